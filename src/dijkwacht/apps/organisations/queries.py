"""Organisations as they were, or are, on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from dijkwacht.apps.organisations.models import (
    Area,
    Boundary,
    JointMembership,
    Neighbours,
    Organisation,
    OrganisationName,
    Population,
    RegionMembership,
)
from dijkwacht.apps.organisations.rules import CHOSEN, AreaKind, Kind, Scheme, holds_on, why_not_on
from dijkwacht.kit.errors import Refused


def existing_on(
    day: date, *, kind: Kind | None = None, region: str | None = None, is_example: bool | None = None
) -> QuerySet[Organisation]:
    """The organisations that exist on a day, by name, their names read along.

    ``region`` is the code of a region of any scheme (``PV27``, ``RI0001``, ``VR12``, ``WS0651``): only what lies in it
    on that day, wholly or in part. A planned merger changes nothing until it has been carried out. Days before the
    list begins are ``Refused``.
    """
    if reason := why_not_on(day):
        raise Refused(reason)
    names = OrganisationName.objects.holding_on(day).filter(organisation=OuterRef("pk"))
    found = Organisation.objects.filter(Exists(names)).alias(name_then=names.values("name")[:1])
    if kind is not None:
        found = found.filter(kind=kind)
    if region is not None:
        found = found.filter(
            Exists(RegionMembership.objects.holding_on(day).filter(organisation=OuterRef("pk"), region__code=region))
        )
    if is_example is not None:
        found = found.filter(is_example=is_example)
    return found.order_by("name_then", "code").prefetch_related("names")


def name_on(organisation: Organisation, day: date) -> str:
    """What the organisation is called on a day; before its first or after its last name, the nearest one."""
    names: list[OrganisationName] = list(organisation.names.all())
    for known in names:
        if holds_on(day, start=known.start, end=known.end):
            return known.name
    before = [known for known in names if known.start is None or known.start <= day]
    return (before[-1] if before else names[0]).name


def named(organisations: Iterable[Organisation], on: date) -> list[tuple[Organisation, str]]:
    """The organisations with what they are called on a day, by that name."""
    return sorted(((one, name_on(one, on)) for one in organisations), key=lambda pair: pair[1])


def last_name(organisation: Organisation) -> OrganisationName:
    """What it is called now, or was called last."""
    names: list[OrganisationName] = list(OrganisationName.objects.filter(organisation=organisation))
    return names[-1]


def lies_in(organisation: Organisation) -> dict[Scheme, RegionMembership]:
    """In which region of each scheme that is chosen on a page it lies, as long as it is there."""
    lying = RegionMembership.objects.filter(organisation=organisation, end=last_name(organisation).end)
    found = lying.filter(region__scheme__in=list(CHOSEN)).select_related("region").order_by(F("start").asc(nulls_first=True))
    return {Scheme(one.region.scheme): one for one in found}


def provinces_of(organisations: Iterable[Organisation], on: date) -> dict[int, str]:
    """The name of the province in which each lies on a day; of one that lies in several the first by name."""
    lying = RegionMembership.objects.holding_on(on).filter(
        organisation__in=[one.pk for one in organisations], region__scheme=Scheme.PROVINCE
    )
    return dict(lying.order_by("-region__name").values_list("organisation_id", "region__name"))


def areas_of(*, kind: AreaKind | None = None, organisation: str = "") -> QuerySet[Area]:
    """The areas by name, those of a kind and of an organisation (by code) where that is asked, with whose they are."""
    found = Area.objects.prefetch_related("organisations__names")
    if kind is not None:
        found = found.filter(kind=kind)
    return found.filter(organisations__code=organisation) if organisation else found


def neighbours_of(organisation: Organisation, day: date) -> QuerySet[Organisation]:
    """The organisations that touch this one on land on a day, their names read along."""
    pairs = Neighbours.objects.holding_on(day)
    return (
        Organisation.objects.filter(
            Q(pk__in=pairs.filter(a=organisation).values("b")) | Q(pk__in=pairs.filter(b=organisation).values("a"))
        )
        .order_by("code")
        .prefetch_related("names")
    )


def with_boundary_on(organisations: QuerySet[Organisation], day: date) -> QuerySet[Organisation]:
    """The same organisations with their outline on a day in ``boundary_then`` (a list of one, or empty)."""
    return organisations.prefetch_related(
        Prefetch("boundaries", queryset=Boundary.objects.holding_on(day), to_attr="boundary_then")
    )


def inhabitants_on(organisation: Organisation, day: date) -> int | None:
    """The last count of inhabitants on or before a day."""
    counts = Population.objects.filter(organisation=organisation, on__lte=day)
    return counts.order_by("-on").values_list("inhabitants", flat=True).first()


def last_membership(joint: Organisation, member: Organisation) -> JointMembership | None:
    """The last time that an organisation works or worked through a joint body."""
    return JointMembership.objects.filter(joint=joint, member=member).order_by(F("start").asc(nulls_first=True)).last()


def members_on(joint: Organisation, day: date) -> QuerySet[Organisation]:
    """The organisations that work through a joint body on a day."""
    memberships = JointMembership.objects.holding_on(day).filter(joint=joint)
    return Organisation.objects.filter(pk__in=memberships.values("member")).order_by("code").prefetch_related("names")
