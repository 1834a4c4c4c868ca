"""Putting a Bibob case right on its pages, and what came after the decision."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from dijkwacht.analysis.terms.cases import What
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import BibobState as S
from dijkwacht.apps.bibob.rules.words import Fact
from dijkwacht.apps.organisations.models import Organisation
from tests import bibob as given
from tests import factories as make

pytestmark = pytest.mark.django_db
FACT_WHAT = What.DATA_RECEIVED


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation, client: Client) -> User:
    user = given.officer(here)
    client.force_login(user)
    return user


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def url(case: BibobCase, *more: str) -> str:
    return "/".join([f"/bibob/zaken/{case.pk}", *more, ""])


def opening(**changes: object) -> dict[str, object]:
    day = given.ago(99).isoformat()
    fields = {"number": "z-2026-9", "decision": "horeca", "aim": "application", "received_on": day, "clock": "8"}
    return {**fields, "why": "mistyped", **changes}


def test_what_a_case_was_opened_with_is_put_right_with_a_reason(officer: User, here: Organisation, client: Client) -> None:
    made = given.case(officer, here)
    assert client.get(url(made, "wijzigen")).context["form"]["number"].value() == "Z-2026-00123"
    refused = client.post(url(made, "wijzigen"), opening(why=""))
    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == {"why"}
    assert client.post(url(made, "wijzigen"), opening(clock="bylaw", weeks="10")).url == url(made)
    made.refresh_from_db()
    assert (made.number, made.weeks, made.ground, made.opened_on) == ("Z-2026-9", 10, "bylaw", given.ago(99))
    assert "APV of andere verordening" in text(client.get(url(made)))


@pytest.mark.parametrize(("clock", "weeks"), [("bylaw", ""), ("8", "10"), ("act", "53")])
def test_weeks_belong_to_another_term_and_to_no_other(
    clock: str, weeks: str, officer: User, here: Organisation, client: Client
) -> None:
    made = given.case(officer, here)
    answer = client.post(url(made, "wijzigen"), opening(clock=clock, weeks=weeks))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"weeks"}


def test_a_step_is_taken_back_with_a_reason_from_its_own_page(officer: User, here: Organisation, client: Client) -> None:
    made = given.in_inquiry(officer, here)
    line = f"stap-{made.moves.last().pk}"
    assert url(made, "regel", line) in client.get(url(made)).content.decode()
    assert "Terugdraaien" in text(client.get(url(made, "regel", line)))
    assert client.post(url(made, "regel", line), {"off": "1"}).status_code == 422
    assert client.post(url(made, "regel", line), {"off": "1", "why": "not_happened", "on": "onzin"}).url == url(made)
    made.refresh_from_db()
    assert made.state == S.FORM
    assert client.post(url(made, "regel", line), {"off": "1", "why": "not_happened"}).status_code == 409
    assert client.get(url(made, "regel", line)).status_code == 404


def test_an_earlier_step_says_why_it_stays_and_its_day_can_be_put_right(
    officer: User, here: Organisation, client: Client
) -> None:
    made = given.in_inquiry(officer, here)
    line = f"stap-{made.moves.get(to=S.FORM).pk}"
    page = text(client.get(url(made, "regel", line)))
    assert "Terugdraaien kan nu niet" in page
    early = client.post(url(made, "regel", line), {"on": given.ago(200).isoformat(), "why": "mistyped"})
    assert early.status_code == 422
    assert "on" in early.context["form"].errors
    assert client.post(url(made, "regel", line), {"on": given.ago(96).isoformat(), "why": "mistyped"}).status_code == 302
    assert made.facts.get(what=Fact.FORM_SENT).on == given.ago(96)


def test_a_fact_shows_the_fields_that_belong_to_it(officer: User, here: Organisation, client: Client) -> None:
    made = given.advised(officer, here)
    given.fact(made, Fact.ADVICE_EXTENDED, officer, days=60, weeks=4)
    key = f"feit-{made.facts.get(what=Fact.ADVICE_EXTENDED).pk}"
    form = client.get(url(made, "regel", key)).context["form"]
    assert list(form.fields) == ["on", "weeks", "why"]
    sent = {"on": given.ago(59).isoformat(), "weeks": "3", "why": "mistyped"}
    assert client.post(url(made, "regel", key), sent).status_code == 302
    assert made.facts.get(what=Fact.ADVICE_EXTENDED).weeks == 3
    assert list(client.get(url(made, "vastleggen", "data-asked")).context["form"].fields) == ["on"]


def test_a_case_is_removed_with_a_reason_and_counts_no_more(officer: User, here: Organisation, client: Client) -> None:
    made = given.case(officer, here)
    assert client.post(url(made, "verwijderen")).status_code == 422
    assert client.post(url(made, "verwijderen"), {"why": "retention"}).url == "/bibob/zaken/"
    assert client.get(url(made)).status_code == 404
    assert Event.objects.latest("pk").verb == "cases.case_removed" or not BibobCase.objects.exists()


def test_what_comes_after_the_decision_is_noted_and_has_its_terms(officer: User, here: Organisation, client: Client) -> None:
    made = given.decided(officer, here)
    page = text(client.get(url(made)))
    assert "Na het besluit" in page
    assert "Vastleggen: bezwaar ontvangen" in page
    assert "verzoek om opheffing" not in page
    form = client.get(url(made, "daarna", "objection")).context["form"]
    assert list(form.fields) == ["on", "party", "with_committee"]
    sent = {"on": given.ago(60).isoformat(), "with_committee": "on", "party": "applicant"}
    assert client.post(url(made, "daarna", "objection"), sent).status_code == 302
    page = text(client.get(url(made)))
    assert "bezwaar loopt" in page
    assert "Beslissing op bezwaar" in page
    assert "12 weken" in page
    assert "bezwaar loopt (aanvrager of houder)" in page
    assert client.get(url(made, "daarna", "objection")).status_code == 200  # somebody else may object too
    assert client.get(url(made, "daarna", "objection-deferred")).status_code == 409
    assert client.get(url(made, "daarna", "objection-deferred", "owner-1")).status_code == 404
    assert client.get(url(made, "daarna", "onzin")).status_code == 404
    assert (
        client.post(url(made, "daarna", "objection-deferred", "applicant-1"), {"on": given.ago(50).isoformat()}).status_code
        == 422
    )
    done = {"on": given.ago(50).isoformat(), "weeks": "6"}
    assert client.post(url(made, "daarna", "objection-deferred", "applicant-1"), done).status_code == 302
    row = made.remedies.last()
    assert client.post(url(made, "regel", f"na-{row.pk}"), {"off": "1", "why": "mistyped"}).status_code == 302
    assert made.remedies.count() == 1


def test_private_law_has_nothing_after_the_decision(officer: User, here: Organisation, client: Client) -> None:
    made = given.decided(officer, here, decision="vastgoed-huur")
    assert "Na het besluit" not in text(client.get(url(made)))


def test_a_term_of_somebody_else_is_never_late_and_ours_stands_first(officer: User, here: Organisation, client: Client) -> None:
    made = given.advised(officer, here, received=given.ago(120))
    page = text(client.get(url(made)))
    assert page.index("U moet eerst") < page.index("U wacht op")
    assert "van het Landelijk Bureau" in page
    views = given.concluded(officer, here, number="Z-2026-2")
    given.fact(views, Fact.REPORTED, officer, days=90)
    given.move(views, S.VIEWS, officer, days=89, until=given.ago(80))
    page = text(client.get(url(views)))
    assert "van de aanvrager" in page
    assert not re.search(r"zienswijze: [^.]*te laat", page)
    listed = text(client.get("/bibob/zaken/"))
    assert listed.index("Dit moet u doen") < listed.index("Hier wacht u op")


def test_a_decided_case_has_no_empty_heading_and_no_loud_button(officer: User, here: Organisation, client: Client) -> None:
    made = given.decided(officer, here)
    page = client.get(url(made)).content.decode()
    assert ">Stappen<" not in page
    assert "nl-button--primary" not in page.partition("<main")[2].partition("</h2>")[0]


def test_a_day_too_early_for_a_step_is_said_at_its_field(officer: User, here: Organisation, client: Client) -> None:
    made = given.concluded(officer, here)
    given.fact(made, Fact.REPORTED, officer, days=90)
    given.move(made, S.VIEWS, officer, days=89, until=given.ago(80))
    answer = client.post(url(made, "stap", "weighing"), {"on": given.ago(85).isoformat()})
    assert answer.status_code == 422
    assert "nog tijd voor een zienswijze" in str(answer.context["form"].errors["on"])


def test_what_must_have_happened_has_a_button_that_records_it(officer: User, here: Organisation, client: Client) -> None:
    made = given.advised(officer, here)
    shown = client.get(url(made)).context["shown"]
    row = shown.bureau[0]
    missing = type(row)(row.term._replace(missing=FACT_WHAT), row.runs, row.on, row.article)
    assert missing.missing is Fact.DATA_RECEIVED
    assert row.missing is None


def test_no_term_of_another_day_is_told(officer: User, here: Organisation, client: Client) -> None:
    made = given.case(officer, here, received=given.today() - timedelta(1))
    assert not re.search(r"\d+ dag(en)? te laat", text(client.get(url(made))))


def test_a_permit_for_gambling_is_there_by_law_and_no_penalty_is_told(officer: User, here: Organisation, client: Client) -> None:
    made = given.case(officer, here, received=given.today() - timedelta(70), decision="kansspelautomaten")
    page = text(client.get(url(made)))
    assert "van rechtswege" in page
    assert "van rechtswege" not in text(client.get(url(given.case(officer, here, number="Z-2026-00888", decision="subsidie"))))


def test_what_was_forgotten_makes_no_day_later_and_a_button_records_it(officer: User, here: Organisation, client: Client) -> None:
    """The Bureau asked for data on one day and gave its advice on a later one: in between they came."""
    made = given.advised(officer, here)
    given.fact(made, Fact.DATA_ASKED, officer, days=60)
    given.fact(made, Fact.ADVICE_RECEIVED, officer, days=20)
    before = client.get(url(made))
    cautious = before.context["shown"].decision[0].term
    assert cautious.missing is What.DATA_RECEIVED
    assert "Vastleggen: het Bureau kreeg die gegevens" in text(before)
    client.post(url(made, "vastleggen", Fact.DATA_RECEIVED.value), {"on": given.ago(40).isoformat()})
    after = client.get(url(made)).context["shown"].decision[0].term
    assert after.missing is None
    assert cautious.until < after.until


def test_what_was_noted_on_one_day_stands_in_its_order(officer: User, here: Organisation, client: Client) -> None:
    made = given.case(officer, here)
    given.move(made, S.TRIAGE, officer, days=90)
    given.move(made, S.FORM, officer, days=90)
    given.fact(made, Fact.FORM_COMPLETE, officer, days=90)
    given.move(made, S.INQUIRY, officer, days=90)
    words = [one.words for one in client.get(url(made)).context["lines"]]
    assert words[1:] == ["in triage", "vragenformulier uitgezet", "vragenformulier volledig terug", "eigen onderzoek begonnen"]
