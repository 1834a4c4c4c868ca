"""Passages of a picture that are kept from its public version."""

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.passages.rules.grounds import Ground
from dijkwacht.apps.passages.rules.marking import Part
from dijkwacht.apps.pictures.models import Confidential


class Passage(Confidential):
    """A passage that is kept from the public version: its ground, the body that imposed secrecy, and the review date.

    ``interest`` is the interest of Woo 5.1 for which secrecy was imposed; empty for every other ground.
    """

    part = Choice(Part, max_length=14)
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
            known("part", Part, name="passage_part_known"),
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
