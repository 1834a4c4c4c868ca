"""Which organisations are there? The list, one that is added, one that is changed."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.organisations.actions import keeping
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import existing_on, last_name, name_on, provinces_of
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.web.deeds import done
from dijkwacht.web.organisations.forms import FilterForm, NewForm, OrganisationForm, filled
from dijkwacht.web.organisations.list_access import must_keep, reader
from dijkwacht.web.request import SignedIn

NOWHERE = "Niet in één provincie"


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation in the list."""

    organisation: Organisation
    name: str
    province: str

    @property
    def kind(self) -> Kind:
        """What kind it is."""
        return Kind(self.organisation.kind)


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which organisations are there? By province; those that are there today."""
    is_keeper = reader(request.user)
    today = timezone.localdate()
    form = FilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = list(existing_on(today, kind=asked.get("soort") or None, region=asked.get("provincie") or None))
    lying, words = provinces_of(found, today), (asked.get("naam") or "").strip().casefold()
    rows = [Row(one, name_on(one, today), lying.get(one.pk, "")) for one in found]
    rows = [row for row in rows if words in row.name.casefold() or words == row.organisation.code.casefold()]
    rows.sort(key=lambda row: (not row.province, row.province))
    groups = [(province or NOWHERE, list(inside)) for province, inside in groupby(rows, key=lambda row: row.province)]
    # Folded while all of the country stands there; open where somebody looks for something.
    context = {"form": form, "groups": groups, "count": len(rows), "is_open": len(rows) <= 60, "is_keeper": is_keeper}
    return render(request, "organisations/index.html", context)


@require_http_methods(["GET", "POST"])
def register(request: SignedIn) -> HttpResponse:
    """Which organisation is missing?"""
    must_keep(request.user)
    form = NewForm(request.POST if request.method == "POST" else None)
    outcome = done(form, lambda: _registered(request, form))
    if outcome.is_done:
        messages.success(request, f"{form.cleaned_data['name']} staat in de lijst, met code {outcome.made.code}.")
        return redirect("organisations:index")
    context = {"form": form, "refused": outcome.refused, "breadcrumb": _way()}
    return render(request, "organisations/register.html", context, status=outcome.status)


@require_http_methods(["GET", "POST"])
def revise(request: SignedIn, listed: str) -> HttpResponse:
    """What changed about this organisation?"""
    must_keep(request.user)
    here = get_object_or_404(Organisation.objects.prefetch_related("names"), code=listed)
    form = OrganisationForm(request.POST) if request.method == "POST" else OrganisationForm(initial=filled(here))
    outcome = done(form, lambda: keeping.revise(organisation=here, draft=form.draft(), by=request.user))
    if outcome.is_done:
        messages.success(request, f"Bewaard: {form.cleaned_data['name']}.")
        return redirect("organisations:index")
    context = {
        "form": form,
        "organisation": here,
        "kind": Kind(here.kind),
        "name": last_name(here).name,
        "names": list(here.names.all()),
        "is_example": here.is_example,
        "refused": outcome.refused,
        "breadcrumb": _way(),
    }
    return render(request, "organisations/revise.html", context, status=outcome.status)


def _registered(request: SignedIn, form: NewForm) -> Organisation:
    said = form.cleaned_data
    return keeping.register(kind=said["kind"], code=said["code"], draft=form.draft(), by=request.user)


def _way() -> list[dict[str, str]]:
    return [{"label": "Organisaties", "url": reverse("organisations:index")}]
