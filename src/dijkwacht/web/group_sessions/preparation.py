"""Choosing what a session is about, beginning it, and ending it."""

from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Session
from dijkwacht.apps.group_sessions.queries import live, session_of
from dijkwacht.apps.group_sessions.rules import RoundState, SessionState, why_discuss
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.states import State, why_not_record
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.web.deeds import done
from dijkwacht.web.group_sessions.criterion import asked_in
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn

MINUTES: Final = 5
"""About how long a group talks about one criterion."""
PROPOSED: Final = 6
"""So many are chosen at first: half an hour, which a meeting has; the rest of what is worth it stands ready to be chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A criterion that can be chosen: why it is worth it, and whether it is."""

    criterion: Criterion
    why: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A theme: what is chosen, and the rest, what is worth it first; each in the order of the norm."""

    theme: Theme
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]

    @property
    def worth(self) -> int:
        """How many of the rest are worth talking about."""
        return sum(bool(choice.why) for choice in self.rest)


@require_http_methods(["GET", "POST"])
def index(request: SignedIn, picture: UUID) -> HttpResponse:
    """What does the group talk about?"""
    here = picture_for(request.user, picture)
    if request.method == "GET":
        return _page(request, here)
    chosen = request.POST.getlist("criteria")
    outcome = done(None, lambda: actions.set_up(picture=here, criteria=chosen, by=request.user))
    if not outcome.is_done:
        return _page(request, here, chosen=chosen, refused=outcome.refused, status=outcome.status)
    messages.success(request, "De sessie staat klaar.")
    return redirect("group_sessions:index", here.pk)


@require_POST
def step(request: SignedIn, picture: UUID) -> HttpResponse:
    """Begin the session, or end it."""
    here = picture_for(request.user, picture)
    session = get_object_or_404(Session.objects.exclude(state=SessionState.ENDED), picture=here)
    if request.POST.get("deed") == "begin":
        if session.state != SessionState.RUNNING:  # a double click: it runs already
            actions.begin(session=session, by=request.user)
        return redirect("group_sessions:desk", here.pk)
    actions.end(session=session, by=request.user)
    messages.success(request, "De sessie is afgesloten. Alle stemmen zijn gewist; wat is vastgelegd, staat in het beeld.")
    return redirect("group_sessions:index", here.pk)


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
        **common(here, page="group_sessions:index"),
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
    return render(request, "group_sessions/index.html", context, status=status)


def _choices(here: Picture, chosen: list[str]) -> dict[str, Any]:
    reckoned = reckon(here)
    why = {criterion.id: why_discuss(reckoned.results[criterion.id]) for criterion in reckoned.norm.criteria}
    # What has most reasons comes first; where two have as many, the order of the norm.
    worth = sorted((code for code, reasons in why.items() if reasons), key=lambda code: -len(why[code]))
    taken = set(chosen or worth[:PROPOSED])
    parts = []
    for theme in reckoned.norm.themes:
        choices = [Choice(one, why[one.id], one.id in taken) for one in theme.criteria]
        first = tuple(choice for choice in choices if choice.is_chosen)
        rest = sorted((choice for choice in choices if not choice.is_chosen), key=lambda choice: not choice.why)
        parts.append(Part(theme, first, tuple(rest)))
    return {"parts": parts, "size": len(taken), "worth": len(worth), "duration": len(taken) * MINUTES}


def _earlier(here: Picture) -> list[tuple[Session, int]]:
    ended = Session.objects.filter(picture=here, state=SessionState.ENDED, started_at__isnull=False)
    rows = ended.prefetch_related("rounds").order_by("-started_at")
    return [(row, sum(one.state == RoundState.AGREED for one in row.rounds.all())) for row in rows]
