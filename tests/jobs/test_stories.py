"""Stories of days gone by: what happened first comes first, with the clock at its day."""

from datetime import date, timedelta

from django.utils import timezone

from dijkwacht.apps import clock
from dijkwacht.jobs.example.stories import Story, tell, together

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 27)
Done = list[tuple[str, date]]


def story(name: str, done: Done, *days: date) -> Story:
    for day in days:
        yield day
        done.append((name, clock.today()))


def test_several_stories_are_told_in_the_order_of_their_days() -> None:
    done: Done = []
    tell(together(story("a", done, MONDAY, FRIDAY), story("b", done, TUESDAY)))
    assert done == [("a", MONDAY), ("b", TUESDAY), ("a", FRIDAY)]


def test_on_one_day_the_first_story_goes_first() -> None:
    done: Done = []
    tell(together(story("a", done, TUESDAY), story("b", done, TUESDAY, TUESDAY), story("c", done, MONDAY)))
    assert [name for name, _ in done] == ["c", "a", "b", "b"]


def test_a_story_may_hold_others_and_may_be_empty() -> None:
    done: Done = []

    def whole() -> Story:
        yield MONDAY
        yield from together(story("a", done, FRIDAY), story("none", done), story("b", done, TUESDAY))

    tell(whole())
    assert done == [("b", TUESDAY), ("a", FRIDAY)]


def test_what_happens_today_happens_now_and_afterwards_the_clock_runs_again() -> None:
    seen = []

    def now() -> Story:
        yield timezone.localdate() - timedelta(days=1)
        seen.append(clock.now())
        yield timezone.localdate()
        seen.append(clock.now())

    before = timezone.now()
    tell(now())
    assert timezone.localtime(seen[0]).hour == 10
    assert before <= seen[1] <= clock.now()
    assert clock.today() == timezone.localdate()
