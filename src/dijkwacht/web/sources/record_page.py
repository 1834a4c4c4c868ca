"""Recording what was heard or read of one criterion; changing it, and taking it away."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.pictures.queries.answers import norm_of, said_in, seats_of
from dijkwacht.apps.pictures.rules.answers import Overtaken, Said
from dijkwacht.apps.pictures.rules.states import State, why_not_record
from dijkwacht.apps.sources import actions as sources
from dijkwacht.apps.sources.rules import RECORDED, Recorded
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.parts.answer_form import SOURCE_WORDS, AnswerForm, levels, place_of
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.sources.forms import PlaceForm
from dijkwacht.web.sources.functions import check_place, criterion_in, function_choices, talk_of


@require_http_methods(["GET", "POST"])
def record(request: SignedIn, picture: UUID, criterion: str) -> HttpResponse:
    """What did you hear or read about this?"""
    here = picture_for(request.user, picture)
    asked = criterion_in(norm_of(here), criterion)
    is_sent = request.method == "POST"
    seats = seats_of(here)
    place = PlaceForm(
        request.POST if is_sent else None,
        choices=function_choices(seats),
        check_place=check_place(here, asked, seats),
        initial={"source": request.GET.get("bron", ""), "function": request.GET.get("functie", "")},
    )
    context = _context(request, here, asked)
    if not is_sent:
        _must_be_open(here)
        return render(request, "sources/record.html", {**context, "place": place, "form": AnswerForm()})
    form = AnswerForm(request.POST)
    are_valid = [place.is_valid(), form.is_valid()]
    if not all(are_valid):
        problems = [(f"id_{name}", str(text)) for name, texts in place.errors.items() for text in texts] + form.problems()
        return _again(request, {**context, "place": place, "form": form, "problems": problems}, status=422)
    source = Source(place.cleaned_data["source"])
    return _save(request, {**context, "place": place, "form": form}, place.cleaned_data["function"], source)


@require_http_methods(["GET", "POST"])
def answer(request: SignedIn, picture: UUID, answer: int) -> HttpResponse:
    """What must stand there instead?"""
    here = picture_for(request.user, picture)
    row = _recorded(here, answer)
    context = {
        **_context(request, here, criterion_in(norm_of(here), row.criterion)),
        "row": row,
        "source": SOURCE_WORDS[Source(row.source)],
    }
    if request.method == "GET":
        _must_be_open(here)
        pictures.opened(picture=here, page="recorded", by=request.user)
        form = AnswerForm(said=said_in(row), version=row.version, has_spare="stuk" in request.GET)
        return render(request, "sources/record.html", {**context, "form": form})
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _again(request, {**context, "form": form, "problems": form.problems()}, status=422)
    return _save(request, {**context, "form": form}, row.respondent.function, Source(row.source))


@require_http_methods(["GET", "POST"])
def retract(request: SignedIn, picture: UUID, answer: int) -> HttpResponse:
    """Do you want to take this away? It cannot be undone."""
    here = picture_for(request.user, picture)
    row = _recorded(here, answer)
    context = {
        **_context(request, here, criterion_in(norm_of(here), row.criterion)),
        "row": row,
        "said": said_in(row),
        "source": SOURCE_WORDS[Source(row.source)],
    }
    if request.method == "GET":
        _must_be_open(here)
        return render(request, "sources/retract.html", context)
    seen = request.POST.get("seen", "")
    try:
        sources.retract(answer=row, seen=int(seen) if seen.isdecimal() and len(seen) < 9 else 0, by=request.user)
    except Overtaken as overtaken:
        now = {"row": _recorded(here, row.pk), "said": overtaken.current, "refused": overtaken.reason}
        return render(request, "sources/retract.html", {**context, **now}, status=409)
    messages.success(request, "Het is verwijderd.")
    return redirect("work:criterion", here.pk, row.criterion)


def _save(request: SignedIn, context: dict[str, Any], function: str, source: Source) -> HttpResponse:
    """Save, or show the page again with every word that was typed."""
    here, asked, form = context["picture"], context["criterion"], context["form"]
    recorded = Recorded(function, source, form.said())
    try:
        sources.record(picture=here, criterion=asked.id, recorded=recorded, seen=form.cleaned_data["seen"], by=request.user)
    except InvalidInput as error:
        problems = [(place_of(fault.place), fault.reason) for fault in error.faults]
        return _again(request, {**context, "problems": problems}, status=422)
    except Overtaken as overtaken:
        return _both(request, context, overtaken)
    except Refused as refused:
        return _again(request, {**context, "refused": refused.reason}, status=409)
    if "more" in request.POST:
        row = Answer.objects.get(picture=here, respondent__function=function, criterion=asked.id, source=source)
        query = urlencode({"stuk": "erbij", **({"gesprek": context["talk"]} if context["talk"] else {})})
        return redirect(f"{reverse('sources:answer', args=[here.pk, row.pk])}?{query}#bewijs")
    messages.success(request, f"Vastgelegd bij {asked.id}.")
    if context["talk"]:
        return redirect(f"{reverse('sources:talk', args=[here.pk, context['talk']])}#{asked.id}")
    return redirect("work:criterion", here.pk, asked.id)


def _both(request: SignedIn, context: dict[str, Any], overtaken: Overtaken) -> HttpResponse:
    """Somebody saved in the meantime: show both; the form keeps one's own words and knows what it replaces."""
    data = request.POST.copy()
    data["seen"] = str(overtaken.version)
    mine = AnswerForm(data)
    mine.is_valid()
    shown = {"form": mine, "theirs": overtaken.current, "was_taken_away": overtaken.current == Said()}
    return _again(request, {**context, **shown, "refused": overtaken.reason}, status=409)


def _again(request: SignedIn, context: dict[str, Any], *, status: int) -> HttpResponse:
    return render(request, "sources/record.html", context, status=status)


def _recorded(here: Picture, number: int) -> Answer:
    rows = Answer.objects.filter(picture=here, source__in=RECORDED).select_related("respondent", "picture__organisation")
    return get_object_or_404(rows, pk=number)


def _must_be_open(here: Picture) -> None:
    if reason := why_not_record(State(here.state)):
        raise Refused(reason)


def _context(request: SignedIn, here: Picture, criterion: Criterion) -> dict[str, Any]:
    return {
        **common(here, page="sources:record"),
        "criterion": criterion,
        "talk": talk_of(request.GET.get("gesprek", "")),
        "paper_levels": levels(Side.PAPER),
        "practice_levels": levels(Side.PRACTICE),
    }
