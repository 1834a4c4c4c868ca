"""What happens between the concept and the decision: comments, marked passages, and the decision itself."""

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models.pictures import Confidential
from dijkwacht.apps.assessments.rules import Body, DecisionKind, Ground, Part


class Comment(Confidential):
    """What somebody remarked in the fact check on one finding, or on the whole (no criterion), and the adviser's answer."""

    criterion = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    role = models.CharField(max_length=20)
    text = models.TextField()
    at = models.DateTimeField()
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    is_taken_over = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="comment_has_text"),
            models.CheckConstraint(condition=Q(reply="") | Q(replied_at__isnull=False), name="comment_replied_when"),
        ]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    @property
    def role_word(self) -> str:
        """As what somebody remarked; never who."""
        return Role(self.role).word


class Passage(Confidential):
    """A passage that is kept from the public version: its ground, the body that imposed secrecy, and the review date.

    ``interest`` is the interest of Woo 5.1 for which secrecy was imposed; empty for every other ground.
    """

    part = models.CharField(max_length=14, choices=[(part.value, part.word) for part in Part])
    criterion = models.CharField(max_length=40, blank=True)
    ground = models.CharField(max_length=40)
    interest = models.CharField(max_length=20, blank=True)
    explanation = models.TextField(blank=True)
    imposed_by = models.CharField(max_length=60, blank=True)
    imposed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "part", "criterion"], name="passage_once"),
            models.CheckConstraint(condition=Q(part__in=[part.value for part in Part]), name="passage_part_known"),
            models.CheckConstraint(condition=~Q(ground=""), name="passage_has_ground"),
            models.CheckConstraint(
                condition=Q(review_on=None) | Q(imposed_on=None) | Q(review_on__gt=F("imposed_on")), name="passage_review_after"
            ),
        ]

    def __str__(self) -> str:
        return f"passage {self.pk}"

    @property
    def grounds(self) -> str:
        """The ground in words, with its article, and the interest where secrecy was imposed."""
        found = [Ground(code) for code in (self.ground, self.interest) if code]
        return "; ".join(f"{ground.word} ({ground.article})" for ground in found)


class Decision(Confidential):
    """What was decided on a picture: recorded by one person and confirmed by another, or signed by the executive."""

    kind = models.CharField(max_length=8, choices=[(kind.value, kind.word) for kind in DecisionKind])
    body = models.CharField(max_length=20, choices=[(body.value, body.word) for body in Body])
    decided_on = models.DateField()
    number = models.CharField(max_length=40, blank=True)
    recorded_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    is_signed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture"], name="decision_once"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in DecisionKind]), name="decision_kind_known"),
            models.CheckConstraint(condition=Q(body__in=[body.value for body in Body]), name="decision_body_known"),
            models.CheckConstraint(
                condition=Q(is_signed=True) | Q(confirmed_by=None) | Q(recorded_by=None) | ~Q(recorded_by=F("confirmed_by")),
                name="decision_by_two",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
