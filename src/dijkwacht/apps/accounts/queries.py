"""Where somebody may do what, as conditions for other apps' querysets."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import NO_ADVISERS, Right, Role, roles_with
from dijkwacht.apps.organisations.models import Organisation


def organisations_where(user: User, right: Right, *, on: date, of: str = "organisation") -> Q:
    """A condition on ``organisation``, or the field named in ``of``: those where the user has the right on that day.

    An adviser's rights come from an accepted assignment that has not ended; all others from a membership.
    """
    condition = _by_membership(user, right, on=on, of=of)
    if Role.ADVISER in roles_with(right):
        assignments = Assignment.objects.valid_on(on).filter(adviser=user, accepted_at__isnull=False, ended_at=None)
        condition |= Q(**{f"{of}__in": assignments.values("organisation")})
    return condition


def has_anywhere(user: User, right: Right, *, on: date) -> bool:
    """Whether the user has the right in any organisation on that day."""
    where = organisations_where(user, right, on=on)
    return Membership.objects.filter(where).exists() or Assignment.objects.filter(where).exists()


def _by_membership(user: User, right: Right, *, on: date, of: str = "organisation") -> Q:
    memberships = Membership.objects.valid_on(on).filter(user=user, role__in=roles_with(right) - {Role.ADVISER})
    return Q(**{f"{of}__in": memberships.values("organisation")})


def own_organisations(user: User, right: Right, *, on: date) -> QuerySet[Organisation]:
    """The organisations that the user belongs to with this right: not those that they advise."""
    memberships = Membership.objects.valid_on(on).filter(user=user, role__in=roles_with(right) - {Role.ADVISER})
    return Organisation.objects.filter(pk__in=memberships.values("organisation")).prefetch_related("names")


def advised_organisations(user: User, *, on: date) -> QuerySet[Organisation]:
    """The organisations with which the user has an accepted assignment on that day."""
    assignments = Assignment.objects.valid_on(on).filter(adviser=user, accepted_at__isnull=False, ended_at=None)
    return Organisation.objects.filter(pk__in=assignments.values("organisation")).prefetch_related("names")


def followed_organisations(user: User, *, on: date) -> QuerySet[Organisation]:
    """The organisations whose pictures the user follows: their own as client or coordinator, and those they advise."""
    own, advised = own_organisations(user, Right.SEE_PROGRESS, on=on), advised_organisations(user, on=on)
    found = Organisation.objects.filter(Q(pk__in=own.values("pk")) | Q(pk__in=advised.values("pk")))
    return found.prefetch_related("names")


def teams_of(user: User, *, on: date) -> QuerySet[Membership]:
    """The memberships by which the user may propose an assignment."""
    return Membership.objects.valid_on(on).filter(user=user, role__in=roles_with(Right.PROPOSE)).select_related("organisation")


def agreements(user: User, *, on: date) -> QuerySet[Assignment]:
    """The assignments that the user has as adviser, and those of the organisations they belong to as client or coordinator."""
    found: QuerySet[Assignment] = Assignment.objects.filter(Q(adviser=user) | _by_membership(user, Right.SEE_PROGRESS, on=on))
    return found.select_related("organisation", "adviser", "accepted_by").prefetch_related("organisation__names")


def holders(organisation: Organisation, role: Role, *, on: date) -> QuerySet[User]:
    """Whoever holds a role in an organisation on a day."""
    memberships = Membership.objects.valid_on(on).filter(organisation=organisation, role=role, user=OuterRef("pk"))
    return User.objects.filter(Exists(memberships), is_active=True).order_by("pk")


def candidates(organisation: Organisation, *, on: date) -> QuerySet[User]:
    """Members whom their own organisation can take on as its adviser."""
    memberships = Membership.objects.valid_on(on).filter(organisation=organisation, user=OuterRef("pk"))
    barred = memberships.filter(role__in=NO_ADVISERS)
    return User.objects.filter(Exists(memberships), ~Exists(barred), is_active=True).order_by("name", "pk")


def roles_at(user: User, organisation: Organisation, *, on: date) -> frozenset[Role]:
    """The roles that count in this organisation on that day; adviser only by an accepted assignment. Two queries."""
    held = Membership.objects.valid_on(on).filter(user=user, organisation=organisation).values_list("role", flat=True)
    roles = frozenset(Role(role) for role in held) - {Role.ADVISER}
    assignments = Assignment.objects.valid_on(on).filter(adviser=user, organisation=organisation, ended_at=None)
    return roles | {Role.ADVISER} if assignments.filter(accepted_at__isnull=False).exists() else roles
