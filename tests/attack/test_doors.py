"""Doors that open by a secret alone, and letters that leave by a form: what else opens them, and what they leave behind."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers import actions as barriers
from dijkwacht.apps.barriers.models import Confirmation, Placing
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.consultations.actions import consult
from dijkwacht.apps.reminders.actions import follow
from dijkwacht.documents.barriers.versions.intake import Intake
from tests import factories as make
from tests.attack.test_files import bad_heads
from tests.barriers import HERB, herb, in_use
from tests.web.letters.test_letters import ANSWERS, FACTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def doors() -> dict[str, str]:
    """A link of each kind, all of one organisation."""
    here = make.organisation(name="Duinrade")
    row = in_use(here)
    barriers.place(in_use=row, said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=make.BY)
    author = make.member(make.support_team(), Role.ADVISER, "schrijver@example.org")
    draft = barriers.draft(found=Intake(HERB, herb()), by=author)
    links = {
        "confirm": barriers.ask_partner(placing=Placing.objects.get(), email="net@example.org", by=make.BY),
        "advise": consult(draft=draft, party="netbeheerder", email="net@example.org", by=author),
        "agenda": f"x/agenda/{follow(by=make.member(here, Role.COORDINATOR, 'oov@example.org'))}/dagen.ics",
    }
    return {kind: f"/{link.split('/', 3)[3] if '//' in link else link.partition('/')[2]}" for kind, link in links.items()}


def alike(door: str) -> Iterator[str]:
    """Addresses that look like a door, with a secret that is nearly right or that of another door."""
    secret = re.search(r"[\w-]{40,}", door)[0]
    for wrong in (secret.swapcase(), secret[:-1], f"{secret}=", f"{secret}%00", f"%20{secret}", "x" * 43, "*"):
        yield door.replace(secret, wrong)


def test_a_secret_that_is_nearly_right_or_of_another_door_opens_nothing(doors: dict[str, str]) -> None:
    tried = [path for door in doors.values() for path in alike(door)]
    secrets = {re.search(r"[\w-]{40,}", door)[0] for door in doors.values()}
    tried += [re.sub(r"[\w-]{40,}", other, door) for door in doors.values() for other in secrets if other not in door]
    assert {(path, Client().get(path).status_code) for path in tried} == {(path, 404) for path in tried}


def test_looking_at_a_door_in_whatever_way_does_nothing_and_it_tells_nobody_its_address(doors: dict[str, str]) -> None:
    events = Event.objects.count()
    for kind, door in doors.items():
        for method in ("get", "head", "options", "put", "delete"):
            answer = getattr(Client(), method)(door)
            assert answer.status_code in ({200} if method in {"get", "head"} else {405}), (kind, method)
            assert answer["Cache-Control"] == "private, no-store"
        answer = Client().get(door)
        assert answer["Referrer-Policy"] in {"strict-origin", "no-referrer"}, kind
        assert answer["X-Robots-Tag"] == "noindex, nofollow", kind
    assert Event.objects.count() == events
    assert Confirmation.objects.get().answered_at is None


def test_a_form_from_another_site_confirms_nothing(doors: dict[str, str]) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.get(doors["confirm"])
    answer = browser.post(doors["confirm"], {"is_arranged": "yes"}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert Confirmation.objects.get().answered_at is None


def test_a_letter_leaves_by_its_form_alone_and_says_no_more_than_which_model_it_is(client: Client) -> None:
    path, said = "/brieven/damocles-besluit/", {**FACTS, **ANSWERS}
    for form in ("html", "exe", "../docx", "DOCX", "docx\r\nX-A: b"):
        assert not client.post(path, {**said, "do": form}).has_header("Content-Disposition")
    client.force_login(make.member(make.organisation(name="Duinrade"), Role.OFFICER, "officer@example.org"))
    for form in ("html", "exe", "../docx", "DOCX", "docx\r\nX-A: b"):
        assert not client.post(path, {**said, "do": form}).has_header("Content-Disposition")
    answer = client.post(path, {**said, "do": "docx"}, headers={"Range": "bytes=0-9"})
    assert (answer.status_code, [*bad_heads(answer)]) == (200, [])
    assert answer["Content-Disposition"] == 'attachment; filename="damocles-besluit.docx"'
    client.logout()
    answer = client.post(path, {**said, "do": "docx"})
    assert (answer.status_code, answer.has_header("Content-Disposition")) == (403, False)
