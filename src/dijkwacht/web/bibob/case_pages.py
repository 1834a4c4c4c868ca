"""Bibob cases of who is named on them: the list, one case, its steps, its facts and its names."""

from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob import actions as bibob
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.queries import cases_of, dues_of
from dijkwacht.apps.bibob.rules.states import STEPS, BibobState
from dijkwacht.apps.bibob.rules.words import Fact
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.queries import nameable, registering
from dijkwacht.apps.cases.rules.cases import nearest
from dijkwacht.apps.organisations.queries import name_on, named
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.kit.errors import Refused
from dijkwacht.web.bibob.case_forms import FactForm, NameForm, OpenForm, StepForm
from dijkwacht.web.bibob.case_page import Shown, shown
from dijkwacht.web.bibob.policy_pages import may_list
from dijkwacht.web.deeds import done
from dijkwacht.web.request import SignedIn

TRAIL = [{"label": "Bibob-zaken", "url": "/bibob/zaken/"}]


def case_for(user: User, number: UUID, *, page: str = "") -> BibobCase:
    """The case with this id, where the user is named on it; with ``page`` the look is put on record.

    Raises:
        Http404: there is none, or this user is not named on it.
    """
    found = get_object_or_404(cases_of(user, on=timezone.localdate()), pk=number)
    if page:
        cases.opened(case=found, by=user, page=page)
    return found


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which of your cases asks for something first?"""
    today = timezone.localdate()
    if not may_list(request.user):
        raise Http404
    found = list(cases_of(request.user, on=today))
    may_open = registering(request.user, Instrument.BIBOB, on=today).exists()
    by_case = {case.pk: shown(case, on=today) for case in found}
    terms = nearest(due for case in found for due in dues_of(case))
    context = {
        "open": [one for one in by_case.values() if not one.is_ended],
        "ended": [one for one in by_case.values() if one.is_ended],
        "dues": [(due, due.days_left(today)) for due in terms],
        "may_open": may_open,
        "is_example": any(case.is_example for case in found),
    }
    return render(request, "bibob/cases.html", context)


@require_http_methods(["GET", "POST"])
def open_case(request: SignedIn) -> HttpResponse:
    """Which case do you begin?"""
    today = timezone.localdate()
    names = named(registering(request.user, Instrument.BIBOB, on=today), today)
    if not names:
        raise Http404
    form = OpenForm(request.POST if request.method == "POST" else None, initial={"received_on": today}, names=names)
    outcome = done(form, lambda: bibob.open_case(organisation=form.chosen(), opening=form.opening(), by=request.user))
    if outcome.is_done:
        messages.success(request, "De zaak is geopend. Alleen u vindt haar, tot u een collega op de zaak zet.")
        return redirect("bibob:case", outcome.made.pk)
    context = {
        "form": form,
        "refused": outcome.refused,
        "breadcrumb": TRAIL,
        "is_example": any(one.is_example for one, _ in names),
    }
    return render(request, "bibob/open.html", context, status=outcome.status)


@require_GET
def case(request: SignedIn, case: UUID) -> HttpResponse:
    """What does this case ask for now?"""
    return _page(request, case_for(request.user, case, page="case"))


@require_http_methods(["GET", "POST"])
def step(request: SignedIn, case: UUID, to: str) -> HttpResponse:
    """Take this step?"""
    found = case_for(request.user, case)
    before = BibobState(found.state)
    if to not in set(BibobState):
        raise Http404
    target = BibobState(to)
    if request.method == "POST" and target is before:
        return redirect("bibob:case", found.pk)  # a double click: the step was taken already
    if (before, target) not in STEPS:
        raise Refused(f"Een zaak die ‘{before.word}’ is, kan niet in één stap ‘{target.word}’ worden.")
    asked = STEPS[before, target]
    form = StepForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()}, step=asked)
    outcome = done(form, lambda: bibob.move(case=found, to=target, taken=form.taken(), by=request.user))
    if outcome.is_done:
        messages.success(request, f"De zaak is nu: {target.word}.")
        return redirect("bibob:case", found.pk)
    context = {
        "shown": shown(found, on=timezone.localdate()),
        "case": found,
        "asked": asked,
        "form": form,
        "refused": outcome.refused,
        "is_example": found.is_example,
        "breadcrumb": [*TRAIL, {"label": found.number, "url": f"/bibob/zaken/{found.pk}/"}],
    }
    return render(request, "bibob/step.html", context, status=outcome.status)


@require_POST
def record(request: SignedIn, case: UUID) -> HttpResponse:
    """Put a fact on record."""
    found = case_for(request.user, case)
    form = FactForm(request.POST, facts=shown(found, on=timezone.localdate()).recordable)
    outcome = done(form, lambda: bibob.record(case=found, happened=form.happened(), by=request.user))
    if outcome.is_done:
        messages.success(request, f"Vastgelegd: {form.happened().what.word}.")
        return redirect(f"{reverse('bibob:case', args=[found.pk])}#vastleggen")
    return _page(request, found, form=form, status=outcome.status, refused=outcome.refused)


@require_POST
def strike(request: SignedIn, case: UUID) -> HttpResponse:
    """Take a fact off again."""
    found = case_for(request.user, case)
    what = request.POST.get("what", "")
    if what not in set(Fact):
        raise Http404
    bibob.strike(case=found, what=Fact(what), by=request.user)
    messages.success(request, "Weggehaald.")
    return redirect("bibob:case", found.pk)


@require_POST
def name(request: SignedIn, case: UUID) -> HttpResponse:
    """Put a colleague on the case, or take somebody off."""
    found = case_for(request.user, case)
    today = timezone.localdate()
    if gone := request.POST.get("weg", ""):
        who = get_object_or_404(User, pk=gone if gone.isascii() and gone.isdigit() else 0, bibobseats__case=found)
        cases.unname(case=found, user=who, by=request.user)
        messages.success(request, "Uw collega staat niet meer op de zaak.")
        return redirect("bibob:case" if who != request.user else "bibob:cases", *([found.pk] if who != request.user else []))
    form = NameForm(request.POST, people=nameable(found.organisation, on=today, besides=_named(found)))
    if not form.is_valid():
        return _page(request, found, naming=form, status=422)
    cases.name(case=found, user=form.cleaned_data["user"], by=request.user)
    messages.success(request, "Uw collega ziet de zaak vanaf nu.")
    return redirect("bibob:case", found.pk)


def _named(found: BibobCase) -> QuerySet[User]:
    return User.objects.filter(bibobseats__case=found).order_by("name", "pk")


def _page(
    request: SignedIn,
    found: BibobCase,
    *,
    form: FactForm | None = None,
    naming: NameForm | None = None,
    status: int = 200,
    refused: str = "",
) -> HttpResponse:
    today = timezone.localdate()
    here: Shown = shown(found, on=today)
    named = _named(found)
    context = {
        "shown": here,
        "case": found,
        "form": form or FactForm(facts=here.recordable, initial={"on": today, "what": request.GET.get("feit", "")}),
        "naming": naming or NameForm(people=nameable(found.organisation, on=today, besides=named)),
        "named": named,
        "refused": refused,
        "name": name_on(found.organisation, today),
        "today": today,
        "is_example": found.is_example,
        "breadcrumb": TRAIL,
    }
    return render(request, "bibob/case.html", context, status=status)
