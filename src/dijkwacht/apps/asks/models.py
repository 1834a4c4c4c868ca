"""What somebody was told of already, and how they want to be told."""

from django.db import models

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.asks.rules.kinds import Kind, Way
from dijkwacht.apps.fields import Choice, Today, known


class Told(models.Model):
    """That somebody was told of a matter, or chose not to be; once."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = Choice(Kind, max_length=20)
    matter = models.CharField(max_length=80)
    on = Today()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "matter"], name="told_once"),
            known("kind", Kind, name="told_kind_known"),
        ]
        indexes = [models.Index(fields=["kind", "matter"], name="told_by_matter")]

    def __str__(self) -> str:
        return f"told {self.pk}"


class Preference(models.Model):
    """How somebody wants to hear of a kind; no row means the usual way."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    kind = Choice(Kind, max_length=20)
    way = Choice(Way, max_length=6)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], name="preference_once"),
            known("kind", Kind, name="preference_kind_known"),
            known("way", Way, name="preference_way_known"),
        ]

    def __str__(self) -> str:
        return f"preference {self.pk}"


class Bundle(models.Model):
    """That somebody got the overview of a day."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="bundle_once")]

    def __str__(self) -> str:
        return f"bundle {self.pk}"
