"""Answering: the first page, a card per criterion, everything on one page, and looking back."""

from contextlib import nullcontext
from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.audit.actions import kept_personal
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.queries import last_day_of, sender_of
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.rules.answers import Overtaken, Said, why_no_evidence
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.errors import typed
from dijkwacht.web.parts.answer_form import AnswerForm, levels, place_of
from dijkwacht.web.parts.invitation_cookie import opens_by_invitation
from dijkwacht.web.parts.personal_texts import KEEP, Waiting, kinds_in, mark, waiting
from dijkwacht.web.questions.seat import Seat, seat_of, seats_of
from dijkwacht.web.questions.texts import levels_of, new_texts, placed
from dijkwacht.web.request import Answering


@opens_by_invitation
@require_GET
def index(request: Answering) -> HttpResponse:
    """Which questions are there for me? One round: straight to it."""
    seats = sorted(seats_of(request), key=lambda seat: seat.closed is not None)  # what is open comes first
    if len(seats) == 1:
        return redirect("questions:start", seats[0].respondent.pk)
    is_example = any(seat.respondent.picture.is_example for seat in seats)
    return render(request, "questions/index.html", {"seats": seats, "is_example": is_example})


@opens_by_invitation
@require_GET
def start(request: Answering, seat: int) -> HttpResponse:
    """What do you ask of me, how long does it take, what happens with it?"""
    place, today = seat_of(request, seat), timezone.localdate()
    picture, invited = place.respondent.picture, place.invitation
    until = invited.expires_on if invited and invited.expires_on else None
    last_on = last_day_of(picture, until=until or date.max, on=today)
    context = {
        "sender": sender_of(picture, on=today),
        "last_on": None if last_on == date.max else last_on,
    }
    return render(request, "questions/start.html", {**_common(place), **context})


@opens_by_invitation
@require_http_methods(["GET", "POST"])
def card(request: Answering, seat: int, criterion: str) -> HttpResponse:
    """One criterion: read it, answer it; every answer is saved at once."""
    place = seat_of(request, seat)
    asked = place.criterion(criterion)
    if request.method == "POST":
        return _save(request, place, asked)
    said, version = place.given.get(asked.id, (Said(), 0))
    return render(
        request,
        "questions/card.html",
        _card(place, asked, AnswerForm(said=said, version=version, has_spare="stuk" in request.GET)),
    )


@opens_by_invitation
@require_GET
def overview(request: Answering, seat: int) -> HttpResponse:
    """All questions on one page, to read, to print and to go to."""
    place = seat_of(request, seat)
    rows = [
        (part, [(criterion, place.given.get(criterion.id, (Said(), 0))[0]) for criterion in part.criteria])
        for part in place.progress
    ]
    return render(request, "questions/overview.html", {**_common(place), "rows": rows})


@opens_by_invitation
@require_GET
def done(request: Answering, seat: int) -> HttpResponse:
    """Am I finished, and what happens now?"""
    place = seat_of(request, seat)
    open_criteria = [criterion for criterion in place.criteria if criterion.id not in place.done]
    return render(request, "questions/done.html", {**_common(place), "open_criteria": open_criteria})


@opens_by_invitation
@require_POST
def submit(request: Answering, seat: int) -> HttpResponse:
    """Say that the answers are finished; who has an account need not."""
    place = seat_of(request, seat)
    if place.invitation and not place.is_submitted:
        invitations.submit(invitation=place.invitation, by=place.invitation)
    return redirect("questions:done", place.respondent.pk)


def _save(request: Answering, place: Seat, criterion: Criterion) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _faulty(request, _card(place, criterion, form), form.problems())
    said, seen = form.said(), form.cleaned_data["seen"]
    held = waiting(new_texts(said, _stands(place, criterion)[0]))
    waits = bool(held) and request.POST.get(KEEP) != mark(held)
    try:
        seen = _put(place, criterion, said, seen, waits=waits)
    except InvalidInput as error:
        faults = [(place_of(fault.place), fault.reason) for fault in error.faults]
        return _faulty(request, _card(place, criterion, form), faults)
    except Overtaken as overtaken:
        return _both(request, _card(place, criterion, form), said, overtaken)
    except Refused as refused:
        return _closed(request, place, refused)
    if waits:
        return _waits(request, _card(place, criterion, form), held, seen)
    if held:
        kept_personal(kinds=kinds_in(held), organisation=place.respondent.picture.organisation.code, by=place.by)
    return _saved(request, place, criterion, said, seen)


def _stands(place: Seat, criterion: Criterion) -> tuple[Said, int]:
    return place.given.get(criterion.id, (Said(), 0))


def _put(place: Seat, criterion: Criterion, said: Said, seen: int, *, waits: bool) -> int:
    """Save what was said, or only its levels where a text waits; gives the version that stands now."""
    stands = _stands(place, criterion)
    wanted = levels_of(said, stands[0]) if waits else said
    # What already stands is not saved again: typing saves often, and the chain tells deeds, not keystrokes.
    if stands == (wanted, seen):
        return seen
    first, *along = place.asked(criterion)
    along = [one for one in along if one in place.open_places]  # what was handed in stays as it was
    with transaction.atomic() if along else nullcontext():
        seen = pictures.answer(respondent=first.respondent, criterion=criterion.id, said=wanted, seen=seen, by=first.by)
        for one in along:
            version = place.said.get((one.respondent.pk, criterion.id), (None, 0))[1]
            pictures.answer(respondent=one.respondent, criterion=criterion.id, said=wanted, seen=version, by=one.by)
    place.given[criterion.id] = (wanted, seen)
    return seen


def _saved(request: Answering, place: Seat, criterion: Criterion, said: Said, seen: int) -> HttpResponse:
    if request.htmx:
        # Only what the answer to a save shows: this is the page that is asked for most.
        saved = {"version": seen, "notices": _notices(said), "at": timezone.localtime(), "theme": place.theme_of(criterion)}
        return render(request, "questions/saved.html", saved)
    return redirect(_next(request, place, criterion))


def _waits(request: Answering, context: dict[str, Any], held: tuple[Waiting, ...], version: int) -> HttpResponse:
    """The levels are saved; a text that seems to hold personal data waits in its field."""
    data = request.POST.copy()
    data["seen"] = str(version)
    context |= {"form": AnswerForm(data), "version": version, "held": placed(held), "mark": mark(held), "keep": KEEP}
    template = "questions/personal_part.html" if request.htmx else "questions/card.html"
    return render(request, template, context, status=422)


def _next(request: Answering, place: Seat, criterion: Criterion) -> str:
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


def _faulty(request: Answering, context: dict[str, Any], problems: list[tuple[str, str]]) -> HttpResponse:
    template = "questions/not_saved.html" if request.htmx else "questions/card.html"
    return render(request, template, {**context, "problems": problems}, status=422)


def _both(request: Answering, context: dict[str, Any], mine: Said, overtaken: Overtaken) -> HttpResponse:
    """Somebody saved in the meantime: show both, and let the person choose."""
    template = "questions/conflict_part.html" if request.htmx else "questions/conflict.html"
    chosen = {"mine": mine, "theirs": overtaken.current, "version": overtaken.version}
    # The form that keeps one's own words is filled with them, and knows the version it replaces.
    keep = AnswerForm(said=mine, version=overtaken.version, auto_id="keep_%s")
    return render(request, template, {**context, **chosen, "keep": keep, "reason": overtaken.reason}, status=409)


def _closed(request: Answering, place: Seat, refused: Refused) -> HttpResponse:
    """The questions were closed while this page was open: what was typed is shown, to copy."""
    template = "questions/closed_part.html" if request.htmx else "questions/closed.html"
    context = {**_common(place), "reason": refused.reason, "typed": typed(request)}
    return render(request, template, context, status=409)


def _notices(said: Said) -> list[str]:
    return [f"Bewijs {number}: {reason}" for number, piece in enumerate(said.evidence, 1) if (reason := why_no_evidence(piece))]


def _common(place: Seat) -> dict[str, Any]:
    picture = place.respondent.picture
    return {
        "seat": place,
        "picture": picture,
        "organisation": picture.organisation,
        "is_example": picture.is_example,
        "closed": place.closed,
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
