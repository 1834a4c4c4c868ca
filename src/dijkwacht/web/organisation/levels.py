"""The levels that count, criterion by criterion: never an answer, and never how far answers lie apart in figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import Told, told
from dijkwacht.apps.pictures.rules.states import READABLE
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.documents.report.parts import wording
from dijkwacht.web.parts.recommendation_box import beside, recommendations
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion as the organisation sees it."""

    criterion: Criterion
    paper: str
    practice: str
    is_apart: bool
    weighed: str


@dataclass(frozen=True, slots=True)
class Part:
    """One theme with its criteria, and in words how many of them are not known yet."""

    theme: Theme
    rows: tuple[Row, ...]
    not_known: int


@require_GET
def levels(request: SignedIn, picture: UUID) -> HttpResponse:
    """Where do we stand per criterion, and where do answers lie apart?"""
    seen = Picture.objects.visible_to(request.user, Right.SEE_SETTLED, on=timezone.localdate()).filter(state__in=READABLE)
    here = get_object_or_404(seen.select_related("organisation", "norm").defer("norm__content"), pk=picture)
    now = told(here)
    there = beside(request.user, here)
    actions.opened(picture=here, page="levels", by=request.user)
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "parts": list(_parts(now)),
        "advised": list(recommendations(now, there, for_=request.user)),
        "may_take": there.may_take,
        "breadcrumb": [{"label": "Onze organisatie", "url": "/organisatie/"}],
    }
    return render(request, "organisation/levels.html", context)


def _parts(there: Told) -> Iterator[Part]:
    missing = set(there.score.not_known)
    for theme in there.norm.themes:
        rows = tuple(_row(there, criterion) for criterion in theme.criteria)
        yield Part(theme, rows, sum(row.criterion.id in missing for row in rows))


def _row(there: Told, criterion: Criterion) -> Row:
    result, row = there.results[criterion.id], there.reasons.get(criterion.id)
    return Row(
        criterion,
        wording.level(result, result.paper, wording.PAPER_LEVELS),
        wording.level(result, result.practice, wording.PRACTICE_LEVELS),
        there.is_apart(criterion.id),
        row.told if row else "",
    )
