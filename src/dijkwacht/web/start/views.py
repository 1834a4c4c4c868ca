"""The way in: each person to their own first page; and what a stranger may know of the site."""

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.web.installation.checks import is_ready
from dijkwacht.web.nav import items
from dijkwacht.web.parts.invitation_cookie import opens_by_invitation
from dijkwacht.web.request import Answering

STATED: Final = timedelta(days=90)
"""So long somebody may go by what the page for reporting a weakness says."""


@opens_by_invitation
@require_GET
def home(request: Answering) -> HttpResponse:
    """Go to the first page that has something for this person."""
    if not isinstance(request.user, User):
        return redirect("questions:index")
    entries = items(request, request.user)
    if entries:
        return redirect(entries[0].url)
    held = Membership.objects.valid_on(timezone.localdate()).filter(user=request.user)
    return render(request, "start/nothing.html", {"is_analyst": held.filter(role=Role.ANALYST).exists()})


@login_not_required
@require_GET
def ready(request: HttpRequest) -> JsonResponse:
    """200 when pages can be given."""
    found = is_ready()
    return JsonResponse({"ready": found}, status=200 if found else 503)


@login_not_required
@require_GET
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as this process answers at all: whatever starts it again looks here."""
    return JsonResponse({"live": True})


@login_not_required
@require_GET
def security(request: HttpRequest) -> HttpResponse:
    """Where somebody reports a weakness (RFC 9116): whoever is asked for help; not there while nobody is named."""
    if not settings.CONTACT:
        raise Http404
    where = settings.CONTACT if settings.CONTACT.startswith("https://") else f"mailto:{settings.CONTACT}"
    until = (timezone.now() + STATED).strftime("%Y-%m-%dT00:00:00Z")
    lines = [
        f"Contact: {where}",
        f"Expires: {until}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.SITE_URL}{request.path}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
