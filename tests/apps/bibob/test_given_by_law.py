"""A permit for gambling machines that the law gave: what is to be done then, worked by hand."""

from datetime import date

import pytest

from dijkwacht.apps.bibob.queries import dues_of
from dijkwacht.apps.bibob.rules.words import Aim
from dijkwacht.apps.cases.rules.cases import Whose
from dijkwacht.web.bibob.case_page import shown
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
