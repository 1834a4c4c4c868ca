"""Who works where, who was invited, and who may see to that."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from dijkwacht.apps.accounts.models import Assignment, Membership, User, plain
from dijkwacht.apps.accounts.queries import HOMES, holders, own_organisations
from dijkwacht.apps.accounts.rules import Right, Role
from dijkwacht.apps.organisations.models import Organisation, RegionMembership
from dijkwacht.apps.organisations.rules import Scheme
from dijkwacht.apps.people.models import NewAddress, Welcome
from dijkwacht.apps.people.rules import FIRST_CONTACT, WelcomeState


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with their roles in one organisation."""

    user: User
    roles: tuple[Membership, ...]


def token_hash(token: str) -> str:
    """What is kept of a link: who reads the database cannot follow it."""
    return hashlib.sha256(token.encode()).hexdigest()


def welcome_by(token: str, *, on: date) -> Welcome | None:
    """The invitation with this link, as long as it works."""
    found = Welcome.objects.open().filter(token_hash=token_hash(token)).select_related("organisation").first()
    if found is None or found.state_on(on) is not WelcomeState.SENT:
        return None
    return None if User.objects.filter(email=found.email).exclude(block_reason="").exists() else found


def address_by(token: str, *, on: date) -> NewAddress | None:
    """The new address with this link, as long as it works."""
    found = NewAddress.objects.filter(token_hash=token_hash(token), expires_on__gte=on, user__is_active=True)
    return found.select_related("user").first()


def kept_by(user: User, *, on: date) -> QuerySet[Organisation]:
    """The organisations whose accounts this user manages."""
    return own_organisations(user, Right.MANAGE_ACCOUNTS, on=on).order_by("code")


def colleagues(organisation: Organisation, *, on: date) -> list[Colleague]:
    """Everybody with a role in an organisation, now or later, by name; also who is blocked."""
    held = Membership.objects.standing(on).filter(organisation=organisation, user__in=known_people()).select_related("user")
    found: dict[User, list[Membership]] = {}
    for one in held.order_by("user__name", "user_id", "role", "function"):
        found.setdefault(one.user, []).append(one)
    return [Colleague(user, tuple(roles)) for user, roles in found.items()]


def known_people() -> QuerySet[User]:
    """Everybody with an account that did not end: it can be used, or is blocked."""
    return User.objects.filter(Q(is_active=True) | ~Q(block_reason=""))


def works_elsewhere(user: User, organisation: Organisation, *, on: date) -> bool:
    """Whether somebody has a role in another organisation as well: then nobody here changes the account itself."""
    return Membership.objects.standing(on).filter(user=user).exclude(organisation=organisation).exists()


def account_of(email: str) -> User | None:
    """The account with this address, if there is one that can be used."""
    return User.objects.filter(email=plain(email), is_active=True).first()


def lies_with(user: User, *, on: date) -> QuerySet[Welcome]:
    """The invitations that wait for the confirmation of this user.

    Of an own organisation; and, for who manages the accounts of the province or its support team, of those in that
    province where nobody manages them yet. Never one's own, nor of an organisation that one proposed an assignment to.
    """
    seats = Membership.objects.valid_on(on).filter(user=user, role=Role.ADMINISTRATOR)
    lying = RegionMembership.objects.holding_on(on).filter(region__scheme=Scheme.PROVINCE)
    regions = lying.filter(organisation__in=seats.filter(organisation__kind__in=HOMES).values("organisation")).values("region")
    near = Organisation.objects.filter(pk__in=lying.filter(region__in=regions).values("organisation"))
    worlds = seats.values("organisation__is_example")
    kept = Membership.objects.valid_on(on).filter(organisation=OuterRef("pk"), role=Role.ADMINISTRATOR, user__is_active=True)
    orphans = near.filter(~Exists(kept), is_example__in=worlds)
    own = Organisation.objects.filter(pk__in=seats.values("organisation"))
    advises = Assignment.objects.filter(adviser=user, ended_at=None, declined_at=None, until__gte=on).values("organisation")
    found = Welcome.objects.waiting().filter(organisation__in=(own | orphans).values("pk"))
    found = found.exclude(invited_by=user).exclude(organisation__in=advises)
    return found.select_related("organisation", "invited_by").prefetch_related("organisation__names")


def confirmers(welcome: Welcome, *, on: date) -> list[User]:
    """Whoever can confirm an invitation."""
    seats = Membership.objects.valid_on(on).filter(role=Role.ADMINISTRATOR, user=OuterRef("pk"))
    keeping: Iterable[User] = User.objects.filter(Exists(seats), is_active=True).order_by("pk")
    return [one for one in keeping if lies_with(one, on=on).filter(pk=welcome.pk).exists()]


def first_contact(assignment: Assignment, *, on: date) -> tuple[Role, ...]:
    """The roles for which the adviser of an assignment may put somebody forward: those that nobody holds there.

    Before it was accepted only the client, for somebody has to accept it.
    """
    if assignment.declined_at or assignment.ended_at or assignment.until < on:
        return ()
    here = assignment.organisation
    roles = FIRST_CONTACT if assignment.accepted_at else (Role.CLIENT,)
    lies = Q(expires_on=None) | Q(expires_on__gte=on)
    asked = set(Welcome.objects.open().filter(lies, organisation=here, role__in=roles).values_list("role", flat=True))
    return tuple(role for role in roles if role not in asked and not holders(here, role, on=on).exists())
