"""The announcement by the secretary, which goes out before anybody is invited."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import asked_in
from dijkwacht.apps.assessments.rules import ANNOUNCEMENT_SUBJECT, STANDING_LINK
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Refused
from dijkwacht.web.invitations.forms import AnnouncementForm
from dijkwacht.web.request import SignedIn
from dijkwacht.web.work.desk import common, picture_for


@require_http_methods(["GET", "POST"])
def announce(request: SignedIn, picture: UUID) -> HttpResponse:
    """What does the secretary tell beforehand?"""
    here = picture_for(request.user, picture)
    if request.method != "POST":
        return _page(request, here, AnnouncementForm())
    form = AnnouncementForm(request.POST)
    if request.POST.get("do") == "elsewhere":
        actions.announce_elsewhere(picture=here, by=request.user)
        messages.success(request, "Genoteerd: u stuurt de aankondiging zelf.")
        return redirect("invitations:index", here.pk)
    if not form.is_valid():
        return _page(request, here, form, status=422)
    try:
        number = actions.announce(picture=here, text=form.cleaned_data["text"], by=request.user)
    except Refused as refused:
        form.add_error("text", refused.reason)
        return _page(request, here, form, status=422)
    messages.success(request, f"De aankondiging gaat naar {count(number, 'adres', 'adressen')}.")
    return redirect("invitations:index", here.pk)


def _page(request: SignedIn, here: Picture, form: AnnouncementForm, *, status: int = 200) -> HttpResponse:
    rows = [row.invitation for row in asked_in(here) if row.invitation]
    waiting = [row for row in rows if row.email and row.announced_at is None and row.state not in STANDING_LINK]
    context = {
        **common(here, page="invitations:announce"),
        "form": form,
        "number": len(waiting),
        "subject": ANNOUNCEMENT_SUBJECT,
    }
    return render(request, "invitations/announcement.html", context, status=status)
