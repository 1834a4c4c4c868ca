"""A browser on which somebody signed in before: what it keeps, so that tries from elsewhere do not shut it out."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from dijkwacht.apps.accounts.models import plain

COOKIE: Final = "bekend"
STAYS: Final = timedelta(days=180)


def is_known(request: HttpRequest, address: str) -> bool:
    """Whether somebody signed in with this address on this browser before."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=COOKIE, max_age=STAYS)
    return constant_time_compare(str(kept), _mark(address))


def remember(response: HttpResponse, address: str) -> HttpResponse:
    """Know this browser from now on."""
    response.set_signed_cookie(
        COOKIE,
        _mark(address),
        salt=COOKIE,
        max_age=STAYS,
        path="/account/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _mark(address: str) -> str:
    return salted_hmac("dijkwacht.known", plain(address), algorithm="sha256").hexdigest()
