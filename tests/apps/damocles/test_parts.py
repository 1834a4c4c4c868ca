"""Premises and a dwelling in one place, decided apart: each with its measure, its length and its days, worked by hand."""

from datetime import date

import pytest

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.corrections import Amended, Correction
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import dues_in, follows
from dijkwacht.apps.damocles.rules.facts import Apart, CaseFacts, Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.damocles.rules.states import Deed
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db

R, U = Remedy, Ending
DECIDED_ON = date(2026, 3, 24)
TWO_CLOSURES = Apart(Measure.CLOSURE, 3, date(2026, 4, 7))
OF_PARTS = {"T14", "T15", "T16", "T17"}


@pytest.fixture
def who() -> User:
    here = make.organisation(name="Duinrade")
    given.policy(here)
    return given.officer(here)


def intended(who: User) -> DamoclesCase:
    facts = CaseFacts("Z-2026-7", date(2026, 3, 2), Place.DWELLING, Drugs.HARD, Occurrence.FIRST, is_combined=True)
    case = damocles.open_case(organisation=Organisation.objects.get(), facts=facts, by=who)
    given.answer_all(case, who)
    damocles.move(case=case, to=S.TEST, taken=Taken(date(2026, 3, 3)), by=who)
    damocles.move(case=case, to=S.INTENDED, taken=Taken(date(2026, 3, 9), until=date(2026, 3, 23)), by=who)
    return fresh(case)


def decided(who: User, dwelling: Apart | None = TWO_CLOSURES) -> DamoclesCase:
    case = intended(who)
    taken = Taken(DECIDED_ON, until=date(2026, 3, 26), months=6, dwelling=dwelling)
    damocles.move(case=case, to=S.DECIDED, taken=taken, by=who)
    return fresh(case)


def closed(who: User) -> DamoclesCase:
    case = decided(who)
    step(case, S.CLOSED, date(2026, 3, 27), who, Place.PREMISES)
    step(case, S.CLOSED, date(2026, 4, 8), who, Place.DWELLING)
    return fresh(case)


def step(case: DamoclesCase, to: S, on: date, who: User, part: Place | None = None) -> None:
    damocles.move(case=case, to=to, taken=Taken(on), by=who, part=part)


def fresh(case: DamoclesCase) -> DamoclesCase:
    return DamoclesCase.objects.get(pk=case.pk)


def told(case: DamoclesCase, on: date) -> dict[str, date]:
    """What is on the list of somebody who is named, of the closure itself, by what it is called."""
    return {one.words: one.until for one in dues_in(fresh(case), None, on=on) if one.rule in OF_PARTS}


def test_each_part_has_its_own_last_day_to_comply_and_the_decision_is_entered_once(who: User) -> None:
    found = told(decided(who), date(2026, 3, 25))
    # Four days after Tuesday 24 March is a Saturday, so Monday 30 March.
    assert sorted(found.values()) == [date(2026, 3, 26), date(2026, 3, 30), date(2026, 4, 7)]
    assert {words for words in found if words.endswith("(woning)")} == {"begunstigingstermijn (woning)"}


def test_each_part_closes_on_its_own_day_for_its_own_time(who: User) -> None:
    case = decided(who)
    with pytest.raises(InvalidInput, match="zelf te sluiten"):
        step(case, S.CLOSED, date(2026, 4, 7), who, Place.DWELLING)
    step(case, S.CLOSED, date(2026, 3, 27), who, Place.PREMISES)
    # As long as one part is not closed, the case is not.
    assert (fresh(case).state, fresh(case).state_since) == (S.DECIDED, DECIDED_ON)
    step(case, S.CLOSED, date(2026, 4, 8), who, Place.DWELLING)
    assert (fresh(case).state, fresh(case).state_since) == (S.CLOSED, date(2026, 4, 8))
    found = told(case, date(2026, 4, 9))
    # Six months from and with 27 March, and three from and with 8 April.
    assert found["duur van de sluiting (lokaal)"] == date(2026, 9, 26)
    assert found["duur van de sluiting (woning)"] == date(2026, 7, 7)


def test_each_part_lapses_and_is_taken_from_the_registers_on_its_own(who: User) -> None:
    case = closed(who)
    damocles.note(case=case, deed=Deed.ENTERED, on=date(2026, 3, 25), by=who)
    with pytest.raises(InvalidInput, match="nog niet voorbij"):
        step(case, S.LAPSED, date(2026, 7, 8), who, Place.PREMISES)
    step(case, S.LAPSED, date(2026, 7, 8), who, Place.DWELLING)
    assert fresh(case).state == S.CLOSED
    with pytest.raises(Refused):
        damocles.note(case=case, deed=Deed.LAPSE_KNOWN, on=date(2026, 7, 8), by=who, part=Place.PREMISES)
    damocles.note(case=case, deed=Deed.LAPSE_KNOWN, on=date(2026, 7, 8), by=who, part=Place.DWELLING)
    # Four days after Wednesday 8 July is a Sunday, so Monday 13 July; the premises stay closed.
    assert sorted(told(case, date(2026, 7, 9)).values()) == [date(2026, 7, 13), date(2026, 9, 26)]
    damocles.note(case=case, deed=Deed.LAPSE_ENTERED, on=date(2026, 7, 10), by=who, part=Place.DWELLING)
    step(case, S.LAPSED, date(2026, 9, 27), who, Place.PREMISES)
    assert (fresh(case).state, fresh(case).state_since) == (S.LAPSED, date(2026, 9, 27))
    damocles.note(case=case, deed=Deed.LAPSE_KNOWN, on=date(2026, 9, 28), by=who, part=Place.PREMISES)
    # Four days after Monday 28 September: Friday 2 October.
    assert list(told(case, date(2026, 9, 29)).values()) == [date(2026, 10, 2)]


def test_an_objection_makes_the_closure_of_one_part_shorter(who: User) -> None:
    case = closed(who)
    cases.note_after(case=case, after=After(R.OBJECTION, date(2026, 4, 10)), by=who)
    changed = After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.CHANGED, dwelling=Length(2))
    cases.note_after(case=case, after=changed, by=who)
    found = told(case, date(2026, 5, 19))
    # Two months from and with 8 April; the premises keep their six.
    assert found["duur van de sluiting (woning)"] == date(2026, 6, 7)
    assert found["duur van de sluiting (lokaal)"] == date(2026, 9, 26)
    # Four days after Monday 18 May the change stands in the registers.
    assert found["wijziging van de sluiting inschrijven in de openbare registers"] == date(2026, 5, 22)
    assert changed.words.endswith("; duur nu 2 maanden (woning)")
    too_soon = After(R.DURATION, date(2026, 5, 20), ruling=U.REPLACED, dwelling=Length(until=date(2026, 4, 1)))
    with pytest.raises(InvalidInput) as error:
        cases.note_after(case=case, after=too_soon, by=who)
    assert [fault.place for fault in error.value.faults] == ["ends_on_dwelling"]


def test_an_annulment_stays_on_the_list_until_both_parts_have_ended(who: User) -> None:
    case = closed(who)
    damocles.note(case=case, deed=Deed.ENTERED, on=date(2026, 3, 25), by=who)
    cases.note_after(case=case, after=After(R.OBJECTION, date(2026, 4, 10)), by=who)
    cases.note_after(case=case, after=After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=U.REVOKED), by=who)
    ends = "einde van de sluiting inschrijven in de openbare registers"
    assert told(case, date(2026, 5, 18))[ends] == date(2026, 5, 22)
    step(case, S.LIFTED, date(2026, 5, 19), who, Place.PREMISES)
    assert told(case, date(2026, 5, 19))[ends] == date(2026, 5, 22)
    step(case, S.LIFTED, date(2026, 5, 19), who, Place.DWELLING)
    found = told(case, date(2026, 5, 19))
    # Of each part four days after Tuesday 19 May: a Saturday, so Whit Monday 25 May falls out and it is Tuesday 26 May.
    assert ends not in found
    assert list(found.values()) == [date(2026, 5, 26)] * 2


@pytest.mark.parametrize(
    ("apart", "state"),
    [
        (Apart(Measure.WARNING), S.WARNED),
        (Apart(Measure.PENALTY_ORDER, until=date(2026, 4, 7)), S.PENALTY),
        (Apart(None), S.DROPPED),
    ],
)
def test_a_dwelling_that_stays_open_has_no_term_of_a_closure(who: User, apart: Apart, state: S) -> None:
    case = decided(who, apart)
    assert case.moves.get(part=Place.DWELLING).what == state
    assert (case.measure, case.months, case.measure_dwelling or None) == (Measure.CLOSURE, 6, apart.measure)
    step(case, S.CLOSED, date(2026, 3, 27), who, Place.PREMISES)
    assert "duur van de sluiting (woning)" not in told(case, date(2026, 3, 28))
    step(case, S.LAPSED, date(2026, 9, 27), who, Place.PREMISES)
    assert fresh(case).state == (S.PENALTY if state is S.PENALTY else S.LAPSED)


def test_an_order_under_penalty_for_the_dwelling_is_forfeited_after_its_own_term(who: User) -> None:
    case = decided(who, Apart(Measure.PENALTY_ORDER, until=date(2026, 4, 7)))
    with pytest.raises(InvalidInput, match="7 april 2026"):
        cases.note_after(case=case, after=After(R.FORFEITED, date(2026, 4, 7)), by=who)
    cases.note_after(case=case, after=After(R.FORFEITED, date(2026, 4, 8)), by=who)
    step(case, S.LIFTED, date(2026, 4, 20), who, Place.DWELLING)
    assert fresh(case).state == S.DECIDED


def test_what_was_typed_wrong_in_a_decision_on_two_parts_is_put_right(who: User) -> None:
    case = closed(who)
    inside = case.moves.get(what=S.DECIDED, part=Place.DWELLING)
    # The premises were closed on the 27th already.
    wrong = Correction(date(2026, 3, 28), date(2026, 4, 7), months=3)
    with pytest.raises(InvalidInput):
        damocles.put_right(case=case, row=inside.pk, correction=wrong, why=Amended.MISTYPED, by=who)
    right = Correction(date(2026, 3, 25), date(2026, 4, 6), months=4)
    damocles.put_right(case=case, row=inside.pk, correction=right, why=Amended.MISTYPED, by=who)
    rows = {row.part: (row.on, row.until) for row in case.moves.filter(what=S.DECIDED)}
    # One decision has one day; each part keeps its own last day.
    assert rows == {
        Place.PREMISES: (date(2026, 3, 25), date(2026, 3, 26)),
        Place.DWELLING: (date(2026, 3, 25), date(2026, 4, 6)),
    }
    found = told(case, date(2026, 4, 9))
    # Four months from and with 8 April.
    assert found["duur van de sluiting (woning)"] == date(2026, 8, 7)
    assert found["duur van de sluiting (lokaal)"] == date(2026, 9, 26)


def test_a_decision_on_two_parts_is_taken_back_whole(who: User) -> None:
    case = decided(who)
    facts = CaseFacts("Z-2026-7", date(2026, 3, 2), Place.PREMISES, Drugs.HARD, Occurrence.FIRST)
    with pytest.raises(InvalidInput, match="twee delen"):
        damocles.revise(case=case, facts=facts, why=Amended.MISTYPED, by=who)
    last = case.moves.latest("pk")
    damocles.take_back(case=case, row=last.pk, why=Amended.NOT_HAPPENED, by=who)
    now = fresh(case)
    assert (now.state, now.measure, now.months, now.measure_dwelling, now.months_dwelling) == (S.INTENDED, "", None, "", None)
    assert not now.moves.exclude(part="").exists()


def test_one_measure_for_both_stays_as_it_was(who: User) -> None:
    case = decided(who, None)
    step(case, S.CLOSED, date(2026, 3, 27), who)
    assert not fresh(case).moves.exclude(part="").exists()
    found = told(case, date(2026, 3, 28))
    assert found["duur van de sluiting"] == date(2026, 9, 26)
    wrong = After(R.DURATION, date(2026, 4, 1), ruling=U.REPLACED, dwelling=Length(2))
    with pytest.raises(InvalidInput):
        cases.note_after(case=case, after=wrong, by=who)


def test_a_decision_follows_the_policy_when_each_part_does(who: User) -> None:
    # Of soft drugs for the first time the first example closes premises for six months, and warns for a dwelling.
    case = decided(who, Apart(Measure.WARNING))
    DamoclesCase.objects.filter(pk=case.pk).update(drugs=Drugs.SOFT)
    assert follows(fresh(case))
    DamoclesCase.objects.filter(pk=case.pk).update(measure_dwelling=Measure.CLOSURE, months_dwelling=3)
    assert not follows(fresh(case))


@pytest.mark.parametrize(
    ("apart", "field"),
    [
        (Apart(Measure.CLOSURE, None, date(2026, 4, 7)), "months_dwelling"),
        (Apart(Measure.CLOSURE, 3, None), "until_dwelling"),
        (Apart(Measure.PENALTY_ORDER), "until_dwelling"),
    ],
)
def test_what_the_dwelling_gets_is_asked_whole(who: User, apart: Apart, field: str) -> None:
    with pytest.raises(InvalidInput) as error:
        decided(who, apart)
    assert [fault.place for fault in error.value.faults] == [field]


def test_after_an_urgent_closure_both_were_closed_on_one_day(who: User) -> None:
    facts = CaseFacts("Z-2026-8", date(2026, 3, 2), Place.DWELLING, Drugs.HARD, Occurrence.FIRST, is_combined=True)
    case = damocles.open_case(organisation=Organisation.objects.get(), facts=facts, by=who)
    given.answer_all(case, who)
    step(case, S.URGENT, date(2026, 3, 3), who)
    warned = Taken(date(2026, 3, 6), months=6, dwelling=Apart(Measure.WARNING))
    with pytest.raises(InvalidInput, match="met spoed gesloten"):
        damocles.move(case=case, to=S.CLOSED, taken=warned, by=who)
    taken = Taken(date(2026, 3, 6), months=6, dwelling=Apart(Measure.CLOSURE, 1))
    damocles.move(case=case, to=S.CLOSED, taken=taken, by=who)
    found = told(case, date(2026, 3, 7))
    # From and with Tuesday 3 March: one month for the dwelling, six for the premises.
    assert found["duur van de sluiting (woning)"] == date(2026, 4, 2)
    assert found["duur van de sluiting (lokaal)"] == date(2026, 9, 2)
