"""Taking a picture a step on, or back with a reason."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import STEPS, State
from dijkwacht.kit.errors import Refused
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.desk import common, picture_for, step_back
from dijkwacht.web.work.forms import StepForm


@require_GET
def step(request: SignedIn, picture: UUID) -> HttpResponse:
    """Why does this picture go back?"""
    here = picture_for(request.user, picture)
    back = step_back(here)
    if back is None:
        raise Refused("Dit beeld kan nu geen stap terug.")
    return _page(request, here, StepForm(initial={"to": back.value}), back)


@require_POST
def move(request: SignedIn, picture: UUID) -> HttpResponse:
    """Take the step; a step back without a reason is asked again, with what was typed."""
    here = picture_for(request.user, picture)
    form = StepForm(request.POST)
    if not form.is_valid():
        back = step_back(here)
        if back is None:
            raise Refused("Deze stap bestaat niet.")
        return _page(request, here, form, back, status=422)
    to, reason = State(form.cleaned_data["to"]), form.cleaned_data["reason"]
    if to == here.state:
        return redirect("work:analysis", here.pk)  # a double click: the step was taken already
    known = STEPS.get((State(here.state), to))
    if known and known.needs_reason and not reason:
        form.add_error("reason", "Schrijf op waarom het beeld een stap terug gaat.")
        return _page(request, here, form, to, status=422)
    actions.move(picture=here, to=to, by=request.user, reason=reason)
    messages.success(request, f"Het beeld is nu ‘{to.word}’.")
    return redirect("work:analysis", here.pk)


def _page(request: SignedIn, here: Picture, form: StepForm, to: State, *, status: int = 200) -> HttpResponse:
    context = {**common(here, page="work:step"), "form": form, "to": to, "verb": STEPS[State(here.state), to].verb}
    return render(request, "work/step.html", context, status=status)
