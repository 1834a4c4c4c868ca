"""The announcement by the secretary, which goes out before anybody is invited."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.queries import asked_in
from dijkwacht.apps.invitations.rules.mails import ANNOUNCEMENT_SUBJECT
from dijkwacht.apps.invitations.rules.states import STANDING_LINK
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.kit.dutch import count
from dijkwacht.web.deeds import done
from dijkwacht.web.invitations.forms import AnnouncementForm
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def announce(request: SignedIn, picture: UUID) -> HttpResponse:
    """What does the secretary tell beforehand?"""
    here = picture_for(request.user, picture)
    if request.method != "POST":
        return _page(request, here, AnnouncementForm())
    form = AnnouncementForm(request.POST)
    if request.POST.get("do") == "elsewhere":
        invitations.announce_elsewhere(picture=here, by=request.user)
        messages.success(request, "Genoteerd: u stuurt de aankondiging zelf.")
        return redirect("invitations:index", here.pk)
    outcome = done(form, lambda: invitations.announce(picture=here, text=form.cleaned_data["text"], by=request.user))
    if outcome.refused:
        form.add_error("text", outcome.refused)
    if not outcome.is_done:
        return _page(request, here, form, status=422)
    messages.success(request, f"De aankondiging gaat naar {count(outcome.made, 'adres', 'adressen')}.")
    return redirect("invitations:index", here.pk)


def _page(request: SignedIn, here: Picture, form: AnnouncementForm, *, status: int = 200) -> HttpResponse:
    rows = [row.invitation for row in asked_in(here) if row.invitation]
    waiting = [row for row in rows if row.email and row.announced_at is None and row.state not in STANDING_LINK]
    context = {
        **common(here, page="invitations:announce"),
        "form": form,
        "number": len({row.email for row in waiting}),
        "subject": ANNOUNCEMENT_SUBJECT,
    }
    return render(request, "invitations/announcement.html", context, status=status)
