"""Questions to an adviser: closed, for who asked, who answers and, about a case, who is named on it. Nobody counts them.

About a case its adviser reads and answers as long as they look along there.
"""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import advised_organisations
from dijkwacht.apps.cases.rules.cases import NAMEABLE
from dijkwacht.apps.damocles.models import DamoclesCase, DamoclesGrant
from dijkwacht.apps.fields import ClosedText
from dijkwacht.apps.organisations.models import Organisation


class QuestionQuerySet(models.QuerySet["Question"]):
    """Questions as somebody may read them."""

    def visible_to(self, user: User, *, on: date) -> Self:
        """One's own, those that one is to answer, and those about a case on which one is named.

        A question about a case is for its adviser as long as they look along there: after that it is closed to them.
        """
        return self.filter(self._asked_by(user, on) | self._put_to(user, on) | self._named(user, on))

    def general(self) -> Self:
        """Those that are about no case."""
        return self.filter(case=None)

    def _asked_by(self, user: User, on: date) -> Q:
        held = Membership.objects.valid_on(on).filter(user=user, role__in=NAMEABLE, organisation=OuterRef("organisation"))
        return Q(asker=user, case=None) & Q(Exists(held))

    def _put_to(self, user: User, on: date) -> Q:
        looking = DamoclesGrant.objects.running_on(on).filter(case=OuterRef("case"), adviser=user)
        reads = Q(case=None) | Q(Exists(looking))
        return reads & Q(adviser=user, organisation__in=advised_organisations(user, on=on).order_by().values("pk"))

    def _named(self, user: User, on: date) -> Q:
        return Q(case__in=DamoclesCase.objects.named_to(user, on=on).values("pk"))


class Question(models.Model):
    """One question of an organisation to one adviser, and its answer.

    About a Bibob case there is none: nobody else may know what is in one (article 28 of that act).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    asker = models.ForeignKey(User, models.CASCADE, related_name="+")
    adviser = models.ForeignKey(User, models.CASCADE, related_name="+")
    case = models.ForeignKey(DamoclesCase, models.CASCADE, null=True, blank=True, related_name="+")
    text = ClosedText()
    asked_at = models.DateTimeField()
    answer = ClosedText(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    is_example = models.BooleanField(default=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="desk_question_asked"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="desk_question_answered_with_words",
            ),
            models.CheckConstraint(condition=~Q(asker=models.F("adviser")), name="desk_question_to_another"),
        ]
        indexes = [models.Index(fields=["organisation", "adviser"], name="desk_by_adviser")]

    def __str__(self) -> str:
        return f"question {self.pk}"

    @property
    def is_answered(self) -> bool:
        """Whether the answer came."""
        return self.answered_at is not None
