"""The wall: one criterion at a time in large type, how many voted, and the spread once the adviser reveals it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture, Session
from dijkwacht.apps.assessments.queries import live, on_wall, round_on_wall
from dijkwacht.apps.assessments.rules import RoundState
from dijkwacht.web.request import SignedIn
from dijkwacht.web.session.shown import Asked, asked_in, sides_of
from dijkwacht.web.work.desk import common, picture_for


def running(picture: Picture) -> Session | None:
    """The session of a picture that runs now."""
    return live(now=timezone.now()).filter(picture=picture).first()


@require_http_methods(["GET", "POST"])
def wall(request: SignedIn, picture: UUID) -> HttpResponse:
    """What does the group think of this?"""
    here = picture_for(request.user, picture)
    session = running(here)
    if session is None:
        return redirect("session:index", here.pk)
    session.picture = here
    if request.method == "POST":
        _do(request, session)
        return redirect("session:wall", here.pk)
    asked = asked_in(session)
    shown = next((one for one in asked if one.row.place == session.place), None)
    if shown is None:
        raise Http404
    return render(request, "session/wall.html", _context(request, session, asked, shown))


@require_GET
def standing(request: SignedIn, picture: UUID) -> HttpResponse:
    """How many voted by now? Where more has changed than that, the whole page comes again."""
    here = picture_for(request.user, picture)
    session = running(here)
    if session is None:
        return _to(request, reverse("session:index", args=[here.pk]))
    row = round_on_wall(session)
    if not request.htmx or f"{row.place}.{row.number}.{row.state}" != request.GET.get("stand"):
        return _to(request, reverse("session:wall", args=[here.pk]))
    return render(request, "session/count.html", {"seen": on_wall(row)})


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


def _context(request: SignedIn, session: Session, asked: list[Asked], shown: Asked) -> dict[str, Any]:
    at, seen = asked.index(shown), on_wall(shown.row)
    return {
        **common(session.picture, page="session:index"),
        "session": session,
        "shown": shown,
        "seen": seen,
        "sides": sides_of(seen.tally) if seen.tally else [],
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
