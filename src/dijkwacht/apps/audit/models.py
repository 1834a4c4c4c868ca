"""The events, in the order of the chain. No foreign keys: an event outlives what it is about."""

from django.db import models

from dijkwacht.apps.audit.rules import Entry, Link


class Event(models.Model):
    """One deed: who, when, what, on what, in which organisation."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=80)
    on = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=120, blank=True)
    seal = models.CharField(max_length=64, unique=True)
    key = models.CharField(max_length=8, blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["organisation", "at"], name="event_organisation_at")]

    def __str__(self) -> str:
        return f"{self.pk} {self.verb}"

    @property
    def entry(self) -> Entry:
        """What the event says, as the chain seals it."""
        return Entry(self.at, self.actor, self.verb, self.on, self.organisation, self.note)

    @property
    def link(self) -> Link:
        """The event as it stands in the chain."""
        return Link(self.pk, self.entry, self.seal, self.key)
