"""The penalty for a late decision: until when it runs (T22), and by when it has to be fixed (T23)."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.cases import Event, What
from dijkwacht.analysis.terms.counting import extended_by_the_act
from dijkwacht.analysis.terms.days import ONE_DAY, Calendar
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Note, Term, statutory

TWO_WEEKS: Final = timedelta(days=14)
PENALTY_DAYS: Final = 42
DECISIONS: Final = frozenset({"T01", "T12", "T20", "T31"})
"""Rules whose last day is the end of the term where nobody says it."""

_TOO_EARLY: Final = (
    "De ingebrekestelling kwam voor of op de laatste dag van de termijn; of zij dan geldig is, moet een jurist bevestigen."
)


def penalty(start: date, calendar: Calendar) -> Term:
    """T22: two weeks from ``start``, to which the Atw applies, then 42 days, to which it does not.

    Args:
        start: the later of the end of the decision term and the receipt of the notice of default.
        calendar: the free days.

    Source: Awb 4:17 lid 1 and 3.

    >>> penalty(date(2026, 12, 11), Calendar()).until
    datetime.date(2027, 2, 8)
    """
    law = RULES["T22"]
    raw = start + TWO_WEEKS
    shifted, names = extended_by_the_act(start, raw, calendar)
    until = _last(start, calendar)
    return Term(
        rule="T22",
        article=law.article,
        start=start,
        raw=raw + timedelta(days=PENALTY_DAYS),
        until=until,
        length=law.length,
        shifts=names,
        beyond=law.beyond,
        notes=(
            Note("2 weken na {0} is {1}.", (start, raw)),
            *((Note("Die dag is vrij en schuift door naar {0} (artikel 1 Atw).", (shifted,)),) if names else ()),
            Note("De eerste dag waarover de dwangsom loopt is {0}.", (shifted + ONE_DAY,)),
            Note("De laatste is 41 dagen later, {0}.", (until,)),
        ),
        readings=(law.reading,),
    )


def _last(start: date, calendar: Calendar) -> date:
    return extended_by_the_act(start, start + TWO_WEEKS, calendar)[0] + timedelta(days=PENALTY_DAYS)


def penalties(events: Sequence[Event], decisions: Iterable[tuple[int, Term]], calendar: Calendar) -> list[Term]:
    """T22 and T23 for each notice of default.

    Args:
        events: the events of the case.
        decisions: every decision term, with the place of the event that it rests on.
        calendar: the free days.

    Returns:
        Two terms a notice, from the later of the notice and the end of the term: the day of ``term-ended``, else the last day of
        the newest decision term that had begun. None where no such day is known.

    Source: Awb 4:17, 4:18.

    >>> told = [Event(date(2026, 12, 10), What.TERM_ENDED), Event(date(2026, 12, 11), What.DEFAULT_NOTICE)]
    >>> [(term.rule, str(term.until)) for term in penalties(told, [], Calendar())]
    [('T22', '2027-02-08'), ('T23', '2027-02-22')]
    """
    known = sorted(decisions, key=lambda pair: pair[0])
    found: list[Term] = []
    told: date | None = None
    for index, event in enumerate(events):
        if event.what is What.TERM_ENDED:
            told = event.on
        elif event.what is What.DEFAULT_NOTICE:
            end, told = told or _derived(known, index), None
            found += _of_notice(event, end, events[index + 1 :], calendar)
    return found


def _derived(known: Sequence[tuple[int, Term]], index: int) -> date | None:
    before = [term for place, term in known if place < index and term.rule in DECISIONS]
    return before[-1].until if before else None


def _of_notice(event: Event, end: date | None, later: Sequence[Event], calendar: Calendar) -> list[Term]:
    told = next((one.on for one in later if one.what is What.TERM_ENDED), None)
    if told and (end is None or told <= _last(max(end, event.on), calendar)):
        end = told
    if end is None:
        return []
    term = penalty(max(end, event.on), calendar)
    if event.on <= end:
        term = term.warned(_TOO_EARLY)
    return [term, statutory("T23", _last(term.start, calendar), calendar)]
