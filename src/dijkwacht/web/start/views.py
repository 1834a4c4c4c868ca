"""The way in: each person to their own first page; and whether the site is ready."""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.web.invitations.device import opens_by_invitation
from dijkwacht.web.nav import items
from dijkwacht.web.request import Answering


@opens_by_invitation
@require_GET
def home(request: Answering) -> HttpResponse:
    """Go to the first page that has something for this person."""
    if not isinstance(request.user, User):
        return redirect("questions:index")
    entries = items(request.user, request.path)
    return redirect(entries[0].url) if entries else render(request, "start/nothing.html")


@login_not_required
@require_GET
def ready(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and the content is loaded."""
    try:
        is_ready = NormVersion.objects.exists()
    except DatabaseError:  # no tables yet, or no server: not ready, and no more than that is said
        is_ready = False
    return JsonResponse({"ready": is_ready}, status=200 if is_ready else 503)
