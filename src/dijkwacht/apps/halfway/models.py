"""The six-month talk: what was said again of criteria that have a measure."""

from django.db import models
from django.db.models import Q

from dijkwacht.apps.fields import Today
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture, level_or_open


class HalfwayTalk(models.Model):
    """One talk about one adopted picture; ``ask`` is what is asked of the college, once it is closed."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    picture = models.OneToOneField(Picture, models.PROTECT, related_name="halfway_talk")
    begun_on = Today()
    held_on = models.DateField(null=True, blank=True)
    ask = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(held_on=None) | Q(held_on__gte=models.F("begun_on")), name="halfway_talk_dates")
        ]

    def __str__(self) -> str:
        return f"halfway talk {self.pk}"


class HalfwayLine(models.Model):
    """What was said of one criterion: levels where they were judged again, new evidence, and a remark."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    talk = models.ForeignKey(HalfwayTalk, models.CASCADE, related_name="lines")
    criterion = models.CharField(max_length=40)
    paper = models.SmallIntegerField(null=True)
    practice = models.SmallIntegerField(null=True)
    explanation = models.TextField(blank=True)
    evidence = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["talk", "criterion"], name="halfway_line_once"),
            models.CheckConstraint(condition=level_or_open("paper") & level_or_open("practice"), name="halfway_line_levels"),
        ]

    def __str__(self) -> str:
        return f"halfway line {self.pk}"
