"""Whose account it is that a provider speaks of, and whether it may."""

from collections.abc import Iterable
from datetime import date

from allauth.socialaccount.models import SocialAccount
from django.db.models import QuerySet

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.providers.rules import Claim, NotIn, NotLetIn, Provider


def bonds_of(user: User) -> QuerySet[SocialAccount]:
    """By whom at which provider this account is held."""
    found: QuerySet[SocialAccount] = SocialAccount.objects.filter(user=user)
    return found


def bound_to(provider: Provider, claim: Claim) -> User | None:
    """The account that belongs to whom the provider speaks of, once somebody came in with it."""
    bond = SocialAccount.objects.filter(provider=provider.id, uid=claim.subject).select_related("user").first()
    return bond.user if bond else None


def account_for(provider: Provider, claim: Claim) -> User:
    """The account of whom the provider speaks: the one that it is bound to, or the one with the address it has gone after.

    Raises:
        NotLetIn: there is none, or the address is not sure.
    """
    if bound := bound_to(provider, claim):
        is_anothers = User.objects.filter(email=claim.email).exclude(pk=bound.pk).exists()
        if is_anothers:
            raise NotLetIn(NotIn.OTHER_ADDRESS, whose=bound)
        return bound
    if not claim.email or not (claim.is_verified or provider.addresses_trusted):
        raise NotLetIn(NotIn.UNVERIFIED)
    if not provider.speaks_for(claim.email):
        raise NotLetIn(NotIn.DOMAIN)
    if (found := User.objects.filter(email=claim.email).first()) is None:
        raise NotLetIn(NotIn.NO_ACCOUNT)
    if bonds_of(found).filter(provider=provider.id).exists():
        raise NotLetIn(NotIn.OTHER_SUBJECT, whose=found)
    return found


def why_not(provider: Provider, user: User, *, on: date) -> NotIn | None:
    """Why somebody cannot come in by a provider, though it is their account; None when they can."""
    if not user.is_active:
        return NotIn.ENDED
    if not provider.speaks_for(user.email):
        return NotIn.DOMAIN
    held = Membership.objects.valid_on(on).filter(user=user, organisation__code__in=provider.organisations)
    return None if not provider.organisations or held.exists() else NotIn.ELSEWHERE


def is_second_step(provider: Provider, user: User, said: Iterable[str], *, on: date) -> bool:
    """Whether what a provider says of how somebody signed in there is enough here: not where they work elsewhere as well."""
    if not set(provider.second_step) & set(said):
        return False
    elsewhere = Membership.objects.standing(on).filter(user=user).exclude(organisation__code__in=provider.organisations)
    return not provider.organisations or not elsewhere.exists()
