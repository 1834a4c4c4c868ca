"""The cases of who is named on them: the list, one case, opening and correcting it."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.models import CaseQuerySet
from dijkwacht.apps.cases.queries import registering
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import cases_seen, moves_of
from dijkwacht.apps.damocles.rules.facts import counted_until
from dijkwacht.apps.damocles.rules.states import ENDED, WAITING, DamoclesState
from dijkwacht.apps.organisations.queries import named
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.cases.course import paper
from dijkwacht.documents.damocles.words import Gravity, Occurrence
from dijkwacht.documents.files import TEXTS
from dijkwacht.kit.dutch import count
from dijkwacht.web.cases.subject import Subject
from dijkwacht.web.cases.timelines import of_damocles
from dijkwacht.web.damocles.case_forms import NewCaseForm, ReviseForm, case_as_filled
from dijkwacht.web.damocles.case_lines import lines
from dijkwacht.web.damocles.case_page import course, decided_words, drugs_words, place_words, trail
from dijkwacht.web.deeds import done
from dijkwacht.web.files import asked, sent_paper
from dijkwacht.web.request import SignedIn

SHOWN: Final = 50
"""Cases on a page of the list."""
FILTERS: Final = (("", "Lopend"), ("alle", "Alle"), ("klaar", "Afgerond"))


@dataclass(frozen=True, slots=True)
class Line:
    """One case on the list."""

    case: DamoclesCase
    today: date

    @property
    def state(self) -> DamoclesState:
        """Where it stands."""
        return DamoclesState(self.case.state)

    @property
    def badge(self) -> str:
        """How its state looks."""
        return "attention" if self.state in WAITING else "done" if self.state in ENDED else "busy"

    @property
    def days(self) -> int:
        """Days since the report of the police, until the decision."""
        return (counted_until(moves_of(self.case), self.today) - self.case.opened_on).days

    @property
    def kinds(self) -> str:
        """What kind of case it is."""
        return kinds(self.case)

    @property
    def measure(self) -> str:
        """What was decided, in words."""
        return decided_words(self.case)


def kinds(case: DamoclesCase) -> str:
    """What kind of case it is, in words."""
    gravity = Gravity(case.gravity)
    words = [place_words(case), drugs_words(case), Occurrence(case.occurrence).word]
    return ", ".join(words if gravity is Gravity.USUAL else [*words, gravity.word])


def case_for(user: User, number: UUID, *, acts: bool = False) -> DamoclesCase:
    """The case with this number, when the user may open it; with ``acts`` only when the user is named on it.

    Raises:
        Http404: there is no such case, or not for this user.
    """
    today = timezone.localdate()
    found = cases_seen(user, on=today)
    case: DamoclesCase = get_object_or_404(found.named_to(user, on=today) if acts else found, pk=number)
    return case


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which cases are mine?"""
    today, chosen = timezone.localdate(), request.GET.get("toon", "")
    seen = DamoclesCase.objects.visible_to(request.user, on=today)
    # The database holds numbers locked: the key keeps the order, and so the pages, the same each time.
    page = Paginator(_chosen(seen, chosen).prefetch_related("moves").order_by("opened_on", "pk"), SHOWN).get_page(
        request.GET.get("pagina")
    )
    lines = [Line(case, today) for case in page]
    part = f": {page.start_index()} tot en met {page.end_index()}" if page.has_other_pages() else ""
    context = {
        "lines": lines,
        "page": page,
        "caption": f"{count(page.paginator.count, 'zaak', 'zaken')}, de oudste rapportage eerst{part}",
        "chosen": chosen,
        "total": seen.count(),
        "tabs": [{"label": label, "url": f"?toon={key}" if key else "?", "current": key == chosen} for key, label in FILTERS],
        "may_open": registering(request.user, Instrument.DAMOCLES, on=today).exists(),
        "today": today,
        "is_example": any(line.case.is_example for line in lines),
        "breadcrumb": trail()[:1],
    }
    return render(request, "damocles/cases.html", context)


def _chosen(seen: CaseQuerySet, chosen: str) -> CaseQuerySet:
    """Of the cases that somebody sees those of one tab."""
    if chosen == "alle":
        return seen
    return seen.filter(state__in=ENDED) if chosen == "klaar" else seen.exclude(state__in=ENDED)


@require_GET
def case(request: SignedIn, case: UUID) -> HttpResponse:
    """Where does this case stand, and what comes next?"""
    here = case_for(request.user, case)
    cases.opened(case=here, by=request.user)
    return render(request, "damocles/case.html", course(request.user, here))


@require_GET
def timeline(request: SignedIn, case: UUID, form: str) -> HttpResponse:
    """What happened in this case, for the file?"""
    wanted, here = asked(form, TEXTS), case_for(request.user, case, acts=True)
    cases.opened(case=here, by=request.user, page="timeline")
    return sent_paper(paper(of_damocles(here, lines(here))), wanted, number=here.number)


@require_http_methods(["GET", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """Which report came in?"""
    today = timezone.localdate()
    names = named(registering(request.user, Instrument.DAMOCLES, on=today), today)
    if not names:
        raise Http404
    form = NewCaseForm(request.POST or None, names=names, initial={"gravity": Gravity.USUAL})
    outcome = done(form, lambda: damocles.open_case(organisation=form.chosen(), facts=form.facts(), by=request.user))
    if outcome.is_done:
        messages.success(request, "De zaak is geopend. Alleen u vindt haar, tot u er een collega op zet.")
        return redirect("damocles:case", outcome.made.pk)
    context = {
        "form": form,
        "refused": outcome.refused,
        "breadcrumb": trail(),
        "is_example": any(one.is_example for one, _ in names),
    }
    return render(request, "damocles/new.html", context, status=outcome.status)


@require_http_methods(["GET", "POST"])
def revise(request: SignedIn, case: UUID) -> HttpResponse:
    """What is different about this case?"""
    here = case_for(request.user, case, acts=True)
    form = ReviseForm(request.POST or None, initial=case_as_filled(here))
    outcome = done(form, lambda: damocles.revise(case=here, facts=form.facts(), why=form.amended(), by=request.user))
    if outcome.is_done:
        messages.success(request, "De wijziging is bewaard.")
        return redirect("damocles:case", here.pk)
    if not form.is_bound:
        cases.opened(case=here, by=request.user, page="revise")
    context = {
        "form": form,
        "refused": outcome.refused,
        "case": here,
        "breadcrumb": trail(here),
        "is_example": here.is_example,
    }
    return render(request, "damocles/new.html", context, status=outcome.status)


def _acted(user: User, number: UUID) -> DamoclesCase:
    return case_for(user, number, acts=True)


DAMOCLES_CASES: Final = Subject(Instrument.DAMOCLES, "Damocleszaak", _acted, trail, lines)
