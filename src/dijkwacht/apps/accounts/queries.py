"""Where somebody may do what, as conditions for other apps' querysets."""

from datetime import date

from django.db.models import Q

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Right, Role, roles_with
from dijkwacht.apps.organisations.models import Organisation


def organisations_where(user: User, right: Right, *, on: date) -> Q:
    """A condition on ``organisation``: those where the user has the right on that day.

    An adviser's rights come from an accepted assignment that has not ended; all others from a membership.
    """
    roles = roles_with(right)
    memberships = Membership.objects.valid_on(on).filter(user=user, role__in=roles - {Role.ADVISER})
    condition = Q(organisation__in=memberships.values("organisation"))
    if Role.ADVISER in roles:
        assignments = Assignment.objects.valid_on(on).filter(adviser=user, accepted_at__isnull=False, ended_at=None)
        condition |= Q(organisation__in=assignments.values("organisation"))
    return condition


def roles_at(user: User, organisation: Organisation, *, on: date) -> frozenset[Role]:
    """The roles that count in this organisation on that day; adviser only by an accepted assignment. Two queries."""
    held = Membership.objects.valid_on(on).filter(user=user, organisation=organisation).values_list("role", flat=True)
    roles = frozenset(Role(role) for role in held) - {Role.ADVISER}
    assignments = Assignment.objects.valid_on(on).filter(adviser=user, organisation=organisation, ended_at=None)
    return roles | {Role.ADVISER} if assignments.filter(accepted_at__isnull=False).exists() else roles
