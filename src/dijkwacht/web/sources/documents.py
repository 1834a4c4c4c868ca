"""What does this picture rest on: how many of each source, who can be heard, and the documents that were asked for."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.invitations.queries import functions_in
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of, seats_of
from dijkwacht.apps.pictures.rules.states import State, why_not_prepare, why_not_record
from dijkwacht.apps.sources import actions as sources_actions
from dijkwacht.apps.sources.models import SourceDocument
from dijkwacht.apps.sources.queries import Sources, sources_of
from dijkwacht.apps.sources.rules import ANSWER_TIME
from dijkwacht.documents.norms.words import by_function, function_words
from dijkwacht.kit.dutch import count
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.sources.forms import DayForm, DocumentForm
from dijkwacht.web.sources.functions import new_functions


@dataclass(frozen=True, slots=True)
class Speaker:
    """One function: how much it answered, and how much of that in a talk."""

    words: str
    url: str
    asked: int
    answered: int
    heard: int
    guide: str

    @property
    def state(self) -> str:
        """How far, in words."""
        heard = f"gesprek: {count(self.heard, 'onderdeel', 'onderdelen')} vastgelegd" if self.heard else "nog geen gesprek"
        return f"vragenlijst: {self.answered} van {self.asked}; {heard}"


@dataclass(frozen=True, slots=True)
class Item:
    """One document: where it stands, what comes next, and since when it is awaited."""

    document: SourceDocument
    today: date
    fault: str = ""
    typed: str = ""

    @property
    def step(self) -> str:
        """The next thing to note; empty when it was read."""
        if self.document.read_on:
            return ""
        return "read" if self.document.received_on else "received"

    @property
    def kind(self) -> str:
        """How its state looks."""
        return {"": "done", "read": "busy", "received": "calm"}[self.step]

    @property
    def state(self) -> str:
        """Its state in a word."""
        return {"": "gelezen", "read": "ontvangen", "received": "gevraagd"}[self.step]

    @property
    def waiting(self) -> str:
        """How long it is awaited, where that is long; without blame."""
        days = (self.today - self.document.asked_on).days
        if self.document.received_on or days < ANSWER_TIME.days:
            return ""
        return f"{count(days // 7, 'week', 'weken')} geleden gevraagd. Vraag gerust na of het stuk er is."


@require_http_methods(["GET", "POST"])
def index(request: SignedIn, picture: UUID) -> HttpResponse:
    """What does this picture rest on?"""
    here = picture_for(request.user, picture)
    if request.method == "GET":
        pictures.opened(picture=here, page="sources", by=request.user)
        return _page(request, here, DocumentForm())
    form = DocumentForm(request.POST)
    outcome = done(form, lambda: sources_actions.ask_for(picture=here, **form.cleaned_data, by=request.user))
    if outcome.refused:
        form.add_error("asked_on", outcome.refused)
    if not outcome.is_done:
        return _page(request, here, form, status=outcome.status)
    messages.success(request, "Het stuk staat op de lijst.")
    return redirect(f"{reverse('sources:index', args=[here.pk])}#stukken")


@require_POST
def document(request: SignedIn, picture: UUID, document: int) -> HttpResponse:
    """Note that a document came in or was read, or take it off the list."""
    here = picture_for(request.user, picture)
    found = get_object_or_404(SourceDocument.objects.select_related("picture__organisation"), pk=document, picture=here)
    if "strike" in request.POST:
        sources_actions.strike(document=found, by=request.user)
        messages.success(request, "Het stuk is van de lijst gehaald.")
        return redirect(f"{reverse('sources:index', args=[here.pk])}#stukken")
    form = DayForm(request.POST)
    deed = sources_actions.was_read if request.POST.get("step") == "read" else sources_actions.came_in
    outcome = done(form, lambda: deed(document=found, on=form.cleaned_data["on"], by=request.user))
    if not outcome.is_done:
        fault = {found.pk: (outcome.refused or str(form.errors["on"][0]), request.POST.get("on", ""))}
        return _page(request, here, DocumentForm(), status=422, faults=fault)
    messages.success(request, "Genoteerd.")
    return redirect(f"{reverse('sources:index', args=[here.pk])}#stukken")


@require_GET
def printed(request: SignedIn, picture: UUID) -> HttpResponse:
    """Which documents were asked for, received and read? One table, to print."""
    here = picture_for(request.user, picture)
    pictures.opened(picture=here, page="sources", by=request.user)
    rows = list(SourceDocument.objects.filter(picture=here).order_by("asked_on", "pk"))
    context = {
        **common(here, page="sources:printed"),
        "rows": rows,
        "received": sum(row.received_on is not None for row in rows),
        "read": sum(row.read_on is not None for row in rows),
        "today": timezone.localdate(),
    }
    return render(request, "sources/printed.html", context)


def _page(
    request: SignedIn, here: Picture, form: forms.Form, *, status: int = 200, faults: dict[int, tuple[str, str]] | None = None
) -> HttpResponse:
    state, today, seats = State(here.state), timezone.localdate(), seats_of(here)
    rows = SourceDocument.objects.filter(picture=here).order_by("read_on", "received_on", "asked_on", "pk")
    items = [Item(row, today, *(faults or {}).get(row.pk, ("", ""))) for row in rows]
    items.sort(key=lambda item: ("received", "read", "").index(item.step))  # what is awaited comes first
    context = {
        **common(here, page="sources:index"),
        "numbers": _numbers(sources_of(here)),
        "speakers": _speakers(here, by_function(seats)),
        "others": [(function_words(name), reverse("sources:talk", args=[here.pk, name])) for name in new_functions(seats)],
        "guides": [
            (function_words(name), reverse("sources:guide", args=[here.pk, name]))
            for name in by_function(functions_in(norm_of(here)))
        ],
        "items": items,
        "awaited": sum(not item.document.received_on for item in items),
        "form": form,
        "today": today,
        "closed_talks": why_not_record(state),
        "closed_documents": why_not_prepare(state),
        "is_joint": here.organisation.kind == Kind.JOINT_BODY,
    }
    return render(request, "sources/index.html", context, status=status)


def _numbers(sources: Sources) -> list[tuple[int, str]]:
    """How many of each, with its noun."""
    found = (
        (sources.questionnaires, "vragenlijst", "vragenlijsten"),
        (sources.interviews, "gesprek", "gesprekken"),
        (sources.sessions, "deelnemer aan een groepssessie", "deelnemers aan een groepssessie"),
        (sources.documents_read, "gelezen stuk", "gelezen stukken"),
        (sources.checks, "eigen toets", "eigen toetsen"),
    )
    return [(number, singular if number == 1 else plural) for number, singular, plural in found]


def _speakers(here: Picture, seats: list[str]) -> list[Speaker]:
    """Those who are asked, with how far; one query for all."""
    norm = norm_of(here)
    given: defaultdict[str, dict[str, int]] = defaultdict(dict)
    counted: Any = Answer.objects.filter(picture=here).values_list("respondent__function", "source").annotate(Count("pk"))
    for function, source, number in counted:
        given[function][source] = number
    return [
        Speaker(
            function_words(name),
            reverse("sources:talk", args=[here.pk, name]),
            len(asked_of(norm, name)),
            given[name].get(Source.QUESTIONNAIRE, 0),
            given[name].get(Source.INTERVIEW, 0),
            reverse("sources:guide", args=[here.pk, name]),
        )
        for name in seats
    ]
