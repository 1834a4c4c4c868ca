"""The implementation plan as a file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.plan.queries.plan import planned_pictures
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import PLAN
from dijkwacht.web.files import asked, sent
from dijkwacht.web.request import SignedIn


@require_GET
def implementation(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """The implementation plan, for who may see the measures."""
    found = get_object_or_404(planned_pictures(request.user, Right.SEE_MEASURES), pk=picture)
    return sent(deliver(PLAN, of=found, form=asked(form, PLAN.forms), by=request.user), to=request)
