"""A permit for gambling machines that the law gave: what is to be done then, worked by hand."""

from datetime import date

import pytest

from dijkwacht.apps.bibob import actions as bibob
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.queries import dues_of, handled
from dijkwacht.apps.bibob.rules.states import BibobState as S
from dijkwacht.apps.bibob.rules.words import Aim, Fact
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.after import STILL
from dijkwacht.apps.cases.rules.cases import Whose
from dijkwacht.apps.cases.rules.coming import possible_of_all
from dijkwacht.apps.cases.rules.corrections import Amended
from dijkwacht.apps.cases.rules.remedies import After, Remedy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.bibob.case_page import shown
from dijkwacht.web.cases.after import shown as after_shown
from tests import bibob as given
from tests import factories as make

pytestmark = pytest.mark.django_db
RECEIVED = date(2026, 3, 2)
"""A Monday; eight weeks later is Monday 27 April 2026, King's day: the last day is Tuesday the 28th."""


@pytest.mark.parametrize(
    ("on", "words", "until"),
    [
        (date(2026, 4, 28), "besluit op de aanvraag", date(2026, 4, 28)),
        # Two weeks after 28 April: Tuesday 12 May.
        (date(2026, 4, 29), "de vergunning bekendmaken die van rechtswege is gegeven", date(2026, 5, 12)),
    ],
    ids=["last-day", "passed"],
)
def test_once_the_term_passed_the_permit_is_to_be_made_known(on: date, words: str, until: date) -> None:
    here = make.organisation(name="Duinrade")
    made = given.case(given.officer(here), here, "kansspelautomaten", received=RECEIVED)
    (due,) = dues_of(made, on=on)
    assert (due.until, due.whose) == (until, Whose.OURS)
    assert due.words.startswith(words)
    page = shown(made, on=on)
    assert page.ours == due
    assert not any(row.is_late for row in page.decision)


def test_of_another_permit_the_decision_itself_is_late() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here, received=RECEIVED)
    (due,) = dues_of(made, on=date(2026, 5, 1))
    assert due.rule == "T01"
    running = given.case(who, here, "kansspelautomaten", received=RECEIVED, number="Z-2026-002", aim=Aim.WITHDRAWAL)
    assert dues_of(running, on=date(2026, 5, 1)) == []


def given_and_made_known(on: date = date(2026, 5, 11)) -> BibobCase:
    """A case in which nobody decided in time; the permit that the law gave was made known on a Monday."""
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here, "kansspelautomaten", received=RECEIVED)
    bibob.move(case=made, to=S.GIVEN, taken=bibob.Taken(on), by=who)
    return BibobCase.objects.get(pk=made.pk)


def test_making_it_known_ends_the_case_and_begins_the_term_to_object() -> None:
    made = given_and_made_known()
    found = {due.words: (due.until, due.article, due.whose) for due in dues_of(made, on=date(2026, 5, 12))}
    # Six weeks after 11 May is Monday 22 June, for who objects and for what can still be done about it.
    assert found == {
        "bezwaar maken": (date(2026, 6, 22), "Awb 6:7, 6:8", Whose.THEIRS),
        STILL: (date(2026, 6, 22), "Awb 4:20f lid 1, 2", Whose.OURS),
    }
    assert {due.words for due in dues_of(made, on=date(2026, 6, 23))} == set()
    assert "weigeren kan niet meer" in " ".join(after_shown(Instrument.BIBOB, made).remarks)
    page = shown(made, on=date(2026, 5, 12))
    assert (page.state.word, page.is_ended, page.given_until) == ("van rechtswege verleend", True, None)
    assert Remedy.OBJECTION in {what for what, _ in possible_of_all(made.decided(), ())}


def test_it_counts_as_given_by_law_in_the_figures() -> None:
    made = given_and_made_known()
    (one,) = handled(BibobCase.objects.filter(pk=made.pk))
    assert (one.why_not, one.days) == ("van rechtswege verleend", 70)


@pytest.mark.parametrize(("decision", "aim"), [("kansspelautomaten", Aim.WITHDRAWAL), ("subsidie", Aim.APPLICATION)])
def test_only_a_permit_that_was_applied_for_is_given_by_law(decision: str, aim: Aim) -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here, decision, received=RECEIVED, aim=aim)
    assert S.GIVEN not in {one.to for one in shown(made, on=date(2026, 12, 1)).steps}
    with pytest.raises(Refused, match="van rechtswege"):
        bibob.move(case=made, to=S.GIVEN, taken=bibob.Taken(date(2026, 5, 11)), by=who)


def test_before_the_term_passed_nothing_is_given() -> None:
    here = make.organisation(name="Duinrade")
    who = given.officer(here)
    made = given.case(who, here, "kansspelautomaten", received=RECEIVED)
    assert S.GIVEN not in {one.to for one in shown(made, on=date(2026, 4, 28)).steps}
    assert S.GIVEN in {one.to for one in shown(made, on=date(2026, 4, 29)).steps}
    with pytest.raises(InvalidInput, match="loopt tot en met 28 april 2026"):
        bibob.move(case=made, to=S.GIVEN, taken=bibob.Taken(date(2026, 4, 28)), by=who)


def test_it_is_taken_back_only_before_something_rests_on_it() -> None:
    made = given_and_made_known()
    who = made.seats.get().user
    cases.note_after(case=made, after=After(Remedy.OBJECTION, date(2026, 5, 20)), by=who)
    row = made.moves.get(to=S.GIVEN).pk
    with pytest.raises(Refused, match="Haal eerst weg"):
        bibob.take_back(case=made, row=row, why=Amended.MISTYPED, by=who)
    cases.take_after_off(case=made, row=made.remedies.get().pk, why=Amended.MISTYPED, by=who)
    bibob.take_back(case=made, row=row, why=Amended.MISTYPED, by=who)
    assert not made.facts.filter(what=Fact.GIVEN).exists()
