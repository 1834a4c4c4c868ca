"""Bibob cases: opened, moved and recorded; found by who is named on them and by nobody else, in no count either."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.bibob import actions as bibob
from dijkwacht.apps.bibob.models import BibobCase, BibobFact
from dijkwacht.apps.bibob.queries import USE_WORDS, cases_of, dues, file_of, handled
from dijkwacht.apps.bibob.rules.states import BibobState as S
from dijkwacht.apps.bibob.rules.words import Acquittal, Conclusion, Fact, NoTest, Outcome
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.corrections import Amended
from dijkwacht.apps.cases.rules.use import exact
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import bibob as given
from tests import factories as make

pytestmark = pytest.mark.django_db
F = Fact
MISTYPED = Amended.MISTYPED
NOTHING = {"id": "niets", "version": "eigen", "title": "Niets", "body": "municipality", "lines": []}


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation) -> User:
    return given.officer(here)


def seen(user: User) -> list[BibobCase]:
    return list(cases_of(user, on=given.today()))


def faults(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {fault.place for fault in error.value.faults}


def test_whoever_opens_a_case_is_named_on_it(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    assert seen(officer) == [made]
    assert (made.state, made.group, made.is_within_policy, made.is_example) == (S.RECEIVED, "permit", True, True)
    assert list(made.facts.values_list("what", "on")) == [(F.RECEIVED, given.ago(100))]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
def test_a_colleague_who_is_not_named_does_not_find_it(role: Role, here: Organisation, officer: User) -> None:
    given.case(officer, here)
    colleague = make.user("colleague@example.org")
    make.membership(colleague, here, role)
    assert seen(colleague) == []


def test_an_adviser_never_finds_it_not_even_by_request(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    adviser = make.user("adviser@example.org")
    make.assignment(adviser, here)
    assert seen(adviser) == []
    with pytest.raises(Refused, match="eigen organisatie"):
        cases.name(case=made, user=adviser, by=officer)
    assert not hasattr(made, "grants")


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.CLIENT, Role.AUDITOR, Role.READER, Role.RESPONDENT])
def test_these_can_never_be_named(role: Role, here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    other = make.user("other@example.org")
    make.membership(other, here, role)
    with pytest.raises(Refused):
        cases.name(case=made, user=other, by=officer)


def test_an_executive_sees_it_only_when_named_and_while_in_office(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    mayor = make.user("mayor@example.org")
    membership = make.membership(mayor, here, Role.EXECUTIVE)
    assert seen(mayor) == []
    cases.name(case=made, user=mayor, by=officer)
    assert seen(mayor) == [made]
    Membership.objects.filter(pk=membership.pk).update(until=given.ago(1))
    assert seen(mayor) == []


def test_without_a_register_no_case_is_opened(here: Organisation) -> None:
    who = make.user()
    make.membership(who, here, Role.OFFICER)
    with pytest.raises(Refused, match="Zet dat eerst aan"):
        given.case(who, here)


def test_only_who_can_be_named_opens_a_case(here: Organisation, officer: User) -> None:
    client = make.user("client@example.org")
    make.membership(client, here, Role.CLIENT)
    with pytest.raises(Refused):
        given.case(client, here)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"number": "Café De Zon"}, "number"),
        ({"number": ""}, "number"),
        ({"number": "123456782"}, "number"),
        ({"received": date(2999, 1, 1)}, "received_on"),
        ({"decision": "andere-vergunning"}, "decision"),
        ({"decision": "waterschapsactiviteit"}, "decision"),
    ],
)
def test_a_case_names_nobody_and_begins_in_the_past(
    fields: dict[str, object], place: str, here: Organisation, officer: User
) -> None:
    with pytest.raises(InvalidInput) as error:
        given.case(officer, here, **fields)  # type: ignore[arg-type]
    assert faults(error) == {place}
    assert not BibobCase.objects.exists()


def test_a_number_that_is_taken_is_told_only_to_who_is_named(here: Organisation, officer: User) -> None:
    given.case(officer, here)
    with pytest.raises(InvalidInput) as error:
        given.case(officer, here, number=" z-2026-00123")
    assert faults(error) == {"number"}
    other = given.officer(here, "other@example.org")
    assert given.case(other, here)


def test_from_application_to_refusal_on_advice(here: Organisation, officer: User) -> None:
    made = given.advised(officer, here)
    given.fact(made, F.INFORMED, officer, days=91)
    given.fact(made, F.ADVICE_ISSUED, officer, days=40)
    given.fact(made, F.ADVICE_RECEIVED, officer, days=38)
    given.move(made, S.CONCLUSION, officer, days=37, conclusion=Conclusion.SERIOUS, acquittal=Acquittal.LEFT_OUT)
    assert made.is_advised
    with pytest.raises(Refused, match="28 lid 3"):
        given.move(made, S.VIEWS, officer, days=36, until=given.ago(20))
    given.fact(made, F.COPY_GIVEN, officer, days=36)
    given.move(made, S.VIEWS, officer, days=36, until=given.ago(20))
    given.move(made, S.WEIGHING, officer, days=19)
    given.move(made, S.DECIDED, officer, days=10, outcome=Outcome.REFUSED)
    given.move(made, S.KEPT, officer, days=5)
    with pytest.raises(InvalidInput, match="artikel 29"):
        given.move(made, S.EXPIRED, officer, days=0)
    assert (made.state, made.outcome) == (S.KEPT, Outcome.REFUSED)


def test_an_own_conclusion_waits_for_its_report(here: Organisation, officer: User) -> None:
    made = given.concluded(officer, here)
    assert next(due.words for due in dues(officer, on=given.today())).startswith("melding")
    with pytest.raises(Refused, match="7a lid 7"):
        given.move(made, S.VIEWS, officer, days=90, until=given.ago(80))
    given.fact(made, F.REPORTED, officer, days=91)
    given.move(made, S.VIEWS, officer, days=90, until=given.ago(80))
    assert made.state == S.VIEWS


def test_a_refused_step_leaves_everything_as_it_was(here: Organisation, officer: User) -> None:
    made = given.in_inquiry(officer, here)
    before = Event.objects.count()
    with pytest.raises(Refused):
        given.move(made, S.CONCLUSION, officer, conclusion=Conclusion.NONE, acquittal=Acquittal.NOT_FOUND)
    made.refresh_from_db()
    assert (made.state, made.conclusion, Event.objects.count()) == (S.INQUIRY, "", before)


def test_a_step_lies_after_the_one_before_and_not_in_the_future(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    for days in (101, -1):
        with pytest.raises(InvalidInput) as error:
            given.move(made, S.TRIAGE, officer, days=days)
        assert faults(error) == {"on"}


def test_time_to_complete_has_a_last_day(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    given.move(made, S.TRIAGE, officer, days=98)
    given.move(made, S.FORM, officer, days=97)
    with pytest.raises(InvalidInput) as error:
        given.move(made, S.INCOMPLETE, officer, days=96)
    assert faults(error) == {"until"}
    given.move(made, S.INCOMPLETE, officer, days=96, until=given.ago(80))
    given.fact(made, F.REPAIR_UNUSED, officer, days=79)
    given.move(made, S.NOT_TREATED, officer, days=70)
    assert made.state == S.NOT_TREATED


def test_a_fact_lies_after_what_it_follows_on(here: Organisation, officer: User) -> None:
    made = given.advised(officer, here)
    with pytest.raises(InvalidInput) as error:
        given.fact(made, F.ADVICE_RECEIVED, officer, days=92)
    assert faults(error) == {"on"}
    with pytest.raises(Refused, match="Leg eerst vast"):
        given.fact(made, F.DATA_RECEIVED, officer)


def test_a_fact_put_down_by_mistake_goes_until_a_step_rests_on_it(here: Organisation, officer: User) -> None:
    made = given.in_inquiry(officer, here)
    given.fact(made, F.REGISTER_ASKED, officer)
    row = made.facts.get(what=F.REGISTER_ASKED).pk
    bibob.strike(case=made, row=row, why=MISTYPED, by=officer)
    assert not made.facts.filter(what=F.REGISTER_ASKED).exists()
    with pytest.raises(Refused, match="staat er niet meer"):
        bibob.strike(case=made, row=row, why=MISTYPED, by=officer)
    with pytest.raises(Refused, match="sindsdien"):
        bibob.strike(case=made, row=made.facts.get(what=F.FORM_COMPLETE).pk, why=MISTYPED, by=officer)


def test_a_second_click_is_told_that_it_is_done(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    stale = BibobCase.objects.get(pk=made.pk)
    given.move(made, S.TRIAGE, officer)
    with pytest.raises(Refused, match="niet in één stap"):
        bibob.move(case=stale, to=S.TRIAGE, taken=bibob.Taken(given.ago(90)), by=officer)
    given.move(made, S.FORM, officer)
    with pytest.raises(Refused, match="niet in één stap"):
        bibob.move(case=stale, to=S.NOT_TESTED, taken=bibob.Taken(given.ago(90), no_test=NoTest.NO_SIGNAL), by=officer)


def test_each_deed_has_one_event_without_content(here: Organisation, officer: User) -> None:
    before = Event.objects.count()
    made = given.case(officer, here)
    given.move(made, S.NOT_TESTED, officer, no_test=NoTest.OUTSIDE_POLICY)
    found = list(Event.objects.order_by("pk")[before:])
    assert [event.verb for event in found] == ["cases.case_opened", "cases.case_moved"]
    assert {(event.actor, event.organisation, event.note) for event in found} == {(officer.audit_name, "GM9901", "")}


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"group": "unknown"},
        {"conclusion": "serious", "acquittal": ""},
        {"conclusion": "serious", "acquittal": "relied_on"},
        {"outcome": "refused"},
        {"outcome": "refused", "conclusion": "lesser", "acquittal": "not_found"},
        {"no_test": "no_signal"},
        {"state": "decided"},
        {"weeks": 0},
    ],
)
def test_the_database_keeps_the_promise(broken: dict[str, object], here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    with pytest.raises(IntegrityError), transaction.atomic():
        BibobCase.objects.filter(pk=made.pk).update(**broken)


def test_a_fact_stands_once_in_the_database(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    with pytest.raises(IntegrityError), transaction.atomic():
        BibobFact.objects.create(case=made, organisation=here, what=F.RECEIVED, on=given.ago(1))


def test_a_contract_has_the_clock_of_the_bureau_alone(here: Organisation, officer: User) -> None:
    given.advised(officer, here, decision="vastgoed-huur")
    assert [due.article for due in dues(officer, on=given.today())] == ["Wet Bibob 15"]


def test_an_environmental_permit_has_its_own_term(here: Organisation, officer: User) -> None:
    given.case(officer, here, "bouwactiviteit")
    (due,) = dues(officer, on=given.today())
    assert due.article == "Omgevingswet 16.64"


def test_who_holds_something_already_waits_for_no_decision(here: Organisation, officer: User) -> None:
    given.case(officer, here, aim=given.WITHDRAWAL)
    assert dues(officer, on=given.today()) == ()


def test_terms_of_a_case_are_those_of_named_persons_only(here: Organisation, officer: User) -> None:
    given.case(officer, here)
    colleague = make.user("colleague@example.org")
    make.membership(colleague, here, Role.OFFICER)
    assert len(dues(officer, on=given.today())) == 1
    assert dues(colleague, on=given.today()) == ()


def test_five_years_of_use_of_advice_and_own_findings(here: Organisation, officer: User) -> None:
    made = given.advised(officer, here)
    given.fact(made, F.INFORMED, officer, days=91)
    given.fact(made, F.ADVICE_ISSUED, officer, days=40)
    until = file_of(made, made.facts.all()).use_until
    assert until is not None
    assert (until.year, until.month) == (given.ago(40).year + 5, given.ago(40).month)


def test_cases_count_by_year_and_outcome(here: Organisation, officer: User) -> None:
    given.policy(here)
    tested = given.concluded(officer, here, Conclusion.NONE)
    given.move(tested, S.WEIGHING, officer, days=80)
    given.move(tested, S.DECIDED, officer, days=70, outcome=Outcome.GRANTED)
    skipped = given.case(officer, here, number="Z-2026-2")
    given.move(skipped, S.NOT_TESTED, officer, days=95, no_test=NoTest.OTHER)
    running = given.advised(officer, here, number="Z-2026-3")
    assert running.is_within_policy
    years = exact(handled(BibobCase.objects.all()), USE_WORDS)
    total = {name: sum(getattr(year, name) for year in years) for name in ("cases", "within", "within_tested", "tested", "asked")}
    assert total == {"cases": 3, "within": 3, "within_tested": 2, "tested": 2, "asked": 1}
    outcomes = {word: sum(year.outcomes[word] or 0 for year in years) for word in USE_WORDS.outcomes}
    assert outcomes["verleend, aangegaan of in stand gelaten"] == 1
    assert outcomes["loopt nog"] == 1
    assert sum(year.why_not[NoTest.OTHER.word] or 0 for year in years) == 1


def test_a_case_outside_the_policy_is_known_as_such(here: Organisation, officer: User) -> None:
    given.policy(here)
    assert given.case(officer, here, "bedrijf", number="Z-2026-2").is_within_policy
    policies.draft(organisation=here, instrument=Instrument.BIBOB, text=policies.Text("Niets", NOTHING), by=officer)
    row = Policy.objects.get(from_day=None)
    policies.adopt(policy=row, from_day=given.ago(200), seen=row.digest, by=officer)
    assert not given.case(officer, here, "bedrijf").is_within_policy
