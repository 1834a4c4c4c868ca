"""Completing an application: T02, T03 and T04."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from dijkwacht.analysis.terms.cases import Event, What
from dijkwacht.analysis.terms.counting import Span
from dijkwacht.analysis.terms.days import ONE_DAY, Calendar
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Note, Said, Term, given, not_told, statutory

_REPAIR_AT_MOST: Final = "uiterlijk; wordt eerder als de aanvulling eerder komt"
_OR_UNUSED: Final = "Kwam er geen aanvulling, leg dan dat vast."
_ONE_ANSWER: Final = (
    "Er is meer dan één keer gevraagd om aan te vullen, en niet bij elke vraag staat een antwoord. Kwam er eerder een aanvulling,"
    " leg die dan vast: de termijn eindigt dan eerder."
)
_NOT_ASKED: Final = (
    "‘om aanvulling van de aanvraag gevraagd’ staat er niet bij, en moet wel zijn gebeurd. Kwam de aanvulling na de gestelde"
    " termijn, dan eindigt deze termijn eerder. Leg vast op welke dag het was."
)
_ANSWERS: Final = frozenset({What.REPAIRED, What.REPAIR_UNUSED})
_COMPLETED_LATE: Final = "De aanvulling kwam na de gestelde termijn; de vier weken tellen vanaf het einde van die termijn."
IF_NOT_ENOUGH: Final = Note(
    "Dit speelt alleen als de aanvulling niet genoeg is; is zij dat wel, dan geldt de beslistermijn.", is_last=True
)
"""What T04 says after an application was completed in time."""
_NO_ANSWER: Final = (
    "Er staat niet bij of de aanvraag is aangevuld. Kwam er binnen de gestelde termijn niets, dan geldt deze dag. Leg vast wat er"
    " gebeurde."
)
_LAST_ASKED: Final = "Er is meer dan één keer gevraagd om aan te vullen; de vier weken horen bij de laatste vraag."


def repair_term(event: Event, calendar: Calendar) -> Term:
    """T02, the term in which the applicant may complete; the authority sets it.

    Source: Awb 4:5 lid 1.

    >>> repair_term(Event(date(2027, 2, 1), What.REPAIR_ASKED, until=date(2027, 2, 13)), Calendar()).warnings
    ('Deze dag is vrij (zaterdag) en verschuift niet.',)
    """
    return given("T02", event.on, until_of(event), calendar, Said(notes=(Note("Het bestuursorgaan stelde deze dag."),)))


def repair_suspension(events: Sequence[Event], index: int) -> Term:
    """T03, how long the decision stands still for the invitation at this index.

    From the day after the invitation to the day before completion; without completion in time to the day before the last day that
    was set, which is the cautious reading. Where later events show that it ended and no answer is told, it does not count.

    Source: Awb 4:15 lid 1 onder a.

    >>> asked = Event(date(2027, 2, 1), What.REPAIR_ASKED, until=date(2027, 2, 15))
    >>> [repair_suspension([asked, *more], 0).suspended_days for more in ([], [Event(date(2027, 2, 10), What.REPAIRED)])]
    [13, 8]
    """
    law, event = RULES["T03"], events[index]
    last_set = until_of(event)
    turn = _turn(events, index)
    answer = next((one for one in turn if one.what in _ANSWERS), None)
    is_complete = answer is not None and answer.what is What.REPAIRED and answer.on <= last_set
    is_missing = answer is None and (len(turn) < len(events) - index - 1 or any(_shows_an_end(one, last_set) for one in turn))
    ended = answer.on if answer and is_complete else last_set
    span = Span(event.on + ONE_DAY, event.on if is_missing else max(event.on, ended - ONE_DAY))
    if is_complete:
        note = Note("De aanvraag is aangevuld op {0}; die dag telt niet mee.", (ended,))
    else:
        note = Note("De gestelde termijn loopt tot en met {0}; die dag telt niet mee.", (ended,))
    is_short = answer is not None and _is_short_of_answers(events, index)
    return Term(
        rule="T03",
        article=law.article,
        start=event.on,
        raw=span.last,
        until=span.last,
        suspended=(span,) if span.days else (),
        suspended_days=span.days,
        beyond=law.beyond,
        notes=() if is_missing else (note,),
        warnings=_repair_warnings(is_missing=is_missing, is_open=answer is None, is_short=is_short),
        readings=() if is_complete else (law.reading,),
        missing=What.REPAIRED if is_missing else None,
        awaits=(What.REPAIRED,) if is_short or (answer is None and not is_missing) else (),
    )


def _turn(events: Sequence[Event], index: int) -> Sequence[Event]:
    """What was told after an invitation, up to one that came when its own term was over."""
    last_set = until_of(events[index])
    later = range(index + 1, len(events))
    ends = next(
        (place for place in later if events[place].what is What.REPAIR_ASKED and events[place].on > last_set), len(events)
    )
    return events[index + 1 : ends]


def _shows_an_end(event: Event, last_set: date) -> bool:
    return event.on > last_set or event.what in {What.ANNOUNCED, What.TERM_ENDED}


def _is_short_of_answers(events: Sequence[Event], index: int) -> bool:
    """Whether another invitation was open beside the one at this index, and not each of them has an answer."""
    asked = [one for place, one in enumerate(events) if one.what is What.REPAIR_ASKED and place != index]
    event, answers = events[index], sum(one.what in _ANSWERS for one in events)
    return answers <= len(asked) and any(one.on <= until_of(event) and event.on <= until_of(one) for one in asked)


def _repair_warnings(*, is_missing: bool, is_open: bool, is_short: bool) -> tuple[str, ...]:
    if is_missing:
        return (f"{not_told(What.REPAIRED)} {_OR_UNUSED}",)
    if is_open:
        return (_REPAIR_AT_MOST,)
    return (_ONE_ANSWER,) if is_short else ()


def not_treated(events: Sequence[Event], index: int, calendar: Calendar) -> Term:
    """T04, the decision not to treat, after completion or after the end of the unused term, whichever came first.

    Source: Awb 4:5 lid 4.

    >>> asked = Event(date(2026, 9, 14), What.REPAIR_ASKED, until=date(2026, 9, 28))
    >>> not_treated([asked, Event(date(2026, 9, 29), What.REPAIR_UNUSED)], 1, Calendar()).until
    datetime.date(2026, 10, 26)
    """
    event = events[index]
    asked = [one for one in events[:index] if one.what is What.REPAIR_ASKED]
    if not asked:
        return statutory("T04", event.on, calendar, said=Said(warnings=(_NOT_ASKED,), missing=What.REPAIR_ASKED))
    last_set = until_of(asked[-1])
    is_late = event.what is What.REPAIRED and event.on > last_set
    is_complete = event.what is What.REPAIRED and not is_late
    notes = (IF_NOT_ENOUGH,) if is_complete else ()
    said = Said(notes=notes, warnings=(_COMPLETED_LATE,) if is_late else (), readings=(_LAST_ASKED,) if len(asked) > 1 else ())
    return statutory("T04", event.on if is_complete else last_set, calendar, said=said)


def not_treated_without_answer(event: Event, calendar: Calendar) -> Term:
    """T04 of an invitation that must have run out, while no answer to it is told: from the last day that was set.

    Source: Awb 4:5 lid 4.

    >>> not_treated_without_answer(Event(date(2026, 9, 14), What.REPAIR_ASKED, until=date(2026, 9, 28)), Calendar()).until
    datetime.date(2026, 10, 26)
    """
    said = Said(warnings=(_NO_ANSWER,), missing=What.REPAIRED, awaits=(What.REPAIR_UNUSED,))
    return statutory("T04", until_of(event), calendar, said=said)


def until_of(event: Event) -> date:
    """The day that an event sets.

    Raises:
        ValueError: it sets none.

    >>> until_of(Event(date(2027, 2, 1), What.REPAIR_ASKED, until=date(2027, 2, 15)))
    datetime.date(2027, 2, 15)
    """
    if event.until is None:
        raise ValueError(f"{event.what} says no until")
    return event.until
