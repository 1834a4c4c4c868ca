"""What the group came to for one criterion: settled by the adviser, with the reason."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Session
from dijkwacht.apps.group_sessions.queries import on_wall, outcome_mark
from dijkwacht.apps.group_sessions.rules import SESSION_OVER, RoundState
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import seats_of
from dijkwacht.apps.pictures.rules.answers import Changed
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.errors import Refused
from dijkwacht.web.deeds import done
from dijkwacht.web.group_sessions.criterion import Asked, asked_in
from dijkwacht.web.group_sessions.forms import AgreeForm
from dijkwacht.web.group_sessions.wall import running
from dijkwacht.web.parts.criterion_text import written
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def agree(request: SignedIn, picture: UUID, place: int) -> HttpResponse:
    """What did the group come to, and why?"""
    here = picture_for(request.user, picture)
    session = running(here)
    if session is None:
        return _is_over(request, here)
    session.picture = here
    shown = next((one for one in asked_in(session) if one.row.place == place), None)
    if shown is None:
        raise Http404
    if shown.state is RoundState.AGREED:
        messages.info(request, f"{shown.criterion.id} was al vastgelegd.")
        return redirect("group_sessions:desk", here.pk)
    if request.method == "GET":
        return _page(request, session, shown, _form(session, shown))
    return _save(request, session, shown)


def _save(request: SignedIn, session: Session, shown: Asked) -> HttpResponse:
    form = _form(session, shown, request.POST)
    outcome = done(
        form,
        lambda: actions.agree(
            session=session, agreed=form.agreed(shown.row.place), seen=form.cleaned_data["seen"], by=request.user
        ),
    )
    if isinstance(outcome.refusal, Changed):
        data = request.POST.copy()
        data["seen"] = outcome_mark(session.picture, shown.criterion.id)
        mine = _form(session, shown, data)
        return _page(request, session, shown, mine, status=409, refused=outcome.refused, is_changed=True)
    if not outcome.is_done:
        return _page(request, session, shown, form, status=outcome.status, refused=outcome.refused)
    messages.success(request, f"{shown.criterion.id} is vastgelegd. De stemmen hierover zijn gewist.")
    is_done = all(one.state is RoundState.AGREED for one in asked_in(session))
    return redirect("group_sessions:index" if is_done else "group_sessions:desk", session.picture_id)


def _form(session: Session, shown: Asked, data: QueryDict | None = None) -> AgreeForm:
    here, weighing = session.picture, written(session.picture, shown.criterion).weighing
    is_answer = State(here.state) is State.ANSWERING
    initial: dict[str, Any] = {"seen": outcome_mark(here, shown.criterion.id), "functions": session.functions}
    if not is_answer:
        initial |= {"paper": weighing.paper, "practice": weighing.practice, "reason": weighing.reason}
    functions = seats_of(here) if is_answer else None
    return AgreeForm(data, initial=initial, functions=functions)


def _page(request: SignedIn, session: Session, shown: Asked, form: AgreeForm, *, status: int = 200, **more: Any) -> HttpResponse:
    seen = on_wall(shown.row)
    context = {
        **common(session.picture, page="group_sessions:index"),
        "shown": shown,
        "form": form,
        "seen": seen,
        "is_revealed": shown.state is RoundState.REVEALED,
        "is_answer": "functions" in form.fields,
        "weighing": written(session.picture, shown.criterion).weighing,
        **more,
    }
    return render(request, "group_sessions/agree.html", context, status=status)


def _is_over(request: SignedIn, here: Picture) -> HttpResponse:
    if request.method == "POST":
        raise Refused(SESSION_OVER)
    return redirect("group_sessions:index", here.pk)
