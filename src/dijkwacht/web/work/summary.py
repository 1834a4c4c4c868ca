"""What the executive reads first, and the decision that is asked."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.analysis.scoring.picture import Severity
from dijkwacht.apps.adoption.queries import readiness, to_do
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import Reckoned, reckon
from dijkwacht.apps.pictures.rules.answers import Changed, digest
from dijkwacht.documents.report.parts import wording
from dijkwacht.kit.dutch import capital, count
from dijkwacht.kit.errors import Refused
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.analysis import figures
from dijkwacht.web.work.forms import SummaryForm

FIELDS = ("summary", "decision", "unanswered")


@require_http_methods(["GET", "POST"])
def summary(request: SignedIn, picture: UUID) -> HttpResponse:
    """What must the executive know and decide?"""
    here = picture_for(request.user, picture)
    if request.method == "POST":
        return _save(request, here)
    actions.opened(picture=here, page="summary", by=request.user)
    return _page(request, here, SummaryForm(initial=_initial(here)))


def _save(request: SignedIn, here: Picture) -> HttpResponse:
    form = SummaryForm(request.POST)
    if not form.is_valid():
        return _page(request, here, form, status=422)
    said = {name: form.cleaned_data[name] for name in FIELDS}
    if "unanswered" not in request.POST:  # the page asked no reason: what stands stays
        said["unanswered"] = here.unanswered_reason
    try:
        with actions.unchanged(picture=here, seen=form.cleaned_data["seen"], now=lambda: _mark(_fresh(here))):
            actions.summarise(picture=here, **said, by=request.user)
    except Changed as changed:
        now = _fresh(here)
        if _said(now) != said:
            data = request.POST.copy()
            data["seen"] = _mark(now)
            return _page(request, here, SummaryForm(data), status=409, theirs=now, refused=changed.reason)
    except Refused as refused:
        return _page(request, here, form, status=409, refused=refused.reason)
    messages.success(request, "De samenvatting is bewaard.")
    return redirect("work:summary", here.pk)


def _page(request: SignedIn, here: Picture, form: SummaryForm, *, status: int = 200, **more: Any) -> HttpResponse:
    reckoned = reckon(here)
    left = to_do(reckoned)
    unanswered = left.told.score.not_known
    context = {
        **common(here, page="work:summary", standing=readiness(here, reckoned, left)),
        "form": form,
        "figures": _figures(left.told),
        "unanswered": len(unanswered),
        "is_ahead": here.reference_date > timezone.localdate(),
        # Also where none is open any more a reason that stands can be taken away.
        "asks_reason": bool(unanswered or here.unanswered_reason),
    }
    return render(request, "work/summary.html", {**context, **more}, status=status)


def _figures(reckoned: Reckoned) -> list[tuple[str, str]]:
    """What page one of the report will say in figures."""
    whole, results = figures(reckoned), reckoned.results
    found, dark = reckoned.score.findings, len(reckoned.score.not_known)
    high = sum(results[id_].severity is Severity.HIGH for id_ in found)
    must = wording.counted([result for result in results.values() if result.must and result.applicable])
    return [
        ("Op orde in de praktijk", whole["practice"]),
        ("Op orde op papier", whole["paper"]),
        ("Alleen op papier", whole["paper_only"]),
        ("Minimumeisen op orde", must.told),
        ("Kwetsbaarheden", f"{count(len(found), 'kwetsbaarheid', 'kwetsbaarheden')}, waarvan {high} hoog"),
        (capital(wording.NOT_KNOWN), count(dark, "onderdeel", "onderdelen")),
    ]


def _said(here: Picture) -> dict[str, str]:
    return {"summary": here.summary, "decision": here.decision, "unanswered": here.unanswered_reason}


def _initial(here: Picture) -> dict[str, str]:
    return {**_said(here), "seen": _mark(here)}


def _mark(here: Picture) -> str:
    return digest(here.summary, here.decision, here.unanswered_reason)


def _fresh(here: Picture) -> Picture:
    return Picture.objects.only("summary", "decision", "unanswered_reason").get(pk=here.pk)
