"""The vulnerabilities in order, each with its text and recommendation."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Finding, Recommendation
from dijkwacht.apps.assessments.queries import readiness, reckon
from dijkwacht.apps.measures.models import Measure
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.documents.norms.words import EFFORT_WORDS
from dijkwacht.web.measures.beside import beside
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.criterion.written import AdviceSaid, FindingSaid, norm_advice
from dijkwacht.web.work.desk import common, picture_for
from dijkwacht.web.work.matrix import Row, matrix


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """One vulnerability on the page."""

    row: Row
    theme: str
    finding: FindingSaid
    advice: AdviceSaid
    url: str
    measure: Measure | None

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


@require_GET
def findings(request: SignedIn, picture: UUID) -> HttpResponse:
    """What are the vulnerabilities, and what do you recommend?"""
    here = picture_for(request.user, picture)
    reckoned = reckon(here)
    said = {row.criterion: FindingSaid(row.text, row.is_reviewed) for row in Finding.objects.filter(picture=here)}
    advised = {
        row.criterion: AdviceSaid(row.text, row.effort, row.is_left_out) for row in Recommendation.objects.filter(picture=here)
    }
    rows = {
        row.criterion.id: (theme, row) for theme, found in matrix(reckoned, (), reckoned.score.weak_spots).parts for row in found
    }
    there = beside(request.user, here)
    spots = [
        WeakSpot(
            row,
            theme.title,
            said.get(id_, FindingSaid()),
            advised.get(id_) or norm_advice(row.criterion),
            reverse("work:criterion", args=[here.pk, id_]),
            there.measures.get(id_),
        )
        for id_ in reckoned.score.weak_spots
        for theme, row in (rows[id_],)
    ]
    actions.opened(picture=here, page="findings", by=request.user)
    context = {
        **common(here, page="work:findings", standing=readiness(here, reckoned)),
        "spots": spots,
        "may_take": there.may_take,
        "reviewed": sum(spot.finding.is_reviewed for spot in spots),
        "first_open": next((spot for spot in spots if not spot.finding.is_reviewed), None),
    }
    return render(request, "work/findings.html", context)
