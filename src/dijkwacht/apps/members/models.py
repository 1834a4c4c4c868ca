"""For which members the picture of a joint body holds, and where one of them differs."""

from django.db import models
from django.db.models import Q

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Confidential


class Coverage(Confidential):
    """A member for which the picture of a joint body holds as well."""

    member = models.ForeignKey(Organisation, models.PROTECT, related_name="covered_by")

    class Meta:
        verbose_name_plural = "coverage"
        constraints = [models.UniqueConstraint(fields=["picture", "member"], name="coverage_once")]

    def __str__(self) -> str:
        return f"coverage {self.pk}"


class Deviation(Confidential):
    """Where one member of a joint body differs from what was answered for all."""

    member = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    criterion = models.CharField(max_length=40)
    paper = models.SmallIntegerField(null=True)
    practice = models.SmallIntegerField(null=True)
    is_not_applicable = models.BooleanField(default=False)
    reason = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "member", "criterion"], name="deviation_once"),
            models.CheckConstraint(condition=Q(paper=None) | Q(paper__gte=0, paper__lte=3), name="deviation_paper_range"),
            models.CheckConstraint(
                condition=Q(practice=None) | Q(practice__gte=0, practice__lte=3), name="deviation_practice_range"
            ),
            models.CheckConstraint(
                condition=Q(is_not_applicable=False) | Q(paper=None, practice=None), name="deviation_level_or_not_applicable"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="deviation_has_reason"),
        ]

    def __str__(self) -> str:
        return f"deviation {self.pk}"
