"""What was looked into before, so that nobody is asked again: for client, coordinator and adviser."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.accounts.queries import followed_organisations, organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named
from dijkwacht.apps.sources import actions
from dijkwacht.apps.sources.models import EarlierStudy
from dijkwacht.web.organisation.forms import NewStudyForm, StudyForm, filled
from dijkwacht.web.request import SignedIn

TRAIL = [{"label": "Eerder onderzoek", "url": "/organisatie/eerder/"}]


@require_GET
def studies(request: SignedIn) -> HttpResponse:
    """What was looked into before?"""
    today = timezone.localdate()
    names = _names(request)
    found = list(_seen(request).order_by("-made_on", "pk"))
    groups = [(name, [row for row in found if row.organisation_id == one.pk]) for one, name in names]
    context = {"groups": groups, "found": found, "today": today, "is_example": any(one.is_example for one, _ in names)}
    return render(request, "organisation/studies.html", context)


@require_http_methods(["GET", "POST"])
def register(request: SignedIn) -> HttpResponse:
    """What did that study find?"""
    names = _names(request)
    if not names:
        raise Http404
    form = NewStudyForm(request.POST or None, names=names)
    if form.is_valid():
        actions.register(organisation=form.chosen(), study=form.study(), by=request.user)
        messages.success(request, "Het onderzoek is vastgelegd.")
        return redirect("organisation:studies")
    return _page(request, form, is_example=any(one.is_example for one, _ in names))


@require_http_methods(["GET", "POST"])
def revise(request: SignedIn, study: int) -> HttpResponse:
    """What is different about that study?"""
    row = get_object_or_404(_seen(request), pk=study)
    form = StudyForm(request.POST or None, initial=filled(row))
    if form.is_valid():
        actions.revise(row=row, study=form.study(), by=request.user)
        messages.success(request, "De wijziging is bewaard.")
        return redirect("organisation:studies")
    return _page(request, form, is_example=row.organisation.is_example, row=row)


@require_http_methods(["GET", "POST"])
def remove(request: SignedIn, study: int) -> HttpResponse:
    """Does this study go for good?"""
    row = get_object_or_404(_seen(request), pk=study)
    if request.method == "POST":
        actions.remove(row=row, by=request.user)
        messages.success(request, "Het onderzoek is weggehaald.")
        return redirect("organisation:studies")
    context = {"row": row, "is_example": row.organisation.is_example, "breadcrumb": TRAIL}
    return render(request, "organisation/remove.html", context)


def _page(request: SignedIn, form: StudyForm, *, is_example: bool, row: EarlierStudy | None = None) -> HttpResponse:
    context = {"form": form, "row": row, "is_example": is_example, "breadcrumb": TRAIL}
    return render(request, "organisation/study.html", context, status=422 if form.is_bound else 200)


def _seen(request: SignedIn) -> QuerySet[EarlierStudy]:
    where = organisations_where(request.user, Right.SEE_PROGRESS, on=timezone.localdate())
    return EarlierStudy.objects.filter(where).select_related("organisation")


def _names(request: SignedIn) -> list[tuple[Organisation, str]]:
    today = timezone.localdate()
    found = followed_organisations(request.user, on=today)
    return named(found, today)
