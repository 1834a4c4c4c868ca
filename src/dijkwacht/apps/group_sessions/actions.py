"""A group session: choosing, showing, voting unseen, revealing, settling; and letting go of every vote."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.group_sessions.models import Seat, Session, SessionCriterion, Vote
from dijkwacht.apps.group_sessions.queries import key_hash, live, outcome_mark, seat_by_key, session_of
from dijkwacht.apps.group_sessions.rules import (
    CHOICES,
    HEARD_EVERY,
    SESSION_CODE_DIGITS,
    SESSION_OVER,
    Agreed,
    Ballot,
    RoundState,
    SessionState,
    faults_in_agreed,
    why_not_choose,
    why_not_join,
    why_not_round,
    why_not_session,
    why_not_vote,
)
from dijkwacht.apps.invitations.actions.codes import count, is_too_often
from dijkwacht.apps.invitations.rules.codes import TRIES_FROM_ONE_PLACE, TooOften
from dijkwacht.apps.pictures.actions import settle
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.pictures.queries.answers import norm_of, said_in
from dijkwacht.apps.pictures.rules.answers import Changed, Said
from dijkwacht.apps.pictures.rules.states import State, why_not_record
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.apps.sources.actions import record
from dijkwacht.apps.sources.rules import Recorded
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def set_up(*, picture: Picture, criteria: Sequence[str], by: Actor) -> Session:
    """Choose what a session is about, in the order of the norm; until it begins the choice can be made again.

    Raises:
        Refused: the picture is past its analysis, a session runs already, or there is nothing, or too much, to talk about.
    """
    _hold_picture(picture)
    chosen = [criterion.id for criterion in norm_of(picture).criteria if criterion.id in set(criteria)]
    if reason := why_not_choose(len(chosen)):
        raise Refused(reason)
    session = session_of(picture)
    if session is not None and session.state == SessionState.RUNNING:
        if live(now=clock.now()).filter(pk=session.pk).exists():
            raise Refused("Er is al een groepssessie bezig. Sluit die eerst af.")
        let_go_of_session(session)  # it ended by itself: what was left of it goes now
        session = None
    session = session or Session.objects.create(picture=picture, organisation_id=picture.organisation_id)
    session.rounds.all().delete()
    SessionCriterion.objects.bulk_create(
        SessionCriterion(session=session, organisation_id=session.organisation_id, criterion=criterion, place=place)
        for place, criterion in enumerate(chosen, start=1)
    )
    _record(session, "group_sessions.session_set_up", by)
    return session


@transaction.atomic
def begin(*, session: Session, by: Actor) -> None:
    """Open the door with a fresh code, and the first criterion for votes.

    Raises:
        Refused: the picture is not open, or the session has begun already.
    """
    _hold_picture(session.picture)
    held = _hold(session)
    if reason := why_not_session(SessionState(held.state), SessionState.RUNNING):
        raise Refused(reason)
    held.state, held.started_at, held.code = SessionState.RUNNING, clock.now(), _fresh_code()
    held.save(update_fields=["state", "started_at", "code"])
    _put_on_wall(held, 1)
    _record(held, "group_sessions.session_begun", by)


@transaction.atomic
def show(*, session: Session, place: int, by: Actor) -> None:
    """Put another criterion on the wall, and let people vote on it where nobody did yet.

    Raises:
        Refused: the session does not run, or has no such criterion.
    """
    held = _hold_live(session)
    _put_on_wall(held, place)
    _record(held, "group_sessions.session_shown", by)


@transaction.atomic
def reveal(*, session: Session, place: int, number: int, by: Actor) -> None:
    """End the vote; from four devices up one word is said of it, and nothing more.

    Raises:
        Refused: the session does not run, or there is no vote to end.
    """
    held = _hold_live(session)
    here = _round(held, place)
    if (here.state, here.number) == (RoundState.REVEALED, number):
        return  # a double click: it was revealed already
    _take(here, RoundState.REVEALED)
    _record(held, "group_sessions.session_revealed", by)


@transaction.atomic
def vote_again(*, session: Session, place: int, number: int, by: Actor) -> None:
    """Let people vote afresh; what was voted goes at once, so that nobody can lay the two beside each other.

    Raises:
        Refused: the session does not run, or this criterion is not on the wall to be voted again.
    """
    held = _hold_live(session)
    here = _round(held, place)
    if here.number != number:
        return  # a double click: it was opened again already
    Vote.objects.filter(round=here).delete()
    here.number += 1
    _take(here, RoundState.VOTING)
    _record(held, "group_sessions.session_voted_again", by)


@transaction.atomic
def agree(*, session: Session, agreed: Agreed, seen: str, by: Actor) -> None:
    """Settle what the group came to, let go of its votes, and go on to the next criterion.

    In analysis it is weighed as the adviser weighs, with the reason. While the questions are open it is kept as the
    answer from a group session of the functions at the table. Both are deeds of their own, with their own events.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
        Changed: what stands there is no longer what was on the screen.
        Refused: the session does not run, or this criterion is settled already.
    """
    picture, state = _hold_picture(session.picture)
    held = _hold_live(session)
    here = _round(held, agreed.place)
    if reason := why_not_round(RoundState(here.state), RoundState.AGREED):
        raise Refused(reason)
    if faults := faults_in_agreed(agreed, is_answer=state is State.ANSWERING):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    if outcome_mark(picture, here.criterion) != seen:
        raise Changed
    if state is State.ANALYSIS:
        # What a group came to rests on a talk, whatever the number of its answers.
        levels, code = dict(agreed.levels), here.criterion
        settle(picture=picture, criterion=code, levels=levels, reason=agreed.reason, basis=Basis.INTERVIEW, by=by)
    else:
        _record_answers(picture, here.criterion, agreed, by)
    Vote.objects.filter(round=here).delete()
    _take(here, RoundState.AGREED)
    held.functions = list(agreed.functions) or held.functions
    held.save(update_fields=["functions"])
    following = held.rounds.exclude(state=RoundState.AGREED).filter(place__gt=here.place).order_by("place").first()
    if following is not None:
        _put_on_wall(held, following.place)
    _record(held, "group_sessions.session_agreed", by)


def _record_answers(picture: Picture, criterion: str, agreed: Agreed, by: Actor) -> None:
    there = Answer.objects.filter(picture=picture, criterion=criterion, source=Source.SESSION).select_related("respondent")
    before = {row.respondent.function: row for row in there}
    for function in agreed.functions:
        row = before.get(function)
        # Evidence that was named before stays with the answer, as on the sheet of a talk.
        said = Said(
            agreed.levels[Side.PAPER],
            agreed.levels[Side.PRACTICE],
            explanation=agreed.reason.strip(),
            evidence=said_in(row).evidence if row else (),
        )
        recorded = Recorded(function, Source.SESSION, said)
        record(picture=picture, criterion=criterion, recorded=recorded, seen=row.version if row else 0, by=by)


@transaction.atomic
def end(*, session: Session, by: Actor) -> None:
    """End a session: every seat and vote goes, and so does the code. What was agreed stands.

    Raises:
        Refused: it has ended already.
    """
    held = _hold(session)
    if reason := why_not_session(SessionState(held.state), SessionState.ENDED):
        raise Refused(reason)
    let_go_of_session(held)
    _record(held, "group_sessions.session_ended", by)


def let_go_of_session(held: Session) -> None:
    """Take away what a session kept of its participants; part of a deed, not one itself."""
    Vote.objects.filter(round__session=held).delete()
    held.seats.all().delete()
    held.state, held.code, held.ended_at = SessionState.ENDED, "", clock.now()
    held.save(update_fields=["state", "code", "ended_at"])


@transaction.atomic
def join(*, code: str, key: str, peer: str, by: Actor) -> str:
    """Take a seat with the code on the wall; returns its key, or nothing where no session runs with this code.

    A browser that holds a seat in the same session keeps it. A wrong code counts.

    Raises:
        TooOften: tried a wrong one too often from this place.
        Refused: the session is full.
    """
    if is_too_often(f"session:{peer}", TRIES_FROM_ONE_PLACE):
        raise TooOften
    session = live(now=clock.now()).filter(code=code).select_related("organisation").first() if code else None
    if session is None:
        count(f"session:{peer}", ())
        return ""
    held = _hold(session)
    seat = seat_by_key(key) if key else None
    if seat is not None and seat.session_id == held.pk:
        return key
    if reason := why_not_join(held.seats.count()):
        raise Refused(reason)
    fresh = secrets.token_urlsafe(24)
    Seat.objects.create(session=held, organisation_id=held.organisation_id, key_hash=key_hash(fresh), heard_at=_minute())
    _record(held, "group_sessions.session_joined", by)
    return fresh


def hear(*, seat: Seat) -> None:
    """Remember that the browser of this seat is still there; once a minute, and no event: nobody did anything."""
    now = _minute()
    if seat.heard_at is None or seat.heard_at <= now - HEARD_EVERY:
        Seat.objects.filter(pk=seat.pk).update(heard_at=now)


def _minute() -> datetime:
    """Now, to the minute: finer could tell one device from another."""
    return clock.now().replace(second=0, microsecond=0)


@transaction.atomic
def vote(*, seat: Seat, ballot: Ballot, by: Actor) -> None:
    """Vote on the criterion that is on the wall; a later vote of the same seat takes the place of the one before.

    Raises:
        InvalidInput: a level does not exist, by name of the field.
        Refused: the session ended, or this vote is over.
    """
    for name in ("paper", "practice"):
        if getattr(ballot, name) not in CHOICES:
            raise InvalidInput([Fault("", name, "Kies een van de antwoorden.")])
    held = _hold_live(seat.session)
    if not Seat.objects.filter(pk=seat.pk).exists():
        raise Refused(SESSION_OVER)
    here = _round(held, held.place)
    if reason := why_not_vote(ballot, place=held.place, number=here.number, state=RoundState(here.state)):
        raise Refused(reason)
    given = {"paper": ballot.paper, "practice": ballot.practice}
    if Vote.objects.filter(round=here, seat=seat, **given).exists():
        return  # the same vote again: nothing to keep, nothing to tell
    Vote.objects.update_or_create(round=here, seat=seat, defaults={"organisation_id": held.organisation_id, **given})
    # Without the seat: the chain stays, and nobody may follow one voter through it.
    _record(held, "group_sessions.session_voted", by)


def _hold_picture(picture: Picture) -> tuple[Picture, State]:
    # Afresh and held, before the session: two deeds that ask for both ask in the same order.
    held = Picture.objects.select_for_update(of=("self",)).select_related("organisation", "norm").get(pk=picture.pk)
    if reason := why_not_record(State(held.state)):
        raise Refused(reason)
    return held, State(held.state)


def _hold(session: Session) -> Session:
    return Session.objects.select_for_update(of=("self",)).select_related("organisation", "picture").get(pk=session.pk)


def _hold_live(session: Session) -> Session:
    held = _hold(session)
    if not live(now=clock.now()).filter(pk=held.pk).exists():
        raise Refused(SESSION_OVER)
    return held


def _round(session: Session, place: int) -> SessionCriterion:
    here = session.rounds.filter(place=place).first()
    if here is None:
        raise Refused("Dit onderdeel hoort niet bij de sessie.")
    return here


def _take(here: SessionCriterion, to: RoundState) -> None:
    if reason := why_not_round(RoundState(here.state), to):
        raise Refused(reason)
    here.state = to
    here.save(update_fields=["state", "number"])


def _put_on_wall(session: Session, place: int) -> None:
    here = _round(session, place)
    session.place = place
    session.save(update_fields=["place"])
    if here.state == RoundState.WAITING:
        _take(here, RoundState.VOTING)


def _fresh_code() -> str:
    # Unique while it works: a constraint holds that too.
    for _ in range(20):
        code = f"{secrets.randbelow(10**SESSION_CODE_DIGITS):0{SESSION_CODE_DIGITS}}"
        if not Session.objects.filter(code=code).exists():
            return code
    raise IntegrityError("no code is free")


def _record(session: Session, verb: str, by: Actor) -> None:
    audit.record(by=by, verb=verb, on=session, organisation=session.organisation.code)
