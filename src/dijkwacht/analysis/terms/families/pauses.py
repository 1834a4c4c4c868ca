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
    says *from the day after*. The day of the answer itself never counts.

    >>> clock = Pauses()
    >>> for ask, day in ((True, 1), (True, 5), (False, 10), (False, 15)):
    ...     clock.ask(date(2027, 2, day)) if ask else clock.answer(date(2027, 2, day))
    >>> clock.days, clock.still_from
    (14, None)
    """

    delay: int = 0
    spans: list[Span] = field(default_factory=list)
    still_from: date | None = None
    _open: int = 0

    @property
    def days(self) -> int:
        """How many days it stood still, up to the last answer."""
        return sum(span.days for span in self.spans)

    def ask(self, day: date) -> None:
        """A question goes out."""
        if not self._open:
            self.still_from = day + timedelta(days=self.delay)
        self._open += 1

    def answer(self, day: date) -> None:
        """An answer comes in; the last of them lets the clock go on."""
        if self._open:
            self._open -= 1
            if not self._open:
                self.end(day)

    def end(self, day: date) -> None:
        """Whatever is still open ends before this day."""
        if self.still_from is not None:
            span = Span(self.still_from, day - ONE_DAY)
            self.spans += [span] if span.days else []
        self.still_from, self._open = None, 0


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
