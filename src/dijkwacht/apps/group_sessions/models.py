"""A group session: criteria one at a time, random seats without a person, and votes that go when they are settled."""

from django.db import models
from django.db.models import Q

from dijkwacht.analysis.scoring.answers import UNKNOWN
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.group_sessions.rules import RoundState, SessionState
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Confidential


class Session(Confidential):
    """A group session on one picture; ``code`` opens the door while it runs, ``place`` is the criterion on the wall.

    ``functions`` are those last said to be at the table; they are tied to no seat.
    """

    state = Choice(SessionState, max_length=10, default=SessionState.PREPARED)
    code = models.CharField(max_length=6, blank=True)
    place = models.PositiveSmallIntegerField(default=1)
    functions = models.JSONField(default=list)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            known("state", SessionState, name="session_state_known"),
            models.CheckConstraint(
                condition=~Q(state=SessionState.RUNNING.value) | (~Q(code="") & Q(started_at__isnull=False)),
                name="session_runs_with_code",
            ),
            models.CheckConstraint(
                condition=Q(code="") | Q(state=SessionState.RUNNING.value), name="session_code_only_while_running"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(state=SessionState.ENDED.value), name="session_ended_when_ended"
            ),
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="session_code_once"),
            models.UniqueConstraint(
                fields=["picture"], condition=~Q(state=SessionState.ENDED.value), name="session_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"session {self.pk}"


class SessionCriterion(models.Model):
    """One criterion of a session; ``number`` says which vote on it this is."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, related_name="rounds")
    criterion = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    state = Choice(RoundState, max_length=10, default=RoundState.WAITING)
    number = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name_plural = "session criteria"
        constraints = [
            models.UniqueConstraint(fields=["session", "place"], name="session_place_once"),
            models.UniqueConstraint(fields=["session", "criterion"], name="session_criterion_once"),
            known("state", RoundState, name="session_criterion_state_known"),
        ]

    def __str__(self) -> str:
        return f"session criterion {self.pk}"


class Seat(models.Model):
    """A place in a session, known by the hash of a random key that one browser holds; nobody's name or device.

    ``heard_at`` is when that browser last asked what is on the wall, to the minute: a lost tab is nobody in the room.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, related_name="seats")
    key_hash = models.CharField(max_length=64, unique=True)
    heard_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"seat {self.pk}"


class Vote(models.Model):
    """What one seat votes on one criterion; goes when that is settled or voted again, and when the session ends."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    round = models.ForeignKey(SessionCriterion, models.CASCADE, related_name="votes")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="votes")
    paper = models.SmallIntegerField()
    practice = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "seat"], name="vote_once"),
            models.CheckConstraint(condition=Q(paper__gte=UNKNOWN, paper__lte=3), name="vote_paper_range"),
            models.CheckConstraint(condition=Q(practice__gte=UNKNOWN, practice__lte=3), name="vote_practice_range"),
        ]

    def __str__(self) -> str:
        return f"vote {self.pk}"
