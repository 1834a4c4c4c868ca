"""A request of somebody who is signed in, or who came by an invitation."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django_htmx.middleware import HtmxDetails

from dijkwacht.apps.accounts.models import User


class SignedIn(HttpRequest):
    """For type hints: the middleware lets nobody else through."""

    user: User
    htmx: HtmxDetails


class Answering(HttpRequest):
    """For type hints, on pages that open by invitation too."""

    user: User | AnonymousUser
    htmx: HtmxDetails


LONGEST: Final = 18
"""Figures of a number: no row has a longer one, and a much longer one is no number to Python."""


def number(said: str) -> int:
    """The number of a row that a form or an address names; 0, which no row has, where that is no number."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= LONGEST else 0


ONLY_SENT: Final = frozenset({"work:move"})
"""Addresses above others that take a form and show nothing; tests hold that there are no more."""


@dataclass(frozen=True, slots=True)
class Back:
    """A page that shows how things stand now, and what a link to it says."""

    url: str
    words: str


def way_back(request: HttpRequest) -> Back | None:
    """Where somebody sees how things stand after a conflict: the case, else the page they came from, else the one above."""
    above = [url for url in _above(request.path) if _match(url)]
    case = next((url for url in above if (found := _match(url)) and found.url_name == "case"), None)
    if case:
        return Back(case, "Terug naar de zaak")
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc == request.get_host() and came.path != request.path and _match(came.path):
        return Back(came.path, "Terug naar de vorige pagina")
    return Back(above[0], "Kijken hoe het nu staat") if above else None


def _above(path: str) -> list[str]:
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:number])}/" for number in range(len(parts) - 1, 0, -1)]


def _match(path: str) -> ResolverMatch | None:
    try:
        found = resolve(path)
    except Resolver404:
        return None
    return None if found.view_name in ONLY_SENT else found
