"""What is wrong with a case: every fault at its event and key, in Dutch, for whoever reads a file or a form."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.analysis.terms.cases import SHAPES, Act, Event, Instrument, What
from dijkwacht.analysis.terms.families.single import moment_of
from dijkwacht.kit.dutch import count, long_date

EARLIEST: Final = date(1990, 1, 1)
LATEST: Final = date(2090, 12, 31)
"""The days between which an event may lie: around them the feasts are known."""

LONGEST_WEEKS: Final = 520
LONGEST_MONTHS: Final = 600
MOST_EVENTS: Final = 1_000

_OF_THE_ENVIRONMENT: Final = (8, 12)
_ONCE: Final = {
    What.ADVICE_EXTENDED: (What.ADVICE_ASKED,),
    What.OBJECTION_DEFERRED: (What.ANNOUNCED, What.OBJECTION_ENDED),
    What.APPEAL_DEFERRED: (What.APPEAL_ENDED,),
}
"""What can be done once, after each of these."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the place of the event, the key it is about (``date`` and ``what`` among them), and why."""

    index: int
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Told:
    """Events as somebody told them: None stands for one whose day or kind could not be read."""

    instrument: Instrument | None
    events: Sequence[Event | None]
    named: Callable[[What], str] = lambda what: SHAPES[what].words
    """How the reader of the faults calls an event."""


def problems(told: Told) -> Iterator[Problem]:
    """Every fault of a case, event by event.

    Args:
        told: the instrument, the events, and what the reader calls them.

    Returns:
        The faults in order of the events; none means that ``terms_of`` can reckon with them.

    Source: the chapter on events of the formats.

    >>> from dijkwacht.analysis.terms.cases import Event
    >>> late, early = Event(date(2027, 2, 1), What.RECEIVED), Event(date(2027, 1, 4), What.VIEWS_ASKED, until=date(2027, 1, 18))
    >>> [problem.reason for problem in problems(Told(Instrument.AWB, [late, early]))]
    ['deze dag ligt vóór de vorige gebeurtenis (aanvraag ontvangen, 1 februari 2027)']
    """
    previous: Event | None = None
    for index, event in enumerate(told.events):
        if event is None:
            continue
        yield from (Problem(index, key, reason) for key, reason in _of_the_days(told, event, previous))
        yield from (Problem(index, "what", reason) for reason in _of_the_kind(told, index, event))
        yield from (Problem(index, key, reason) for key, reason in _of_the_numbers(event))
        yield from (Problem(index, "weeks", reason) for reason in _too_many_weeks(told, index, event))
        if previous is None or event.on >= previous.on:
            previous = event


def _of_the_days(told: Told, event: Event, previous: Event | None) -> Iterator[tuple[str, str]]:
    if not EARLIEST <= event.on <= LATEST:
        yield "date", f"deze dag ligt niet tussen {long_date(EARLIEST)} en {long_date(LATEST)}"
    if previous and event.on < previous.on:
        yield "date", f"deze dag ligt vóór de vorige gebeurtenis ({told.named(previous.what)}, {long_date(previous.on)})"
    if event.until and event.until < event.on:
        yield "until", f"deze dag ligt vóór de dag van de gebeurtenis zelf ({long_date(event.on)})"
    elif event.until and event.until > LATEST:
        yield "until", f"deze dag ligt na {long_date(LATEST)}"
    if event.at is not None:
        try:
            moment_of(event)
        except ValueError:
            yield "time", "deze tijd bestaat niet op deze dag; de klok gaat dan een uur vooruit"


def _of_the_kind(told: Told, index: int, event: Event) -> Iterator[str]:
    shape = SHAPES[event.what]
    if shape.only and told.instrument and shape.only is not told.instrument:
        yield f"deze gebeurtenis hoort alleen bij {shape.only.value}"
        return
    before = [one for one in told.events[:index] if one]
    if shape.needs and not any(one.what in shape.needs for one in before):
        yield f"hiervoor hoort eerst: {_either(told, shape.needs)}"
    if event.what is What.DEFAULT_NOTICE and not any(one and one.what in _ENDS for one in told.events):
        yield f"hierbij hoort ook: {_either(told, _ENDS)}"
    if event.what is What.REPAIR_UNUSED:
        asked = next((one for one in reversed(before) if one.what is What.REPAIR_ASKED), None)
        if asked and asked.until and event.on < asked.until:
            yield f"de gestelde termijn loopt nog tot en met {long_date(asked.until)}"
    if event.what in _ONCE and _times(before, event.what, _ONCE[event.what]):
        yield "dit kan maar één keer"


_ENDS: Final = (What.TERM_ENDED, What.RECEIVED, What.ANNOUNCED, What.OBJECTION_ENDED)


def _times(before: Sequence[Event], what: What, since: Sequence[What]) -> int:
    """How often it happened since the last of those that open a new turn."""
    times = 0
    for event in before:
        times = 0 if event.what in since else times + (event.what is what)
    return times


def _either(told: Told, whats: Sequence[What]) -> str:
    return " of ".join(f"‘{told.named(what)}’" for what in whats)


def _of_the_numbers(event: Event) -> Iterator[tuple[str, str]]:
    for key, number, longest in (("weeks", event.weeks, LONGEST_WEEKS), ("months", event.months, LONGEST_MONTHS)):
        if number is not None and not 1 <= number <= longest:
            yield key, f"hier hoort een getal van 1 tot en met {longest}"


def _too_many_weeks(told: Told, index: int, event: Event) -> Iterator[str]:
    if event.weeks is None or not 1 <= event.weeks <= LONGEST_WEEKS:
        return
    if event.what is What.RECEIVED:
        if event.act is Act.ENVIRONMENT and event.weeks not in _OF_THE_ENVIRONMENT:
            yield "voor een omgevingsvergunning zijn het 8 of 12 weken (artikel 16.64 Omgevingswet)"
        return
    most, article = _most(told, index, event)
    if event.weeks > most:
        yield f"hoogstens {count(most, 'week', 'weken')} ({article})"


def _most(told: Told, index: int, event: Event) -> tuple[int, str]:
    if event.what is What.ADVICE_EXTENDED:
        return 4, "artikel 15 lid 3 Wet Bibob"
    if event.what is What.OBJECTION_DEFERRED:
        return 6, "artikel 7:10 lid 3 Awb"
    ended = next((one for one in reversed(told.events[:index]) if one and one.what is What.APPEAL_ENDED), None)
    return (6 if ended and ended.same_legal_person else 10), "artikel 7:24 Awb"
