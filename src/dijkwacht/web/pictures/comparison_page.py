"""What has changed since the former picture: then and now side by side."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.queries.comparison import earlier, former
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import READABLE
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.report.parts import then_and_now
from dijkwacht.web.parts.pictures import read_by
from dijkwacht.web.request import SignedIn


@require_GET
def compare(request: SignedIn, picture: UUID) -> HttpResponse:
    """This picture beside the last one that was adopted; not there where there is no such picture to see."""
    seen = read_by(request.user)
    found = get_object_or_404(seen, pk=picture)
    before = former(found, among=seen)
    if before is None:
        raise Http404
    laid = earlier(told(found), before)
    for opened in (found, before):
        actions.opened(picture=opened, page="compare", by=request.user)
    drawing = then_and_now.drawing(laid, picture_language=found.organisation.picture_language)
    context = {
        "picture": found,
        "former": before,
        "organisation": found.organisation,
        "is_example": found.is_example,
        "is_preview": found.state not in READABLE,
        "headline": then_and_now.headline(laid),
        "basis": then_and_now.basis(laid),
        "counted": laid.comparison.criteria,
        "whole": then_and_now.whole_table(laid),
        "themes": then_and_now.theme_table(laid),
        "sides": then_and_now.sides(laid),
        "not_counted": then_and_now.not_counted(laid),
        "reworded": laid.reworded,
        "drawing": drawing,
        "wide": profile(drawing),
        "narrow": profile(drawing, narrow=True),
    }
    return render(request, "pictures/compare.html", context)
