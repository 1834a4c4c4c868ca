"""Planning a picture for an organisation that accepted the assignment."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.queries import advised_organisations, teams_of
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.norms.queries import usable
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.kit.errors import Refused
from dijkwacht.web.planning.forms import PlanForm, usual_days
from dijkwacht.web.request import SignedIn

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
        names = sorted((name_on(one, today), one.code) for one in advised.values())
        is_example = any(one.is_example for one in advised.values())
        return render(request, "planning/choose.html", {"names": names, "is_example": is_example, "breadcrumb": _TRAIL})
    return _for_one(request, here)


_TRAIL = [{"label": "Mijn werk", "url": "/werk/"}]


def _for_one(request: SignedIn, here: Organisation) -> HttpResponse:
    today = timezone.localdate()
    versions = list(usable(here.kind))
    data = request.POST if request.method == "POST" else None
    form = PlanForm(data, initial=usual_days(today) | {"following": ""}, organisation=here, versions=versions, on=today)
    refused = ""
    if form.is_valid():
        norm, is_basic = form.chosen_norm()
        chosen = actions.Beginning(
            norm,
            is_basic,
            form.cleaned_data["reference_date"],
            form.cleaned_data["kick_off"],
            tuple(form.cleaned_data.get("members") or ()),
            form.cleaned_data.get("following"),
        )
        try:
            picture = actions.prepare(organisation=here, chosen=chosen, by=request.user)
        except Refused as why:
            refused = why.reason
        else:
            messages.success(request, "Het beeld is gepland. Hieronder staat het draaiboek.")
            return redirect("planning:roadmap", picture.pk)
    context = {
        "form": form,
        "organisation": here,
        "name": name_on(here, today),
        "has_norms": bool(versions),
        "refused": refused,
        "is_example": here.is_example,
        "breadcrumb": _TRAIL,
    }
    return render(request, "planning/plan.html", context, status=409 if refused else 422 if form.is_bound else 200)
