"""Planning a picture for an organisation that accepted the assignment."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.queries import advised_organisations, teams_of
from dijkwacht.apps.norms.queries import usable
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on, named
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.roadmap import actions
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.deeds import done
from dijkwacht.web.request import SignedIn
from dijkwacht.web.roadmap.forms import PlanForm, usual_days

CHOICE = "organisatie"


@require_http_methods(["GET", "POST"])
def plan(request: SignedIn) -> HttpResponse:
    """For whom, and with which picture, do you begin?"""
    today = timezone.localdate()
    advised = {organisation.code: organisation for organisation in advised_organisations(request.user, on=today)}
    if not advised and not teams_of(request.user, on=today).exists():
        raise Http404
    code = request.GET.get(CHOICE, "")
    if code and code not in advised:
        raise Http404
    here = advised.get(code) or (next(iter(advised.values())) if len(advised) == 1 else None)
    if here is None:
        context = {
            "question": "Voor welke organisatie plant u een beeld?",
            "lead": "U ziet alleen organisaties die uw opdracht hebben aanvaard.",
            "choices": [(name, f"?{CHOICE}={one.code}") for one, name in named(advised.values(), today)],
            "is_example": any(one.is_example for one in advised.values()),
            "breadcrumb": _TRAIL,
        }
        return render(request, "roadmap/choose.html", context)
    return _for_one(request, here)


def _ahead(made: Picture, today: date) -> str:
    """That the day the picture is about is still to come."""
    if made.reference_date <= today:
        return ""
    return f" Let op: de peildatum, {long_date(made.reference_date)}, ligt in de toekomst."


_TRAIL = [{"label": "Mijn werk", "url": "/werk/"}]


def _for_one(request: SignedIn, here: Organisation) -> HttpResponse:
    today = timezone.localdate()
    versions = list(usable(here.kind))
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, initial=usual_days(today) | {"following": ""}, organisation=here, versions=versions, on=today)
    outcome = done(form, lambda: actions.prepare(organisation=here, chosen=form.beginning(), by=request.user))
    if outcome.is_done:
        messages.success(request, f"Het beeld is gepland. Hieronder staat het draaiboek.{_ahead(outcome.made, today)}")
        return redirect("roadmap:roadmap", outcome.made.pk)
    context = {
        "form": form,
        "organisation": here,
        "name": name_on(here, today),
        "has_norms": bool(versions),
        "refused": outcome.refused,
        "is_example": here.is_example,
        "breadcrumb": _TRAIL,
    }
    return render(request, "roadmap/plan.html", context, status=outcome.status)
