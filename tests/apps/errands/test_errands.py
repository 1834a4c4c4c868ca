"""An errand: asked twice it is one, it can be stopped, a worker that dies is seen, and after a day nothing is left."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import IntegrityError
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.errands import actions
from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.queries import errand_of, result_of
from dijkwacht.apps.errands.rules import KEPT, MOST, SILENT, Kind, State
from dijkwacht.kit.errors import Fault, Refused
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> User:
    """Who asks."""
    return make.user("beheer@example.org")


def asked(who: User, given: bytes = b"norm", file: str = "norm.yaml") -> Errand:
    return actions.ask(kind=Kind.NORM, given=given, about={"file": file}, by=who)[0]


def begun(errand: Errand) -> actions.Turn:
    turn = actions.begin(str(errand.pk))
    assert turn
    return turn


def state(errand: Errand) -> State:
    return Errand.objects.get(pk=errand.pk).state_on(timezone.now())


def died(errand: Errand) -> None:
    Errand.objects.filter(pk=errand.pk).update(heard_at=timezone.now() - SILENT - timedelta(seconds=1))


def test_who_asks_the_same_twice_gets_the_same_result(who: User) -> None:
    first = asked(who)
    assert asked(who) == first
    begun(first).finish(b"{}")
    assert asked(who) == first
    assert result_of(first) == b"{}"
    assert asked(who, b"another") != first
    assert asked(who, file="other.yaml") != first
    assert asked(make.user("ander@example.org")) != first


def test_after_its_day_the_same_is_done_anew(who: User) -> None:
    first = asked(who)
    begun(first).finish(b"{}")
    Errand.objects.update(keep_until=timezone.now())
    assert asked(who) != first


@pytest.mark.parametrize("end", ["refuse", "stop", "break_off"])
def test_what_gave_nothing_is_done_anew(end: str, who: User) -> None:
    first = asked(who)
    turn = begun(first)
    turn.refuse([Fault("", "1", "nee")]) if end == "refuse" else getattr(turn, end)()
    assert asked(who) != first
    assert Errand.objects.count() == 1


def test_one_standing_errand_for_one_input_is_held_by_the_database(who: User) -> None:
    first = asked(who)
    first.pk, first._state.adding = None, True
    with pytest.raises(IntegrityError):
        Errand.objects.create(
            kind=first.kind, by=who, digest=first.digest, asked_at=first.asked_at, keep_until=first.keep_until, given=b""
        )


def test_nobody_fills_the_queue_alone(who: User) -> None:
    for number in range(MOST):
        asked(who, str(number).encode())
    with pytest.raises(Refused, match=f"al {MOST} klussen"):
        asked(who)
    begun(Errand.objects.first() or asked(who)).stop()
    assert asked(who)


def test_progress_is_written_a_few_times_a_second_at_most(who: User, django_assert_max_num_queries: mock.Mock) -> None:
    turn = begun(asked(who))
    with django_assert_max_num_queries(8):
        for number in range(1000):
            turn.tell(number, 1000, "Aan het lezen.")
            assert turn.goes_on()
    told = Errand.objects.get()
    assert (told.saying, told.of) == ("Aan het lezen.", 1000)


def test_what_waits_is_stopped_at_once_and_what_is_busy_when_it_looks(who: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "EVERY", 0.0)
    waiting = asked(who, b"1")
    actions.cancel(errand=waiting, by=who)
    assert state(waiting) is State.CANCELLED
    assert actions.begin(str(waiting.pk)) is None
    busy = asked(who, b"2")
    turn = begun(busy)
    assert turn.goes_on()
    actions.cancel(errand=busy, by=who)
    actions.cancel(errand=busy, by=who)
    assert not turn.goes_on()
    assert state(busy) is State.BUSY
    turn.stop()
    assert state(busy) is State.CANCELLED
    assert Errand.objects.get(pk=busy.pk).given is None
    actions.cancel(errand=busy, by=who)
    assert [event.verb for event in Event.objects.filter(verb__startswith="errands.")] == [
        "errands.asked", "errands.cancelled", "errands.asked", "errands.cancelled", "errands.ended",
    ]  # fmt: skip


def test_a_worker_that_died_is_seen_and_what_it_did_can_be_tried_again(who: User) -> None:
    errand = asked(who)
    dead = begun(errand)
    with pytest.raises(Refused):
        actions.ask_again(errand=errand, by=who)
    died(errand)
    assert state(errand) is State.BROKEN
    assert state(errand).word == "afgebroken, opnieuw proberen"
    actions.ask_again(errand=errand, by=who)
    alive = begun(errand)
    assert bytes(alive.errand.given or b"") == b"norm"
    dead.finish(b"late")
    dead.tell(1, 1, "Ik leef nog.")
    assert not dead.goes_on()
    assert state(errand) is State.BUSY
    alive.finish(b"{}")
    assert result_of(errand) == b"{}"


def test_tidying_says_what_broke_and_throws_away_what_is_over(who: User) -> None:
    silent, busy, over = asked(who, b"1"), asked(who, b"2"), asked(who, b"3")
    begun(silent), begun(busy), begun(over).finish(b"{}")
    died(silent)
    now = timezone.now()
    assert actions.find_broken(now=now, by=make.BY) == 1
    assert Errand.objects.get(pk=silent.pk).state == State.BROKEN
    Errand.objects.filter(pk=over.pk).update(keep_until=now)
    assert actions.forget(before=now) == 1
    assert not Errand.objects.filter(pk=over.pk).exists()
    assert Errand.objects.get(pk=busy.pk).keep_until - now <= KEPT


def test_nobody_else_finds_it(who: User) -> None:
    errand = asked(who)
    assert errand_of(who, errand.pk) == errand
    assert errand_of(make.user("ander@example.org"), errand.pk) is None


def test_an_errand_of_an_organisation_stands_in_its_log(who: User) -> None:
    here = make.organisation()
    errand, _ = actions.ask(kind=Kind.NORM, given=b"", about={}, by=who, organisation=here)
    begun(errand).refuse([])
    events = Event.objects.filter(verb__startswith="errands.")
    assert {(event.organisation, event.note) for event in events} == {("GM9901", "norm"), ("GM9901", "refused")}
