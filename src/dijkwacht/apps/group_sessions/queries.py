"""Group sessions: which still run, what may be shown of their votes, and what is worth talking about."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import Assignment
from dijkwacht.apps.group_sessions.models import Seat, Session, SessionCriterion, Vote
from dijkwacht.apps.group_sessions.rules import PRESENT_FOR, SESSION_STAYS, RoundState, SessionState, Word, word_of
from dijkwacht.apps.pictures.models import Answer, Picture, Settlement
from dijkwacht.apps.pictures.rules.answers import digest
from dijkwacht.apps.pictures.rules.states import State, why_not_record

OPEN_STATES = [state for state in State if why_not_record(state) is None]


def live(*, now: datetime) -> QuerySet[Session]:
    """The sessions that run: no older than a day, of a picture that is open, in an organisation that an adviser still helps."""
    running = Session.objects.filter(state=SessionState.RUNNING, started_at__gt=now - SESSION_STAYS)
    assignments = Assignment.objects.valid_on(timezone.localdate(now)).filter(
        organisation=OuterRef("organisation"), accepted_at__isnull=False, ended_at=None
    )
    return running.filter(Exists(assignments), picture__state__in=OPEN_STATES)


def overdue(*, now: datetime) -> QuerySet[Session]:
    """The sessions that ought to have ended by now."""
    not_ended = Session.objects.exclude(state=SessionState.ENDED).select_related("organisation")
    waiting = not_ended.filter(state=SessionState.PREPARED, picture__state__in=[*OPEN_STATES, State.PLANNED])
    return not_ended.exclude(pk__in=live(now=now).values("pk")).exclude(pk__in=waiting.values("pk"))


def session_of(picture: Picture) -> Session | None:
    """The session of a picture that is prepared or runs; there is one at most."""
    return Session.objects.filter(picture=picture).exclude(state=SessionState.ENDED).first()


def seat_by_key(key: str) -> Seat | None:
    """The seat in a running session that a browser holds the key of."""
    rows = Seat.objects.filter(key_hash=key_hash(key), session__in=live(now=clock.now()))
    return rows.select_related("session__picture__norm", "session__organisation").first()


def key_hash(key: str) -> str:
    """What the table keeps of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


def round_on_wall(session: Session) -> SessionCriterion:
    """The criterion that is shown now."""
    return SessionCriterion.objects.get(session=session, place=session.place)


def present(here: SessionCriterion, *, now: datetime) -> QuerySet[Seat]:
    """The seats of who is in the room: heard of in the last minutes, or with a vote on this (a phone may sleep)."""
    voted = Vote.objects.filter(round=here, seat=OuterRef("pk"))
    return Seat.objects.filter(Q(heard_at__gt=now - PRESENT_FOR) | Exists(voted), session=here.session_id)


@dataclass(frozen=True, slots=True)
class OnWall:
    """All that leaves the votes, for whomever: how many, of how many seats; and one word once they are closed."""

    votes: int
    seats: int
    word: Word | None


def on_wall(here: SessionCriterion) -> OnWall:
    """How many voted; before the vote is closed not one of them is read, and after it no more than a word is told."""
    votes = Vote.objects.filter(round=here)
    seats = present(here, now=clock.now()).count()
    if here.state != RoundState.REVEALED:
        return OnWall(votes.count(), seats, None)
    given = list(votes.values_list("paper", "practice"))
    return OnWall(len(given), seats, word_of(given))


def outcome_mark(picture: Picture, criterion: str) -> str:
    """A mark of what stands as weighed, or as said in a session: it goes out with the form and comes back with it."""
    settled = Settlement.objects.filter(picture=picture, criterion=criterion).order_by("pk")
    said = Answer.objects.filter(picture=picture, criterion=criterion, source=Source.SESSION).order_by("pk")
    return digest(*settled.values_list("pk", "lapsed_at"), *said.values_list("pk", "version"))
