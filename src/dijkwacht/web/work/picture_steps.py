"""Taking a picture a step on, back with a reason, into the fact check with an end date, or letting it lapse."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.adoption import actions
from dijkwacht.apps.fact_check.rules import LONGEST_ROUND, why_not_until
from dijkwacht.apps.group_sessions.queries import session_of
from dijkwacht.apps.group_sessions.rules import SessionState
from dijkwacht.apps.invitations.queries import Asked, at_work
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import STEPS, State, Step, why_not_record
from dijkwacht.documents.norms.words import function_words
from dijkwacht.kit.errors import Refused
from dijkwacht.web.parts.pictures import common, picture_for, step_back
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.forms import StepForm

USUAL_ROUND = timedelta(weeks=2)


@require_GET
def step(request: SignedIn, picture: UUID) -> HttpResponse:
    """Why does this picture go back?"""
    here = picture_for(request.user, picture)
    return _asked(request, here, step_back(here), "Dit beeld kan nu geen stap terug.")


@require_GET
def fact_check(request: SignedIn, picture: UUID) -> HttpResponse:
    """Until when can the organisation comment?"""
    here = picture_for(request.user, picture)
    return _asked(request, here, State.FACT_CHECK, "De feitencheck kan alleen beginnen bij een concept.")


@require_GET
def lapse(request: SignedIn, picture: UUID) -> HttpResponse:
    """Why does this picture lapse?"""
    here = picture_for(request.user, picture)
    return _asked(request, here, State.LAPSED, "Dit beeld kan niet meer stoppen.")


@require_POST
def move(request: SignedIn, picture: UUID) -> HttpResponse:
    """Take the step; what it asks and is missing is asked again, with what was typed."""
    here = picture_for(request.user, picture)
    form = StepForm(request.POST)
    to = _wanted(form) or step_back(here)
    if to is None:
        raise Refused("Deze stap bestaat niet.")
    if to == here.state:
        return redirect("work:analysis", here.pk)  # a double click: the step was taken already
    known = STEPS.get((State(here.state), to))
    if known and not form.errors:
        _check(form, known)
    late = at_work(here) if known and known.closes_questions else ()
    if asked := _first_asked(request, here, form, to, late):
        return asked
    said = {name: form.cleaned_data[name] for name in ("reason", "until")}
    actions.move(picture=here, to=to, by=request.user, **said)
    messages.success(request, f"Het beeld is nu ‘{to.word}’.")
    return redirect("work:index") if to is State.LAPSED else redirect("work:analysis", here.pk)


def _first_asked(request: SignedIn, here: Picture, form: StepForm, to: State, late: Sequence[Asked]) -> HttpResponse | None:
    """What is asked before the step is taken; None when all was answered."""
    if late and not form.errors and (choice := form.cleaned_data["late"]) != "close":
        if choice == "remind":
            return redirect("invitations:index", here.pk)
        if "late" not in request.POST:  # from a page that did not ask
            return _page(request, here, StepForm(initial={"to": to.value}), to, late=late)
        form.add_error("late", "Kies wat u doet met wie nog niet klaar is.")
    if form.errors:
        return _page(request, here, form, to, status=422, late=late)
    if _session_ends(here, to) and "session" not in request.POST:
        return _page(request, here, StepForm(initial={"to": to.value}), to)
    return None


def _session_ends(here: Picture, to: State) -> bool:
    """Whether people sit in a group session that this step would end."""
    held = session_of(here) if why_not_record(to) else None
    return held is not None and held.state == SessionState.RUNNING


def _wanted(form: StepForm) -> State | None:
    return State(form.cleaned_data["to"]) if form.is_valid() or "to" in form.cleaned_data else None


def _check(form: StepForm, known: Step) -> None:
    """Name what the step asks beside its field."""
    if known.needs_reason and not form.cleaned_data["reason"]:
        form.add_error("reason", "Schrijf op waarom het beeld deze stap zet.")
    if known.needs_until and (reason := why_not_until(form.cleaned_data["until"], on=timezone.localdate())):
        form.add_error("until", reason)


def _asked(request: SignedIn, here: Picture, to: State | None, otherwise: str) -> HttpResponse:
    if to is None or (State(here.state), to) not in STEPS:
        raise Refused(otherwise)
    return _page(request, here, StepForm(initial={"to": to.value, "until": timezone.localdate() + USUAL_ROUND}), to)


def _page(
    request: SignedIn, here: Picture, form: StepForm, to: State, *, status: int = 200, late: Sequence[Asked] = ()
) -> HttpResponse:
    known = STEPS.get((State(here.state), to))
    if known is None:
        raise Refused("Deze stap bestaat niet.")
    today = timezone.localdate()
    context = {
        **common(here, page="work:step"),
        "form": form,
        "to": to,
        "verb": known.verb,
        "ends_session": _session_ends(here, to),
        "late": [(function_words(one.respondent.function), one.answered, len(one.criteria)) for one in late],
        "first_day": today + timedelta(days=1),
        "last_day": today + LONGEST_ROUND,
    }
    return render(request, "work/step.html", context, status=status)
