"""A group session: hidden votes, one word from four devices up, one outcome, and nothing left of it afterwards."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings

from dijkwacht.analysis.scoring.answers import Kind, Side, Source
from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.group_sessions import actions as group_sessions
from dijkwacht.apps.group_sessions.models import Seat, Session, Vote
from dijkwacht.apps.group_sessions.queries import live, on_wall, outcome_mark, round_on_wall, seat_by_key
from dijkwacht.apps.group_sessions.rules import (
    ROUND_STEPS,
    SESSION_STAYS,
    Agreed,
    Ballot,
    RoundState,
    SessionState,
    Word,
    faults_in_agreed,
    why_discuss,
    why_not_round,
    why_not_session,
    word_of,
)
from dijkwacht.apps.invitations.rules.codes import TooOften
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture, Settlement
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.answers import Changed, Piece
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.jobs import sessions as job
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = pytest.mark.django_db
BY = System("session")
WHY = "De groep zag het werkproces."


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    """The queue of the product, in which work can wait."""
    settings.TASKS = product.TASKS


@pytest.fixture
def adviser() -> User:
    return make.user()


@pytest.fixture
def picture(adviser: User) -> Picture:
    made = make.picture(make.organisation())
    make.assignment(adviser, made.organisation)
    return made


@pytest.fixture
def session(picture: Picture, adviser: User) -> Session:
    made = group_sessions.set_up(picture=picture, criteria=["BES-02", "BES-01", "VER-01"], by=adviser)
    group_sessions.begin(session=made, by=adviser)
    made.refresh_from_db()
    return made


def seats(session: Session, number: int) -> list[Seat]:
    keys = [group_sessions.join(code=session.code, key="", peer="10.0.0.1", by=BY) for _ in range(number)]
    return [seat for key in keys if (seat := seat_by_key(key))]


def cast(session: Session, *votes: tuple[int, int]) -> list[Seat]:
    there = seats(session, len(votes))
    for seat, (paper, practice) in zip(there, votes, strict=True):
        group_sessions.vote(seat=seat, ballot=ballot(session, paper, practice), by=BY)
    return there


def ballot(session: Session, paper: int, practice: int) -> Ballot:
    here = round_on_wall(Session.objects.get(pk=session.pk))
    return Ballot(here.place, here.number, paper, practice)


def settle(
    session: Session, by: User, *, place: int = 1, levels: tuple[int, int] = (2, 1), functions: tuple[str, ...] = ()
) -> None:
    here = session.rounds.get(place=place)
    agreed = Agreed(place, {Side.PAPER: levels[0], Side.PRACTICE: levels[1]}, WHY, functions)
    group_sessions.agree(session=session, agreed=agreed, seen=outcome_mark(session.picture, here.criterion), by=by)


def test_criteria_come_in_the_order_of_the_norm_and_the_first_can_be_voted_on(session: Session) -> None:
    rows = session.rounds.order_by("place").values_list("criterion", "state")
    assert list(rows) == [("BES-01", "voting"), ("BES-02", "waiting"), ("VER-01", "waiting")]
    assert len(session.code) == 6


def test_a_choice_can_be_made_again_until_the_session_begins(picture: Picture, adviser: User) -> None:
    first = group_sessions.set_up(picture=picture, criteria=["BES-01"], by=adviser)
    again = group_sessions.set_up(picture=picture, criteria=["VER-01", "made-up"], by=adviser)
    assert first == again
    assert list(again.rounds.values_list("criterion", flat=True)) == ["VER-01"]
    group_sessions.begin(session=again, by=adviser)
    with pytest.raises(Refused, match="al een groepssessie bezig"):
        group_sessions.set_up(picture=picture, criteria=["BES-01"], by=adviser)


@pytest.mark.parametrize("state", [state for state in State if state not in {State.ANSWERING, State.ANALYSIS}])
def test_a_session_is_of_a_picture_that_is_answered_or_analysed(state: State, picture: Picture, adviser: User) -> None:
    Picture.objects.filter(pk=picture.pk).update(state=state)
    with pytest.raises(Refused):
        group_sessions.set_up(picture=picture, criteria=["BES-01"], by=adviser)


def test_nothing_to_talk_about_is_no_session(picture: Picture, adviser: User) -> None:
    with pytest.raises(Refused, match="minstens één"):
        group_sessions.set_up(picture=picture, criteria=["made-up"], by=adviser)


def test_until_the_votes_are_revealed_only_their_number_is_known(session: Session) -> None:
    cast(session, (3, 0), (2, 1), (-1, -1))
    assert on_wall(round_on_wall(session)).word is None
    assert on_wall(round_on_wall(session)).votes == 3


def test_from_four_devices_up_one_word_is_said(session: Session, adviser: User) -> None:
    cast(session, (3, 0), (2, 1), (-1, -1), (3, 1))
    group_sessions.reveal(session=session, place=1, number=1, by=adviser)
    assert on_wall(round_on_wall(session)).word is Word.AGREED


def test_of_three_votes_nothing_is_said_and_the_group_settles_by_talking(session: Session, adviser: User) -> None:
    cast(session, (3, 0), (2, 1), (0, 3))
    group_sessions.reveal(session=session, place=1, number=1, by=adviser)
    assert on_wall(round_on_wall(session)).word is Word.FEW
    settle(session, adviser)
    assert Settlement.objects.count() == 2


def test_a_seat_has_one_vote_and_may_change_it_until_it_is_revealed(session: Session, adviser: User) -> None:
    [seat] = cast(session, (3, 0))
    group_sessions.vote(seat=seat, ballot=ballot(session, 1, 1), by=BY)
    assert list(Vote.objects.values_list("paper", "practice")) == [(1, 1)]
    group_sessions.reveal(session=session, place=1, number=1, by=adviser)
    with pytest.raises(Refused, match="al gesloten"):
        group_sessions.vote(seat=seat, ballot=ballot(session, 0, 0), by=BY)


def test_to_vote_again_lets_go_of_every_vote_first(session: Session, adviser: User) -> None:
    there = cast(session, (3, 0), (2, 1), (1, 1))
    old = ballot(session, 0, 0)
    group_sessions.reveal(session=session, place=1, number=1, by=adviser)
    group_sessions.vote_again(session=session, place=1, number=1, by=adviser)
    group_sessions.vote_again(session=session, place=1, number=1, by=adviser)  # a double click
    assert Vote.objects.count() == 0
    assert round_on_wall(session).number == 2
    with pytest.raises(Refused, match="opnieuw gestemd"):
        group_sessions.vote(seat=there[0], ballot=old, by=BY)


def test_a_vote_for_what_is_no_longer_on_the_wall_is_refused(session: Session, adviser: User) -> None:
    [seat] = seats(session, 1)
    old = ballot(session, 2, 2)
    group_sessions.show(session=session, place=2, by=adviser)
    with pytest.raises(Refused, match="niet meer aan de beurt"):
        group_sessions.vote(seat=seat, ballot=old, by=BY)


@pytest.mark.parametrize("level", [-2, 4, 99])
def test_a_level_that_does_not_exist_is_no_vote(level: int, session: Session) -> None:
    [seat] = seats(session, 1)
    with pytest.raises(InvalidInput):
        group_sessions.vote(seat=seat, ballot=ballot(session, level, 1), by=BY)


def test_in_analysis_the_outcome_is_a_weighing_and_the_next_criterion_follows(session: Session, adviser: User) -> None:
    cast(session, (3, 0), (2, 1), (1, 1))
    group_sessions.reveal(session=session, place=1, number=1, by=adviser)
    settle(session, adviser)
    result = reckon(session.picture).results["BES-01"]
    assert (result.paper, result.practice, result.settled_practice) == (2, 1, True)
    assert set(Settlement.objects.values_list("reason", "basis")) == {(WHY, Basis.INTERVIEW)}
    assert Vote.objects.count() == 0
    session.refresh_from_db()
    assert (session.place, round_on_wall(session).state) == (2, RoundState.VOTING)
    verbs = list(Event.objects.order_by("-pk").values_list("verb", flat=True)[:2])
    assert verbs == ["group_sessions.session_agreed", "pictures.settled"]


def test_while_the_questions_are_open_it_is_the_answer_of_who_sits_at_the_table(session: Session, adviser: User) -> None:
    Picture.objects.filter(pk=session.picture_id).update(state=State.ANSWERING)
    piece = Piece("Werkproces", Kind.OTHER)
    before = make.answer(make.respondent(session.picture, "hr"), "BES-01", 0, 0, source=Source.SESSION, evidence=(piece,))
    settle(session, adviser, levels=(2, 2), functions=("hr", "ciso"))
    rows = Answer.objects.filter(source=Source.SESSION).order_by("respondent__function")
    assert [(row.respondent.function, row.paper, row.practice, row.explanation) for row in rows] == [
        ("ciso", 2, 2, WHY),
        ("hr", 2, 2, WHY),
    ]
    before.refresh_from_db()
    assert (len(before.evidence), before.version) == (1, 2)
    assert Settlement.objects.count() == 0
    session.refresh_from_db()
    assert session.functions == ["hr", "ciso"]


def test_half_an_answer_is_refused_where_it_would_hide_the_questionnaire() -> None:
    half = Agreed(1, {Side.PAPER: 2}, WHY, ("hr",))
    assert set(faults_in_agreed(half, is_answer=True)) == {"paper"}
    assert faults_in_agreed(half, is_answer=False) == {}
    assert set(faults_in_agreed(Agreed(1, {}, " "), is_answer=True)) == {"paper", "reason", "functions"}


def test_what_a_colleague_settled_in_the_meantime_is_shown_first(session: Session, adviser: User) -> None:
    seen = outcome_mark(session.picture, "BES-01")
    pictures.settle(picture=session.picture, criterion="BES-01", levels={Side.PAPER: 0}, reason="Van een collega.", by=adviser)
    with pytest.raises(Changed):
        group_sessions.agree(session=session, agreed=Agreed(1, {Side.PAPER: 3}, WHY), seen=seen, by=adviser)
    assert Settlement.objects.get().level == 0


def test_at_the_end_nothing_is_left_of_who_took_part(session: Session, adviser: User) -> None:
    cast(session, (3, 0), (2, 1), (1, 1))
    settle(session, adviser)
    cast(session, (0, 0), (0, 1), (1, 1))
    group_sessions.end(session=session, by=adviser)
    session.refresh_from_db()
    assert (Vote.objects.count(), Seat.objects.count(), session.code, session.state) == (0, 0, "", "ended")
    assert Settlement.objects.count() == 2
    assert group_sessions.join(code="", key="", peer="10.0.0.1", by=BY) == ""


def test_a_session_ends_by_itself_after_a_day(session: Session) -> None:
    seat = cast(session, (3, 0))[0]
    Session.objects.update(started_at=timezone.now() - SESSION_STAYS)
    with pytest.raises(Refused, match="afgelopen"):
        group_sessions.vote(seat=seat, ballot=ballot(session, 1, 1), by=BY)
    assert group_sessions.join(code=session.code, key="", peer="10.0.0.1", by=BY) == ""
    job.end_overdue.call()
    assert (Vote.objects.count(), Seat.objects.count()) == (0, 0)
    assert Session.objects.get().state == SessionState.ENDED


def test_a_session_that_still_runs_or_waits_is_left_alone(session: Session, adviser: User) -> None:
    other = make.picture(make.organisation("GM9902", "Westerkoog"))
    make.assignment(adviser, other.organisation)
    group_sessions.set_up(picture=other, criteria=["BES-01"], by=adviser)
    job.end_overdue.call()
    assert sorted(Session.objects.values_list("state", flat=True)) == ["prepared", "running"]


def test_when_the_assignment_ends_the_session_does(session: Session, adviser: User) -> None:
    seat = cast(session, (3, 0))[0]
    Assignment.objects.update(ended_at=timezone.now())
    assert not live(now=timezone.now()).exists()
    with pytest.raises(Refused, match="afgelopen"):
        group_sessions.vote(seat=seat, ballot=ballot(session, 1, 1), by=BY)
    job.end_overdue.call()
    assert Vote.objects.count() == 0


def test_when_the_picture_goes_on_the_session_ends(session: Session, adviser: User) -> None:
    cast(session, (3, 0))
    adoption.move(picture=session.picture, to=State.LAPSED, reason="Niet door.", by=adviser)
    assert (Vote.objects.count(), Session.objects.get().state) == (0, SessionState.ENDED)


def test_a_session_that_ended_by_itself_makes_room_for_another(session: Session, adviser: User) -> None:
    cast(session, (3, 0))
    Session.objects.update(started_at=timezone.now() - timedelta(days=3))
    again = group_sessions.set_up(picture=session.picture, criteria=["BES-01"], by=adviser)
    assert (again.pk != session.pk, Vote.objects.count()) == (True, 0)


def test_a_wrong_code_opens_nothing_and_guessing_is_limited(session: Session) -> None:
    wrong = "000000" if session.code != "000000" else "000001"
    for _ in range(120):
        assert group_sessions.join(code=wrong, key="", peer="10.0.0.9", by=BY) == ""
    with pytest.raises(TooOften):
        group_sessions.join(code=session.code, key="", peer="10.0.0.9", by=BY)
    assert group_sessions.join(code=session.code, key="", peer="10.0.0.8", by=BY)
    assert Seat.objects.count() == 1


def test_who_joins_again_keeps_the_seat_and_who_lost_the_cookie_gets_another(session: Session) -> None:
    key = group_sessions.join(code=session.code, key="", peer="10.0.0.1", by=BY)
    assert group_sessions.join(code=session.code, key=key, peer="10.0.0.1", by=BY) == key
    assert Seat.objects.count() == 1
    assert group_sessions.join(code=session.code, key="", peer="10.0.0.1", by=BY) != key
    assert Seat.objects.count() == 2


def test_a_full_room_is_full(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    Seat.objects.bulk_create(Seat(session=session, organisation=session.organisation, key_hash=f"{n}") for n in range(60))
    with pytest.raises(Refused, match="vol"):
        group_sessions.join(code=session.code, key="", peer="10.0.0.1", by=BY)


def test_the_chain_tells_that_somebody_voted_never_which_seat_or_what(session: Session) -> None:
    cast(session, (3, 0), (2, 1))
    events = Event.objects.filter(verb__startswith="group_sessions.session_")
    told = {(event.actor, event.on, event.note) for event in events.filter(verb__in=["group_sessions.session_voted"])}
    assert told == {("system:session", f"group_sessions.session:{session.pk}", "")}


def test_nothing_that_is_kept_of_a_seat_can_lead_to_somebody() -> None:
    assert {field.name for field in Seat._meta.fields} == {"id", "organisation", "session", "key_hash", "heard_at"}
    assert {field.name for field in Vote._meta.fields} == {"id", "organisation", "round", "seat", "paper", "practice"}


def test_the_database_keeps_one_session_and_one_vote(session: Session) -> None:
    [seat] = cast(session, (3, 0))
    here = round_on_wall(session)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.create(round=here, seat=seat, organisation=seat.organisation, paper=1, practice=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(seat=seat).update(paper=4)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.create(picture=session.picture, organisation=session.organisation)
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(state=SessionState.ENDED)


def test_every_step_of_a_criterion_and_no_other_can_be_taken() -> None:
    taken = {(a, b) for a in RoundState for b in RoundState if why_not_round(a, b) is None}
    assert taken == set(ROUND_STEPS)
    assert why_not_session(SessionState.ENDED, SessionState.RUNNING)


@pytest.mark.parametrize(
    ("votes", "word"),
    [
        ([], Word.FEW),
        ([(0, 0), (3, 3), (0, 3)], Word.FEW),
        ([(1, 2), (2, 1), (2, 2), (1, 1)], Word.AGREED),
        ([(1, 0), (2, 1), (2, 2), (1, 1)], Word.APART),
        ([(1, 1), (2, 1), (3, 2), (-1, -1)], Word.APART),
        ([(3, 0), (-1, -1), (-1, -1), (-1, 1)], Word.AGREED),
        ([(-1, -1)] * 5, Word.AGREED),
    ],
)
def test_the_word_of_votes(votes: list[tuple[int, int]], word: Word) -> None:
    assert word_of(votes) is word


def test_what_is_worth_talking_about(picture: Picture, adviser: User) -> None:
    first, second = (make.respondent(picture, function) for function in ("secretaris", "ciso"))
    make.answer(first, "BES-02", 3, 0)
    make.answer(second, "BES-02", 3, 3)
    make.answer(first, "BES-03", -1, -1)
    make.answer(first, "VER-01", 2, 2)
    results = reckon(picture).results
    why = {code: why_discuss(result) for code, result in results.items()}
    assert why["BES-01"] == ("minimumeis onder de norm",)
    assert why["BES-02"] == ("lopen uiteen",)
    assert why["BES-03"] == ("niemand weet het",)
    assert why["VER-01"] == why["VER-02"] == ()
    pictures.settle(picture=picture, criterion="BES-02", levels={Side.PRACTICE: 2}, reason=WHY, by=adviser)
    assert why_discuss(reckon(picture).results["BES-02"]) == ()
