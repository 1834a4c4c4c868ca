"""People with a phone: in by the code on the wall, and a vote that nobody sees. No account, no name, no device."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Seat, Vote
from dijkwacht.apps.group_sessions.queries import round_on_wall, seat_by_key
from dijkwacht.apps.group_sessions.rules import SESSION_STAYS, RoundState
from dijkwacht.apps.invitations.rules.codes import TooOften
from dijkwacht.kit.errors import Refused
from dijkwacht.web.deeds import done
from dijkwacht.web.group_sessions.criterion import asked_in
from dijkwacht.web.group_sessions.forms import JoinForm, VoteForm
from dijkwacht.web.parts.answer_form import level_text, levels
from dijkwacht.web.parts.door import at_the_door, peer_of

BY: Final = System("session")
COOKIE: Final = "groepssessie"
SALT: Final = "dijkwacht.session"
WRONG: Final = "Deze code werkt niet. Kijk nog eens naar het scherm; misschien is de sessie afgelopen."


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    """Which code stands on the wall? To look changes nothing; the button gives a seat."""
    if request.method != "POST":
        if seat_of(request):
            return redirect("group_sessions:vote")
        return render(request, "group_sessions/join.html", {"form": JoinForm()})
    form = JoinForm(request.POST)
    outcome = done(form, lambda: actions.join(code=form.cleaned_data["code"], key=_key(request), peer=peer_of(request), by=BY))
    status = 429 if isinstance(outcome.refusal, TooOften) else outcome.status
    if outcome.is_done and not outcome.made:
        form.add_error("code", WRONG)
        status = 422
    if status != 200:
        return render(request, "group_sessions/join.html", {"form": form, "refused": outcome.refused}, status=status)
    response = redirect("group_sessions:vote")
    response.set_signed_cookie(
        COOKIE,
        outcome.made,
        salt=SALT,
        max_age=int(SESSION_STAYS.total_seconds()),
        path=reverse("group_sessions:join"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def vote(request: HttpRequest) -> HttpResponse:
    """What do you think: is it laid down, and does it happen?"""
    seat = seat_of(request)
    if seat is None:
        return _to(request, reverse("group_sessions:join"))
    actions.hear(seat=seat)
    if request.method != "POST":
        return _page(request, seat)
    form = VoteForm(request.POST)
    if not form.is_valid() or form.is_half:
        return _not_yet(request, seat, form)
    try:
        actions.vote(seat=seat, ballot=form.ballot(), by=BY)
    except Refused as refused:
        # Another criterion, or another vote: what was chosen on this page does not count for it.
        return (
            _to(request, reverse("group_sessions:vote"))
            if _is_htmx(request)
            else _page(request, seat, refused=refused.reason, status=409)
        )
    return render(request, "group_sessions/saved.html") if _is_htmx(request) else redirect("group_sessions:vote")


@at_the_door
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """Is this page still about what is on the wall? Says nothing while it is."""
    seat = seat_of(request)
    if seat is None:
        return _to(request, reverse("group_sessions:join"))
    actions.hear(seat=seat)
    row = round_on_wall(seat.session)
    if _is_htmx(request) and f"{row.place}.{row.number}.{row.state}" == request.GET.get("stand"):
        return HttpResponse(status=204)
    return _to(request, reverse("group_sessions:vote"))


def seat_of(request: HttpRequest) -> Seat | None:
    """The seat that this browser has in a session that runs."""
    key = _key(request)
    return seat_by_key(key) if key else None


def _key(request: HttpRequest) -> str:
    longest = int(SESSION_STAYS.total_seconds())
    return str(request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=longest) or "")


def _not_yet(request: HttpRequest, seat: Seat, form: VoteForm) -> HttpResponse:
    """One side is still open: said quietly while somebody is choosing, as a fault once the button was pressed."""
    if _is_htmx(request):
        return render(request, "group_sessions/saved.html", {"is_half": form.is_half})
    if form.is_half:
        form.show_half()
    return _page(request, seat, form=form, status=422)


def _page(request: HttpRequest, seat: Seat, *, form: VoteForm | None = None, status: int = 200, **more: Any) -> HttpResponse:
    session = seat.session
    shown = next(one for one in asked_in(session) if one.row.place == session.place)
    mine = Vote.objects.filter(round=shown.row, seat=seat).first()
    given = {"paper": level_text(mine.paper), "practice": level_text(mine.practice)} if mine else {}
    context = {
        "shown": shown,
        "form": form or VoteForm(initial=given),
        "has_voted": mine is not None,
        "is_voting": shown.state is RoundState.VOTING,
        "paper_levels": levels(Side.PAPER),
        "practice_levels": levels(Side.PRACTICE),
        "is_example": session.picture.is_example,
        **more,
    }
    return render(request, "group_sessions/vote.html", context, status=status)


def _to(request: HttpRequest, url: str) -> HttpResponse:
    return HttpResponseClientRedirect(url) if _is_htmx(request) else redirect(url)


def _is_htmx(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers
