"""Two at once in a group session, on PostgreSQL: no vote twice, none after the reveal, one outcome."""

import pytest

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Seat, Session, Vote
from dijkwacht.apps.group_sessions.queries import outcome_mark, seat_by_key
from dijkwacht.apps.group_sessions.rules import Agreed, Ballot
from dijkwacht.apps.pictures.models import Settlement
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.apps.adoption.test_postgres import while_open

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
BY = System("tests")


@pytest.fixture
def session() -> Session:
    picture = make.picture(make.organisation())
    make.assignment(make.user(), picture.organisation)
    made = actions.set_up(picture=picture, criteria=["BES-01", "BES-02"], by=BY)
    actions.begin(session=made, by=BY)
    made.refresh_from_db()
    return made


@pytest.fixture
def seat(session: Session) -> Seat:
    found = seat_by_key(actions.join(code=session.code, key="", peer="10.0.0.1", by=BY))
    assert found
    return found


def vote(seat: Seat, level: int) -> None:
    actions.vote(seat=seat, ballot=Ballot(1, 1, level, level), by=BY)


def test_of_two_votes_of_one_seat_at_once_the_last_stands(seat: Seat) -> None:
    second = while_open(lambda: vote(seat, 0), lambda: vote(seat, 3))
    assert second.exception() is None
    assert list(Vote.objects.values_list("paper", "practice")) == [(3, 3)]


def test_a_vote_that_meets_the_reveal_is_told_it_is_too_late(session: Session, seat: Seat) -> None:
    late = while_open(lambda: actions.reveal(session=session, place=1, number=1, by=BY), lambda: vote(seat, 3))
    assert isinstance(late.exception(), Refused)
    assert Vote.objects.count() == 0


def test_a_reveal_that_meets_a_vote_counts_it(session: Session, seat: Seat) -> None:
    shown = while_open(lambda: vote(seat, 3), lambda: actions.reveal(session=session, place=1, number=1, by=BY))
    assert shown.exception() is None
    assert Vote.objects.count() == 1


def test_a_vote_that_meets_the_end_leaves_nothing(session: Session, seat: Seat) -> None:
    late = while_open(lambda: actions.end(session=session, by=BY), lambda: vote(seat, 3))
    assert isinstance(late.exception(), Refused)
    assert (Vote.objects.count(), Seat.objects.count()) == (0, 0)


def test_of_two_advisers_who_settle_at_once_one_does(session: Session) -> None:
    seen = outcome_mark(session.picture, "BES-01")

    def settle(level: int) -> None:
        actions.agree(session=session, agreed=Agreed(1, {Side.PAPER: level}, "Besproken."), seen=seen, by=BY)

    second = while_open(lambda: settle(2), lambda: settle(0))
    assert isinstance(second.exception(), Refused)
    assert Settlement.objects.get().level == 2


def test_of_two_who_prepare_at_once_there_is_one_session(session: Session) -> None:
    actions.end(session=session, by=BY)

    def prepare(criterion: str) -> None:
        actions.set_up(picture=session.picture, criteria=[criterion], by=BY)

    second = while_open(lambda: prepare("BES-01"), lambda: prepare("VER-01"))
    assert second.exception() is None
    assert list(Session.objects.get(state="prepared").rounds.values_list("criterion", flat=True)) == ["VER-01"]
