"""Letting somebody in whom a provider vouches for, and letting go of who that was."""

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import home_of
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.providers.queries import account_for, bonds_of, bound_to, why_not
from dijkwacht.apps.providers.rules import Claim, NotLetIn, Provider


@transaction.atomic
def admit(*, provider: Provider, claim: Claim) -> User:
    """The account that somebody comes in with; from the first time on it belongs to whom the provider spoke of, and no other.

    No account is made here and no role given; of what the provider says only a digest is kept.

    Raises:
        NotLetIn: why not, with the account where one is known.
    """
    user = account_for(provider, claim)
    held = User.objects.select_for_update().get(pk=user.pk)
    if reason := why_not(provider, held, on=clock.today()):
        raise NotLetIn(reason, whose=held)
    if bound_to(provider, claim) is None:
        account_for(provider, claim)  # of two at once the second finds what the first made
        SocialAccount.objects.create(user=held, provider=provider.id, uid=claim.subject, extra_data={})
        audit.record(by=held, verb="providers.bound", on=held, organisation=home_of(held, on=clock.today()))
    return held


@transaction.atomic
def let_go(*, user: User, by: Actor) -> bool:
    """Forget to whom of which provider an account belongs: who comes next with its address is bound anew; if there was any."""
    gone, _ = bonds_of(user).delete()
    if gone:
        audit.record(by=by, verb="providers.let_go", on=user, organisation=home_of(user, on=clock.today()))
    return bool(gone)
