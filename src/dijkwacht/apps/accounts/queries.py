"""Where somebody may do what, as conditions for other apps' querysets."""

from datetime import date

from django.db.models import Q

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Right, Role, roles_with


def organisations_where(user: User, right: Right, *, on: date, of: str = "organisation") -> Q:
    """A condition on ``organisation``, or the field named in ``of``: those where the user has the right on that day.

    An adviser's rights come from an accepted assignment that has not ended; all others from a membership.
    """
    roles = roles_with(right)
    memberships = Membership.objects.valid_on(on).filter(user=user, role__in=roles - {Role.ADVISER})
    condition = Q(**{f"{of}__in": memberships.values("organisation")})
    if Role.ADVISER in roles:
        assignments = Assignment.objects.valid_on(on).filter(adviser=user, accepted_at__isnull=False, ended_at=None)
        condition |= Q(**{f"{of}__in": assignments.values("organisation")})
    return condition
