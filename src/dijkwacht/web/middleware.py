"""What every page has in common on its way in and out."""

import logging
from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any, Final, cast

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import context_of
from dijkwacht.apps.wall import actions as wall
from dijkwacht.apps.wall.rules.contexts import NOBODY, Context
from dijkwacht.apps.wall.rules.declarations import Level
from dijkwacht.kit.errors import Locked, Refused
from dijkwacht.web.errors import anothers, is_surely_ours, not_saved
from dijkwacht.web.once import hold_of, mark_in, once, reads_first, refused, was_done
from dijkwacht.web.parts.invitation_cookie import invitations_in, was_invited
from dijkwacht.web.typed import marks

REFUSALS: Final = frozenset({HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY})
FAULTS: Final = b"data-focus-first"
"""What every summary of faults has; a page of the sign-in library shows one with status 200."""

LOCKED: Final = (
    "Wat hier staat, is op slot met een sleutel die deze site nu niet heeft. Er is niets verloren. "
    "Meld het aan de beheerder van de site: ‘dijkwacht check’ zegt wat er ontbreekt."
)

logger = logging.getLogger(__name__)


class WallMiddleware:
    """The database shows a request what its visitor may reach, and nothing before and after it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer within the context of the visitor; what is made while it is sent too."""
        if not wall.stands():
            return self.get_response(request)
        context = _reach_of(request)
        with wall.within(context):
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = wall.all_along(context, cast("Iterator[bytes]", response.streaming_content))
        return response


def _reach_of(request: HttpRequest) -> Context:
    """What a visitor reaches: as an account, and as somebody who was invited."""
    found = context_of(request.user.pk, on=timezone.localdate()) if isinstance(request.user, User) else NOBODY
    if not was_invited(request):
        return found
    with wall.service("invitation"):
        places = frozenset(invitation.organisation_id for invitation in invitations_in(request))
    return found.reaching(Level.CONTENT, places)


class OursMiddleware(CsrfViewMiddleware):
    """Takes a form only from whoever typed it on a page of ours.

    At each sign-in the mark against forged forms changes. A form from before it is taken all the same where its own mark says
    that who is there now typed it, and the browser that a page of ours sent it; and where it was handled already (a double click
    at a door): then it only leads to where that led.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Say where to look for who is there: known only when it is asked."""
        request.typists = lambda: _there(request)  # type: ignore[attr-defined]
        super().process_request(request)

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponseBase],
        callback_args: tuple[Any, ...],
        callback_kwargs: Any,
    ) -> Any:
        """Refuse what another account typed, whatever else is right about it."""
        if request.method == "POST" and marks.is_anothers(marks.typists(request), marks.there(request)):
            return anothers(request)
        return super().process_view(request, callback, callback_args, callback_kwargs)

    def _reject(self, request: HttpRequest, reason: str) -> Any:
        if is_surely_ours(request) and (marks.proves(request) or was_done(request)):
            return self._accept(request)  # type: ignore[attr-defined]  # beside the other, in Django
        return super()._reject(request, reason)  # type: ignore[misc]


def _there(request: HttpRequest) -> frozenset[str]:
    """Who is there: the account, and the invitations by which this browser is let in."""
    accounts = {marks.account(request.user.pk)} if isinstance(request.user, User) else set()
    invited = {marks.invitation(one.pk) for one in invitations_in(request)} if was_invited(request) else set()
    return frozenset(accounts | invited)


class SignedInMiddleware(LoginRequiredMiddleware):
    """To sign-in first, unless an invitation opens the page.

    Whoever was typing when the session ended keeps the words, and is never told that they are saved.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], view_args: tuple[Any, ...], view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Send a reader to sign-in; tell a writer."""
        answer = super().process_view(request, view_func, view_args, view_kwargs)
        if answer is None:
            return None
        sign_in, is_invited = self.handle_no_permission(request, view_func).url, False
        if getattr(view_func, "opens_by_invitation", False) and was_invited(request):
            if invitations_in(request):
                return None
            # The invitation ended, or this sitting did: the way back in is its own door.
            answer, sign_in, is_invited = redirect("invitations:entrance"), reverse("invitations:entrance"), True
        if request.method == "POST":
            return not_saved(request, sign_in=sign_in, is_invited=is_invited)
        if request.headers.get("HX-Request"):
            # A page to sign in on would be put into a part of this one.
            return HttpResponseClientRedirect(sign_in)
        return answer


class NamelessMiddleware:
    """No answer says which server gives it: the server leaves a name that stands there already, and this one is empty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer without a name."""
        response = self.get_response(request)
        response["Server"] = ""
        return response


class NotKeptMiddleware:
    """No browser and no server on the way keeps a page: after signing out *back* shows nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so where nothing else was said; style sheets and the like were given before."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response


class HeardMiddleware:
    """A page that refuses what was sent says so in its title: that is what is read out first, and what a tab shows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put *Fout* before the title of a page with a summary of faults, whoever made it."""
        response = self.get_response(request)
        is_page = not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and (response.status_code in REFUSALS or FAULTS in response.content):
            response.content = response.content.replace(b"<title>", b"<title>Fout: ", 1)
            if response.has_header("Content-Length"):  # counted before, further in: else the end of the page is cut off
                response["Content-Length"] = str(len(response.content))
        return response


class RefusedMiddleware:
    """A deed that is not possible now becomes a page that says why, status 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other error alone."""
        if isinstance(exception, Locked):
            logger.error("something is locked with a key that is not in DIJKWACHT_KEYS")
            exception = Refused(LOCKED)
        return refused(request, exception) if isinstance(exception, Refused) else None


class OnceMiddleware:
    """A form that is sent twice does one thing, and both get the same answer.

    Each page writes another token into its forms, so a double click sends the same token with the same words. What the form did
    and its receipt are one transaction. A form that leads nowhere (a fault, a file, a part of a page) gets no receipt.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse], view_args: tuple[Any, ...], view_kwargs: Any
    ) -> HttpResponse | None:
        """Do what the form asks, unless that was done."""
        mark = mark_in(request)
        if reads_first(view_func) or (not mark and hold_of(request) is None):
            return None
        return once(request, lambda: view_func(request, *view_args, **view_kwargs), mark=mark)
