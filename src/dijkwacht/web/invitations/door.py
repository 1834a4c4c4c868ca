"""The door: a personal link, a code on a new device, and in.

Nothing here tells whether an address or a link is known: every link that does not work gets the same page.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.invitations.actions import codes
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.queries import by_token, criteria_of, minutes_of, of_person, readable
from dijkwacht.apps.invitations.rules.codes import TooOften
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.errors import Refused
from dijkwacht.web.invitations.forms import AddressForm, CodeByHandForm
from dijkwacht.web.parts.door import CodeForm, at_the_door, peer_of
from dijkwacht.web.parts.invitation_cookie import forget, is_known, remember

BY = System("door")
WRONG = "Deze code werkt niet: hij klopt niet, is ouder dan 15 minuten, of is te vaak geprobeerd. Vraag zo nodig een nieuwe code."


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
        return _let_in(request, _all_of(invitation))
    try:
        codes.ask_code(email=invitation.email, peer=peer_of(request), by=BY, invitation=invitation)
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
        codes.ask_code(email=email, peer=peer_of(request), by=BY)
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
            opened = codes.try_code(
                email=email, code=form.cleaned_data["code"], peer=peer_of(request), by=BY, invitation=invitation
            )
        except TooOften as refused:
            return render(request, template, {**context, "refused": refused.reason}, status=429)
        if opened:
            return _let_in(request, opened)
        form.add_error("code", WRONG)
        status = 422
    return render(request, template, context, status=status)


def _all_of(invitation: Invitation) -> list[Invitation]:
    """What this link opens: every function in which its person is asked."""
    rows = readable(on=timezone.localdate()).filter(pk__in=of_person(invitation).values("pk"))
    return list(rows.select_related("respondent").order_by("pk"))


def _let_in(request: HttpRequest, invitations: Iterable[Invitation]) -> HttpResponse:
    entered = []
    for invitation in invitations:
        with suppress(Refused):
            entered.append(codes.enter(invitation=invitation, by=invitation))
    if not entered:
        return _gone(request)
    is_one = len({(row.picture_id, row.email) for row in entered}) == 1
    response = redirect("questions:start", min(one.respondent_id for one in entered)) if is_one else redirect("questions:index")
    remember(response, entered)
    return response


def _door(request: HttpRequest, invitation: Invitation, *, refused: str = "", status: int = 200) -> HttpResponse:
    # Who holds no more than the link does not read here which organisation or function it is about.
    norm = norm_of(invitation.picture)
    criteria = criteria_of(norm, [row.respondent.function for row in _all_of(invitation)])
    context = {
        "asked": len(criteria),
        "minutes": minutes_of(norm, criteria),
        "until": invitation.expires_on,
        "is_closed": invitation.picture.state != State.ANSWERING,
        "is_known": is_known(request, invitation),
        "is_example": invitation.picture.is_example,
        "refused": refused,
    }
    return render(request, "invitations/door.html", context, status=status)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "invitations/gone.html", status=404)


def _invitation(token: str) -> Invitation | None:
    return by_token(token, on=timezone.localdate())
