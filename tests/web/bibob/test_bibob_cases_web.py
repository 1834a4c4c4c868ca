"""Cases on their pages: from opening to decision without losing a day, found by who is named and by nobody else."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import BibobState as S
from dijkwacht.apps.bibob.rules.words import Conclusion, Fact
from dijkwacht.apps.cases.models import Register
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.jobs.years.figures import close
from tests import bibob as given
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation) -> User:
    return given.officer(here)


@pytest.fixture
def desk(officer: User, client: Client) -> Client:
    client.force_login(officer)
    return client


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def opening(**changes: object) -> dict[str, object]:
    return {
        "organisation": "GM9901",
        "number": "z-2026-00123",
        "decision": "horeca",
        "aim": "application",
        "received_on": given.ago(30).isoformat(),
        "clock": "8",
        **changes,
    }


def test_a_case_goes_from_opening_to_decision(desk: Client) -> None:
    address = desk.post("/bibob/zaken/nieuw/", opening()).url
    days = iter(range(29, 0, -1))

    def step(to: str, **given_: object) -> None:
        answer = desk.post(f"{address}stap/{to}/", {"on": given.ago(next(days)).isoformat(), **given_})
        assert answer.status_code == 302, text(answer)

    def fact(what: str) -> None:
        answer = desk.post(f"{address}vastleggen/{what}/", {"on": given.ago(next(days)).isoformat()})
        assert answer.status_code == 302, text(answer)

    step("triage")
    step("form")
    fact("form-complete")
    step("inquiry")
    fact("register-asked")
    fact("inquiry-done")
    step("conclusion", conclusion="lesser", acquittal="not_found")
    assert "Onverwijld melden" in text(desk.get(address))
    fact("reported")
    step("views", until=given.ago(5).isoformat())
    fact("views-received")
    step("weighing")
    step("decided", outcome="conditions")
    step("kept")
    made = BibobCase.objects.get()
    assert (made.number, made.state, made.conclusion, made.outcome) == ("Z-2026-00123", S.KEPT, "lesser", "conditions")
    assert "De eigen bevindingen" in text(desk.get(address))


def test_a_wrong_field_is_said_beside_it_and_nothing_is_lost(desk: Client) -> None:
    answer = desk.post("/bibob/zaken/nieuw/", opening(number="Café De Zon", received_on="31-04-2026"))
    assert answer.status_code == 422
    assert "31 april bestaat niet." in text(answer)
    answer = desk.post("/bibob/zaken/nieuw/", opening(number="Café De Zon"))
    assert answer.status_code == 422
    assert "number" in answer.context["form"].errors
    assert 'value="Café De Zon"' in answer.content.decode()
    assert not BibobCase.objects.exists()


@pytest.mark.parametrize(("decision", "aim"), [("overheidsopdracht", "application"), ("horeca", "withdrawal")])
def test_where_nobody_waits_for_a_decision_no_term_is_chosen(desk: Client, decision: str, aim: str) -> None:
    wrong = opening(decision=decision, aim=aim, clock="act", weeks="10")
    answer = desk.post("/bibob/zaken/nieuw/", wrong)
    assert answer.status_code == 422
    assert "geen beslistermijn" in str(answer.context["form"].errors["clock"])
    assert desk.post("/bibob/zaken/nieuw/", opening(decision=decision, aim=aim)).status_code == 302


def test_a_step_that_is_not_possible_says_why_with_its_article(desk: Client, officer: User, here: Organisation) -> None:
    made = given.in_inquiry(officer, here)
    answer = desk.post(
        f"/bibob/zaken/{made.pk}/stap/conclusion/",
        {"on": given.today().isoformat(), "conclusion": "none", "acquittal": "not_found"},
    )
    assert answer.status_code == 409
    assert "9 lid 5" in text(answer)
    assert answer.context["form"]["conclusion"].value() == "none"
    made.refresh_from_db()
    assert made.state == S.INQUIRY


def test_a_day_before_the_step_before_is_said_at_its_field(desk: Client, officer: User, here: Organisation) -> None:
    made = given.case(officer, here)
    answer = desk.post(f"/bibob/zaken/{made.pk}/stap/triage/", {"on": given.ago(200).isoformat()})
    assert answer.status_code == 422
    assert "on" in answer.context["form"].errors


def test_a_double_click_does_no_harm(desk: Client, officer: User, here: Organisation) -> None:
    made = given.case(officer, here)
    for _ in range(2):
        assert desk.post(f"/bibob/zaken/{made.pk}/stap/triage/", {"on": given.ago(3).isoformat()}).status_code == 302
    assert desk.post(f"/bibob/zaken/{made.pk}/stap/kept/", {"on": given.ago(3).isoformat()}).status_code == 409
    assert desk.post(f"/bibob/zaken/{made.pk}/stap/elsewhere/", {"on": given.ago(3).isoformat()}).status_code == 404


def test_an_extension_has_its_weeks_and_a_deferral_its_day(desk: Client, officer: User, here: Organisation) -> None:
    made = given.advised(officer, here)
    address = f"/bibob/zaken/{made.pk}/vastleggen/"
    day = given.ago(60).isoformat()
    for what, field in (("advice-extended", "weeks"), ("decision-deferred", "until")):
        answer = desk.post(f"{address}{what}/", {"on": day})
        assert answer.status_code == 422
        assert set(answer.context["form"].fields) == {"on", field}
        assert field in answer.context["form"].errors
    assert desk.post(f"{address}advice-extended/", {"on": day, "weeks": "5"}).status_code == 422
    assert desk.post(f"{address}advice-extended/", {"on": day, "weeks": "4"}).status_code == 302
    assert desk.post(f"{address}decision-deferred/", {"on": day, "until": given.today().isoformat()}).status_code == 302


def test_the_two_clocks_stand_beside_each_other_with_their_arithmetic(desk: Client, officer: User, here: Organisation) -> None:
    made = given.advised(officer, here)
    answer = text(desk.get(f"/bibob/zaken/{made.pk}/"))
    assert "Klok van de beslissing" in answer
    assert "Wet Bibob 31" in answer
    assert "8 weken na" in answer
    assert "Klok van het Bureau" in answer
    assert "Wet Bibob 15" in answer


def test_a_contract_says_that_it_has_no_decision_term(desk: Client, officer: User, here: Organisation) -> None:
    made = given.case(officer, here, "vastgoed-huur")
    answer = text(desk.get(f"/bibob/zaken/{made.pk}/"))
    assert "burgerlijk recht" in answer
    assert "er is geen beslistermijn" in answer
    assert "Awb 4:13" not in answer


def test_a_case_that_runs_over_a_change_of_the_law_says_so(desk: Client, officer: User, here: Organisation) -> None:
    made = given.case(officer, here, received=given.date(2022, 9, 1))
    assert "veranderde de Wet Bibob" in text(desk.get(f"/bibob/zaken/{made.pk}/"))


def test_every_look_is_put_on_record_without_content(desk: Client, officer: User, here: Organisation) -> None:
    made = given.case(officer, here)
    before = Event.objects.count()
    desk.get(f"/bibob/zaken/{made.pk}/")
    (event,) = Event.objects.order_by("pk")[before:]
    assert (event.verb, event.actor, event.organisation) == ("cases.opened", officer.audit_name, "GM9901")
    assert made.number not in f"{event.note}{event.on}"


def test_who_is_not_named_finds_nothing_in_any_list_or_number(client: Client, officer: User, here: Organisation) -> None:
    made = given.case(officer, here)
    colleague = make.user("colleague@example.org")
    make.membership(colleague, here, Role.OFFICER)
    client.force_login(colleague)
    for address in ("/bibob/zaken/", "/bibob/GM9901/gebruik/", "/bibob/GM9901/", "/instrumenten/"):
        assert made.number not in client.get(address).content.decode(), address
    assert "U staat op geen Bibob-zaak" in text(client.get("/bibob/zaken/"))
    assert client.get(f"/bibob/zaken/{made.pk}/").status_code == 404
    answer = client.post(f"/bibob/zaken/{made.pk}/stap/triage/", {"on": given.ago(3).isoformat()})
    assert answer.status_code == 404


def test_a_colleague_is_put_on_a_case_and_taken_off(desk: Client, officer: User, here: Organisation) -> None:
    made = given.case(officer, here)
    colleague = make.user("colleague@example.org", name="Cas Collega")
    make.membership(colleague, here, Role.COORDINATOR)
    outsider = make.user("outsider@example.org")
    address = f"/bibob/zaken/{made.pk}/namen/"
    assert desk.post(address, {"user": outsider.pk}).status_code == 422
    assert desk.post(address, {"user": colleague.pk}).status_code == 302
    assert "Cas Collega" in text(desk.get(f"/bibob/zaken/{made.pk}/"))
    assert desk.post(address, {"weg": str(colleague.pk)}).status_code == 302
    assert desk.post(address, {"weg": str(colleague.pk)}).status_code == 404
    assert desk.post(address, {"weg": str(officer.pk)}).status_code == 409


def test_exact_numbers_are_of_ones_own_cases_alone(desk: Client, officer: User, here: Organisation) -> None:
    given.policy(here)
    given.concluded(officer, here, Conclusion.NONE)
    other = given.officer(here, "other@example.org")
    for number in range(4):
        given.case(other, here, number=f"Z-2026-0020{number}")
    close(Register.objects.get(organisation=here, instrument=Instrument.BIBOB))
    answer = desk.get("/bibob/GM9901/gebruik/")
    assert sum(year.cases for year in answer.context["own"]) == 1
    assert {one.is_hidden for one in answer.context["others"]} == {True}
    assert "minder dan 5" in text(answer)


def test_the_page_explains_why_it_is_closed(desk: Client, officer: User, here: Organisation) -> None:
    made = given.case(officer, here)
    answer = text(desk.get(f"/bibob/zaken/{made.pk}/"))
    assert "artikel 28 lid 2" in answer
    assert "die lijst is gesloten" in answer


COUNTS: dict[str, set[int]] = {}


@pytest.mark.parametrize("number", [1, 6])
@pytest.mark.parametrize("address", ["/bibob/zaken/", "/bibob/GM9901/gebruik/"])
def test_many_cases_ask_no_more_of_the_database_than_one(
    number: int, address: str, desk: Client, officer: User, here: Organisation
) -> None:
    for one in range(number):
        made = given.case(officer, here, number=f"Z-2026-0030{one}")
        given.move(made, S.TRIAGE, officer)
    with CaptureQueriesContext(connection) as asked:
        desk.get(address)
    COUNTS.setdefault(address, set()).add(len(asked))
    assert len(asked) <= 21
    assert len(COUNTS[address]) == 1


def test_a_case_page_asks_little(desk: Client, officer: User, here: Organisation) -> None:
    made = given.advised(officer, here)
    given.fact(made, Fact.INFORMED, officer)
    with CaptureQueriesContext(connection) as asked:
        desk.get(f"/bibob/zaken/{made.pk}/")
    assert len(asked) <= 21


def test_the_time_line_stands_on_the_page_and_goes_into_the_file(desk: Client, officer: User, here: Organisation) -> None:
    case = given.case(officer, here)
    page = text(desk.get(f"/bibob/zaken/{case.pk}/"))
    assert "Laatste dag: besluit" in page
    assert "8 weken na" in page
    given.move(case, S.TRIAGE, officer, days=98)
    given.move(case, S.FORM, officer, days=97)
    assert "(Wet Bibob 7a lid 5)" in text(desk.get(f"/bibob/zaken/{case.pk}/"))
    assert desk.get(f"/bibob/zaken/{case.pk}/tijdlijn.docx").status_code == 200
