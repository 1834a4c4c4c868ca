"""What must I know and decide: the concept on one page, and the same as PDF, Word or ODT."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture, PictureQuerySet
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.reporting.actions import deliver
from dijkwacht.apps.reporting.queries import report
from dijkwacht.apps.reporting.rules import Format, Version, why_not_public
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.content import Table
from dijkwacht.web.request import SignedIn


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which pictures can I read? One: straight to it."""
    pictures = list(_readable(request).prefetch_related("organisation__names"))
    if len(pictures) == 1:
        return redirect("pictures:one_page", pictures[0].pk)
    is_example = any(picture.is_example for picture in pictures)
    return render(request, "pictures/index.html", {"pictures": pictures, "is_example": is_example})


@require_GET
def one_page(request: SignedIn, picture: UUID) -> HttpResponse:
    """The concept on one page."""
    found = _one(request, picture)
    content = report(found, made_on=timezone.localdate())
    actions.opened(picture=found, page="one_page", by=request.user)
    context = {
        "picture": found,
        "organisation": found.organisation,
        "is_example": found.is_example,
        "content": content,
        "page": content.one_page,
        "wide": profile(content.one_page.drawing),
        "narrow": profile(content.one_page.drawing, narrow=True),
        "table": next(block for block in content.blocks if isinstance(block, Table)),
        "forms": list(Format)[1:],
        "public_forms": list(Format),
        "why_not_public": why_not_public(State(found.state), Marking(found.marking)),
    }
    return render(request, "pictures/one_page.html", context)


@require_GET
def download(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """The whole report as a file."""
    return _file(request, picture, form, Version.FULL)


@require_GET
def public(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """The public version as a file, once the picture was adopted."""
    return _file(request, picture, form, Version.PUBLIC)


def _file(request: SignedIn, picture: UUID, form: str, version: Version) -> HttpResponse:
    if form not in set(Format):
        raise Http404
    document = deliver(picture=_one(request, picture), form=Format(form), by=request.user, version=version)
    response = HttpResponse(document.content, content_type=document.media_type)
    response["Content-Disposition"] = f'attachment; filename="{document.name}"'
    return response


def _readable(request: SignedIn, right: Right = Right.READ_CONCEPT) -> PictureQuerySet:
    pictures = Picture.objects.visible_to(request.user, right, on=timezone.localdate()).select_related("organisation", "norm")
    return pictures.defer("norm__content").order_by("-reference_date", "organisation__code")


def _one(request: SignedIn, picture: UUID) -> Picture:
    # The adviser sees beforehand what the executive is going to read.
    return get_object_or_404(_readable(request) | _readable(request, Right.RUN), pk=picture)
