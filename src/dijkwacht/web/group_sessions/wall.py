"""The adviser's screen and the wall: one criterion at a time, how many voted, and one word once the vote is closed."""

from typing import Any
from uuid import UUID

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Session
from dijkwacht.apps.group_sessions.queries import live, on_wall, round_on_wall
from dijkwacht.apps.group_sessions.rules import RoundState
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.web.group_sessions.criterion import asked_in
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn


def running(picture: Picture) -> Session | None:
    """The session of a picture that runs now."""
    return live(now=timezone.now()).filter(picture=picture).first()


@require_http_methods(["GET", "POST"])
def desk(request: SignedIn, picture: UUID) -> HttpResponse:
    """What do I do now? The adviser's own screen: the room does not see it."""
    here = picture_for(request.user, picture)
    session = running(here)
    if session is None:
        return redirect("group_sessions:index", here.pk)
    session.picture = here
    if request.method == "POST":
        _do(request, session)
        return redirect("group_sessions:desk", here.pk)
    return render(request, "group_sessions/desk.html", _context(request, session))


@require_GET
def wall(request: SignedIn, picture: UUID) -> HttpResponse:
    """What does the group think of this? The screen in the room: nothing on it is the adviser's, and nothing can be pressed."""
    here = picture_for(request.user, picture)
    session = running(here)
    context: dict[str, Any] = {"picture": here, "is_example": here.is_example}
    if session is not None:
        session.picture = here
        address = request.build_absolute_uri(reverse("group_sessions:join"))
        context = {**_context(request, session), "address": address, "qr": drawn(address)}
    return render(request, "group_sessions/wall.html", context)


def drawn(address: str) -> SafeString:
    """An address as a code that a phone reads."""
    code = segno.make(address, error="m", micro=False)
    # Made of our own address, with no text in it.
    return mark_safe(code.svg_inline(border=2, omitsize=True, dark="#000", light="#fff"))  # noqa: S308


@require_GET
def standing(request: SignedIn, picture: UUID) -> HttpResponse:
    """How many voted by now? Where more has changed than that, the whole page comes again."""
    here = picture_for(request.user, picture)
    session = running(here)
    page = reverse(f"group_sessions:{'desk' if request.GET.get('van') == 'leiden' else 'wall'}", args=[here.pk])
    if session is None:
        return _to(request, page)
    row = round_on_wall(session)
    if not request.htmx or f"{row.place}.{row.number}.{row.state}" != request.GET.get("stand"):
        return _to(request, page)
    if row.state != RoundState.VOTING:
        return HttpResponse(status=204)  # nothing to count
    return render(request, "group_sessions/count.html", {"seen": on_wall(row)})


def _do(request: SignedIn, session: Session) -> None:
    place, number = (_number(request.POST.get(name, "")) for name in ("place", "number"))
    match request.POST.get("deed"):
        case "show":
            actions.show(session=session, place=_number(request.POST.get("to", "")), by=request.user)
        case "reveal":
            actions.reveal(session=session, place=place, number=number, by=request.user)
        case "again":
            actions.vote_again(session=session, place=place, number=number, by=request.user)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _context(request: SignedIn, session: Session) -> dict[str, Any]:
    asked = asked_in(session)
    shown = next((one for one in asked if one.row.place == session.place), None)
    if shown is None:
        raise Http404
    at, seen = asked.index(shown), on_wall(shown.row)
    return {
        **common(session.picture, page="group_sessions:index"),
        "session": session,
        "shown": shown,
        "seen": seen,
        "is_voting": shown.state is RoundState.VOTING,
        "is_revealed": shown.state is RoundState.REVEALED,
        "before": asked[at - 1].row.place if at else None,
        "after": asked[at + 1].row.place if at + 1 < len(asked) else None,
        "number": at + 1,
        "size": len(asked),
        "host": request.get_host(),
        "code": f"{session.code[:3]} {session.code[3:]}",
    }


def _to(request: SignedIn, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)
