"""Stories of days gone by: each names the day of its next deed, and is told on with the clock at that day."""

from collections.abc import Iterator
from datetime import date, datetime, time
from heapq import heappop, heappush

from django.utils import timezone

from dijkwacht.apps import clock

Story = Iterator[date]
"""Gives a day, and does what happened on it when it is asked for the next."""
AT = time(hour=10)


def together(*stories: Story) -> Story:
    """Several stories as one: first what happened first, and on one day in the order in which they are given."""
    ahead: list[tuple[date, int, Story]] = []
    for number, story in enumerate(stories):
        _look_ahead(ahead, number, story)
    while ahead:
        day, number, story = heappop(ahead)
        yield day
        _look_ahead(ahead, number, story)


def _look_ahead(ahead: list[tuple[date, int, Story]], number: int, story: Story) -> None:
    day = next(story, None)
    if day is not None:
        heappush(ahead, (day, number, story))


def tell(story: Story) -> None:
    """Do all that a story says, each deed at ten o'clock of its day; what happens today happens now."""
    day = next(story, None)
    while day is not None:
        ten = timezone.make_aware(datetime.combine(day, AT))
        with clock.at(timezone.now() if day == timezone.localdate() else ten):
            day = next(story, None)
