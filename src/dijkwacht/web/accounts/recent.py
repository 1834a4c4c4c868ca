"""Whether somebody showed shortly ago who they are."""

from datetime import timedelta
from typing import Final

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.backend import BEGAN
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Means

RECENT: Final = timedelta(minutes=10)
PROVED: Final = "_proved"
"""In a session that began by a provider: when somebody last showed there who they are, which may be long before it began."""


def is_recent(request: HttpRequest, user: User, *, within: timedelta = RECENT) -> bool:
    """Whether somebody signed in, or showed again who they are, so shortly ago."""
    records = get_authentication_records(request, user)
    said = [float(one["at"]) for one in records if one["method"] != Means.PROVIDER or one.get("reauthenticated")]
    last = max([float(request.session.get(PROVED, request.session.get(BEGAN, 0))), *said])
    return clock.now().timestamp() - last <= within.total_seconds()
