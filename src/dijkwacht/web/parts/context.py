"""Who visits, as the wall in the database knows it: an account, invitations, or nobody."""

from django.http import HttpRequest
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import context_of
from dijkwacht.apps.wall import actions as wall
from dijkwacht.apps.wall.rules.contexts import NOBODY, Context
from dijkwacht.apps.wall.rules.declarations import Level
from dijkwacht.web.parts.invitation_cookie import invitations_in, was_invited


def context_of_visitor(request: HttpRequest) -> Context:
    """What this visitor reaches: as an account, and as somebody who was invited."""
    found = context_of(request.user.pk, on=timezone.localdate()) if isinstance(request.user, User) else NOBODY
    if not was_invited(request):
        return found
    with wall.service("invitation"):
        places = frozenset(invitation.organisation_id for invitation in invitations_in(request))
    return found.reaching(Level.CONTENT, places)
