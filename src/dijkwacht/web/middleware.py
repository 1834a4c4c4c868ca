"""What every page has in common on its way out."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from dijkwacht.kit.errors import Refused
from dijkwacht.web.errors import typed
from dijkwacht.web.invitations.device import invitations_in, was_invited


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
            context = {"typed": typed(request), "sign_in": sign_in, "is_invited": is_invited}
            return render(request, "errors/signed_out.html", context, status=403)
        if request.headers.get("HX-Request"):
            # A page to sign in on would be put into a part of this one.
            return HttpResponseClientRedirect(sign_in)
        return answer


class NotKeptMiddleware:
    """No browser and no server on the way keeps a page: after signing out *back* shows nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so where nothing else was said; style sheets and the like were given before."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "private, no-store")
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
        if isinstance(exception, Refused):
            return render(request, "errors/409.html", {"reason": exception.reason}, status=409)
        return None
