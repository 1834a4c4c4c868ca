"""Taking a measure to another state, with what that step asks."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.web.deeds import done
from dijkwacht.web.measures.forms import StepForm
from dijkwacht.web.measures.measure_access import Way, one, shared, ways
from dijkwacht.web.request import SignedIn

QUESTIONS = {
    State.DECIDED: "Wanneer is dit besloten?",
    State.IN_PROGRESS: "Begint u hiermee?",
    State.IN_PRACTICE: "Hoe gaat het nu in de praktijk?",
    State.PROVEN: "Is aangetoond dat dit werkt?",
    State.STOPPED: "Waarom stopt deze maatregel?",
    State.PROPOSED: "Waarom wordt dit weer een voorstel?",
}
BACK = "Waarom gaat deze maatregel een stap terug?"
BOARD = "bord"


@require_http_methods(["GET", "POST"])
def step(request: SignedIn, measure: UUID, to: str) -> HttpResponse:
    """What does this step ask?"""
    found, hands = one(request.user, measure)
    if to == found.state and request.method == "POST" and hands.may_keep(found):
        return _after(request, found)  # a double click: it is there already
    way = next((way for way in ways(found, hands) if way.to == to), None)
    if way is None:
        raise Http404
    form = StepForm(request.POST if request.method == "POST" else None, step=way.step, initial=_known(found))
    outcome = done(form, lambda: actions.move(measure=found, to=way.to, said=form.said(), by=request.user))
    if outcome.is_done:
        messages.success(request, f"De maatregel is nu: {way.to.word}.")
        return _after(request, found)
    refused = outcome.refused or way.reason
    status = 409 if refused else outcome.status
    return render(request, "measures/step.html", _context(request, found, way, form, refused), status=status)


def _context(request: SignedIn, measure: Measure, way: Way, form: StepForm, refused: str) -> dict[str, Any]:
    is_back = way.step.needs_reason and way.to is not State.STOPPED and measure.state != State.STOPPED
    return {
        **shared(measure),
        "way": way,
        "question": BACK if is_back else QUESTIONS[way.to],
        "form": form,
        "refused": refused,
        "back_to": BOARD if _from_board(request) else "",
    }


def _known(measure: Measure) -> dict[str, object]:
    """What stands in the form at first: today, and what was said of it before it went a step back."""
    return {"day": timezone.localdate(), "how": measure.practice_how}


def _from_board(request: SignedIn) -> bool:
    return BOARD in {request.GET.get("van"), request.POST.get("van")}


def _after(request: SignedIn, measure: Measure) -> HttpResponse:
    if not _from_board(request):
        return redirect("measures:measure", measure.pk)
    answer = redirect("measures:index")
    answer["Location"] += f"?organisatie={measure.organisation.code}#m-{measure.pk}"
    return answer
