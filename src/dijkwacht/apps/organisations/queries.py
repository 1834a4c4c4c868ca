"""Organisations as they were, or are, on a day."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from dijkwacht.apps.organisations.models import (
    Boundary,
    JointMembership,
    Neighbours,
    Organisation,
    OrganisationName,
    Population,
    RegionMembership,
)
from dijkwacht.apps.organisations.rules import Kind, holds_on, why_not_on
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


def members_on(joint: Organisation, day: date) -> QuerySet[Organisation]:
    """The organisations that work through a joint body on a day."""
    memberships = JointMembership.objects.holding_on(day).filter(joint=joint)
    return Organisation.objects.filter(pk__in=memberships.values("member")).order_by("code").prefetch_related("names")
