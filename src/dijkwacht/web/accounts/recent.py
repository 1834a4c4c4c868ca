"""Whether somebody showed shortly ago who they are."""

from datetime import timedelta
from typing import Final

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.backend import BEGAN
from dijkwacht.apps.accounts.models import User

RECENT: Final = timedelta(minutes=10)


def is_recent(request: HttpRequest, user: User, *, within: timedelta = RECENT) -> bool:
    """Whether somebody signed in, or showed again who they are, so shortly ago."""
    said = [float(one["at"]) for one in get_authentication_records(request, user)]
    last = max([float(request.session.get(BEGAN, 0)), *said])
    return clock.now().timestamp() - last <= within.total_seconds()
