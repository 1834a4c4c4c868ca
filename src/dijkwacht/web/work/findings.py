"""The vulnerabilities in order, each with its text and recommendation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.apps.adoption.queries import ToDo, readiness, to_do
from dijkwacht.apps.findings.models import Finding, Recommendation
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.queries.reckoning import Reckoned, reckon
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.documents.norms.words import EFFORT_WORDS
from dijkwacht.web.parts.answer_matrix import Row, matrix
from dijkwacht.web.parts.barriers.serving import Serves, served
from dijkwacht.web.parts.criterion_text import AdviceSaid, FindingSaid, norm_advice
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.parts.recommendation_box import beside
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.filters import Show

FIRST: Final = 8
"""As many as somebody reads in one go; the rest is folded, in the same order."""


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """One vulnerability on the page."""

    row: Row
    theme: str
    finding: FindingSaid
    advice: AdviceSaid
    url: str
    measure: Measure | None
    served: Sequence[Serves]

    @property
    def criterion(self) -> Criterion:
        """What is asked."""
        return self.row.criterion

    @property
    def result(self) -> CriterionResult:
        """What comes out."""
        return self.row.result

    @property
    def effort(self) -> str:
        """The effort in words."""
        return EFFORT_WORDS[self.advice.effort]


@dataclass(frozen=True, slots=True)
class ToSee:
    """One kind of what still asks for a look: how many there are, and the choice of the matrix that shows them."""

    show: Show
    number: int


def _to_see(reckoned: Reckoned, left: ToDo) -> list[ToSee]:
    results = reckoned.score.criteria
    return [
        ToSee(Show.UNWEIGHED, len(left.unweighed)),
        ToSee(Show.UNREAD, len(left.review.unread)),
        ToSee(Show.UNANSWERED, len(reckoned.score.unanswered)),
        ToSee(Show.UNKNOWN, len(reckoned.score.unknown)),
        ToSee(Show.NO_EVIDENCE, len(reckoned.score.no_evidence)),
        ToSee(Show.APART, sum(result.applicable and result.is_apart for result in results)),
    ]


@require_GET
def findings(request: SignedIn, picture: UUID) -> HttpResponse:
    """What are the vulnerabilities, and what do you recommend?"""
    here = picture_for(request.user, picture)
    reckoned = reckon(here)
    left = to_do(reckoned)
    shown = left.told.score
    said = {row.criterion: FindingSaid(row.text, row.is_reviewed) for row in Finding.objects.filter(picture=here)}
    advised = {
        row.criterion: AdviceSaid(row.text, row.effort, row.is_left_out) for row in Recommendation.objects.filter(picture=here)
    }
    rows = {row.criterion.id: (theme, row) for theme, found in matrix(reckoned, (), shown.findings).parts for row in found}
    there = beside(request.user, here)
    helping = served(request.user, here.organisation, reckoned.norm, shown.findings)
    spots = [
        WeakSpot(
            row,
            theme.title,
            said.get(id_, FindingSaid()),
            advised.get(id_) or norm_advice(row.criterion),
            reverse("work:criterion", args=[here.pk, id_]),
            there.measures.get(id_),
            helping.get(id_, ()),
        )
        for id_ in shown.findings
        for theme, row in (rows[id_],)
    ]
    actions.opened(picture=here, page="findings", by=request.user)
    context = {
        **common(here, page="work:findings", standing=readiness(here, reckoned, left)),
        "spots": spots,
        "first": spots[:FIRST],
        "others": spots[FIRST:],
        "may_take": there.may_take,
        "reviewed": sum(spot.finding.is_reviewed for spot in spots),
        "first_open": next((spot for spot in spots if not spot.finding.is_reviewed), None),
        "first_unweighed": next(iter(left.unweighed), None),
        "to_see": _to_see(reckoned, left),
        "not_known": [reckoned.criteria[code] for code in shown.not_known],
    }
    return render(request, "work/findings.html", context)
