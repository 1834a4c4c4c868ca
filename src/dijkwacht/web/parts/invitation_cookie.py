"""People who come by an invitation: what their browser keeps, and which pages open with it.

The cookie holds a seal of the invitation and its link, signed: a new link or a revocation ends it. For as long as a session it
lets somebody in; after that the device is still known, so that the link leads on without a code.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.queries import seal_of, seats_by_seal
from dijkwacht.apps.invitations.rules.states import LINK_STAYS

PREFIX = "uitnodiging-"
SALT = "dijkwacht.invited"
MOST = 10
"""More invitations than this are not looked for in one browser."""

View = TypeVar("View", bound=Callable[..., Any])


def opens_by_invitation(view: View) -> View:
    """Mark a view as one that people with an invitation may open as well; it looks for itself what is theirs."""
    view.opens_by_invitation = True  # type: ignore[attr-defined]
    return view


def was_invited(request: HttpRequest) -> bool:
    """Whether this browser came by an invitation, which may have ended."""
    return any(name.startswith(PREFIX) and value for name, value in request.COOKIES.items())


def invitations_in(request: HttpRequest) -> tuple[Invitation, ...]:
    """The invitations by which this browser is let in now; looked up once per request, and only where there is a cookie."""
    kept = request.__dict__.get("_invitations")
    if kept is None:
        seals = _seals(request, seconds=settings.SESSION_COOKIE_AGE)
        kept = seats_by_seal(seals, on=timezone.localdate()) if seals else ()
        request.__dict__["_invitations"] = kept
    return kept


def is_known(request: HttpRequest, invitation: Invitation) -> bool:
    """Whether this device was let in by this very link before."""
    seal = _seal(request, f"{PREFIX}{invitation.pk}", seconds=_LONGEST)
    return seal is not None and constant_time_compare(seal, seal_of(invitation))


def remember(response: HttpResponse, invitations: Iterable[Invitation]) -> None:
    """Let this browser in by these invitations from now on."""
    for invitation in invitations:
        response.set_signed_cookie(
            f"{PREFIX}{invitation.pk}",
            seal_of(invitation),
            salt=SALT,
            max_age=_LONGEST,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Let go of every invitation in this browser."""
    for name in request.COOKIES:
        if name.startswith(PREFIX):
            response.delete_cookie(name, samesite="Lax")


_LONGEST = int(LINK_STAYS.total_seconds())


def _seals(request: HttpRequest, *, seconds: int) -> dict[int, str]:
    names = [name for name in request.COOKIES if name.startswith(PREFIX) and name[len(PREFIX) :].isdecimal()][:MOST]
    found = {name[len(PREFIX) :]: _seal(request, name, seconds=seconds) for name in names}
    return {int(number): seal for number, seal in found.items() if seal is not None}


def _seal(request: HttpRequest, name: str, *, seconds: int) -> str | None:
    seal = request.get_signed_cookie(name, default=None, salt=SALT, max_age=seconds)
    return str(seal) if seal is not None else None
