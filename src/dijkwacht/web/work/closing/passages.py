"""Marked passages: what stays out of the public version, and on which ground?"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.findings.queries import Weakness, weaknesses
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.passages import actions as passages_actions
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.marking import Part, faults_in_marking
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import State, why_not_close
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.closing.forms import MarkForm


@dataclass(frozen=True, slots=True)
class Row:
    """One passage that can be marked, with its marking where it has one."""

    part: Part
    criterion: str
    text: str
    url: str
    passage: Passage | None

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return f"{self.part.word} {self.criterion}".strip()

    @property
    def title(self) -> str:
        """What it is called on the page."""
        return f"{self.name[0].upper()}{self.name[1:]}"


@require_GET
def passages(request: SignedIn, picture: UUID) -> HttpResponse:
    """Which passages stay out of the public version?"""
    here = picture_for(request.user, picture)
    rows = _rows(here)
    pictures.opened(picture=here, page="passages", by=request.user)
    context = {**_common(here), "marked": [row for row in rows if row.passage], "rest": [row for row in rows if not row.passage]}
    return render(request, "work/closing/passages.html", context)


@require_http_methods(["GET", "POST"])
def passage(request: SignedIn, picture: UUID, part: str, criterion: str = "") -> HttpResponse:
    """On which ground does this passage stay out of the public version?"""
    here = picture_for(request.user, picture)
    row = next((row for row in _rows(here) if (row.part, row.criterion) == (part, criterion)), None)
    if row is None:
        raise Http404
    if request.method == "POST":
        return _save(request, here, row)
    pictures.opened(picture=here, page="passage", by=request.user)
    return _page(request, here, row, MarkForm(of=Kind(here.organisation.kind), stands=row.passage))


def _save(request: SignedIn, here: Picture, row: Row) -> HttpResponse:
    if "unmark" in request.POST:
        passages_actions.unmark(picture=here, part=row.part, criterion=row.criterion, by=request.user)
        messages.success(request, f"{row.title} staat weer in de openbare versie.")
        return redirect("work:passages", here.pk)
    kind = Kind(here.organisation.kind)
    form = MarkForm(request.POST, of=kind)
    if form.is_valid():
        for field, reason in faults_in_marking(form.marked, of=kind, on=timezone.localdate()).items():
            form.add_error(field, reason)
    outcome = done(
        form,
        lambda: passages_actions.mark(picture=here, part=row.part, criterion=row.criterion, marked=form.marked, by=request.user),
    )
    if not outcome.is_done:
        return _page(request, here, row, form, status=outcome.status, refused=outcome.refused)
    messages.success(request, f"{row.title} blijft buiten de openbare versie.")
    return redirect("work:passages", here.pk)


def _page(request: SignedIn, here: Picture, row: Row, form: MarkForm, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {**_common(here), "row": row, "form": form, **more}
    return render(request, "work/closing/passage.html", context, status=status)


def _common(here: Picture) -> dict[str, Any]:
    shared = common(here, page="work:closing")
    shared["breadcrumb"].append({"label": "Feitencheck en besluit", "url": reverse("work:closing", args=[here.pk])})
    return {**shared, "closed": why_not_close(State(here.state))}


def _rows(here: Picture) -> list[Row]:
    """Every passage: the summary, the decision asked, and finding and recommendation of each vulnerability; marked or not."""
    there = {(row.part, row.criterion): row for row in Passage.objects.filter(picture=here)}
    texts = _texts(here, weaknesses(told(here)))
    # A passage that was marked and has no text any more is still shown, so that the marking can be taken away.
    keys = dict.fromkeys([*texts, *((Part(part), criterion) for part, criterion in there)])
    return [Row(part, code, texts.get((part, code), ""), _url(here, part, code), there.get((part, code))) for part, code in keys]


def _texts(here: Picture, found: tuple[Weakness, ...]) -> dict[tuple[Part, str], str]:
    texts = {(Part.SUMMARY, ""): here.summary, (Part.DECISION, ""): here.decision}
    for one in found:
        texts[Part.FINDING, one.criterion.id] = one.text
        texts[Part.RECOMMENDATION, one.criterion.id] = one.advice
    return {key: text for key, text in texts.items() if text.strip()}


def _url(here: Picture, part: Part, criterion: str) -> str:
    if criterion:
        return reverse("work:passage_of", args=[here.pk, part.value, criterion])
    return reverse("work:passage", args=[here.pk, part.value])
