"""The policy of an organisation: what holds, its versions, adopting, sharing, and whether cases are kept here."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.instruments.actions import policies
from dijkwacht.apps.instruments.queries.cases import has_register
from dijkwacht.apps.instruments.queries.policies import is_sharing, policy_organisations, versions_of
from dijkwacht.apps.instruments.rules.policies import PolicyState, why_not_adopt
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.damocles.shown import facts, tables
from dijkwacht.documents.damocles.writer import write_matrix
from dijkwacht.kit.errors import Refused
from dijkwacht.web.damocles.desk import DAMOCLES, common, may_keep, organisation_for, policy_for
from dijkwacht.web.fields import Day
from dijkwacht.web.instruments import choosing
from dijkwacht.web.request import SignedIn

BADGES = {
    PolicyState.DRAFT: "attention",
    PolicyState.COMING: "busy",
    PolicyState.IN_FORCE: "done",
    PolicyState.REPLACED: "calm",
}


class AdoptForm(forms.Form):
    """From which day a draft holds, for the very text that was read."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    from_day = Day("Vanaf welke dag geldt het?", help_text="De dag waarop de beleidsregel in werking treedt.")


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Whose policy do you want to see?"""
    today = timezone.localdate()
    found = sorted(policy_organisations(request.user, on=today), key=lambda one: name_on(one, today))
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("damocles:policy", found[0].code)
    context = {"found": found, "today": today, "is_example": any(one.is_example for one in found)}
    return render(request, "damocles/choose.html", context)


@require_GET
def policy(request: SignedIn, code: str) -> HttpResponse:
    """What is our policy?"""
    here = organisation_for(request.user, code, Right.SEE_POLICY)
    is_keeper, today = may_keep(request.user, here), timezone.localdate()
    versions = [one for one in versions_of(here, DAMOCLES, on=today) if is_keeper or one[1] is not PolicyState.DRAFT]
    held = next((row for row, state in versions if state is PolicyState.IN_FORCE), None)
    matrix = matrix_of(held.content) if held else None
    context = {
        **common(here),
        "held": held,
        "matrix": matrix,
        "tables": tables(matrix) if matrix else (),
        "facts": facts(matrix) if matrix else (),
        "versions": [(row, state, BADGES[state]) for row, state in versions],
        "draft": next((row for row, state in versions if state is PolicyState.DRAFT), None),
        "is_keeper": is_keeper,
        "is_own": own_organisations(request.user, Right.SEE_POLICY, on=today).filter(pk=here.pk).exists(),
        "is_sharing": is_sharing(here, DAMOCLES),
        "has_register": has_register(here, DAMOCLES),
        "examples": example_policies(),
    }
    return render(request, "damocles/policy.html", context)


@require_GET
def version(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Is this policy right?"""
    here = organisation_for(request.user, code, Right.SEE_POLICY)
    return _version(request, here, number)


@require_POST
def adopt(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Adopt a draft from a day."""
    here = organisation_for(request.user, code, Right.KEEP_POLICY)
    found, form = policy_for(here, number, is_keeper=True), AdoptForm(request.POST)
    if not form.is_valid():
        return _version(request, here, number, form=form, status=422)
    others = [row.from_day for row, _ in versions_of(here, DAMOCLES, on=timezone.localdate()) if row.from_day]
    from_day = form.cleaned_data["from_day"]
    if found.from_day is None and (reason := why_not_adopt(from_day, latest=max(others, default=None))):
        form.add_error("from_day", reason)
        return _version(request, here, number, form=form, status=422)
    policies.adopt(policy=found, from_day=from_day, seen=form.cleaned_data["seen"], by=request.user)
    messages.success(request, "Vastgesteld. Deze versie verandert niet meer.")
    return redirect("damocles:policy", here.code)


@require_POST
def discard(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Throw a draft away."""
    here = organisation_for(request.user, code, Right.KEEP_POLICY)
    found = policy_for(here, number, is_keeper=True)
    policies.discard(policy=found, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, "Het ontwerp is weggegooid.")
    return redirect("damocles:policy", here.code)


@require_GET
def download(request: SignedIn, code: str, number: int) -> HttpResponse:
    """A version as the file that can be read in again."""
    here = organisation_for(request.user, code, Right.SEE_POLICY)
    found = policy_for(here, number, is_keeper=may_keep(request.user, here))
    answer = HttpResponse(write_matrix(matrix_of(found.content)), content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="damoclesbeleid-versie-{found.number}.yaml"'
    return answer


@require_POST
def share(request: SignedIn, code: str) -> HttpResponse:
    """Agree to compare with others who agreed, or no longer."""
    here = organisation_for(request.user, code, Right.KEEP_POLICY)
    choosing.share(request, here, DAMOCLES, is_on=request.POST.get("to") != "off")
    return redirect("damocles:policy", here.code)


@require_POST
def register(request: SignedIn, code: str) -> HttpResponse:
    """Keep cases here, or open no new ones."""
    here = organisation_for(request.user, code, Right.KEEP_POLICY)
    choosing.keep_cases(request, here, DAMOCLES, is_on=request.POST.get("to") != "off")
    return redirect("damocles:policy", here.code)


def _version(
    request: SignedIn, here: Organisation, number: int, *, form: AdoptForm | None = None, status: int = 200
) -> HttpResponse:
    is_keeper, today = may_keep(request.user, here), timezone.localdate()
    found = policy_for(here, number, is_keeper=is_keeper)
    state = next(state for row, state in versions_of(here, DAMOCLES, on=today) if row.pk == found.pk)
    matrix = matrix_of(found.content)
    if form is not None and state is not PolicyState.DRAFT:
        raise Refused("Vastgesteld beleid verandert niet meer. Maak een nieuwe versie.")
    context = {
        **common(here, above="policy"),
        "policy": found,
        "state": state,
        "badge": BADGES[state],
        "tables": tables(matrix),
        "facts": facts(matrix),
        "matrix": matrix,
        "form": form or AdoptForm(initial={"seen": found.digest}),
        "is_keeper": is_keeper,
    }
    return render(request, "damocles/version.html", context, status=status)
