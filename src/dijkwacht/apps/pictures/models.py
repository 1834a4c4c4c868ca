"""A resilience picture, who is asked, what they said and what was settled of it.

Every row carries its organisation, so that the database itself can wall organisations off from one another.
"""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from dijkwacht.analysis.scoring.answers import UNKNOWN, Side, Source
from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.fields import Choice, Today, known
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.apps.pictures.rules.weighing import Basis, reason_with_ground
from dijkwacht.documents.marking import KEPT_HERE, Marking


class PictureQuerySet(models.QuerySet["Picture"]):
    """Pictures as somebody may see them."""

    def visible_to(self, user: User, right: Right, *, on: date) -> Self:
        """Those in whose organisation the user has the right; a concept is read from *concept* on."""
        seen = self.filter(organisations_where(user, right, on=on))
        return seen.filter(state__in=READABLE) if right is Right.READ_CONCEPT else seen


class Picture(models.Model):
    """One resilience picture of one organisation, on one version of a norm."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="pictures")
    norm = models.ForeignKey(NormVersion, models.PROTECT)
    is_basic = models.BooleanField(default=False)
    reference_date = models.DateField()
    state = Choice(State, max_length=12, default=State.PLANNED)
    marking = Choice(Marking, max_length=12, default=Marking.ORGANISATION)
    is_example = models.BooleanField(default=False)
    summary = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    state_reason = models.TextField(blank=True)
    state_since = Today()
    unanswered_reason = models.TextField(blank=True)
    concept_on = models.DateField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    fact_check_until = models.DateField(null=True, blank=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        constraints = [
            known("state", State, name="picture_state_known"),
            known("marking", Marking, name="picture_marking_known"),
            known("marking", KEPT_HERE, name="picture_marking_kept"),
        ]

    def __str__(self) -> str:
        return f"picture {self.pk}"


class Confidential(models.Model):
    """A row of one picture, with its organisation beside it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


models.CharField.register_lookup(Length)
models.TextField.register_lookup(Length)
# Said aloud, for a check that comes to NULL lets the row pass.
LEVELS = Q(level__isnull=False, level__gte=0, level__lte=3)


def level_or_open(name: str) -> Q:
    """A condition that a side is open, *weet ik niet* or a level."""
    return Q(**{name: None}) | Q(**{f"{name}__gte": UNKNOWN, f"{name}__lte": 3})


class Respondent(Confidential):
    """Somebody who is asked, known by function; a membership where it is an account on this site.

    ``is_submitted`` says that whoever was invited to this seat has handed in. ``person`` names whoever holds the seat by the
    function of their first one, so that somebody with two functions counts once; empty where nobody looked yet.
    """

    function = models.CharField(max_length=60)
    membership = models.ForeignKey(Membership, models.SET_NULL, null=True, blank=True, related_name="+")
    is_submitted = models.BooleanField(default=False)
    person = models.CharField(max_length=60, blank=True)

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
    source = Choice(Source, max_length=12, default=Source.QUESTIONNAIRE)
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
            known("source", Source, name="answer_source_known"),
        ]
        indexes = [models.Index(fields=["picture", "criterion"], name="answer_picture_criterion")]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class Settlement(Confidential):
    """What the adviser settled (*gewogen*) for a side, with the reason; it lapses when an answer changes.

    ``basis`` is what the level rests on beside the answers. Where that is nothing, there is no side and no level.
    """

    criterion = models.CharField(max_length=40)
    side = models.CharField(max_length=8, blank=True)
    level = models.SmallIntegerField(null=True)
    basis = Choice(Basis, max_length=9, blank=True)
    reason = models.TextField()
    lapsed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "criterion", "side"], name="settlement_once"),
            known("side", Side, name="settlement_side_known", may_be_empty=True),
            models.CheckConstraint(
                condition=Q(side="", level=None) | (~Q(side="") & LEVELS), name="settlement_level_or_not_applicable"
            ),
            models.CheckConstraint(condition=Q(reason__length__gt=0), name="settlement_has_reason"),
            known("basis", Basis, name="settlement_basis_known", may_be_empty=True),
            models.CheckConstraint(condition=~Q(basis="nothing") | Q(side=""), name="settlement_on_nothing_has_no_level"),
        ]

    def __str__(self) -> str:
        return f"settlement {self.pk}"

    @property
    def told(self) -> str:
        """Why it was weighed so and on what it rests, for the organisation; empty where it rests on nothing."""
        ground = Basis(self.basis) if self.basis else None
        return "" if self.rests_on_nothing else reason_with_ground(self.reason, ground)

    @property
    def rests_on_nothing(self) -> bool:
        """Whether the adviser said that there is nothing on which a level can rest."""
        return self.basis == Basis.NOTHING


class ShownLevel(Confidential):
    """What the organisation was told of a criterion since the concept was first shared; from then on only weighing changes it.

    A side that is None is not known yet. ``apart`` is the number of people on a side whose answers lie apart (0: they do
    not), ``apart_others`` the same without whoever reads the picture.
    """

    criterion = models.CharField(max_length=40)
    applicable = models.BooleanField(default=True)
    paper = models.SmallIntegerField(null=True)
    practice = models.SmallIntegerField(null=True)
    apart = models.PositiveSmallIntegerField(default=0)
    apart_others = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["picture", "criterion"], name="shown_level_once")]

    def __str__(self) -> str:
        return f"shown level {self.pk}"
