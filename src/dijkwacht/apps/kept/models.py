"""The one table of kept files. A row is written once: what follows is another row."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from dijkwacht.apps.fields import ClosedBytes
from dijkwacht.apps.organisations.models import Organisation

models.CharField.register_lookup(Length)


class KeptFile(models.Model):
    """One file as it was when somebody decided: of whom, about what, which paper, and the digest that the audit holds too.

    ``about`` names the thing as the audit does: the file outlives it. The database holds ``content`` locked.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    about = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    form = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    content = ClosedBytes()
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["about", "kind", "form"], name="kept_about")]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="kept_something"),
            models.CheckConstraint(condition=Q(sha256__length=64), name="kept_digest"),
        ]

    def __str__(self) -> str:
        return f"kept file {self.pk}"
