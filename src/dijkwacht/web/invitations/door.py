"""The door: a personal link, a code on a new device, and in.

Nothing here tells whether an address or a link is known: every link that does not work gets the same page.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Invitation
from dijkwacht.apps.assessments.queries import asked_of, by_token, minutes_of, norm_of
from dijkwacht.apps.assessments.rules import TooOften
from dijkwacht.apps.audit.rules import System
from dijkwacht.kit.errors import Refused
from dijkwacht.web.invitations.device import forget, is_known, remember
from dijkwacht.web.invitations.forms import AddressForm, CodeByHandForm, CodeForm

BY = System("door")
WRONG = "Deze code werkt niet: hij klopt niet, is ouder dan 15 minuten, of is te vaak geprobeerd. Vraag zo nodig een nieuwe code."

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def at_the_door(view: View[P]) -> View[P]:
    """Open to everybody, and its address goes nowhere: not to another site, and not to the next page of this one.

    Not ``no-referrer``: browsers then hide where a form comes from, and the protection against forged forms refuses it.
    """

    @wraps(view)
    def kept(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return login_not_required(kept)


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, token: str) -> HttpResponse:
    """What is asked of me? To look changes nothing; the button leads in, or mails a code."""
    invitation = _invitation(token)
    if invitation is None:
        return _gone(request)
    if request.method != "POST":
        return _door(request, invitation)
    if is_known(request, invitation):
        return _let_in(request, [invitation])
    try:
        actions.ask_code(email=invitation.email, peer=peer_of(request), by=BY, invitation=invitation)
    except TooOften as refused:
        return _door(request, invitation, refused=refused.reason, status=429)
    return redirect("invitations:code", token)


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Which code did we mail you?"""
    invitation = _invitation(token)
    if invitation is None:
        return _gone(request)
    form = CodeForm(request.POST if request.method == "POST" else None)
    return _code(request, form, "invitations/code.html", invitation=invitation, email=invitation.email, token=token)


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def entrance(request: HttpRequest) -> HttpResponse:
    """On which address did you get the invitation? The answer is the same for every address."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "invitations/entrance.html", {"form": form}, status=422 if form.is_bound else 200)
    email = form.cleaned_data["email"]
    try:
        actions.ask_code(email=email, peer=peer_of(request), by=BY)
    except TooOften as refused:
        return render(request, "invitations/entrance.html", {"form": form, "refused": refused.reason}, status=429)
    asked = CodeByHandForm()
    asked.initial["email"] = email
    return render(request, "invitations/by_hand.html", {"form": asked, "email": email})


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def by_hand(request: HttpRequest) -> HttpResponse:
    """Which code did we mail you, if the address is known?"""
    if request.method != "POST":
        return redirect("invitations:entrance")
    form = CodeByHandForm(request.POST)
    email = form.cleaned_data.get("email", "") if form.is_valid() else str(form["email"].value() or "")[:254]
    return _code(request, form, "invitations/by_hand.html", email=email)


@at_the_door
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """I am finished on this device: nothing of the invitation stays behind."""
    response = render(request, "invitations/left.html", {"nav": [], "is_guest": False})  # the request still has its cookies
    forget(request, response)
    return response


def _code(
    request: HttpRequest, form: CodeForm, template: str, *, email: str, invitation: Invitation | None = None, **more: Any
) -> HttpResponse:
    context, status = {"form": form, "email": email, **more}, 200
    if form.is_bound and not form.is_valid():
        status = 422
    elif form.is_bound:
        try:
            opened = actions.try_code(
                email=email, code=form.cleaned_data["code"], peer=peer_of(request), by=BY, invitation=invitation
            )
        except TooOften as refused:
            return render(request, template, {**context, "refused": refused.reason}, status=429)
        if opened:
            return _let_in(request, opened)
        form.add_error("code", WRONG)
        status = 422
    return render(request, template, context, status=status)


def _let_in(request: HttpRequest, invitations: Iterable[Invitation]) -> HttpResponse:
    entered = []
    for invitation in invitations:
        with suppress(Refused):
            entered.append(actions.enter(invitation=invitation, by=invitation))
    if not entered:
        return _gone(request)
    response = redirect("questions:start", entered[0].respondent_id) if len(entered) == 1 else redirect("questions:index")
    remember(response, entered)
    return response


def _door(request: HttpRequest, invitation: Invitation, *, refused: str = "", status: int = 200) -> HttpResponse:
    # Who holds no more than the link does not read here which organisation or function it is about.
    norm = norm_of(invitation.picture)
    criteria = asked_of(norm, invitation.respondent.function)
    context = {
        "asked": len(criteria),
        "minutes": minutes_of(norm, criteria),
        "until": invitation.expires_on,
        "is_known": is_known(request, invitation),
        "is_example": invitation.picture.is_example,
        "refused": refused,
    }
    return render(request, "invitations/door.html", context, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "invitations/gone.html", status=404)


def _invitation(token: str) -> Invitation | None:
    return by_token(token, on=timezone.localdate())


def peer_of(request: HttpRequest) -> str:
    """Where a request comes from; behind a proxy the last address that it wrote, not what a visitor claims before that."""
    if settings.SECURE_PROXY_SSL_HEADER and (seen := request.headers.get("X-Forwarded-For")):
        return seen.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))
