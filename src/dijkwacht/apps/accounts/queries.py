"""Where somebody may do what, as conditions for other apps' querysets."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import PROGRAMME_ROLES, Right, Role, roles_with
from dijkwacht.apps.organisations.models import Organisation, OrganisationName, Region, RegionMembership
from dijkwacht.apps.organisations.rules import Kind, Scheme

HOMES = (Kind.PROVINCE, Kind.PARTNER)
"""Where a role of the programme is held: at the province or at its support team."""


def organisations_where(user: User, right: Right, *, on: date) -> Q:
    """A condition on ``organisation``: those where the user has the right on that day.

    An adviser's rights come from an accepted assignment that has not ended; all others from a membership.
    """
    condition = Q(organisation__in=seats_with(user, right, on=on).values("organisation"))
    if Role.ADVISER in roles_with(right):
        assignments = Assignment.objects.valid_on(on).filter(adviser=user, accepted_at__isnull=False, ended_at=None)
        condition |= Q(organisation__in=assignments.values("organisation"))
    return condition


def seats_with(user: User, right: Right, *, on: date) -> QuerySet[Membership]:
    """The memberships by which this user has the right on that day."""
    memberships: QuerySet[Membership] = Membership.objects.valid_on(on)
    return memberships.filter(user=user, role__in=roles_with(right) - {Role.ADVISER})


def programme_seats(user: User, right: Right, *, on: date) -> QuerySet[Membership]:
    """The memberships by which this user has the right for a whole programme; nobody else's membership reaches further."""
    return seats_with(user, right, on=on).filter(role__in=PROGRAMME_ROLES, organisation__kind__in=HOMES)


def programmes(user: User, right: Right, *, on: date) -> QuerySet[Region]:
    """The provinces for whose programme this user has the right on that day, by name."""
    return Region.objects.filter(scheme=Scheme.PROVINCE, pk__in=_homes(user, right, on).values("region")).order_by("name")


def programme_organisations(user: User, right: Right, *, on: date) -> QuerySet[Organisation]:
    """The organisations of those provinces: that lie there on that day, or did until they ended.

    Invented and real organisations never mix, whatever region either is put in.
    """
    homes = _homes(user, right, on).filter(
        region=OuterRef("region"), organisation__is_example=OuterRef("organisation__is_example")
    )
    named = OrganisationName.objects.holding_on(on).filter(organisation=OuterRef("organisation"))
    holds = Q(pk__in=RegionMembership.objects.holding_on(on).values("pk"))
    lies = RegionMembership.objects.filter(holds | ~Exists(named), Exists(homes), region__scheme=Scheme.PROVINCE)
    return Organisation.objects.filter(pk__in=lies.values("organisation"))


def programme_where(user: User, right: Right, *, on: date) -> Q:
    """A condition on ``organisation``: those of the programme in which the user has the right on that day."""
    return Q(organisation__in=programme_organisations(user, right, on=on).values("pk"))


def _homes(user: User, right: Right, on: date) -> QuerySet[RegionMembership]:
    seats = programme_seats(user, right, on=on)
    found: QuerySet[RegionMembership] = RegionMembership.objects.holding_on(on)
    return found.filter(organisation__in=seats.values("organisation"), region__scheme=Scheme.PROVINCE)
