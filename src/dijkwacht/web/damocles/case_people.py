"""Who is named on a case, and which adviser looks along."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.queries import advisers_of, nameable
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.web.damocles.case_forms import PersonForm
from dijkwacht.web.damocles.case_page import trail
from dijkwacht.web.damocles.case_pages import case_for
from dijkwacht.web.request import SignedIn

DONE = {
    "name": "Uw collega staat nu op de zaak.",
    "unname": "Van de zaak gehaald.",
    "grant": "De adviseur kan dertig dagen meekijken. Daarna stopt dat vanzelf.",
    "end": "De adviseur kijkt niet meer mee.",
}


@require_http_methods(["GET", "POST"])
def people(request: SignedIn, case: UUID) -> HttpResponse:
    """Who may see this case?"""
    here = case_for(request.user, case, acts=True)
    if request.method == "GET":
        cases.opened(case=here, by=request.user, page="people")
        return _page(request, here)
    return _act(request, here)


def _act(request: SignedIn, here: DamoclesCase) -> HttpResponse:
    today, what = timezone.localdate(), request.POST.get("what", "")
    named = User.objects.filter(damoclesseats__case=here)
    people = {
        "name": nameable(here.organisation, on=today, besides=named),
        "unname": named,
        "grant": advisers_of(here.organisation, on=today),
        "end": User.objects.filter(damoclesgrants__case=here).distinct(),
    }
    if what not in people:
        raise Http404
    form = PersonForm(request.POST, people=people[what], label="Wie?")
    if not form.is_valid():
        return _page(request, here, fault="Kies eerst iemand.", at=what)
    user = form.cleaned_data["user"]
    match what:
        case "name":
            cases.name(case=here, user=user, by=request.user)
        case "unname":
            cases.unname(case=here, user=user, by=request.user)
        case "grant":
            cases.grant(case=here, adviser=user, by=request.user)
        case _:
            cases.end_grant(case=here, adviser=user, by=request.user)
    messages.success(request, DONE[what])
    if what == "unname" and user == request.user:
        return redirect("damocles:cases")
    return redirect("damocles:people", here.pk)


def _page(request: SignedIn, here: DamoclesCase, *, fault: str = "", at: str = "") -> HttpResponse:
    today = timezone.localdate()
    named = User.objects.filter(damoclesseats__case=here).order_by("name", "pk")
    grants = list(here.grants.running_on(today).select_related("adviser").order_by("until", "pk"))
    colleagues = nameable(here.organisation, on=today, besides=named)
    advisers = advisers_of(here.organisation, on=today).exclude(pk__in=[grant.adviser_id for grant in grants])
    context = {
        "case": here,
        "named": list(named),
        "grants": grants,
        "colleagues": PersonForm(people=colleagues, label="Collega", auto_id="id_name_%s"),
        "advisers": PersonForm(people=advisers, label="Adviseur", auto_id="id_grant_%s"),
        "fault": fault,
        "at": at,
        "today": today,
        "breadcrumb": trail(here),
        "is_example": here.is_example,
    }
    return render(request, "damocles/people.html", context, status=422 if fault else 200)
