"""Assignments: which there are, what was agreed, and the steps that each side can take."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import agreements, own_organisations, teams_of
from dijkwacht.apps.accounts.rules import AssignmentState, Right
from dijkwacht.apps.invitations.queries import functions_in, minutes_of
from dijkwacht.apps.norms.models import norm_set
from dijkwacht.apps.norms.queries import usable
from dijkwacht.apps.people.queries import first_contact
from dijkwacht.apps.pictures.queries.answers import asked_of
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.kit.dutch import count
from dijkwacht.web.assignments.forms import StepForm
from dijkwacht.web.parts.agreement import Agreement, seen_by
from dijkwacht.web.request import SignedIn

ORDER = (
    AssignmentState.PROPOSED,
    AssignmentState.ACCEPTED,
    AssignmentState.EXPIRED,
    AssignmentState.ENDED,
    AssignmentState.DECLINED,
)
DONE = {
    AssignmentState.ACCEPTED: "U heeft de opdracht aanvaard. De adviseur heeft bericht.",
    AssignmentState.DECLINED: "U heeft het voorstel afgewezen. De adviseur heeft bericht.",
    AssignmentState.ENDED: "De opdracht is beëindigd. De adviseur ziet vanaf nu niets meer van de organisatie.",
}


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which assignments are there?"""
    today = timezone.localdate()
    found = seen_by(request.user, list(agreements(request.user, on=today).order_by("-start", "-pk")), on=today)
    groups = [(state, [one for one in found if one.state is state]) for state in ORDER]
    context = {
        "groups": [(state, rows) for state, rows in groups if rows],
        "may_propose": teams_of(request.user, on=today).exists(),
        "may_take_on": own_organisations(request.user, Right.AGREE, on=today).exists(),
        "is_example": any(one.row.organisation.is_example for one in found),
    }
    return render(request, "assignments/index.html", context)


@require_GET
def assignment(request: SignedIn, assignment: int) -> HttpResponse:
    """What did you agree on?"""
    here = _one(request.user, assignment)
    context = {
        "here": here,
        "form": StepForm(),
        "organisation": here.row.organisation,
        "is_example": here.row.organisation.is_example,
        "lacks": first_contact(here.row, on=timezone.localdate()) if here.is_adviser else (),
        "asks": _asks(here.row.organisation.kind) if here.may_answer else (),
        "is_own": here.row.adviser.memberships.filter(organisation=here.row.organisation).exists(),
        "breadcrumb": [{"label": "Opdrachten", "url": reverse("assignments:index")}],
    }
    return render(request, "assignments/assignment.html", context)


@require_POST
def step(request: SignedIn, assignment: int) -> HttpResponse:
    """Accept, decline or end."""
    here = _one(request.user, assignment)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise Http404
    to = AssignmentState(form.cleaned_data["to"])
    if to is here.state:
        return redirect("assignments:assignment", assignment)  # a double click: the step was taken already
    if to not in here.steps and not (here.is_client or here.is_adviser):
        raise Http404
    _take(here, to, request.user, form.cleaned_data["reason"])
    messages.success(request, DONE[to])
    return redirect("assignments:assignment", assignment)


def _asks(kind: str) -> tuple[tuple[str, str], ...]:
    """How much time a picture asks of all who answer together: in the short set and the whole one of the newest norm."""
    newest = usable(kind).first()
    if newest is None or not functions_in(norm_set(newest)):
        return ()
    sizes = (("een kort beeld", norm_set(newest, is_basic=True)), ("een volledig beeld", norm_set(newest)))
    return tuple((word, _hours(norm)) for word, norm in sizes)


def _hours(norm: NormSet) -> str:
    minutes = sum(minutes_of(norm, asked_of(norm, function)) for function in functions_in(norm))
    return count(max(1, round(minutes / 60)), "uur", "uur")


def _take(here: Agreement, to: AssignmentState, user: User, reason: str) -> None:
    if to is AssignmentState.ENDED:
        actions.end(assignment=here.row, by=user, reason=reason)
    elif not here.is_client or to not in DONE:
        raise Http404  # the other side answers a proposal
    elif to is AssignmentState.ACCEPTED:
        actions.accept(assignment=here.row, by=user)
    else:
        actions.decline(assignment=here.row, by=user)


def _one(user: User, number: int) -> Agreement:
    today = timezone.localdate()
    row = get_object_or_404(agreements(user, on=today), pk=number)
    return seen_by(user, [row], on=today)[0]
