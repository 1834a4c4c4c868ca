"""A picture with its respondents, answers, settled levels, findings and recommendations.

Every row carries its organisation, so that the database itself can wall organisations off from one another.
"""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.marking import Marking

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)

# Said aloud, for a check that comes to NULL lets the row pass.
LEVELS = Q(level__isnull=False, level__gte=0, level__lte=3)
EFFORTS = ("small", "medium", "large")


def _level(name: str) -> Q:
    return Q(**{name: None}) | Q(**{f"{name}__gte": -1, f"{name}__lte": 3})


class PictureQuerySet(models.QuerySet["Picture"]):
    """Pictures as somebody may see them."""

    def visible_to(self, user: User, right: Right, *, on: date) -> Self:
        """Those in whose organisation the user has the right; a concept is read from *concept* on."""
        seen = self.filter(organisations_where(user, right, on=on))
        return seen.filter(state=State.CONCEPT) if right is Right.READ_CONCEPT else seen


class Picture(models.Model):
    """One resilience picture of one organisation, on one version of a norm."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="pictures")
    norm = models.ForeignKey(NormVersion, models.PROTECT)
    is_basic = models.BooleanField(default=False)
    reference_date = models.DateField()
    state = models.CharField(max_length=12, default=State.PLANNED, choices=[(state.value, state.word) for state in State])
    marking = models.CharField(max_length=12, default=Marking.ORGANISATION)
    is_example = models.BooleanField(default=False)
    summary = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    state_reason = models.TextField(blank=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="picture_state_known"),
            models.CheckConstraint(condition=Q(marking__in=[marking.value for marking in Marking]), name="picture_marking_known"),
        ]

    def __str__(self) -> str:
        return f"picture {self.pk}"


class Confidential(models.Model):
    """A row of one picture, with its organisation beside it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Respondent(Confidential):
    """Somebody who is asked, known by function; a membership where it is an account on this site."""

    function = models.CharField(max_length=60)
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "function"], name="respondent_once")]

    def __str__(self) -> str:
        return f"respondent {self.pk}"


class Answer(Confidential):
    """What a respondent said of one criterion in one source; evidence is part of the answer and saved with it.

    ``version`` counts the saves: whoever saves on an older version is shown both and chooses.
    """

    respondent = models.ForeignKey(Respondent, models.CASCADE, related_name="answers")
    criterion = models.CharField(max_length=40)
    source = models.CharField(max_length=12, default=Source.QUESTIONNAIRE)
    paper = models.SmallIntegerField(null=True)
    practice = models.SmallIntegerField(null=True)
    not_applicable = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["respondent", "criterion", "source"], name="answer_once"),
            models.CheckConstraint(condition=_level("paper"), name="answer_paper_range"),
            models.CheckConstraint(condition=_level("practice"), name="answer_practice_range"),
            models.CheckConstraint(
                condition=Q(not_applicable="") | Q(paper=None, practice=None), name="answer_level_or_not_applicable"
            ),
            models.CheckConstraint(condition=Q(source__in=[source.value for source in Source]), name="answer_source_known"),
        ]
        indexes = [models.Index(fields=["picture", "criterion"], name="answer_picture_criterion")]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Settlement(Confidential):
    """What the adviser settled (*gewogen*) for a side, with the reason; it lapses when an answer changes."""

    criterion = models.CharField(max_length=40)
    side = models.CharField(max_length=8, blank=True)
    level = models.SmallIntegerField(null=True)
    reason = models.TextField()
    lapsed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "criterion", "side"], name="settlement_once"),
            models.CheckConstraint(condition=Q(side__in=["", *Side]), name="settlement_side_known"),
            models.CheckConstraint(
                condition=Q(side="", level=None) | (~Q(side="") & LEVELS), name="settlement_level_or_not_applicable"
            ),
            models.CheckConstraint(condition=Q(reason__length__gt=0), name="settlement_has_reason"),
        ]

    def __str__(self) -> str:
        return f"settlement {self.pk}"


class Finding(Confidential):
    """The adviser's text with one vulnerability."""

    criterion = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    is_reviewed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "criterion"], name="finding_once")]

    def __str__(self) -> str:
        return f"finding {self.pk}"


class Recommendation(Confidential):
    """The norm's advice for one criterion as the adviser adapted it, or left out."""

    criterion = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    effort = models.CharField(max_length=6)
    is_left_out = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "criterion"], name="recommendation_once"),
            models.CheckConstraint(condition=Q(effort__in=EFFORTS), name="recommendation_effort_known"),
            models.CheckConstraint(condition=Q(is_left_out=True) | Q(text__length__gt=0), name="recommendation_has_text"),
        ]

    def __str__(self) -> str:
        return f"recommendation {self.pk}"


class Upload(Confidential):
    """A workbook that was read and is shown before it is taken over; gone after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    rows = models.JSONField()
    settled = models.JSONField(default=list)
    at = models.DateTimeField()
    answers_seen = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"upload {self.pk}"
