"""Who is asked, what they said and what was settled of it."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.assessments.models.pictures import Confidential

models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)

# Said aloud, for a check that comes to NULL lets the row pass.
LEVELS = Q(level__isnull=False, level__gte=0, level__lte=3)


def level_or_open(name: str) -> Q:
    """A condition that a side is open, *weet ik niet* (-1) or a level."""
    return Q(**{name: None}) | Q(**{f"{name}__gte": -1, f"{name}__lte": 3})


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

    ``version`` counts the saves: whoever saves on an older version is shown both and chooses. ``is_carried`` marks
    an answer that came from an adopted picture and that nobody has saved again since.
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
    is_carried = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["respondent", "criterion", "source"], name="answer_once"),
            models.CheckConstraint(condition=level_or_open("paper"), name="answer_paper_range"),
            models.CheckConstraint(condition=level_or_open("practice"), name="answer_practice_range"),
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


class Upload(Confidential):
    """A workbook that was read and is shown before it is taken over; gone after a day.

    ``personal`` names the cells that seem to hold personal data, each with the kinds: taking over asks to confirm them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    rows = models.JSONField()
    settled = models.JSONField(default=list)
    personal = models.JSONField(default=list)
    at = models.DateTimeField()
    answers_seen = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"upload {self.pk}"
