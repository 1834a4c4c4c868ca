"""The pages of a policy: what holds, its versions, adopting, sharing, and whether cases are kept here."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.queries import has_register
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.queries import is_sharing, versions_of
from dijkwacht.apps.policies.rules import PolicyState
from dijkwacht.web.deeds import Outcome, done
from dijkwacht.web.fields import Day
from dijkwacht.web.parts import organisation_choice
from dijkwacht.web.parts.barriers.policies import resting_on
from dijkwacht.web.policies.subject import Subject, is_own, may_keep
from dijkwacht.web.request import SignedIn

BADGES: Final = {
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
def index(request: SignedIn, subject: Subject) -> HttpResponse:
    """Whose policy do you want to see?"""
    found = subject.organisations(request.user)
    if not found:
        raise Http404
    question = f"Van welke organisatie wilt u het {subject.title} zien?"
    return organisation_choice.choose(
        request, found, to=f"{subject.instrument}:policy", template=subject.choice, question=question
    )


@require_GET
def policy(request: SignedIn, code: str, subject: Subject) -> HttpResponse:
    """What is our policy?"""
    here = subject.organisation_for(request.user, code, Right.SEE_POLICY)
    is_keeper, today = may_keep(request.user, here), timezone.localdate()
    found = [one for one in versions_of(here, subject.instrument, on=today) if is_keeper or one[1] is not PolicyState.DRAFT]
    held = next((row for row, state in found if state is PolicyState.IN_FORCE), None)
    context = {
        **subject.common(here),
        **subject.told(here, held.content if held else None),
        **subject.beside(request.user, here),
        "resting": resting_on(request.user, here, subject.instrument),
        "held": held,
        "versions": [(row, state, BADGES[state]) for row, state in found],
        "draft": next((row for row, state in found if state is PolicyState.DRAFT), None),
        "is_keeper": is_keeper,
        "is_own": is_own(request.user, here),
        "is_sharing": is_sharing(here, subject.instrument),
        "has_register": has_register(here, subject.instrument),
    }
    return render(request, subject.template("policy"), context)


@require_GET
def version(request: SignedIn, code: str, number: int, subject: Subject) -> HttpResponse:
    """What does this version say?"""
    here = subject.organisation_for(request.user, code, Right.SEE_POLICY)
    return _version(request, subject, here, number, AdoptForm())


@require_POST
def adopt(request: SignedIn, code: str, number: int, subject: Subject) -> HttpResponse:
    """Adopt a draft from a day on."""
    here = subject.organisation_for(request.user, code, Right.KEEP_POLICY)
    found, form = subject.version(here, number, is_keeper=True), AdoptForm(request.POST)
    outcome = done(form, lambda: policies.adopt(policy=found, **form.cleaned_data, by=request.user))
    if not outcome.is_done:
        return _version(request, subject, here, number, form, outcome)
    messages.success(request, "Vastgesteld. Deze versie verandert niet meer.")
    return redirect(subject.address("policy", here.code))


@require_POST
def discard(request: SignedIn, code: str, number: int, subject: Subject) -> HttpResponse:
    """Throw a draft away."""
    here = subject.organisation_for(request.user, code, Right.KEEP_POLICY)
    found = subject.version(here, number, is_keeper=True)
    policies.discard(policy=found, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, "Het ontwerp is weggegooid.")
    return redirect(subject.address("policy", here.code))


@require_POST
def share(request: SignedIn, code: str, subject: Subject) -> HttpResponse:
    """Agree to compare with others who agreed, or no longer."""
    here = subject.organisation_for(request.user, code, Right.KEEP_POLICY)
    if request.POST.get("to") == "off":
        policies.unshare(organisation=here, instrument=subject.instrument, by=request.user)
        messages.success(request, "Uw beleid staat niet meer naast dat van anderen.")
    else:
        policies.share(organisation=here, instrument=subject.instrument, by=request.user)
        messages.success(request, "Uw beleid kan nu naast dat van anderen worden gelegd.")
    return redirect(subject.address("policy", here.code))


@require_POST
def register(request: SignedIn, code: str, subject: Subject) -> HttpResponse:
    """Keep cases here, or open no new ones."""
    here = subject.organisation_for(request.user, code, Right.KEEP_POLICY)
    if request.POST.get("to") == "off":
        cases.turn_off(organisation=here, instrument=subject.instrument, by=request.user)
        messages.success(request, "Er komen hier geen nieuwe zaken bij. Lopende zaken gaan door.")
    else:
        cases.turn_on(organisation=here, instrument=subject.instrument, by=request.user)
        messages.success(request, "Uw organisatie kan hier nu zaken bijhouden.")
    return redirect(subject.address("policy", here.code))


def addresses(subject: Subject) -> list[URLPattern]:
    """The pages that both instruments have, for one of them."""
    of = {"subject": subject}
    return [
        path("", index, of, name="index"),
        path("<slug:code>/", policy, of, name="policy"),
        path("<slug:code>/delen/", share, of, name="share"),
        path("<slug:code>/register/", register, of, name="register"),
        path("<slug:code>/versie/<int:number>/", version, of, name="version"),
        path("<slug:code>/versie/<int:number>/vaststellen/", adopt, of, name="adopt"),
        path("<slug:code>/versie/<int:number>/weggooien/", discard, of, name="discard"),
    ]


def _version(
    request: SignedIn,
    subject: Subject,
    here: Organisation,
    number: int,
    form: AdoptForm,
    outcome: Outcome[None] | None = None,
) -> HttpResponse:
    is_keeper = may_keep(request.user, here)
    found = subject.version(here, number, is_keeper=is_keeper)
    state = next(state for row, state in versions_of(here, subject.instrument, on=timezone.localdate()) if row.pk == found.pk)
    context = {
        **subject.common(here, above="policy"),
        **subject.told(here, found.content),
        "policy": found,
        "state": state,
        "badge": BADGES[state],
        "table": subject.template("table"),
        "form": form,
        "refused": outcome.refused if outcome else "",
        "is_keeper": is_keeper,
    }
    return render(request, "policies/version.html", context, status=outcome.status if outcome else 200)
