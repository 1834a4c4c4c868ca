"""What every case is made of: dates and states, a number that names nobody, and the people named on it.

Abstract: each instrument has tables of its own, ``seats`` being the name by which a case finds the people named on it.
"""

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import advised_organisations
from dijkwacht.apps.cases.rules.cases import NAMEABLE
from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.cases.rules.parties import Party
from dijkwacht.apps.cases.rules.remedies import Ending, Remedy
from dijkwacht.apps.fields import Choice, ClosedText, Today, known
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.rules import Instrument


class Register(models.Model):
    """An organisation that chose to keep its cases of an instrument here; without a row it only reckons and writes."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="case_registers")
    instrument = Choice(Instrument, max_length=10)
    since = Today()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "instrument"], name="case_register_once"),
            known("instrument", Instrument, name="case_register_instrument_known"),
        ]

    def __str__(self) -> str:
        return f"register {self.pk}"


class Known(models.Model):
    """Somebody who was ever named on a case or asked to look along: it stays when they leave, for they know that case.

    Without a key to the case, so that both instruments keep it here; it goes with the case.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case = models.UUIDField()
    user = models.ForeignKey(User, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="case_known_once")]
        indexes = [models.Index(fields=["organisation", "user"], name="case_known_by")]

    def __str__(self) -> str:
        return f"known {self.pk}"


class Figures(models.Model):
    """The use of an instrument in a year that is over, as it was shown first: made once, and the same ever after.

    ``shown`` is the same for everybody, so that two readers have nothing to subtract from each other; ``apart`` says of each who
    knew some of its cases when it was made, by the number of their account, how many.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    instrument = Choice(Instrument, max_length=10)
    year = models.PositiveSmallIntegerField()
    made_on = Today()
    shown = models.JSONField()
    apart = models.JSONField(default=dict)

    class Meta:
        ordering = ("-year",)
        constraints = [
            models.UniqueConstraint(fields=["organisation", "instrument", "year"], name="case_figures_once"),
            known("instrument", Instrument, name="case_figures_instrument_known"),
        ]

    def __str__(self) -> str:
        return f"figures {self.pk}"


class CaseQuerySet(models.QuerySet[Any]):
    """Cases as somebody may see them: named persons only."""

    def named_to(self, user: User, *, on: date) -> Self:
        """Those on which the user is named, while they still hold such a role in that very organisation."""
        return self.filter(self._named(user, on))

    def visible_to(self, user: User, *, on: date) -> Self:
        """All that the user may open: who is named may act, an adviser who looks along only reads."""
        return self.filter(self._named(user, on) | self._granted(user, on))

    def _named(self, user: User, on: date) -> Q:
        seats = self._beside("seats").filter(case=OuterRef("pk"), user=user)
        held = Membership.objects.valid_on(on).filter(user=user, role__in=NAMEABLE, organisation=OuterRef("organisation"))
        return Q(Exists(seats)) & Q(Exists(held))

    def _granted(self, user: User, on: date) -> Q:
        if not self.model.takes_advisers:
            return Q(pk=None)
        grants = self._beside("grants").running_on(on).filter(case=OuterRef("pk"), adviser=user)
        assignments = advised_organisations(user, on=on).filter(pk=OuterRef("organisation")).order_by()
        return Q(Exists(grants)) & Q(Exists(assignments))

    def _beside(self, name: str) -> Any:
        return self.model._meta.get_field(name).related_model.objects


class Case(models.Model):
    """A case by the number that the municipality itself gave it; nothing about persons or addresses.

    The number is what somebody typed, so the database holds it locked. It is not unique: to say that it is taken would tell
    somebody who is not named that the case exists.
    """

    takes_advisers: ClassVar[bool] = False
    """Whether an adviser can be asked to look along, and so whether there is a table of grants; never for Bibob."""

    remedies: Any
    """What happened after the decision: each instrument has a table of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="%(class)ss")
    number = ClosedText()
    opened_on = models.DateField()
    state = models.CharField(max_length=20)
    state_since = models.DateField()
    is_example = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=~Q(number=""), name="%(class)s_number_given"),
            models.CheckConstraint(condition=Q(state_since__gte=F("opened_on")), name="%(class)s_state_after_opening"),
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    def decided(self) -> Contested:
        """What an objection or a request to lift can rest on; each instrument says so for its own."""
        raise NotImplementedError


class CaseSeat(models.Model):
    """Somebody named on a case; a concrete seat adds ``case``, a key with ``related_name="seats"``."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    user = models.ForeignKey(User, models.CASCADE, related_name="%(class)ss")
    since = Today()

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="%(class)s_once")]

    def __str__(self) -> str:
        return f"seat {self.pk}"


class GrantQuerySet(models.QuerySet[Any]):
    """Grants as they hold on a day."""

    def running_on(self, day: date) -> Self:
        """Those that hold on this day."""
        return self.filter(start__lte=day, until__gte=day, ended_at=None)


class CaseGrant(models.Model):
    """An adviser who was asked to look along, until a day; a concrete grant adds ``case``, with ``related_name="grants"``."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    adviser = models.ForeignKey(User, models.CASCADE, related_name="%(class)ss")
    start = models.DateField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("start")), name="%(class)s_dates")]

    def __str__(self) -> str:
        return f"grant {self.pk}"


class CaseRemedy(models.Model):
    """Something that happened after the decision; a concrete one adds ``case``, with ``related_name="remedies"``.

    ``party`` and ``nth`` say of which objector it is, as a role; ``with_committee`` whether a committee advises on it;
    ``months`` or ``ends_on`` how long a closure takes since, with those of a dwelling that has a length of its own.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    what = Choice(Remedy, max_length=20)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    ruling = Choice(Ending, max_length=12, blank=True)
    party = Choice(Party, max_length=10, blank=True)
    nth = models.PositiveSmallIntegerField(default=1)
    with_committee = models.BooleanField(default=False)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    months_dwelling = models.PositiveSmallIntegerField(null=True, blank=True)
    ends_on_dwelling = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ("pk",)
        constraints = [
            known("what", Remedy, name="%(class)s_what_known"),
            known("ruling", Ending, name="%(class)s_ruling_known", may_be_empty=True),
            known("party", Party, name="%(class)s_party_known", may_be_empty=True),
            models.CheckConstraint(condition=Q(months=None) | Q(ends_on=None), name="%(class)s_one_length"),
            models.CheckConstraint(
                condition=Q(months_dwelling=None) | Q(ends_on_dwelling=None), name="%(class)s_one_of_dwelling"
            ),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("on")), name="%(class)s_until_after"),
            models.CheckConstraint(condition=Q(weeks=None) | Q(weeks__gte=1, weeks__lte=6), name="%(class)s_weeks"),
        ]

    def __str__(self) -> str:
        return f"remedy {self.pk}"
