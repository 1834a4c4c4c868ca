"""A mistake in a Damocles case is put right; more than one kind of drugs, a place that is both, and what came after."""

from datetime import timedelta

import pytest

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.cases import Whose
from dijkwacht.apps.cases.rules.corrections import Amended, Correction
from dijkwacht.apps.cases.rules.remedies import After, Remedy
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import dues_in, moves_of, questions_of, row_of, rows_of
from dijkwacht.apps.damocles.rules.facts import Move, Taken, counted_until, misplaced
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.damocles.rules.states import Deed
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.words import Drugs, Place
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db
MISTYPED = Amended.MISTYPED


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation) -> User:
    return given.officer(here)


def put(case: DamoclesCase, what: str, days: int, by: User, **carried: object) -> None:
    correction = Correction(case.moves.get(what=what).on + timedelta(days), **carried)  # type: ignore[arg-type]
    damocles.put_right(case=case, row=case.moves.get(what=what).pk, correction=correction, why=MISTYPED, by=by)


def test_the_day_of_a_step_is_put_right_between_its_neighbours(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.DECIDED)
    until = made.moves.get(what=S.DECIDED).until
    put(made, S.DECIDED, 2, officer, until=until)
    made.refresh_from_db()
    assert made.state_since == made.moves.get(what=S.DECIDED).on
    for days in (-10, 400):
        with pytest.raises(InvalidInput):
            put(made, S.DECIDED, days, officer, until=given.today() + timedelta(500))
    with pytest.raises(InvalidInput) as error:
        put(made, S.DECIDED, 0, officer)
    assert {fault.place for fault in error.value.faults} == {"until"}
    with pytest.raises(Refused, match="Zaak wijzigen"):
        put(made, S.RECEIVED, 1, officer)


def test_a_deed_keeps_its_place_after_what_it_follows_on(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.CLOSED)
    decided = made.moves.get(what=S.DECIDED).on
    damocles.note(case=made, deed=Deed.ENTERED, on=decided + timedelta(1), by=officer)
    put(made, Deed.ENTERED, -1, officer)
    with pytest.raises(InvalidInput, match="te vroeg"):
        put(made, Deed.ENTERED, -1, officer)
    made.refresh_from_db()
    assert made.state == S.CLOSED


def test_a_closure_that_lapsed_had_ended_on_that_day(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.LAPSED, months=3)
    late = given.today() - made.moves.get(what=S.CLOSED).on - timedelta(60)
    with pytest.raises(InvalidInput, match="nog niet voorbij"):
        put(made, S.CLOSED, late.days, officer)


def test_a_step_that_ended_too_early_is_said_at_its_day(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.CLOSED, months=3)
    with pytest.raises(InvalidInput) as error:
        damocles.move(case=made, to=S.LAPSED, taken=Taken(made.state_since + timedelta(10)), by=officer)
    assert {fault.place for fault in error.value.faults} == {"on"}


def test_what_came_after_the_decision_has_terms_and_keeps_the_decision(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.DECIDED)
    with pytest.raises(InvalidInput):
        cases.note_after(case=made, after=After(Remedy.OBJECTION, made.opened_on), by=officer)
    day = made.state_since + timedelta(7)
    cases.note_after(case=made, after=After(Remedy.OBJECTION, day), by=officer)
    cases.note_after(case=made, after=After(Remedy.LIFT_ASKED, day), by=officer)
    made = DamoclesCase.objects.get(pk=made.pk)
    ours = {due.words for due in dues_in(made, None, on=given.today()) if due.whose is Whose.OURS}
    assert {"beslissing op bezwaar", "besluit op het verzoek om opheffing"} <= ours
    with pytest.raises(Refused, match="na het besluit"):
        damocles.take_back(case=made, row=made.moves.latest("pk").pk, why=MISTYPED, by=officer)
    assert made.moves.filter(what=S.DECIDED).exists()


def test_before_a_decision_nothing_comes_after_it(here: Organisation, officer: User) -> None:
    made = given.case(officer, here, state=S.INTENDED)
    with pytest.raises(Refused, match="nog geen besluit"):
        cases.note_after(case=made, after=After(Remedy.OBJECTION, given.today()), by=officer)


def test_of_more_kinds_the_heaviest_row_of_the_policy_is_shown(here: Organisation, officer: User) -> None:
    matrix = example_policies()[0]
    both = given.case(officer, here, number="Z-2026-2", drugs=Drugs.HARD, also=(Drugs.SOFT,))
    assert {row.drugs for row in rows_of(both, matrix)} == {Drugs.HARD, Drugs.SOFT}
    combined = given.case(officer, here, number="Z-2026-3", is_combined=True)
    rows = rows_of(combined, matrix)
    assert {row.place for row in rows} == {*Place}
    heaviest = row_of(combined, matrix)
    assert heaviest is not None
    assert heaviest.weight == max(row.weight for row in rows)


def test_of_a_place_that_is_both_everything_is_asked(here: Organisation, officer: User) -> None:
    both = given.case(officer, here, is_combined=True)
    dwelling = given.case(officer, here, number="Z-2026-2")
    premises = given.case(officer, here, number="Z-2026-3", place=Place.PREMISES)
    asked = [{one.question.id for one in questions_of(case)} for case in (both, dwelling, premises)]
    assert asked[0] == asked[1] | asked[2]


def test_days_since_the_report_count_until_the_decision(here: Organisation, officer: User) -> None:
    waiting, decided = given.case(officer, here), given.case(officer, here, number="Z-2026-2", state=S.CLOSED)
    assert counted_until(moves_of(waiting), given.today()) == given.today()
    assert counted_until(moves_of(decided), given.today()) == decided.moves.get(what=S.DECIDED).on


def test_days_in_their_order_are_never_misplaced() -> None:
    day = given.today()
    moves = [Move(what, day - timedelta(9 - place)) for place, what in enumerate((S.RECEIVED, S.TEST, S.INTENDED))]
    assert misplaced(moves, closed_until=None) is None
    assert misplaced([moves[1], moves[0], moves[2]], closed_until=None)
