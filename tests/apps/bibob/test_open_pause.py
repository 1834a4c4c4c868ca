"""A case in which the Bureau waits for data has a last day all the same, so that it is in the list of terms and in the agenda."""

from datetime import date

from dijkwacht.apps.bibob.rules.terms import Clock, Noted, clocks, waited_for
from dijkwacht.apps.bibob.rules.words import Aim, Fact, File
from dijkwacht.documents.terms.library import calendar

DAYS = {Fact.RECEIVED: date(2026, 3, 2), Fact.ADVICE_ASKED: date(2026, 4, 1), Fact.DATA_ASKED: date(2026, 4, 20)}


def test_the_bureau_that_waits_leaves_the_cautious_day() -> None:
    # T01: 2-3 + 56 is 27-4, + 56 days of Wet Bibob 31 is 22-6. T05: 1-4 + 56 is 27-5. The wait since 20-4 is not counted.
    file = File(facts=DAYS, group="permit", aim=Aim.APPLICATION)
    found = clocks([Noted(what, on) for what, on in DAYS.items()], file, Clock(), calendar())
    running = waited_for((*found.decision, *found.bureau), file)
    assert {term.rule: term.until for term in running} == {"T01": date(2026, 6, 22), "T05": date(2026, 5, 27)}
    assert all(any("dit is de voorzichtige dag" in one for one in term.warnings) for term in running)
