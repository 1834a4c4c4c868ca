"""Answering: the first page, a card per criterion, everything on one page, and looking back."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.queries import own_seats
from dijkwacht.apps.assessments.rules import Overtaken, Said, State, why_no_evidence, why_not_answer
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.web.personal.held import KEEP, Waiting, mark, record_kept, waiting
from dijkwacht.web.questions.forms import AnswerForm, levels
from dijkwacht.web.questions.seat import Seat, seat_of
from dijkwacht.web.questions.texts import levels_of, new_texts
from dijkwacht.web.request import SignedIn


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which questions are there for me? One round: straight to it."""
    seats = [Seat(respondent) for respondent in own_seats(request.user, on=timezone.localdate())]
    seats.sort(key=lambda seat: why_not_answer(State(seat.respondent.picture.state)) is not None)  # what is open comes first
    if len(seats) == 1:
        return redirect("questions:start", seats[0].respondent.pk)
    is_example = any(seat.respondent.picture.is_example for seat in seats)
    return render(request, "questions/index.html", {"seats": seats, "is_example": is_example})


@require_GET
def start(request: SignedIn, seat: int) -> HttpResponse:
    """What do you ask of me, how long does it take, what happens with it?"""
    place = seat_of(request.user, seat)
    return render(request, "questions/start.html", _common(place))


@require_http_methods(["GET", "POST"])
def card(request: SignedIn, seat: int, criterion: str) -> HttpResponse:
    """One criterion: read it, answer it; every answer is saved at once."""
    place = seat_of(request.user, seat)
    asked = place.criterion(criterion)
    if request.method == "POST":
        return _save(request, place, asked)
    said, version = place.given.get(asked.id, (Said(), 0))
    return render(
        request,
        "questions/card.html",
        _card(place, asked, AnswerForm(said=said, version=version, has_spare="stuk" in request.GET)),
    )


@require_GET
def overview(request: SignedIn, seat: int) -> HttpResponse:
    """All questions on one page, to read, to print and to go to."""
    place = seat_of(request.user, seat)
    rows = [
        (part, [(criterion, place.given.get(criterion.id, (Said(), 0))[0]) for criterion in part.criteria])
        for part in place.progress
    ]
    return render(request, "questions/overview.html", {**_common(place), "rows": rows})


@require_GET
def done(request: SignedIn, seat: int) -> HttpResponse:
    """Am I finished, and what happens now?"""
    place = seat_of(request.user, seat)
    open_criteria = [criterion for criterion in place.criteria if criterion.id not in place.done]
    return render(request, "questions/done.html", {**_common(place), "open_criteria": open_criteria})


def _save(request: SignedIn, place: Seat, criterion: Criterion) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _faulty(request, _card(place, criterion, form), form.problems())
    said, seen = form.said(), form.cleaned_data["seen"]
    stands, _ = place.given.get(criterion.id, (Said(), 0))
    held = waiting(new_texts(said, stands))
    waits = bool(held) and request.POST.get(KEEP) != mark(held)
    wanted = levels_of(said, stands) if waits else said
    try:
        # What already stands is not saved again: typing saves often, and the chain tells deeds, not keystrokes.
        if place.given.get(criterion.id, (Said(), 0)) != (wanted, seen):
            seen = actions.answer(respondent=place.respondent, criterion=criterion.id, said=wanted, seen=seen, by=request.user)
            place.given[criterion.id] = (wanted, seen)
    except InvalidInput as error:
        faults = [(f"id_{fault.place}", fault.reason) for fault in error.faults]
        return _faulty(request, _card(place, criterion, form), faults)
    except Overtaken as overtaken:
        return _both(request, _card(place, criterion, form), said, overtaken)
    if waits:
        return _waits(request, _card(place, criterion, form), held, seen)
    if held:
        record_kept(held, by=request.user, organisation=place.respondent.picture.organisation.code)
    if request.htmx:
        # Only what the answer to a save shows: this is the page that is asked for most.
        saved = {"version": seen, "notices": _notices(said), "at": timezone.localtime(), "theme": place.theme_of(criterion)}
        return render(request, "questions/saved.html", saved)
    return redirect(_next(request, place, criterion))


def _waits(request: SignedIn, context: dict[str, Any], held: tuple[Waiting, ...], version: int) -> HttpResponse:
    """The levels are saved; a text that seems to hold personal data waits in its field."""
    data = request.POST.copy()
    data["seen"] = str(version)
    context |= {"form": AnswerForm(data), "version": version, "held": held, "mark": mark(held), "keep": KEEP}
    template = "questions/personal_part.html" if request.htmx else "questions/card.html"
    return render(request, template, context, status=422)


def _next(request: SignedIn, place: Seat, criterion: Criterion) -> str:
    number = place.respondent.pk
    if KEEP in request.POST:
        return reverse("questions:card", args=[number, criterion.id])
    if "more" in request.POST:
        return reverse("questions:card", args=[number, criterion.id]) + "?stuk=erbij#bewijs"
    before, after = place.neighbours(criterion)
    target = before if "back" in request.POST else after
    if target is None:
        return reverse("questions:start" if "back" in request.POST else "questions:done", args=[number])
    return reverse("questions:card", args=[number, target.id])


def _faulty(request: SignedIn, context: dict[str, Any], problems: list[tuple[str, str]]) -> HttpResponse:
    template = "questions/not_saved.html" if request.htmx else "questions/card.html"
    return render(request, template, {**context, "problems": problems}, status=422)


def _both(request: SignedIn, context: dict[str, Any], mine: Said, overtaken: Overtaken) -> HttpResponse:
    """Somebody saved in the meantime: show both, and let the person choose."""
    template = "questions/conflict_part.html" if request.htmx else "questions/conflict.html"
    chosen = {"mine": mine, "theirs": overtaken.current, "version": overtaken.version}
    # The form that keeps one's own words is filled with them, and knows the version it replaces.
    keep = AnswerForm(said=mine, version=overtaken.version, auto_id="keep_%s")
    return render(request, template, {**context, **chosen, "keep": keep, "reason": overtaken.reason}, status=409)


def _notices(said: Said) -> list[str]:
    return [f"Bewijs {number}: {reason}" for number, piece in enumerate(said.evidence, 1) if (reason := why_no_evidence(piece))]


def _common(place: Seat) -> dict[str, Any]:
    picture = place.respondent.picture
    return {
        "seat": place,
        "picture": picture,
        "organisation": picture.organisation,
        "is_example": picture.is_example,
        "closed": why_not_answer(State(picture.state)),
    }


def _card(place: Seat, criterion: Criterion, form: AnswerForm) -> dict[str, Any]:
    before, after = place.neighbours(criterion)
    return {
        **_common(place),
        "criterion": criterion,
        "form": form,
        "paper_levels": levels(Side.PAPER),
        "practice_levels": levels(Side.PRACTICE),
        "number": place.criteria.index(criterion) + 1,
        "theme": place.theme_of(criterion),
        "before": before,
        "after": after,
    }
