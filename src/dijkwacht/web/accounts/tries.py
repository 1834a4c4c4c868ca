"""Counting wrong passwords: five from one place shut that place out for a quarter of an hour, thirty in a day all strange places.

A browser on which somebody signed in before is no strange place, so that nobody can shut another out of their own account.
"""

import logging
from datetime import timedelta
from typing import Any, Final

from axes.handlers.database import AxesDatabaseHandler
from django.http import HttpRequest

from dijkwacht.apps.accounts.models import plain
from dijkwacht.apps.invitations.actions import codes
from dijkwacht.apps.invitations.rules.codes import Limit
from dijkwacht.web.accounts.adapter import tried_address
from dijkwacht.web.accounts.device import is_known
from dijkwacht.web.parts.door import peer_of

SLOWLY: Final = (Limit(30, timedelta(days=1)),)
"""Wrong passwords for one address from everywhere, whether there is an account or not."""

MANY: Final = (Limit(20, timedelta(days=1)),)
"""Wrong passwords from one place, for whatever addresses: somebody goes by all doors."""
WATCH: Final = logging.getLogger("dijkwacht.door")
"""For who guards the server: from which place somebody guesses. Never what was typed; the chain, which stays, has no place."""


class Tries(AxesDatabaseHandler):
    """Axes, which keeps an address, a place and a number, and nothing else of what a browser sent."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, str] | None = None) -> bool:
        """Whether the door is shut: to this place, or to every place where this address never signed in."""
        address = tried_address(request, credentials)
        strange = not is_known(request, address)
        return super().is_locked(request, credentials) or (strange and codes.is_too_often(_counted(address), SLOWLY))

    def user_login_failed(
        self, sender: Any, credentials: dict[str, str], request: HttpRequest | None = None, **more: Any
    ) -> None:
        """Count it; a try at a door that is shut counts for nothing, so that nobody keeps it shut."""
        if request is None:
            return
        address = tried_address(request, credentials)
        request.axes_user_agent = request.axes_http_accept = ""  # type: ignore[attr-defined]
        if not request.axes_locked_out and not is_known(request, address):  # type: ignore[attr-defined]
            codes.count(_counted(address), ())
        if not request.axes_locked_out:  # type: ignore[attr-defined]
            _count_place(peer_of(request))
        super().user_login_failed(sender, credentials, request, **more)


def tell_shut(request: HttpRequest, account: int | None) -> None:
    """Tell who guards the server that a place was shut out, and of which account."""
    WATCH.warning("inloggen dicht: plek=%s account=%s", peer_of(request), account or "-")


def _count_place(place: str) -> None:
    counted = f"place:{place}"
    if codes.is_too_often(counted, MANY):
        return
    codes.count(counted, ())
    if codes.is_too_often(counted, MANY):
        WATCH.warning("veel verkeerde wachtwoorden: plek=%s", place)


def forgive(address: str) -> None:
    """Begin to count anew: whoever chose another password by mail is who they say they are."""
    codes.forget_counted(_counted(address))


def _counted(address: str) -> str:
    return f"sign-in:{plain(address)}"
