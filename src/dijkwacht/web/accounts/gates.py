"""Between signing in and a page: a second step for everybody, and signing in again before what is most worth taking."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final
from urllib.parse import urlencode

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import ResolverMatch, reverse
from django_htmx.http import HttpResponseClientRedirect

from dijkwacht.apps.accounts.models import User
from dijkwacht.web.accounts.adapter import ClosedAdapter
from dijkwacht.web.accounts.recent import RECENT, is_recent
from dijkwacht.web.errors import not_saved

PASSED: Final = "_second_step"
WAYS_IN: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
WRITING: Final = timedelta(minutes=20)
"""So much longer somebody may fill in the form on a page that asked it."""
ASKS_AGAIN: Final = frozenset(
    {
        "pictures:decision",
        "people:invite",
        "people:step",
        "people:person",
        "people:take_over",
        "people:confirm",
        "people:put_forward",
        "pictures:download",
        "products:download",
        "products:list",
        "products:copy_file",
        "measures:download",
        "plan:implementation",
        "plan:handover_file",
        "halfway:download",
        "programme:download",
        "sources:guide_file",
        "work:workbook",
        "log:download",
    }
)
"""Adopting, who may what, and taking along; and every page of a closed case, see ``asks_again``."""
CASES: Final = frozenset({"bibob", "damocles", "desk"})
WAYS_PAGES: Final = frozenset({"mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes", "account_set_password"})
"""Another way in; the library asks nothing of who has neither a password nor a second step, so a provider is asked."""


class SecondStepMiddleware:
    """Who has no second step yet chooses one first; until then there are no other pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view_func: Callable[..., HttpResponse], *_: Any) -> HttpResponse | None:
        """Lead to the choice of a second step, but for pages that are open to everybody and those of the account itself."""
        if not settings.SECOND_STEP or not isinstance(request.user, User) or request.session.get(PASSED):
            return None
        if request.path.startswith("/account/") or not getattr(view_func, "login_required", True):
            return None
        if is_mfa_enabled(request.user, WAYS_IN):
            request.session[PASSED] = True
            return None
        return _to(request, reverse("mfa_index"))


class AgainMiddleware:
    """Before what is most worth taking it is asked again who sits here, unless they signed in just now."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Ask again; who was filling in a form gets back what was typed."""
        match = request.resolver_match
        if not settings.SECOND_STEP or not isinstance(request.user, User) or match is None or not asks_again(match):
            return None
        is_writing = request.method == "POST"
        if is_recent(request, request.user, within=RECENT + WRITING if is_writing else RECENT):
            return None
        ways = ClosedAdapter(request).get_reauthentication_methods(request.user)
        if not ways and match.view_name in WAYS_PAGES:
            return None
        again = f"{ways[0]['url'] if ways else reverse('account_login')}?{urlencode({'next': request.get_full_path()})}"
        if is_writing:
            return not_saved(request, sign_in=again, is_again=True)
        return _to(request, again)


def asks_again(match: ResolverMatch) -> bool:
    """Whether a page is one of those that ask who sits here."""
    return match.view_name in ASKS_AGAIN | WAYS_PAGES or (
        match.namespace in CASES and not match.kwargs.keys().isdisjoint({"case", "question"})
    )


def _to(request: HttpRequest, address: str) -> HttpResponse:
    is_part = request.headers.get("HX-Request")
    answer: HttpResponseRedirect | HttpResponseClientRedirect
    answer = HttpResponseClientRedirect(address) if is_part else redirect(address)
    return answer
