"""Organisations and what changes about them; every period runs from ``start`` until, not including, ``end``."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Self

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.fields import Choice, Today, known
from dijkwacht.apps.organisations.rules import PREFIXES, AreaKind, Contact, Kind, Scheme, SuccessionKind


def one_of(field: str, values: Sequence[str]) -> Q:
    """A condition that a field holds one of these words."""
    return Q(**{f"{field}__in": [str(value) for value in values]})


def in_order() -> Q:
    """A condition that a period ends after it starts."""
    return Q(start=None) | Q(end=None) | Q(end__gt=F("start"))


def code_fits() -> Q:
    """A condition that a code fits its kind, and begins with 99 in the invented province only."""
    fits = Q()
    for prefix, kind in PREFIXES.items():
        invented = Q(code__startswith=f"{prefix}99")
        real = Q(code__startswith=prefix) & ~invented
        fits |= Q(kind=kind.value) & ((Q(is_example=True) & invented) | (Q(is_example=False) & real))
    return fits


class Dated(models.QuerySet[Any]):
    """Rows that hold for a period."""

    def holding_on(self, day: date) -> Self:
        """Only what holds on this day."""
        return self.filter(Q(start=None) | Q(start__lte=day), Q(end=None) | Q(end__gt=day))


class Organisation(models.Model):
    """A municipality, province, water board, RIEC, joint body or partner."""

    code = models.CharField(max_length=6, unique=True)
    tooi = models.CharField(max_length=10, blank=True)
    kind = Choice(Kind, max_length=20)
    is_example = models.BooleanField(default=False)
    picture_language = models.BooleanField("beeldtaal", default=True)
    is_kept_here = models.BooleanField(default=False)
    """Added or changed on a page: the content no longer says what it is called and where it lies."""

    class Meta:
        ordering = ("code",)
        constraints = [
            models.CheckConstraint(condition=code_fits(), name="organisation_code_fits_kind"),
            models.UniqueConstraint(fields=["tooi"], condition=~Q(tooi=""), name="organisation_tooi_once"),
        ]

    def __str__(self) -> str:
        return self.code


class OrganisationName(models.Model):
    """What an organisation is called; it exists while it has a name."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="names")
    name = models.CharField(max_length=120)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        ordering = (F("start").asc(nulls_first=True), "pk")
        constraints = [
            models.CheckConstraint(condition=in_order(), name="organisation_name_dates"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_name_given"),
            models.UniqueConstraint(fields=["organisation", "start"], name="organisation_name_start_once"),
            models.UniqueConstraint(fields=["organisation"], condition=Q(start=None), name="organisation_first_name_once"),
            models.UniqueConstraint(fields=["organisation"], condition=Q(end=None), name="organisation_last_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One organisation that goes up in another; while planned it changes nothing."""

    old = models.ForeignKey(Organisation, models.CASCADE, related_name="successors")
    new = models.ForeignKey(Organisation, models.CASCADE, related_name="predecessors")
    date = models.DateField()
    kind = Choice(SuccessionKind, max_length=10)
    planned = models.BooleanField(default=False)

    class Meta:
        ordering = ("date", "pk")
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="succession_of_two"),
            models.CheckConstraint(condition=one_of("kind", list(SuccessionKind)), name="succession_kind_known"),
        ]

    def __str__(self) -> str:
        return f"succession {self.pk}"


class Region(models.Model):
    """A region of one of the schemes."""

    scheme = Choice(Scheme, max_length=20)
    code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=120)
    organisations: "models.ManyToManyField[Organisation, RegionMembership]" = models.ManyToManyField(
        Organisation, through="RegionMembership", related_name="regions"
    )

    class Meta:
        ordering = ("scheme", "code")
        constraints = [models.CheckConstraint(condition=one_of("scheme", list(Scheme)), name="region_scheme_known")]

    def __str__(self) -> str:
        return self.name


class RegionMembership(models.Model):
    """An organisation that lies in a region, wholly or in part."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="region_memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="region_memberships")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    partial = models.BooleanField(default=False)
    source = models.CharField(max_length=120)

    objects = Dated.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=in_order(), name="region_membership_dates"),
            models.UniqueConstraint(fields=["region", "organisation", "start"], name="region_membership_start_once"),
            models.UniqueConstraint(
                fields=["region", "organisation"], condition=Q(start=None), name="region_membership_first_once"
            ),
        ]

    def __str__(self) -> str:
        return f"region membership {self.pk}"


class Boundary(models.Model):
    """The outline of an organisation in longitude and latitude, with where it comes from."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="boundaries")
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    geojson = models.JSONField()
    source = models.CharField(max_length=120)
    licence = models.CharField(max_length=60)

    objects = Dated.as_manager()

    class Meta:
        ordering = ("start", "pk")
        constraints = [
            models.CheckConstraint(condition=in_order(), name="boundary_dates"),
            models.CheckConstraint(condition=~Q(source="") & ~Q(licence=""), name="boundary_source_given"),
            models.UniqueConstraint(fields=["organisation", "start"], name="boundary_start_once"),
        ]

    def __str__(self) -> str:
        return f"boundary {self.pk}"


class Population(models.Model):
    """Inhabitants on a day."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="populations")
    on = models.DateField()
    inhabitants = models.PositiveIntegerField()

    class Meta:
        ordering = ("on",)
        constraints = [models.UniqueConstraint(fields=["organisation", "on"], name="population_day_once")]

    def __str__(self) -> str:
        return f"population {self.pk}"


class Neighbours(models.Model):
    """Two organisations that touch on land; each pair stands here once, the lower code first."""

    a = models.ForeignKey(Organisation, models.CASCADE, related_name="neighbours_after")
    b = models.ForeignKey(Organisation, models.CASCADE, related_name="neighbours_before")
    contact = Choice(Contact, max_length=5)
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        verbose_name_plural = "neighbours"
        constraints = [
            models.CheckConstraint(condition=in_order(), name="neighbours_dates"),
            models.CheckConstraint(condition=~Q(a=F("b")), name="neighbours_of_two"),
            models.CheckConstraint(condition=one_of("contact", list(Contact)), name="neighbours_contact_known"),
            models.UniqueConstraint(fields=["a", "b"], name="neighbours_once"),
        ]

    def __str__(self) -> str:
        return f"neighbours {self.pk}"


class JointMembership(models.Model):
    """An organisation that works through a joint body."""

    joint = models.ForeignKey(Organisation, models.CASCADE, related_name="joint_members")
    member = models.ForeignKey(Organisation, models.CASCADE, related_name="joint_bodies")
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)

    objects = Dated.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=in_order(), name="joint_membership_dates"),
            models.CheckConstraint(condition=~Q(joint=F("member")), name="joint_membership_of_two"),
            models.UniqueConstraint(fields=["joint", "member", "start"], name="joint_membership_start_once"),
            models.UniqueConstraint(fields=["joint", "member"], condition=Q(start=None), name="joint_membership_first_once"),
        ]

    def __str__(self) -> str:
        return f"joint membership {self.pk}"


NOWHERE: Final = MappingProxyType({"type": "GeometryCollection", "geometries": []})
"""The shape, as GeoJSON, of an area of which none was read in."""


class Area(models.Model):
    """A port, business park or holiday park: its shape in longitude and latitude, whose it is, and where the shape comes from.

    Public geography, which says nothing of any of the organisations; those that it lies in may read more of it in other rooms.
    """

    kind = Choice(AreaKind, max_length=20)
    name = models.CharField(max_length=120)
    organisations: "models.ManyToManyField[Organisation, AreaOrganisation]" = models.ManyToManyField(
        Organisation, through="AreaOrganisation", related_name="areas"
    )
    geojson = models.JSONField()
    source = models.CharField(max_length=120)
    licence = models.CharField(max_length=60)
    added_on = Today()

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            known("kind", AreaKind, name="area_kind_known"),
            models.CheckConstraint(condition=~Q(name=""), name="area_name_given"),
            models.CheckConstraint(condition=~Q(source="") & ~Q(licence=""), name="area_source_given"),
        ]

    def __str__(self) -> str:
        return f"area {self.pk}"

    @property
    def has_shape(self) -> bool:
        """Whether it can be drawn."""
        return bool(self.geojson["type"] != NOWHERE["type"])


class AreaOrganisation(models.Model):
    """An organisation in which an area lies, wholly or in part."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="area_organisations")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="area_organisations")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "organisation"], name="area_organisation_once")]

    def __str__(self) -> str:
        return f"area organisation {self.pk}"
