"""The table of measures, and the same rows as a file."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.norms.models import norm_set
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.actions.wording import HEADINGS
from dijkwacht.documents.norms.words import EFFORT_WORDS
from dijkwacht.documents.separated import separated
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.measures.lists.filters import LATEST_FIRST, Choice, Line, line
from dijkwacht.web.measures.seen import runs_anywhere
from dijkwacht.web.request import SignedIn

SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which measures are there, by owner, quarter or theme?"""
    lines = list(_lines(request))
    choice = Choice(request.GET, lines)
    shown = choice.shown(lines)
    context = {
        "choice": choice,
        "lines": shown,
        "total": len(lines),
        "has_many": len({one.row.organisation_id for one in lines}) > 1,
        "query": choice.query(),
        "other_order": choice.query(volgorde="" if choice.order else LATEST_FIRST),
        "is_latest_first": bool(choice.order),
        "may_run": runs_anywhere(request.user),
        "is_example": any(one.row.is_example for one in lines),
        "page": "list",
    }
    return render(request, "measures/list.html", context)


@require_GET
def download(request: SignedIn, form: str) -> HttpResponse:
    """The rows that the address chooses as a file; its name says nothing of anybody."""
    lines = list(_lines(request))
    shown = Choice(request.GET, lines).shown(lines)
    if form not in {"xlsx", "csv"}:
        raise Http404
    head, rows = [*HEADINGS.values()], [_cells(one) for one in shown]
    if form == "xlsx":
        from dijkwacht.documents.actions.writer import write_list  # noqa: PLC0415 - heavy, and seldom asked

        response = HttpResponse(write_list(head, rows), content_type=SHEET)
    else:
        response = HttpResponse("".join(separated(head, rows)), content_type="text/csv; charset=utf-8")
    actions.take_along(organisations=sorted({one.row.organisation.code for one in shown}), form=form, by=request.user)
    response["Content-Disposition"] = f'attachment; filename="lijst-{timezone.localdate().isoformat()}.{form}"'
    return response


def _lines(request: SignedIn) -> Iterator[Line]:
    today = timezone.localdate()
    seen = Measure.objects.visible_to(request.user, on=today).select_related("organisation", "picture__norm")
    rows = list(seen.defer("picture__norm__content").prefetch_related("organisation__names"))
    themes = _themes(rows)
    names = {row.organisation_id: name_on(row.organisation, today) for row in rows}
    for row in rows:
        yield line(row, names[row.organisation_id], themes, today)


def _themes(rows: list[Measure]) -> Mapping[str, tuple[str, str]]:
    """The theme of each criterion, from the norms of the pictures that these measures follow from."""
    norms = {row.picture.norm_id: row.picture.norm for row in rows if row.picture}
    return {
        criterion.id: (theme.id, theme.title)
        for norm in norms.values()
        for theme in norm_set(norm).themes
        for criterion in theme.criteria
    }


def _cells(one: Line) -> list[str]:
    row = one.row
    values = {
        "title": row.title,
        "text": row.text,
        "state": row.word,
        "owner": one.owner,
        "due_on": _iso(row.due_on),
        "quarter": one.quarter,
        "effort": EFFORT_WORDS[row.effort],
        "cycle": row.cycle_place,
        "criterion": row.criterion,
        "theme": one.theme_words,
        "origin": one.origin,
        "organisation": one.organisation,
        "decided_on": _iso(row.decided_on),
        "practice_on": _iso(row.practice_on),
        "still": f"stil sinds {long_date(row.touched_on)}" if one.is_still else "",
    }
    return [values[name] for name in HEADINGS]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
