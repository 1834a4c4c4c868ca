"""The sheet of a talk: all that one function is asked on one page, made for typing while somebody speaks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of, said_in
from dijkwacht.apps.pictures.rules.answers import Overtaken, Said
from dijkwacht.apps.pictures.rules.states import State, why_not_record
from dijkwacht.apps.sources import actions as sources
from dijkwacht.apps.sources.rules import Recorded
from dijkwacht.documents.norms.model import Criterion, NormSet, Theme
from dijkwacht.documents.norms.words import function_words
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.parts.answer_form import levels
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.sources.forms import LineForm, mark_of
from dijkwacht.web.sources.functions import known_function


@dataclass
class Line:
    """One criterion on the sheet: what the questionnaire said, what the talk says so far, and what stands in the way."""

    criterion: Criterion
    asked: Said | None
    heard: Said
    version: int
    number: int | None
    form: LineForm
    fault: str = ""
    theirs: Said | None = None

    @property
    def said(self) -> Said:
        """What the line comes to now; evidence and *not applicable* stay as they were."""
        data = self.form.cleaned_data
        return replace(self.heard, paper=data["paper"], practice=data["practice"], explanation=data["explanation"])


@require_http_methods(["GET", "POST"])
def talk(request: SignedIn, picture: UUID, function: str) -> HttpResponse:
    """What do you hear in the talk with this function?"""
    here = picture_for(request.user, picture)
    name, norm = known_function(function), norm_of(here)
    if request.method == "POST":
        return _save(request, here, name, norm)
    if reason := why_not_record(State(here.state)):
        raise Refused(reason)
    pictures.opened(picture=here, page="talk", by=request.user)
    return _page(request, here, name, norm, _lines(here, name, norm))


def _save(request: SignedIn, here: Picture, name: str, norm: NormSet) -> HttpResponse:
    """Every button saves the whole sheet; a line that cannot be saved stays as it was typed, the others are kept."""
    lines = _lines(here, name, norm, request.POST)
    saved, refused = 0, ""
    for line in lines:
        if not line.form.is_valid():
            line.fault = next(str(text) for texts in line.form.errors.values() for text in texts)
        elif line.form.is_touched and not refused:
            try:
                is_saved = _record(here, name, line, request)
            except Refused as error:
                refused = error.reason
            else:
                saved += is_saved
    if refused or any(line.fault for line in lines):
        fresh = {line.criterion.id: line for line in _lines(here, name, norm)}
        shown = [line if line.fault or refused else fresh[line.criterion.id] for line in lines]
        is_overtaken = bool(refused) or any(line.theirs is not None for line in lines)
        return _page(request, here, name, norm, shown, saved=saved, refused=refused, status=409 if is_overtaken else 422)
    messages.success(request, f"{count(saved, 'onderdeel', 'onderdelen')} bewaard." if saved else "Er was niets te wijzigen.")
    anchor = request.POST.get("save", "")
    is_there = any(line.criterion.id == anchor for line in lines)
    return redirect(reverse("sources:talk", args=[here.pk, name]) + (f"#{anchor}" if is_there else ""))


def _record(here: Picture, name: str, line: Line, request: SignedIn) -> bool:
    """Record one line; what stands in its way stands with it afterwards."""
    try:
        sources.record(
            picture=here,
            criterion=line.criterion.id,
            recorded=Recorded(name, Source.INTERVIEW, line.said),
            seen=line.form.cleaned_data["seen"],
            by=request.user,
        )
    except InvalidInput as error:
        line.fault = error.faults[0].reason
    except Overtaken as overtaken:
        data = request.POST.copy()
        data[f"{line.criterion.id}-seen"] = str(overtaken.version)
        data[f"{line.criterion.id}-was"] = mark_of(overtaken.current)
        line.form = LineForm(data, prefix=line.criterion.id, said=overtaken.current, version=overtaken.version)
        line.fault, line.theirs = overtaken.reason, overtaken.current
    return not line.fault


def _lines(here: Picture, name: str, norm: NormSet, data: QueryDict | None = None) -> list[Line]:
    """All that this function is asked, and what it was asked after all in a talk; one query."""
    rows = {
        (row.source, row.criterion): row
        for row in Answer.objects.filter(
            picture=here, respondent__function=name, source__in=[Source.QUESTIONNAIRE, Source.INTERVIEW]
        )
    }
    wanted = {criterion.id for criterion in asked_of(norm, name)} | {code for source, code in rows if source == Source.INTERVIEW}
    return list(_each_line([one for one in norm.criteria if one.id in wanted], rows, data))


def _each_line(criteria: list[Criterion], rows: dict[tuple[str, str], Answer], data: QueryDict | None) -> Iterator[Line]:
    for criterion in criteria:
        asked = rows.get((Source.QUESTIONNAIRE, criterion.id))
        row = rows.get((Source.INTERVIEW, criterion.id))
        heard, version = (said_in(row), row.version) if row else (Said(), 0)
        # A line that was not on the screen is not read from what was sent.
        sent = data if data is not None and f"{criterion.id}-was" in data else None
        if data is not None and sent is None:
            continue
        yield Line(
            criterion,
            said_in(asked) if asked else None,
            heard,
            version,
            row.pk if row else None,
            LineForm(sent, prefix=criterion.id, said=heard, version=version),
        )


def _page(  # what a page shows
    request: SignedIn, here: Picture, name: str, norm: NormSet, lines: list[Line], *, status: int = 200, **more: Any
) -> HttpResponse:
    by_code = {line.criterion.id: line for line in lines}
    parts: list[tuple[Theme, list[Line]]] = [
        (theme, [by_code[one.id] for one in theme.criteria if one.id in by_code]) for theme in norm.themes
    ]
    context = {
        **common(here, page="sources:talk"),
        "function": name,
        "words": function_words(name),
        "parts": [(theme, found) for theme, found in parts if found],
        "faulty": [line for line in lines if line.fault],
        "size": len(lines),
        "heard": sum(line.version > 0 for line in lines),
        "sides": [("paper", "Papier", levels(Side.PAPER)), ("practice", "Praktijk", levels(Side.PRACTICE))],
    }
    return render(request, "sources/talk.html", {**context, **more}, status=status)
