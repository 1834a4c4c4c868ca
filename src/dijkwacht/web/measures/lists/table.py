"""The table of measures, and the same rows as a file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.action_lists import actions
from dijkwacht.apps.measures.models import Measure, MeasureQuerySet
from dijkwacht.apps.measures.rules.drafts import quarter_word
from dijkwacht.apps.measures.rules.states import State, is_late, lies_still
from dijkwacht.apps.norms.models import NormVersion, norm_set
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.action_lists.wording import HEADINGS
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.norms.words import EFFORT_WORDS, function_words
from dijkwacht.documents.separated import separated
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.files import asked, sent
from dijkwacht.web.measures.lists.filters import LATEST_FIRST, Choice, Occurring
from dijkwacht.web.measures.measure_access import runs_anywhere
from dijkwacht.web.request import SignedIn

FORMS: Final = (Form.XLSX, Form.CSV)
SHOWN: Final = 50
"""How many measures one page shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """One measure with the words that the table needs beside it."""

    row: Measure
    code: str
    organisation: str
    theme: str
    is_still: bool
    is_late: bool

    @property
    def owner(self) -> str:
        """The owner in words."""
        return function_words(self.row.owner) if self.row.owner else ""

    @property
    def quarter(self) -> str:
        """The quarter in words."""
        return quarter_word(self.row.quarter) if self.row.quarter else ""

    @property
    def origin(self) -> str:
        """Where it comes from, in words."""
        return self.row.origin_words


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which measures are there, by owner, quarter or theme?"""
    today = timezone.localdate()
    seen = Measure.objects.visible_to(request.user, on=today)
    there = _occurring(seen, today)
    choice = Choice(request.GET, there)
    sheets = Paginator(choice.shown(seen, on=today).with_origin(), SHOWN)
    if not choice.chosen:
        sheets.count = there.total  # counted already
    page = sheets.get_page(request.GET.get("bladzijde"))
    query = choice.query()
    context = {
        "choice": choice,
        "lines": [_line(row, there, today) for row in page],
        "sheet": page,
        "shown": sheets.count,
        "total": there.total,
        "has_many": len(there.organisations) > 1,
        "query": query,
        "other_order": choice.query(volgorde="" if choice.order else LATEST_FIRST),
        "is_latest_first": bool(choice.order),
        "may_run": runs_anywhere(request.user),
        "is_example": there.is_example,
        "page": "list",
    }
    return render(request, "measures/list.html", context)


@require_GET
def download(request: SignedIn, form: str) -> HttpResponse:
    """The rows that the address chooses as a file; its name says nothing of anybody."""
    wanted = asked(form, FORMS)
    today = timezone.localdate()
    seen = Measure.objects.visible_to(request.user, on=today)
    there = _occurring(seen, today)
    shown = [_line(row, there, today) for row in Choice(request.GET, there).shown(seen, on=today).with_origin()]
    head, rows = [*HEADINGS.values()], [_cells(one) for one in shown]
    if wanted is Form.XLSX:
        from dijkwacht.documents.action_lists.writer import write_list  # noqa: PLC0415 - heavy, and seldom asked

        content = write_list(head, rows)
    else:
        content = "".join(separated(head, rows)).encode()
    actions.take_along(organisations=sorted({one.code for one in shown}), form=form, by=request.user)
    return sent(Document(f"lijst-{today.isoformat()}", wanted, content))


def _occurring(seen: MeasureQuerySet, today: date) -> Occurring:
    """What occurs among these measures; three queries, however many there are."""
    facts = (
        "organisation",
        "criterion",
        "state",
        "owner",
        "quarter",
        "origin",
        "picture__norm",
        "picture__norm__digest",
        "is_example",
    )
    rows = [*seen.order_by().values_list(*facts).annotate(Count("pk"))]
    columns = list(zip(*rows, strict=True)) if rows else [()] * 10
    places, criteria, states, owners, quarters, origins, norms, digests, examples, counts = columns
    organisations = Organisation.objects.filter(pk__in=set(places)).prefetch_related("names")
    return Occurring(
        total=sum(counts),
        is_example=any(examples),
        organisations={one.pk: (one.code, name_on(one, today)) for one in organisations},
        themes=_themes(NormVersion(pk=norm, digest=digest) for norm, digest in set(zip(norms, digests, strict=True)) if norm),
        criteria=frozenset(criteria),
        states=frozenset(states),
        owners=frozenset(owners),
        quarters=frozenset(quarters),
        origins=frozenset(origins),
    )


def _themes(norms: Iterable[NormVersion]) -> Mapping[str, tuple[str, str]]:
    """The theme of each criterion, from the norms of the pictures that these measures follow from."""
    return {
        criterion.id: (theme.id, theme.title) for norm in norms for theme in norm_set(norm).themes for criterion in theme.criteria
    }


def _line(row: Measure, there: Occurring, today: date) -> Line:
    code, name = there.organisations[row.organisation_id]
    _, theme = there.themes.get(row.criterion, ("", ""))
    return Line(
        row,
        code,
        name,
        theme,
        lies_still(State(row.state), row.touched_on, on=today),
        is_late(State(row.state), row.due_on, on=today),
    )


def _cells(one: Line) -> list[str]:
    row = one.row
    values = {
        "state": row.word,
        "owner": one.owner,
        "due_on": _iso(row.due_on),
        "quarter": one.quarter,
        "effort": EFFORT_WORDS[row.effort],
        "cycle": row.cycle_place,
        "theme": one.theme,
        "origin": one.origin,
        "organisation": one.organisation,
        "decided_on": _iso(row.decided_on),
        "practice_on": _iso(row.practice_on),
        "still": f"stil sinds {long_date(row.touched_on)}" if one.is_still else "",
    }
    # What needs no words of its own goes out as it stands.
    return [values[name] if name in values else str(getattr(row, name)) for name in HEADINGS]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
