"""The barrier models on pages: the catalogue, one model, and what is asked of a partner; the same for everybody."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers.actions import publish
from dijkwacht.apps.barriers.models import BarrierVersion
from dijkwacht.apps.barriers.queries import serving
from dijkwacht.apps.norms import actions as norms
from dijkwacht.apps.norms.rules import State
from dijkwacht.documents.barriers.formats import read_any
from dijkwacht.documents.law.statements import Part, Statement
from dijkwacht.documents.norms.model import Advice
from dijkwacht.web.legal.views import _address
from tests import factories as make
from tests.documents.barriers.examples import MODEL, model

pytestmark = pytest.mark.django_db
ADDRESS = "/barrieres/hennepteelt/"
PORT = MODEL.replace("id: hennepteelt", "id: haven\ntheme: ports\nrelated: [hennepteelt, nergens]").replace(
    "Hennepteelt", "Haven"
)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(make.user("oov@example.org"))
    for text in (MODEL, PORT):
        publish(model=model(text), by=make.BY)
    return client


def text(answer: Any) -> str:
    return " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", answer.content.decode(), flags=re.DOTALL).split())


def rows(answer: Any) -> list[str]:
    return [row["model"].id for row in answer.context["rows"]]


def test_the_catalogue_has_every_model_and_says_that_it_is_a_proposal(desk: Client, django_assert_max_num_queries: Any) -> None:
    desk.get("/barrieres/")
    with django_assert_max_num_queries(8):
        answer = desk.get("/barrieres/")
    assert rows(answer) == ["haven", "hennepteelt"]
    page = text(answer)
    assert "2 stappen, 3 manieren, 2 barrières." in page
    assert page.count("te bevestigen") == 1


def test_the_catalogue_stands_when_it_is_empty(client: Client) -> None:
    client.force_login(make.user("oov@example.org"))
    assert "Er zijn nog geen barrièremodellen" in text(client.get("/barrieres/"))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"thema": "ports"}, ["haven"]),
        ({"partner": "verhuurder", "instrument": "damocles", "bewijs": "judgement"}, ["haven", "hennepteelt"]),
        ({"bewijs": "source"}, []),
        ({"woord": "loods"}, []),
    ],
)
def test_a_choice_narrows_the_catalogue(asked: dict[str, str], found: list[str], desk: Client) -> None:
    answer = desk.get("/barrieres/", asked)
    assert rows(answer) == found
    assert ("Geen model past bij deze keuze" in text(answer)) is not found


def test_a_word_leads_to_the_step(desk: Client) -> None:
    page = desk.get("/barrieres/", {"woord": "pand"}).content.decode()
    assert f'href="{ADDRESS}#s-S1">Ruimte vinden' in page


def test_what_cannot_be_asked_is_said(desk: Client) -> None:
    answer = desk.get("/barrieres/", {"thema": "onzin"})
    assert (answer.status_code, "Kies uit de lijst." in text(answer)) == (422, True)


def test_a_model_is_drawn_and_told_whole(desk: Client, django_assert_max_num_queries: Any) -> None:
    desk.get(ADDRESS)
    with django_assert_max_num_queries(8):
        answer = desk.get(ADDRESS)
    page = text(answer)
    for said in (
        "Vraagt K1 (Stroomaansluiting) of (1 van K1 (Stroomaansluiting)).",
        "Dichtgeplakte ramen door buren",
        "verhuurder",
        "Opiumwet , artikel 13b",
        "oordeel van de makers, niet gemeten",
        "Verkopen (hoeft niet)",
        "Nodig voor: Bedrijfspand huren (S1)",
    ):
        assert said in page
    assert page.count("te bevestigen") == 1
    assert 'role="img"' in answer.content.decode()
    assert 'href="/damocles/"' in answer.content.decode()


def test_what_was_not_read_says_so(desk: Client) -> None:
    publish(model=model(MODEL.replace("checked: true", "checked: false").replace('"1"', '"2"')), by=make.BY)
    assert "te verifiëren" in text(desk.get(ADDRESS))
    assert "te verifiëren" not in text(desk.get(f"{ADDRESS}?versie=1"))


def test_a_next_version_says_what_is_different_from_the_one_before(desk: Client) -> None:
    publish(model=model(MODEL.replace("Ruimte vinden", "Ruimte zoeken").replace('"1"', '"2"')), by=make.BY)
    page = text(desk.get(ADDRESS))
    assert "Wat is er anders dan in versie 1? Stap Ruimte zoeken (anders) : titel: ‘Ruimte zoeken’, eerst ‘Ruimte vinden’" in page
    assert "Wat is er anders" not in text(desk.get(f"{ADDRESS}?versie=1"))
    publish(model=model(MODEL.replace("Ruimte vinden", "Ruimte zoeken").replace('"1"', '"3"')), by=make.BY)
    assert "Wat is er anders dan in versie 2? Niets, behalve het nummer." in text(desk.get(ADDRESS))


def test_every_anchor_on_a_page_is_there_once(desk: Client) -> None:
    page = desk.get(ADDRESS).content.decode()
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len({*ids})
    assert set(re.findall(r'href="#([^"]+)"', page)) <= {*ids}


def test_ways_that_nobody_can_close_are_said(desk: Client) -> None:
    answer = desk.get(ADDRESS)
    assert answer.context["staying"] == ()
    assert [step.id for step in answer.context["closable"]] == ["S1"]
    assert "Alleen bij het hoge cijfer helemaal te sluiten" in text(answer)
    weaker = MODEL.replace("closes: [S1/W1, K1]", "closes: [S1/W1]").replace("high: 0.6", "high: 0.5").replace('"1"', '"2"')
    publish(model=model(weaker), by=make.BY)
    answer = desk.get(ADDRESS)
    assert answer.context["staying"] == (("Woning huren", "S1", False), ("Bedrijfspand huren", "S1", True))
    page = text(answer)
    assert "Geen enkele stap is helemaal te sluiten." in page
    assert "Niemand houdt dit tegen." in page
    assert "Blijft open, ook met alle barrières samen." in page


def test_an_older_version_says_that_there_is_a_newer_one(desk: Client) -> None:
    publish(model=model(MODEL.replace('"1"', '"2"')), by=make.BY)
    assert "Andere versies: versie 1" in text(desk.get(ADDRESS))
    old = desk.get(f"{ADDRESS}?versie=1")
    assert "U leest versie 1." in text(old)
    assert f"{ADDRESS}model.pdf?versie=1" in old.content.decode()
    assert f"{ADDRESS}partners/gemeente/?versie=1" in old.content.decode()
    assert desk.get(f"{ADDRESS}?versie=9").status_code == 404


def test_a_model_that_was_retired_is_still_read(desk: Client) -> None:
    BarrierVersion.objects.filter(code="hennepteelt").update(state=State.RETIRED)
    assert rows(desk.get("/barrieres/")) == ["haven"]
    assert desk.get(ADDRESS).status_code == 200


def test_models_beside_it_are_links_as_far_as_they_are_there(desk: Client) -> None:
    answer = desk.get("/barrieres/haven/")
    assert answer.context["related"] == [("Hennepteelt", ADDRESS)]


def test_who_may_read_norms_finds_the_criterion_there(desk: Client) -> None:
    publish(model=model(MODEL.replace("instrument: damocles", "criteria: [SAM-02, XXX-1]").replace('"1"', '"2"')), by=make.BY)
    norm = norms.publish(norm=make.norm("gemeente"), by=make.BY)
    assert f'href="/normen/{norm.pk}/#SAM-02"' not in desk.get(ADDRESS).content.decode()
    keeper = make.user("beheer@example.org")
    make.membership(keeper, make.organisation(name="Duinrade"), Role.ADMINISTRATOR)
    desk.force_login(keeper)
    assert f'href="/normen/{norm.pk}/#SAM-02"' in desk.get(ADDRESS).content.decode()


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("pdf", b"%PDF"),
        ("svg", b"<svg"),
        ("csv", b"\xef\xbb\xbf"),
        ("yaml", b"id: hennepteelt"),
        ("json", b"{"),
        ("xml", b"<?xml"),
    ],
)
def test_a_model_is_taken_along(form: str, begins: bytes, desk: Client) -> None:
    answer = desk.get(f"{ADDRESS}model.{form}")
    assert answer.content.startswith(begins)
    assert f'filename="barrieremodel-hennepteelt-1.{form}"' in answer.headers["Content-Disposition"]
    if form in {"yaml", "json"}:
        assert read_any(answer.content, file="m") == model()
    if form == "json":
        assert json.loads(answer.content)["id"] == "hennepteelt"


def test_no_other_form_is_there(desk: Client) -> None:
    assert desk.get(f"{ADDRESS}model.docx").status_code == 404
    assert desk.get("/barrieres/nergens/model.pdf").status_code == 404


def test_what_is_asked_of_a_partner_stands_on_one_page(desk: Client) -> None:
    answer = desk.get(f"{ADDRESS}partners/verhuurder/")
    page = text(answer)
    assert "Verhuurder: wat vragen wij?" in page
    assert "Samen met gemeente" in page
    assert "Er staat niet in wat waar geregeld is" in page
    assert desk.get(f"{ADDRESS}partners/buurman/").status_code == 404


@pytest.mark.parametrize("form", ["pdf", "docx", "odt"])
def test_the_list_of_a_partner_is_taken_along(form: str, desk: Client) -> None:
    answer = desk.get(f"{ADDRESS}partners/verhuurder/lijst.{form}")
    assert f'filename="barrieremodel-hennepteelt-verhuurder.{form}"' in answer.headers["Content-Disposition"]
    assert answer.content[:2] == (b"%P" if form == "pdf" else b"PK")


def test_what_is_asked_of_a_partner_in_all_models_stands_on_one_page_and_one_paper(desk: Client) -> None:
    publish(model=model(MODEL.replace("id: hennepteelt", "id: zorg").replace("[gemeente, verhuurder]", "[gemeente]")), by=make.BY)
    page = text(desk.get("/barrieres/partners/verhuurder/"))
    assert "Verhuurder: wat vragen wij, in alle modellen? 2 barrières in 2 modellen." in page
    assert page.index("Haven") < page.index("Hennepteelt")
    assert "Er staat niet in wat waar geregeld is" in page
    assert 'href="/barrieres/partners/verhuurder/"' in desk.get(f"{ADDRESS}partners/verhuurder/").content.decode()
    answer = desk.get("/barrieres/partners/verhuurder/lijst.docx")
    assert 'filename="barrieremodellen-verhuurder.docx"' in answer.headers["Content-Disposition"]
    for address in ("buurman/", "buurman/lijst.docx", "verhuurder/lijst.csv"):
        assert desk.get(f"/barrieres/partners/{address}").status_code == 404


def test_a_partner_with_signs_in_its_name_has_an_address(desk: Client) -> None:
    publish(
        model=model(MODEL.replace("[gemeente, verhuurder]", '["!!", Meld Misdaad Anoniem]').replace('"1"', '"2"')), by=make.BY
    )
    assert desk.get(ADDRESS).status_code == 200
    assert desk.get(f"{ADDRESS}partners/partner/").status_code == 200
    assert desk.get(f"{ADDRESS}partners/meld-misdaad-anoniem/").status_code == 200


def test_a_norm_leads_to_the_barriers_that_serve_its_criteria(desk: Client) -> None:
    publish(model=model(MODEL.replace("instrument: damocles", "criteria: [BES-01]").replace('"1"', '"2"')), by=make.BY)
    keeper = make.user("beheer@example.org")
    make.membership(keeper, make.organisation(name="Duinrade"), Role.ADMINISTRATOR)
    desk.force_login(keeper)
    theirs = norms.publish(norm=make.norm("klein"), by=make.BY)
    ours = norms.publish(norm=make.norm("gemeente"), by=make.BY)
    link = f'href="{ADDRESS}#b-BAR-01">Verhuurders spreken (Hennepteelt)'
    assert link in desk.get(f"/normen/{ours.pk}/").content.decode()
    # The same id means something else in a norm that somebody else made.
    assert link not in desk.get(f"/normen/{theirs.pk}/").content.decode()


def test_advice_of_a_norm_that_names_a_barrier_leads_to_it(desk: Client) -> None:
    norm = make.norm("klein")
    advice = Advice(text="Doe.", effort="small", barriers=("haven/BAR-02", "weg/X"))
    advised = norm.criteria[0].model_copy(update={"advice": advice})
    theme = norm.themes[0].model_copy(update={"criteria": (advised, *norm.themes[0].criteria[1:])})
    found = serving(norm.model_copy(update={"themes": (theme, *norm.themes[1:])}))
    assert [(model.id, barrier.id) for model, barrier in found["BES-01"]] == [("haven", "BAR-02")]
    assert found["BES-02"] == ()


def test_what_rests_on_an_act_leads_to_the_barrier() -> None:
    said = Statement(Part.BARRIER, "haven/BAR-01", "Verhuurders spreken", "artikel 13b", ())
    assert _address(said) == "/barrieres/haven/#b-BAR-01"
    assert _address(replace(said, where="haven")) == "/barrieres/haven/"


def test_a_source_is_a_link_only_where_it_leads_to_a_page(desk: Client) -> None:
    page, no_page = "{id: wet, title: Een wet, url: 'https://wetten.example/a'}", "{id: x, title: Vals, url: 'javascript:x'}"
    sources = f"sources: [{page}, {no_page}, Oordeel]"
    publish(model=model(re.sub(r"sources: .*", sources, MODEL).replace('"1"', '"2"')), by=make.BY)
    found = desk.get(ADDRESS).context["sources"]
    assert found == [("Een wet (wetten.example)", "https://wetten.example/a"), ("Vals", ""), ("Oordeel", "")]
