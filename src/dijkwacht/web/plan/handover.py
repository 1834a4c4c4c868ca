"""De taak overdragen: the hand-over note for a successor or a new board."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.handover_note import handover_given
from dijkwacht.apps.reporting.queries.papers import HANDOVER
from dijkwacht.documents.files import Form
from dijkwacht.documents.plan.handover import LEFT_OUT
from dijkwacht.web.files import asked, sent
from dijkwacht.web.parts import organisation_choice
from dijkwacht.web.request import SignedIn


@require_GET
def choose(request: SignedIn) -> HttpResponse:
    """Of which organisation? One: straight to it."""
    return organisation_choice.choose(
        request, own_organisations(request.user, Right.RUN_MEASURES, on=timezone.localdate()), to="plan:handover"
    )


@require_GET
def handover(request: SignedIn, code: str) -> HttpResponse:
    """What goes to who comes after me?"""
    today, organisation = timezone.localdate(), _own(request, code)
    context = {
        "organisation": organisation,
        "is_example": organisation.is_example,
        "today": today,
        "given": handover_given(organisation, made_on=today),
        "left_out": LEFT_OUT,
        "forms": (Form.PDF, Form.ODT),
    }
    return render(request, "plan/handover.html", context)


@require_GET
def download(request: SignedIn, code: str, form: str) -> HttpResponse:
    """The note as a file."""
    return sent(deliver(HANDOVER, of=_own(request, code), form=asked(form, HANDOVER.forms), by=request.user), to=request)


def _own(request: SignedIn, code: str) -> Organisation:
    own = own_organisations(request.user, Right.RUN_MEASURES, on=timezone.localdate())
    return get_object_or_404(own, code=code)
