"""The shelf: what this adviser wrote before, criterion by criterion, to use again elsewhere."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.findings.models import Finding, Recommendation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.web.parts.pictures import own_pictures
from dijkwacht.web.request import SignedIn

CHOICE = "onderdeel"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written with one criterion for one organisation."""

    name: str
    picture: Picture
    finding: str
    advice: str


@require_GET
def shelf(request: SignedIn) -> HttpResponse:
    """Which of your texts can you use again?"""
    pictures = list(own_pictures(request.user).exclude(state=State.LAPSED).order_by("-reference_date"))
    chosen = request.GET.get(CHOICE, "")
    found = [(criterion, texts) for criterion, texts in _texts(pictures) if chosen in {"", criterion.id}]
    context = {
        "found": found,
        "chosen": chosen,
        "is_example": any(one.is_example for one in pictures),
        "breadcrumb": [{"label": "Mijn werk", "url": "/werk/"}],
    }
    return render(request, "work/shelf.html", context)


def _texts(pictures: Sequence[Picture]) -> Iterator[tuple[Criterion, list[Written]]]:
    """Own texts by criterion, the newest first; what the norm itself says is no text of one's own. Two queries."""
    today = timezone.localdate()
    findings = _by_picture(Finding.objects.filter(picture__in=pictures).values_list("picture", "criterion", "text"))
    advice = Recommendation.objects.filter(picture__in=pictures, is_left_out=False)
    advices = _by_picture(advice.values_list("picture", "criterion", "text"))
    criteria: dict[str, Criterion] = {}
    written: defaultdict[str, list[Written]] = defaultdict(list)
    for picture in pictures:
        for criterion in norm_of(picture).criteria:
            finding = findings.get((picture.pk, criterion.id), "")
            advised = advices.get((picture.pk, criterion.id), "")
            own = (
                finding if finding != (criterion.vulnerability or "") else "",
                advised if not criterion.advice or advised != criterion.advice.text else "",
            )
            if any(own):
                criteria.setdefault(criterion.id, criterion)
                written[criterion.id].append(Written(name_on(picture.organisation, today), picture, *own))
    for code in sorted(written):
        yield criteria[code], written[code]


def _by_picture(rows: Iterable[tuple[UUID, str, str]]) -> dict[tuple[UUID, str], str]:
    return {(picture, criterion): text for picture, criterion, text in rows}
