"""A closure that became shorter or longer after the decision: its terms follow, and what was decided first stays readable."""

from datetime import date, timedelta

import pytest

from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.cases import Whose
from dijkwacht.apps.cases.rules.corrections import Amended, Correction
from dijkwacht.apps.cases.rules.force import decided_length, length_now
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import dues_in, follows
from dijkwacht.apps.damocles.rules.facts import Move, Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.damocles.rules.terms import Course, all_terms, closure_end
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.errors import InvalidInput
from tests import damocles as given
from tests import factories as make

R, U = Remedy, Ending
CLOSED = (Move(S.DECIDED, date(2026, 3, 2)), Move(S.CLOSED, date(2026, 3, 9)))
CHANGED = After(R.OBJECTION_DECIDED, date(2026, 4, 20), ruling=U.CHANGED, length=Length(2))
RESUMED = After(R.DURATION, date(2026, 5, 4), ruling=U.RESUMED, length=Length(until=date(2026, 7, 14)))
MISTYPED = After(R.DURATION, date(2026, 3, 2), ruling=U.MISTYPED, length=Length(6))


@pytest.mark.parametrize(
    ("rows", "end"),
    [
        # Three months from and with Monday 9 March 2026 is up to and with 8 June.
        ((), date(2026, 6, 8)),
        # Two months after the objection: up to and with 8 May.
        ((CHANGED,), date(2026, 5, 8)),
        # Suspended and resumed: the day that was set.
        ((CHANGED, RESUMED), date(2026, 7, 14)),
        # It was six months all along: up to and with 8 September; a change after the decision goes before it.
        ((MISTYPED,), date(2026, 9, 8)),
        ((CHANGED, MISTYPED), date(2026, 5, 8)),
    ],
    ids=["decided", "objection", "suspension", "mistyped", "both"],
)
def test_the_end_of_a_closure_worked_by_hand(rows: tuple[After, ...], end: date) -> None:
    length = length_now(3, rows)
    assert closure_end(CLOSED, length) == end
    found = {term.rule: term.until for term in all_terms(Course(CLOSED, length), calendar())}
    assert found["T17"] == end


def test_what_was_decided_is_not_what_it_became() -> None:
    assert decided_length(3, (CHANGED, RESUMED)) == Length(3)
    assert decided_length(3, (CHANGED, MISTYPED)) == Length(6)


def noted(case: DamoclesCase) -> DamoclesCase:
    return DamoclesCase.objects.get(pk=case.pk)


@pytest.mark.django_db
def test_a_changed_length_moves_the_lapse_and_what_falls_due() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here, state=S.CLOSED, months=6)
    closed = made.moves.get(what=S.CLOSED).on
    objected = After(R.OBJECTION, closed + timedelta(3))
    cases.note_after(case=made, after=objected, by=who)
    with pytest.raises(InvalidInput) as error:
        cases.note_after(case=made, after=After(R.OBJECTION_DECIDED, given.ago(9), ruling=U.UPHELD, length=Length(1)), by=who)
    assert {fault.place for fault in error.value.faults} == {"months"}
    end = closed + timedelta(60)
    decided = After(R.OBJECTION_DECIDED, closed + timedelta(40), ruling=U.CHANGED, length=Length(until=end))
    cases.note_after(case=made, after=decided, by=who)
    (due,) = [one for one in dues_in(noted(made), None, on=given.today()) if one.rule == "T17"]
    assert due.whose.is_ours
    assert (due.until, due.whose) == (end, Whose.WATCHED)
    damocles.move(case=noted(made), to=S.LAPSED, taken=Taken(end + timedelta(1)), by=who)
    with pytest.raises(InvalidInput, match="als verlopen op"):
        cases.note_after(
            case=made, after=After(R.DURATION, given.today(), ruling=U.REPLACED, length=Length(until=given.today())), by=who
        )


@pytest.mark.django_db
def test_mistyped_months_are_put_right_at_the_decision_and_stay_readable() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    given.policy(here)
    made = given.case(who, here, state=S.CLOSED, months=24)
    row = made.moves.get(what=S.DECIDED)
    right = Correction(row.on, row.until, months=3)
    assert not follows(made)
    damocles.put_right(case=made, row=row.pk, correction=right, why=Amended.MISTYPED, by=who)
    made = noted(made)
    assert made.months == 24
    (line,) = made.remedies.all()
    assert (line.what, line.on, line.months, line.ruling) == (R.DURATION, row.on, 3, U.MISTYPED)
    damocles.put_right(case=made, row=row.pk, correction=right, why=Amended.MISTYPED, by=who)
    assert made.remedies.count() == 1
    with pytest.raises(InvalidInput):
        damocles.put_right(
            case=made, row=row.pk, correction=Correction(row.on, row.until, months=99), why=Amended.MISTYPED, by=who
        )


@pytest.mark.django_db
def test_while_suspended_nobody_is_asked_to_close_or_to_enter_it() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here, state=S.CLOSED)
    day = made.moves.get(what=S.CLOSED).on
    assert {"T15", "T17"} <= {one.rule for one in dues_in(noted(made), None, on=given.today())}
    for what, ruling in ((R.OBJECTION, None), (R.RELIEF_ASKED, None), (R.RELIEF_DECIDED, U.GRANTED)):
        cases.note_after(case=made, after=After(what, day, ruling=ruling), by=who)
    assert not {"T14", "T15", "T17"} & {one.rule for one in dues_in(noted(made), None, on=given.today())}
