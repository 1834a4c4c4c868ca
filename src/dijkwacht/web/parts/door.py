"""A page for who has no account: it tells its address to nobody, and asks for a code of six digits."""

from collections.abc import Callable
from functools import wraps
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Concatenate, ParamSpec

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict

from dijkwacht.apps.wall import actions as wall

WRONG_CODE = {"invalid": "De code bestaat uit zes cijfers.", "required": "Vul de zes cijfers van de code in."}

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def at_the_door(view: View[P]) -> View[P]:
    """Open to everybody, and its address goes nowhere: not to another site, and not to the next page of this one.

    Whoever comes here is nobody yet: the wall lets the page look for what a secret of theirs opens, in every organisation.
    Not ``no-referrer``: browsers then hide where a form comes from, and the protection against forged forms refuses it.
    """

    @wraps(view)
    def kept(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with wall.service("door"):
            response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return login_not_required(kept)


def peer_of(request: HttpRequest) -> str:
    """Where a request comes from; a proxy that is trusted says for whom it asks, nobody else is believed."""
    peer = str(request.META.get("REMOTE_ADDR", ""))
    for seen in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        if not _is_proxy(peer) or _address(seen) is None:
            break
        peer = seen.strip()
    return peer


def _is_proxy(peer: str) -> bool:
    address = _address(peer)
    return address is not None and any(address in one for one in settings.PROXIES)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text.strip())
    except ValueError:
        return None


class CodeForm(forms.Form):
    """The six digits from the mail; spaces between them do no harm."""

    code = forms.RegexField(
        regex=r"^[0-9]{6}$",
        label="Code",
        help_text="Zes cijfers, uit de mail die u net kreeg.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "12"}),
        error_messages=WRONG_CODE,
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        if data is not None:
            data = data.copy()
            data["code"] = "".join(data.get("code", "")[:20].split())
        super().__init__(data)
