"""The implementation plan and the hand-over note as files."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.measures.queries.plan import planned_pictures
from dijkwacht.apps.reporting.actions import deliver_plan
from dijkwacht.apps.reporting.rules import Document, Format
from dijkwacht.web.request import SignedIn


@require_GET
def implementation(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """The implementation plan, for who may see the measures."""
    found = get_object_or_404(planned_pictures(request.user, Right.SEE_MEASURES), pk=picture)
    return sent(deliver_plan(picture=found, form=asked(form), by=request.user))


def asked(form: str) -> Format:
    """The form that the address names."""
    if form not in set(Format):
        raise Http404
    return Format(form)


def sent(document: Document) -> HttpResponse:
    """A document as a download."""
    response = HttpResponse(document.content, content_type=document.media_type)
    response["Content-Disposition"] = f'attachment; filename="{document.name}"'
    return response
