"""Opening accounts, giving roles, assigning advisers."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, Membership, User, plain
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Refused


@transaction.atomic
def open_account(*, email: str, name: str, password: str | None, by: Actor) -> User:
    """Make an account for a work address.

    Raises:
        Refused: there is one already, whatever its capitals.
    """
    if User.objects.filter(email=plain(email)).exists():
        raise Refused("Er is al een account met dit e-mailadres.")
    user = User.objects.create_user(email, password, name=name)
    audit.record(by=by, verb="accounts.opened", on=user)
    return user


@transaction.atomic
def appoint(*, user: User, organisation: Organisation, role: Role, start: date, by: Actor, function: str = "") -> Membership:
    """Give a user a role in an organisation from a day on."""
    membership = Membership.objects.create(user=user, organisation=organisation, role=role, function=function, start=start)
    audit.record(by=by, verb="accounts.appointed", on=membership, organisation=organisation.code, note=role)
    return membership


@transaction.atomic
def assign(*, adviser: User, organisation: Organisation, start: date, until: date, by: Actor) -> Assignment:
    """Set an adviser to work for an organisation that accepted it."""
    assignment = Assignment.objects.create(
        adviser=adviser, organisation=organisation, start=start, until=until, accepted_at=timezone.now()
    )
    audit.record(by=by, verb="accounts.assigned", on=assignment, organisation=organisation.code)
    return assignment
