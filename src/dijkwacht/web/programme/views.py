"""Hoe ver zijn we: all organisations of the programme by state, on a map, in a table and as a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.queries import programmes
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.organisations.models import Region
from dijkwacht.apps.organisations.rules import is_invented
from dijkwacht.apps.pictures.rules.states import Stage
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.separated import separated
from dijkwacht.web.files import sent
from dijkwacht.web.programme.filters import Choice
from dijkwacht.web.programme.overview import Overview, overview, reach
from dijkwacht.web.programme.overview_map import SWATCHES, progress_map
from dijkwacht.web.request import SignedIn

HEAD = ("organisatie", "code", "soort", "stand", "sinds", "peildatum", "volgende stap")


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """How far are we?"""
    mine, programme = _programme(request)
    choice, seen = _seen(request, programme)
    context = {
        "programme": programme,
        "programmes": _tabs(mine, programme),
        "choice": choice,
        "seen": seen,
        "map": progress_map(seen, programme.name),
        "counts": _counts(seen, choice, programme),
        "day": choice.asked("dag"),
        "today": timezone.localdate(),
        "file": f"{reverse('programme:download')}{_query(choice, programme)}",
        "is_example": is_invented(programme.code),
    }
    return render(request, "programme/index.html", context)


@require_GET
def download(request: SignedIn) -> HttpResponse:
    """The same rows as a file for a spreadsheet; its name says nothing of anybody."""
    _, programme = _programme(request)
    _, seen = _seen(request, programme)
    content = "".join(separated(HEAD, _cells(seen))).encode()
    return sent(Document(f"stand-{timezone.localdate().isoformat()}", Form.CSV, content))


def _programme(request: SignedIn) -> tuple[list[Region], Region]:
    """The programmes of this person, and the one that the address chooses."""
    mine = list(programmes(request.user, Right.SEE_STATE, on=timezone.localdate()))
    chosen = request.GET.get("programma") or (mine[0].code if mine else "")
    found = next((programme for programme in mine if programme.code == chosen), None)
    if found is None:
        raise Http404
    return mine, found


def _seen(request: SignedIn, programme: Region) -> tuple[Choice, Overview]:
    today = timezone.localdate()
    followed = reach(request.user, programme, on=today)
    choice = Choice(request.GET, followed.regions)
    return choice, overview(request.user, programme, choice, followed, on=today)


def _cells(seen: Overview) -> Iterator[list[str]]:
    for row in seen.shown:
        far = row.progress
        days = (far.since, far.reference_date, far.next_on)
        yield [row.name, row.code, row.kind_word, far.words, *(day.isoformat() if isinstance(day, date) else "" for day in days)]


def _counts(seen: Overview, choice: Choice, programme: Region) -> list[dict[str, Any]]:
    """How many there are in each state; choosing one shows those, choosing it again shows all."""
    return [
        {
            "word": stage.word,
            "count": seen.counts[stage],
            "swatch": SWATCHES[stage],
            "url": _query(choice, programme, stand="" if stage is seen.stage else stage.value),
            "current": stage is seen.stage,
        }
        for stage in Stage
        if seen.counts[stage] or stage is not Stage.LAPSED
    ]


def _query(choice: Choice, programme: Region, **instead: str) -> str:
    return choice.query(programma=programme.code, **instead)


def _tabs(mine: list[Region], programme: Region) -> list[dict[str, Any]]:
    """A way to the other programmes, for whoever has more than one."""
    tabs = ({"label": one.name, "url": f"?programma={one.code}", "current": one == programme, "count": None} for one in mine)
    return list(tabs) if len(mine) > 1 else []
