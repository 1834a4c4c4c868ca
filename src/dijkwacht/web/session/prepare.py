"""Choosing what a session is about, beginning it, and ending it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture, Session
from dijkwacht.apps.assessments.queries import live, reckon, session_of
from dijkwacht.apps.assessments.rules import MOST_ROUNDS, RoundState, SessionState, State, why_discuss, why_not_record
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.kit.errors import Refused
from dijkwacht.web.request import SignedIn
from dijkwacht.web.session.shown import asked_in
from dijkwacht.web.work.desk import common, picture_for

MINUTES: int = 5
"""About how long a group talks about one criterion."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A criterion that can be chosen: why it is worth it, and whether it is."""

    criterion: Criterion
    why: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A theme: what is suggested or chosen, and the rest, each in the order of the norm."""

    theme: Theme
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]


@require_http_methods(["GET", "POST"])
def index(request: SignedIn, picture: UUID) -> HttpResponse:
    """What does the group talk about?"""
    here = picture_for(request.user, picture)
    if request.method == "GET":
        return _page(request, here)
    chosen = request.POST.getlist("criteria")
    try:
        actions.set_up(picture=here, criteria=chosen, by=request.user)
    except Refused as refused:
        return _page(request, here, chosen=chosen, refused=refused.reason, status=409)
    messages.success(request, "De sessie staat klaar.")
    return redirect("session:index", here.pk)


@require_POST
def step(request: SignedIn, picture: UUID) -> HttpResponse:
    """Begin the session, or end it."""
    here = picture_for(request.user, picture)
    session = get_object_or_404(Session.objects.exclude(state=SessionState.ENDED), picture=here)
    if request.POST.get("deed") == "begin":
        if session.state != SessionState.RUNNING:  # a double click: it runs already
            actions.begin(session=session, by=request.user)
        return redirect("session:wall", here.pk)
    actions.end(session=session, by=request.user)
    messages.success(request, "De sessie is afgesloten. Alle stemmen zijn gewist; wat is vastgelegd, staat in het beeld.")
    return redirect("session:index", here.pk)


def _page(
    request: SignedIn, here: Picture, *, chosen: list[str] | None = None, refused: str = "", status: int = 200
) -> HttpResponse:
    session = session_of(here)
    is_running = session is not None and session.state == SessionState.RUNNING
    is_over = is_running and not live(now=timezone.now()).filter(picture=here).exists()
    closed = why_not_record(State(here.state))
    runs = is_running and not is_over
    rounds = asked_in(session) if session and not is_over else []
    context: dict[str, Any] = {
        **common(here, page="session:index"),
        "session": session,
        "is_running": runs,
        "is_over": is_over,
        "rounds": rounds,
        "agreed": sum(one.state is RoundState.AGREED for one in rounds),
        "closed_session": closed,
        "refused": refused,
        "minutes": MINUTES,
        "earlier": _earlier(here),
    }
    if not runs and not closed:
        context |= _choices(here, chosen if chosen is not None else [one.criterion.id for one in rounds])
    return render(request, "session/index.html", context, status=status)


def _choices(here: Picture, chosen: list[str]) -> dict[str, Any]:
    reckoned = reckon(here)
    why = {criterion.id: why_discuss(reckoned.results[criterion.id]) for criterion in reckoned.norm.criteria}
    taken = set(chosen or [code for code, reasons in why.items() if reasons][:MOST_ROUNDS])
    parts = []
    for theme in reckoned.norm.themes:
        choices = [Choice(one, why[one.id], one.id in taken) for one in theme.criteria]
        first = tuple(choice for choice in choices if choice.why or choice.is_chosen)
        parts.append(Part(theme, first, tuple(choice for choice in choices if choice not in first)))
    return {"parts": parts, "size": len(taken), "duration": len(taken) * MINUTES}


def _earlier(here: Picture) -> list[tuple[Session, int]]:
    ended = Session.objects.filter(picture=here, state=SessionState.ENDED, started_at__isnull=False)
    rows = ended.prefetch_related("rounds").order_by("-started_at")
    return [(row, sum(one.state == RoundState.AGREED for one in row.rounds.all())) for row in rows]
