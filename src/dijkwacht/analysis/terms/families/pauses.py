"""A clock that stands still while somebody waits for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dijkwacht.analysis.terms.cases import Event, What
from dijkwacht.analysis.terms.counting import Span
from dijkwacht.analysis.terms.days import ONE_DAY


@dataclass(slots=True)
class Pauses:
    """The days on which a clock stood still; questions that are open together count once.

    ``delay`` is how many days after a question the first such day comes: none where the law says *from the day*, one where it
    says *from the day after*. The day of the answer itself never counts, nor does the last day that was set for an answer.
    ``has_lapsed`` is whether a question ran out without an answer.

    >>> clock = Pauses()
    >>> for ask, day in ((True, 1), (True, 5), (False, 10), (False, 15)):
    ...     clock.ask(date(2027, 2, day)) if ask else clock.answer(date(2027, 2, day))
    >>> clock.days, clock.still_from
    (14, None)
    """

    delay: int = 0
    spans: list[Span] = field(default_factory=list)
    still_from: date | None = None
    has_lapsed: bool = False
    _open: list[date | None] = field(default_factory=list)

    @property
    def days(self) -> int:
        """How many days it stood still, up to the last answer."""
        return sum(span.days for span in self.spans)

    def ask(self, day: date, until: date | None = None) -> None:
        """A question goes out, to be answered on the last day set at the latest."""
        if not self._open:
            self.still_from = day + timedelta(days=self.delay)
        self._open.append(until)

    def answer(self, day: date) -> None:
        """An answer comes in, to the oldest question; the last of them lets the clock go on."""
        if self._open:
            self._open.pop(0)
            self._go_on(day)

    def lapse(self, before: date | None = None) -> None:
        """Questions whose last day lies before this one are open no more; without a day all that have one.

        >>> clock = Pauses(delay=1)
        >>> clock.ask(date(2026, 10, 15), until=date(2026, 10, 29))
        >>> clock.lapse()
        >>> clock.days, clock.has_lapsed
        (13, True)
        """
        for until in sorted(one for one in self._open if one and (before is None or one < before)):
            self._open.remove(until)
            self.has_lapsed = True
            self._go_on(until)

    def _go_on(self, day: date) -> None:
        if not self._open and self.still_from is not None:
            span = Span(self.still_from, day - ONE_DAY)
            self.spans += [span] if span.days else []
            self.still_from = None


def until_next(events: Sequence[Event], index: int, *ends: What) -> Sequence[Event]:
    """The events after the one at this index, up to the first of those that end its turn.

    >>> asked, received = Event(date(2027, 2, 1), What.ADVICE_ASKED), Event(date(2027, 3, 1), What.ADVICE_RECEIVED)
    >>> len(until_next([asked, received, asked], 0, What.ADVICE_ASKED))
    1
    """
    for other in range(index + 1, len(events)):
        if events[other].what in ends:
            return events[index + 1 : other]
    return events[index + 1 :]
