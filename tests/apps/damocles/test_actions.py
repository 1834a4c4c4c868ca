"""Damocles cases: opened, moved, taken back; seen by who is named on them and nobody else."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.corrections import Amended, Removed
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase, DamoclesGrant, DamoclesMove
from dijkwacht.apps.damocles.queries import cases_seen, moves_of, open_questions, questions_of
from dijkwacht.apps.damocles.rules.facts import Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.damocles.rules.states import Deed, DropReason, OpenReason
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.words import Measure, Place
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db
MISTYPED = Amended.MISTYPED


def last(case: DamoclesCase) -> int:
    return case.moves.latest("pk").pk


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation) -> User:
    return given.officer(here)


def seen(user: User, day: date | None = None) -> list[DamoclesCase]:
    return list(cases_seen(user, on=day or given.today()))


def faults(error: pytest.ExceptionInfo[InvalidInput]) -> set[str]:
    return {fault.place for fault in error.value.faults}


def test_whoever_opens_a_case_is_named_on_it_and_sees_it(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    assert seen(officer) == [made]
    assert (made.number, made.state, made.opened_on) == ("Z-2026-00123", S.RECEIVED, given.ago(200))
    assert made.is_example


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OFFICER])
def test_a_colleague_who_is_not_named_does_not_find_it(role: Role, here: Organisation, officer: User) -> None:
    given.case(officer, here)
    colleague = make.user("colleague@example.org")
    make.membership(colleague, here, role)
    assert seen(colleague) == []


def test_a_named_colleague_sees_it_until_taken_off_or_gone(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    colleague = make.user("colleague@example.org")
    membership = make.membership(colleague, here, Role.EXECUTIVE)
    cases.name(case=made, user=colleague, by=officer)
    assert seen(colleague) == [made]
    Membership.objects.filter(pk=membership.pk).update(until=given.ago(1))
    assert seen(colleague) == []
    Membership.objects.filter(pk=membership.pk).update(until=None)
    cases.unname(case=made, user=colleague, by=officer)
    assert seen(colleague) == []


def test_somebody_who_moves_to_another_town_leaves_the_case_behind(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    Membership.objects.filter(user=officer).update(organisation=make.organisation("GM9902", "Westerkoog"))
    assert seen(officer) == []
    assert DamoclesCase.objects.filter(pk=made.pk).exists()


def test_only_certain_roles_are_named_and_the_last_one_stays(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    respondent, elsewhere = make.user("r@example.org"), make.user("e@example.org")
    make.membership(respondent, here, Role.RESPONDENT, function="hr")
    make.membership(elsewhere, make.organisation("GM9902", "Westerkoog"), Role.OFFICER)
    for stranger in (respondent, elsewhere):
        with pytest.raises(Refused, match="eigen organisatie"):
            cases.name(case=made, user=stranger, by=officer)
    with pytest.raises(Refused, match="staat al"):
        cases.name(case=made, user=officer, by=officer)
    with pytest.raises(Refused, match="Zet eerst een collega"):
        cases.unname(case=made, user=officer, by=officer)


def test_an_adviser_looks_along_only_when_asked_and_for_thirty_days(here: Organisation, officer: User) -> None:
    made, adviser = given.case(officer, here), make.user("adviser@example.org")
    make.assignment(adviser, here)
    assert seen(adviser) == []
    cases.grant(case=made, adviser=adviser, by=officer)
    assert seen(adviser) == [made]
    assert seen(adviser, given.today() + timedelta(29)) == [made]
    assert seen(adviser, given.today() + timedelta(30)) == []
    assert list(DamoclesCase.objects.named_to(adviser, on=given.today())) == []
    with pytest.raises(Refused, match="kijkt al mee"):
        cases.grant(case=made, adviser=adviser, by=officer)
    cases.end_grant(case=made, adviser=adviser, by=officer)
    assert seen(adviser) == []


def test_an_adviser_whose_assignment_ended_looks_along_no_more(here: Organisation, officer: User) -> None:
    made, adviser = given.case(officer, here), make.user("adviser@example.org")
    assignment = make.assignment(adviser, here)
    cases.grant(case=made, adviser=adviser, by=officer)
    Assignment.objects.filter(pk=assignment.pk).update(until=given.ago(1))
    assert seen(adviser) == []
    assert DamoclesGrant.objects.running_on(given.today()).exists()


def test_without_an_assignment_nobody_can_be_asked(here: Organisation, officer: User) -> None:
    made, adviser = given.case(officer, here), make.user("adviser@example.org")
    make.membership(adviser, here, Role.ADVISER)
    with pytest.raises(Refused, match="lopende opdracht"):
        cases.grant(case=made, adviser=adviser, by=officer)


def test_without_a_register_no_case_is_opened_and_what_is_there_goes_on(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    cases.turn_off(organisation=here, instrument=Instrument.DAMOCLES, by=officer)
    with pytest.raises(Refused, match="houdt hier geen zaken bij"):
        damocles.open_case(organisation=here, facts=given.facts("Z-2026-00124"), by=officer)
    damocles.move(case=made, to=S.TEST, taken=Taken(given.today()), by=officer)
    assert [one.state for one in seen(officer)] == [S.TEST]


def test_a_coordinator_may_be_named_but_opens_none(here: Organisation, officer: User) -> None:
    coordinator = make.user("c@example.org")
    make.membership(coordinator, here, Role.COORDINATOR)
    with pytest.raises(Refused):
        damocles.open_case(organisation=here, facts=given.facts(), by=coordinator)


def test_a_number_that_is_taken_is_told_only_to_who_is_named(here: Organisation, officer: User) -> None:
    given.case(officer, here)
    with pytest.raises(InvalidInput) as error:
        damocles.open_case(organisation=here, facts=given.facts(" z-2026-00123"), by=officer)
    assert faults(error) == {"number"}
    other = make.user("other@example.org")
    make.membership(other, here, Role.OFFICER)
    assert damocles.open_case(organisation=here, facts=given.facts(), by=other).number == "Z-2026-00123"


@pytest.mark.parametrize("state", S)
def test_every_state_can_be_reached_and_its_last_step_taken_back(state: S, here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=state)
    assert made.state == state
    if state is S.RECEIVED:
        return
    damocles.take_back(case=made, row=last(made), why=MISTYPED, by=officer)
    made.refresh_from_db()
    assert made.state == moves_of(made)[-1].what != state
    assert made.state_since == moves_of(made)[-1].on
    if state in {S.WARNED, S.PENALTY, S.DECIDED, S.DROPPED}:
        assert (made.measure, made.months, made.policy_id, made.drop_reason) == ("", None, None, "")


def test_what_is_taken_back_is_what_was_on_the_page(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.INTENDED)
    with pytest.raises(Refused, match="iets anders vastgelegd"):
        damocles.take_back(case=made, row=made.moves.get(what=S.TEST).pk, why=MISTYPED, by=officer)
    new = given.case(officer, here, number="Z-2026-2")
    with pytest.raises(Refused, match="nog geen stap"):
        damocles.take_back(case=new, row=last(new), why=MISTYPED, by=officer)
    gone = last(made)
    damocles.take_back(case=made, row=gone, why=MISTYPED, by=officer)
    with pytest.raises(Refused, match="staat er niet meer"):
        damocles.take_back(case=made, row=gone, why=MISTYPED, by=officer)


def test_of_two_who_move_a_case_at_once_the_second_is_told(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.TEST)
    first, second = DamoclesCase.objects.get(pk=made.pk), DamoclesCase.objects.get(pk=made.pk)
    taken = Taken(given.today(), until=given.today(), drop_reason=DropReason.NO_POWER)
    damocles.move(case=first, to=S.INTENDED, taken=taken, by=officer)
    with pytest.raises(Refused, match="voornemen verstuurd"):
        damocles.move(case=second, to=S.INTENDED, taken=taken, by=officer)
    assert len(moves_of(DamoclesCase.objects.get(pk=made.pk))) == 3


def test_the_database_keeps_a_step_once_and_a_reason_with_nothing_done(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.TEST)
    with pytest.raises(IntegrityError), transaction.atomic():
        DamoclesMove.objects.create(organisation=here, case=made, what=S.TEST, on=given.today())
    for fields in (
        {"state": S.DROPPED},
        {"state": "weg"},
        {"measure": Measure.CLOSURE},
        {"months": 3},
        {"drugs": "thee"},
        {"number": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            DamoclesCase.objects.filter(pk=made.pk).update(**fields)


def test_a_decision_keeps_the_policy_that_held_on_its_day(here: Organisation, officer: User) -> None:
    old = given.policy(here)
    given.policy(here, from_day=given.ago(10))
    made = given.case(officer, here, state=S.DECIDED, months=6)
    assert (made.measure, made.months, made.policy) == (Measure.CLOSURE, 6, old)


def test_an_urgent_closure_gets_its_months_by_the_decision_in_writing(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.URGENT)
    assert made.measure == ""
    damocles.move(case=made, to=S.CLOSED, taken=Taken(given.today(), is_indefinite=True), by=officer)
    made.refresh_from_db()
    assert (made.measure, made.months) == (Measure.INDEFINITE, None)
    with pytest.raises(Refused, match="onbepaalde tijd verloopt niet"):
        damocles.move(case=made, to=S.LAPSED, taken=Taken(given.today()), by=officer)


def test_open_questions_ask_for_a_reason_and_only_their_state_is_kept(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.INTENDED)
    first = questions_of(made)[0].question.id
    damocles.answer(case=made, answers={first: Answered.OPEN, "ONZIN-1": Answered.ANSWERED}, by=officer)
    assert open_questions(questions_of(made)) == 1
    with pytest.raises(Refused, match="nog 1 vraag"):
        damocles.move(case=made, to=S.WARNED, taken=Taken(given.today()), by=officer)
    damocles.answer(case=made, answers={}, open_reason=OpenReason.AWAITED, by=officer)
    damocles.move(case=made, to=S.WARNED, taken=Taken(given.today()), by=officer)
    made.refresh_from_db()
    assert (made.state, made.open_reason) == (S.WARNED, OpenReason.AWAITED)
    assert made.answers.count() == len(questions_of(made))


def test_the_registers_have_their_own_days(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.LAPSED, months=1)
    decided = made.moves.get(what=S.DECIDED).on
    with pytest.raises(InvalidInput):
        damocles.note(case=made, deed=Deed.ENTERED, on=decided - timedelta(1), by=officer)
    damocles.note(case=made, deed=Deed.ENTERED, on=decided + timedelta(2), by=officer)
    with pytest.raises(Refused, match="Leg eerst vast"):
        damocles.note(case=made, deed=Deed.LAPSE_ENTERED, on=given.today(), by=officer)
    damocles.note(case=made, deed=Deed.LAPSE_KNOWN, on=given.today(), by=officer)
    damocles.note(case=made, deed=Deed.LAPSE_ENTERED, on=given.today(), by=officer)
    made.refresh_from_db()
    assert made.state == S.LAPSED
    damocles.take_back(case=made, row=last(made), why=MISTYPED, by=officer)
    assert moves_of(DamoclesCase.objects.get(pk=made.pk))[-1].what == Deed.LAPSE_KNOWN


def test_what_was_opened_wrongly_can_be_corrected_or_removed(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.TEST)
    damocles.revise(case=made, facts=given.facts("Z-2026-9", days=199, place=Place.PREMISES), why=MISTYPED, by=officer)
    made.refresh_from_db()
    assert (made.number, made.place, made.opened_on) == ("Z-2026-9", Place.PREMISES, given.ago(199))
    assert moves_of(made)[0].on == given.ago(199)
    with pytest.raises(InvalidInput) as error:
        damocles.revise(case=made, facts=given.facts("Z-2026-9", days=1), why=MISTYPED, by=officer)
    assert faults(error) == {"report_on"}
    cases.remove(case=made, why=Removed.BY_MISTAKE, by=officer)
    assert not DamoclesCase.objects.exists()


def test_each_deed_is_one_event_without_content(here: Organisation, officer: User) -> None:
    made = given.case(officer, here)
    colleague, adviser = make.user("c@example.org"), make.user("a@example.org")
    make.membership(colleague, here, Role.EXECUTIVE)
    make.assignment(adviser, here)
    deeds = {
        "cases.case_moved": lambda: damocles.move(case=made, to=S.TEST, taken=Taken(given.today()), by=officer),
        "damocles.weighed": lambda: damocles.answer(case=made, answers={}, by=officer),
        "cases.case_revised": lambda: damocles.revise(case=made, facts=given.facts("Z-2026-9"), why=MISTYPED, by=officer),
        "cases.step_taken_back": lambda: damocles.take_back(case=made, row=last(made), why=MISTYPED, by=officer),
        "cases.named": lambda: cases.name(case=made, user=colleague, by=officer),
        "cases.unnamed": lambda: cases.unname(case=made, user=colleague, by=officer),
        "cases.granted": lambda: cases.grant(case=made, adviser=adviser, by=officer),
        "cases.grant_ended": lambda: cases.end_grant(case=made, adviser=adviser, by=officer),
        "cases.opened": lambda: cases.opened(case=made, by=officer),
        "cases.case_removed": lambda: cases.remove(case=made, why=Removed.DOUBLE, by=officer),
    }
    for verb, deed in deeds.items():
        before = Event.objects.count()
        deed()
        event = Event.objects.latest("pk")
        assert (Event.objects.count() - before, event.verb, event.organisation) == (1, verb, here.code)
        assert event.on == f"damocles.damoclescase:{made.pk}"
        assert event.note in {"", "case", MISTYPED, Removed.DOUBLE}
