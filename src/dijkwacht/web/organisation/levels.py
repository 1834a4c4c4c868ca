"""Settled levels and how far answers lie apart: nobody's own answer, and no spread of fewer than three."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.analysis.scoring.ranges import Bounds, Spread, spreads
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import Reckoned, reckon
from dijkwacht.apps.assessments.rules import READABLE
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.documents.report.parts import wording
from dijkwacht.web.measures.beside import beside, recommendations
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion as the organisation sees it."""

    criterion: Criterion
    paper: str
    practice: str
    paper_spread: str
    practice_spread: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """One theme with its criteria; its range is the one of the report."""

    theme: Theme
    spread: str
    rows: tuple[Row, ...]


@require_GET
def levels(request: SignedIn, picture: UUID) -> HttpResponse:
    """Where do we stand per criterion, and where do answers lie apart?"""
    seen = Picture.objects.visible_to(request.user, Right.SEE_SETTLED, on=timezone.localdate()).filter(state__in=READABLE)
    here = get_object_or_404(seen.select_related("organisation", "norm").defer("norm__content"), pk=picture)
    reckoned = reckon(here)
    there = beside(request.user, here)
    actions.opened(picture=here, page="levels", by=request.user)
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "parts": list(_parts(reckoned)),
        "advised": list(recommendations(reckoned, there)),
        "may_take": there.may_take,
        "breadcrumb": [{"label": "Onze organisatie", "url": "/organisatie/"}],
    }
    return render(request, "organisation/levels.html", context)


def _parts(reckoned: Reckoned) -> Iterator[Part]:
    shown, figures = spreads(reckoned.score), {theme.id: theme for theme in reckoned.score.themes}
    reasons = {row.criterion: row.reason for row in reckoned.settlements if row.lapsed_at is None}
    for theme in reckoned.norm.themes:
        whole = figures[theme.id]
        yield Part(
            theme,
            wording.spread(whole.practice_range, whole.figures.applicable) if whole.practice_range else "",
            tuple(
                _row(criterion, reckoned.results[criterion.id], shown.get(criterion.id, Spread()), reasons.get(criterion.id, ""))
                for criterion in theme.criteria
            ),
        )


def _row(criterion: Criterion, result: CriterionResult, spread: Spread, reason: str) -> Row:
    return Row(
        criterion,
        wording.level(result, result.paper, wording.PAPER_LEVELS),
        wording.level(result, result.practice, wording.PRACTICE_LEVELS),
        _words(spread.paper),
        _words(spread.practice),
        reason,
    )


def _words(bounds: Bounds | None) -> str:
    if bounds is None:
        return ""
    low, high = bounds
    return f"{low} tot {high}" if low != high else f"allemaal {low}"
