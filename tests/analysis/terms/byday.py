"""A second reading of the law that goes day by day with a counter; it shares no code with the first but the free days."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

ONE = timedelta(days=1)
Free = Callable[[date], bool]


def last_day(start: date, length: int, still: Collection[date] = ()) -> date:
    """The day on which so many days have passed since day 0, days of standstill not counted."""
    day, passed = start, 0
    while passed < length:
        day += ONE
        passed += day not in still
    return day


def by_the_act(start: date, raw: date, is_free: Free) -> date:
    """Atw 2 and 1 in the words of the act: two working days in a term of three or more, and no end on a free day."""
    end = raw
    if (raw - start).days >= 3:
        while sum(not is_free(start + timedelta(days=number)) for number in range(1, (end - start).days + 1)) < 2:
            end += ONE
    while is_free(end):
        end += ONE
    return end


def waiting(pairs: Collection[tuple[date, date]]) -> set[date]:
    """The days on which the Bureau waits for data: from the day they are asked, not the day they come."""
    return {asked + timedelta(days=number) for asked, came in pairs for number in range((came - asked).days)}


def standstill(request: date, waits: Collection[date], extension: int, received: date | None) -> set[date]:
    """Wet Bibob 31: from the day of the request; a day of waiting uses nothing of the Bureau's own days, every other uses one."""
    days: set[date] = set()
    day, left = request, 56 + extension
    while left or day in waits:
        left -= day not in waits
        days.add(day)
        if day == received:
            break
        day += ONE
    return days


def between(asked: date, answered: date) -> set[date]:
    """Awb 4:15 and 7:10: from the day after the question to the day before the answer."""
    return {asked + timedelta(days=number) for number in range(1, (answered - asked).days)}
