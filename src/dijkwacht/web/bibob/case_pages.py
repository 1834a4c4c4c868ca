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
from dijkwacht.apps.bibob.queries import cases_of
from dijkwacht.apps.bibob.rules.states import STEPS, BibobState, why_not_record
from dijkwacht.apps.bibob.rules.words import FACTS, Fact
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.queries import nameable, registering
from dijkwacht.apps.cases.rules.cases import left_words, ours_first
from dijkwacht.apps.cases.rules.corrections import Amended
from dijkwacht.apps.organisations.queries import name_on, named
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.cases.course import paper
from dijkwacht.documents.files import TEXTS
from dijkwacht.kit.errors import Refused
from dijkwacht.web.bibob.case_forms import FactForm, NameForm, OpenForm, ReviseForm, StepForm
from dijkwacht.web.bibob.case_letters import offered, why_none
from dijkwacht.web.bibob.case_lines import case_for, lines, trail
from dijkwacht.web.bibob.case_page import Shown, shown
from dijkwacht.web.bibob.policy_pages import may_list
from dijkwacht.web.cases.after import rows
from dijkwacht.web.cases.after import shown as after_shown
from dijkwacht.web.cases.timelines import of_bibob
from dijkwacht.web.deeds import done
from dijkwacht.web.files import asked, papers_at, sent_paper
from dijkwacht.web.request import SignedIn, number


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which of your cases asks for something first?"""
    today = timezone.localdate()
    if not may_list(request.user):
        raise Http404
    found = list(cases_of(request.user, on=today))
    may_open = registering(request.user, Instrument.BIBOB, on=today).exists()
    by_case = {case.pk: shown(case, on=today) for case in found}
    ours, others = ours_first(due for one in by_case.values() for due in one.dues)
    parts = (("Dit moet u doen", ours), ("Hier wacht u op", others))
    context = {
        "open": [one for one in by_case.values() if not one.is_ended],
        "ended": [one for one in by_case.values() if one.is_ended],
        "dues": [(heading, [(due, left_words(due.until, today, due.whose)) for due in part]) for heading, part in parts if part],
        "today": today,
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
        "breadcrumb": trail(),
        "is_example": any(one.is_example for one, _ in names),
    }
    return render(request, "bibob/open.html", context, status=outcome.status)


@require_GET
def case(request: SignedIn, case: UUID) -> HttpResponse:
    """What does this case ask for now?"""
    return _page(request, case_for(request.user, case, page="case"))


@require_http_methods(["GET", "POST"])
def revise(request: SignedIn, case: UUID) -> HttpResponse:
    """What is different about this case?"""
    found = case_for(request.user, case)
    form = ReviseForm(request.POST if request.method == "POST" else None, case=found)
    outcome = done(
        form,
        lambda: bibob.revise(case=found, opening=form.opening(), why=Amended(form.cleaned_data["why"]), by=request.user),
    )
    if outcome.is_done:
        messages.success(request, "De wijziging is bewaard.")
        return redirect("bibob:case", found.pk)
    if request.method == "GET":
        cases.opened(case=found, by=request.user, page="revise")
    context = {
        "form": form,
        "refused": outcome.refused,
        "case": found,
        "breadcrumb": trail(found),
        "is_example": found.is_example,
    }
    return render(request, "bibob/open.html", context, status=outcome.status)


@require_GET
def timeline(request: SignedIn, case: UUID, form: str) -> HttpResponse:
    """What happened in this case, for the file?"""
    wanted, found = asked(form, TEXTS), case_for(request.user, case)
    cases.opened(case=found, by=request.user, page="timeline")
    return sent_paper(paper(of_bibob(found, lines(found))), wanted, number=found.number)


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
        "breadcrumb": trail(found),
    }
    return render(request, "bibob/step.html", context, status=outcome.status)


@require_http_methods(["GET", "POST"])
def record(request: SignedIn, case: UUID, what: str) -> HttpResponse:
    """When did this happen?"""
    found, today = case_for(request.user, case), timezone.localdate()
    if what not in set(Fact):
        raise Http404
    fact = Fact(what)
    if request.method == "GET":
        if reason := why_not_record(fact, shown(found, on=today).file):
            raise Refused(reason)
        cases.opened(case=found, by=request.user, page="record")
    form = FactForm(request.POST if request.method == "POST" else None, what=fact, initial={"on": today})
    outcome = done(form, lambda: bibob.record(case=found, happened=form.happened(), by=request.user))
    if outcome.is_done:
        messages.success(request, f"Vastgelegd: {fact.word}.")
        return redirect(f"{reverse('bibob:case', args=[found.pk])}#vastleggen")
    context = {
        "form": form,
        "fact": fact,
        "kind": FACTS[fact],
        "case": found,
        "refused": outcome.refused,
        "is_example": found.is_example,
        "breadcrumb": trail(found),
    }
    return render(request, "bibob/record.html", context, status=outcome.status)


@require_POST
def name(request: SignedIn, case: UUID) -> HttpResponse:
    """Put a colleague on the case, or take somebody off."""
    found = case_for(request.user, case)
    today = timezone.localdate()
    if gone := request.POST.get("weg", ""):
        who = get_object_or_404(User, pk=number(gone), bibobseats__case=found)
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
    naming: NameForm | None = None,
    status: int = 200,
) -> HttpResponse:
    today = timezone.localdate()
    here: Shown = shown(found, on=today)
    named, noted = _named(found), lines(found)
    context = {
        "shown": here,
        "case": found,
        "lines": rows(Instrument.BIBOB, found, noted, acts=True),
        "after": after_shown(Instrument.BIBOB, found),
        "naming": naming or NameForm(people=nameable(found.organisation, on=today, besides=named)),
        "named": named,
        "name": name_on(found.organisation, today),
        "letters": offered(found, here.file),
        "why_no_letter": why_none(here.file),
        "earlier_letters": offered(found, here.file, earlier=True),
        "timeline": of_bibob(found, noted),
        "timeline_files": papers_at("bibob:timeline", found.pk),
        "today": today,
        "is_example": found.is_example,
        "breadcrumb": trail(),
    }
    return render(request, "bibob/case.html", context, status=status)
