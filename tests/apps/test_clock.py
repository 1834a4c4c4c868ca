"""The one clock of all deeds."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.queries import broken_at
from dijkwacht.apps.measures import actions as measures
from dijkwacht.apps.measures.rules.drafts import Draft
from tests import factories as make
from tests.clock import going_on_from_the_begin

LATE = timezone.make_aware(datetime(2024, 2, 29, 23, 30))  # noqa: DTZ001 - made aware here


def test_it_is_today_and_now_unless_it_is_told_otherwise() -> None:
    before = timezone.now()
    assert before <= clock.now() <= timezone.now()
    with clock.at(LATE):
        assert (clock.now(), clock.today().isoformat()) == (LATE, "2024-02-29")
        with clock.at(before):
            assert clock.now() == before
        assert clock.now() == LATE
    assert clock.today() == timezone.localdate()


@pytest.mark.parametrize(
    ("began", "day"),
    [
        ("2026-11-30T22:59:59", "2026-11-30"),
        ("2026-11-30T23:00:01", "2026-11-30"),
        ("2026-11-30T23:29:59", "2026-11-30"),
        ("2026-11-30T23:30:00", "2026-12-01"),
        ("2026-07-01T22:29:59", "2026-07-01"),
        ("2026-07-01T22:30:01", "2026-07-02"),
        ("2026-03-29T10:00:00", "2026-03-29"),
    ],
)
def test_tests_that_run_over_midnight_keep_the_day_on_which_they_began(began: str, day: str) -> None:
    here, first = ZoneInfo("Europe/Amsterdam"), datetime.fromisoformat(began).replace(tzinfo=UTC)
    moments = iter([first, first, first + timedelta(hours=20)])
    told = going_on_from_the_begin(lambda: next(moments), here)
    begin, end = told(), told()
    assert begin.astimezone(here).strftime("%Y-%m-%d %H:%M") == f"{day} 00:30"
    assert end - begin == timedelta(hours=20)
    assert {begin.astimezone(here).date(), end.astimezone(here).date()} == {datetime.fromisoformat(day).date()}
    assert begin.date() < datetime.fromisoformat(day).date()
    assert begin <= first


def test_what_deeds_read_is_the_clock_of_tests_under_the_name_that_migrations_know() -> None:
    real = timezone.now.__wrapped__
    assert (timezone.now.__module__, timezone.now.__qualname__) == (real.__module__, real.__qualname__)
    behind = real() - timezone.now()
    assert abs(real() - clock.now() - behind) < timedelta(seconds=5)


def test_it_runs_again_after_a_deed_that_was_refused() -> None:
    with pytest.raises(ValueError, match="no"), clock.at(LATE):
        raise ValueError("no")
    assert clock.now() > LATE


@pytest.mark.django_db
def test_a_deed_keeps_its_day_and_its_event_the_moment_and_the_chain_stays_whole() -> None:
    where = make.organisation()
    with clock.at(LATE):
        row = measures.propose(organisation=where, draft=Draft("Iets."), by=make.BY)
        event = audit.record(by=make.BY, verb="tests.done", organisation="GM9901")
    assert {row.state_since, row.touched_on, row.moves.get().on} == {LATE.date()}
    assert event.at == LATE
    audit.record(by=make.BY, verb="tests.done", organisation="GM9901")
    assert broken_at() is None
