"""A picture on a norm of another maker, from file to report: what such a norm lacks, the pages do without."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.queries import usable
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import REPORT
from tests import factories as make

pytestmark = pytest.mark.django_db

URN = "urn:voorbeeld:risk:req_node:proef"
CISO = {
    "locale": "en",
    "version": 2,
    "name": "Test library",
    "objects": {
        "framework": {
            "urn": "urn:voorbeeld:risk:framework:proef",
            "ref_id": "Proef",
            "name": "Proefkader",
            "requirement_nodes": [
                {"urn": f"{URN}:a", "ref_id": "A", "depth": 1, "assessable": False, "name": "Toegang"},
                {
                    "urn": f"{URN}:a1", "parent_urn": f"{URN}:a", "ref_id": "A.1", "depth": 2, "assessable": True,
                    "description": "There is a key plan.", "translations": {"nl": {"description": "Er is een sleutelplan."}},
                },
                {
                    "urn": f"{URN}:a2", "parent_urn": f"{URN}:a", "ref_id": "A.2", "depth": 2, "assessable": True,
                    "description": "Doors are locked.",
                },
            ],
        }
    },
}  # fmt: skip
OSCAL = {
    "catalog": {
        "uuid": "74c8ba1e",
        "metadata": {"title": "Proefcatalogus", "version": "5.1", "oscal-version": "1.1.2"},
        "groups": [
            {
                "id": "ac",
                "title": "Toegang",
                "controls": [
                    {
                        "id": "ac-1",
                        "title": "Beleid",
                        "props": [{"name": "label", "value": "AC-1"}],
                        "parts": [{"name": "statement", "prose": "Er is beleid voor {{ insert: param, ac-1_prm }}."}],
                        "params": [{"id": "ac-1_prm", "label": "toegang"}],
                        "controls": [{"id": "ac-1.1", "title": "Sleutels", "props": [{"name": "label", "value": "AC-1(1)"}]}],
                    }
                ],
            }
        ],
    }
}


def published(client: Client, data: object, name: str) -> NormVersion:
    """Read a file in and publish it, as an administrator does."""
    keeper = make.user("beheer@example.org")
    make.membership(keeper, make.organisation("GM9909", "Elders"), Role.ADMINISTRATOR)
    client.force_login(keeper)
    file = SimpleUploadedFile(name, json.dumps(data, ensure_ascii=False).encode())
    page = client.post("/normen/nieuw/", {"norm": file}, follow=True)
    told = page.content.decode()
    assert "respondenten lezen de eis" in told
    assert "die worden aan iedereen gevraagd" in told
    assert "Er is geen korte set" in told
    norm = NormVersion.objects.get()
    client.post(f"/normen/{norm.pk}/stap/", {"to": "published", "seen": norm.digest})
    return NormVersion.objects.get()


@pytest.mark.parametrize(
    ("data", "name", "criteria", "text"),
    [
        (CISO, "bibliotheek.yaml", ("A.1", "A.2"), "Er is een sleutelplan."),
        (OSCAL, "catalogus.json", ("ac-1", "ac-1.1"), "Er is beleid voor"),
    ],
    ids=["ciso", "oscal"],
)
def test_a_picture_is_planned_answered_reckoned_and_reported(
    data: object, name: str, criteria: tuple[str, str], text: str, client: Client
) -> None:
    norm = published(client, data, name)
    where = make.organisation("GM9901", "Duinrade")
    assert list(usable("municipality")) == [norm]
    picture = pictures.plan(organisation=where, norm=norm, reference_date=make.REFERENCE, by=make.BY)
    person, adviser = make.user("hr@example.org"), make.user("adviseur@example.org")
    make.assignment(adviser, where)
    seat = make.respondent(picture, "hr", who=person)
    adoption.move(picture=picture, to=State.ANSWERING, by=make.BY)
    _answers(client, person, seat.pk, criteria, text)
    _weighs(client, adviser, picture, criteria)
    score = reckon(Picture.objects.get()).score
    assert {result.id for result in score.criteria} == set(criteria)
    assert not any(result.must for result in score.criteria)
    for form in REPORT.forms:
        assert len(deliver(REPORT, of=Picture.objects.get(), form=form, by=make.BY).content) > 1_000


def _answers(client: Client, person: User, seat: int, criteria: tuple[str, str], text: str) -> None:
    """Everybody is asked everything, in words that fall back on the criterion."""
    client.force_login(person)
    overview = client.get(f"/vragen/{seat}/overzicht/").content.decode()
    assert "None" not in overview
    for criterion in criteria:
        address = f"/vragen/{seat}/{criterion}/"
        card = client.get(address).content.decode()
        assert "Is dit vastgelegd?" in card
        assert "Gebeurt dit ook?" in card
        form = {"seen": 0, "paper": 2, "practice": 1, "explanation": "", "pieces": 1, "evidence-1-name": "Besluit"}
        when = {"evidence-1-kind": "besluit", "evidence-1-when": "2026-03-01", "evidence-1-kept_at": "zaaksysteem"}
        assert client.post(address, {**form, **when}).status_code in {200, 302}
    assert text in client.get(f"/vragen/{seat}/{criteria[0]}/").content.decode()


def _weighs(client: Client, adviser: User, picture: Picture, criteria: tuple[str, str]) -> None:
    """Every page of the adviser holds, and so does the page of the executive."""
    picture.refresh_from_db()
    adoption.move(picture=picture, to=State.ANALYSIS, by=make.BY)
    pictures.settle(
        picture=picture, criterion=criteria[0], levels={Side.PAPER: 2, Side.PRACTICE: 1}, reason="Gezien.", by=make.BY
    )
    findings.describe(picture=picture, criterion=criteria[0], text="Nog niet overal.", is_reviewed=True, by=make.BY)
    pictures.summarise(picture=picture, summary="Kort.", decision="", by=make.BY)
    client.force_login(adviser)
    pages = ["", *(f"onderdeel/{criterion}/" for criterion in criteria), "bevindingen/", "samenvatting/", "werkboek/vragen.xlsx"]
    for page in [f"/werk/{picture.pk}/{one}" for one in pages] + [f"/beelden/{picture.pk}/"]:
        response = client.get(page)
        assert response.status_code == 200, page
        assert b">None<" not in response.content
