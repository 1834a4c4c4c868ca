"""One's measures in one's own calendar: the link is made, shown once, and ended here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import CalendarLink
from dijkwacht.apps.measures.queries import days_of, follower
from dijkwacht.documents.calendar import MEDIA_TYPE, Entry, calendar
from dijkwacht.web.request import SignedIn

TITLE = "Dag in dijkwacht"
"""What an entry is called: a calendar is read over shoulders and shared with colleagues."""


@require_http_methods(["GET", "POST"])
def index(request: SignedIn) -> HttpResponse:
    """How do I get these days in my own calendar?"""
    link = ""
    if request.method == "POST":
        token = actions.follow(by=request.user)
        link = site_url(reverse("agenda:feed", args=[token]))
    context = {
        "link": link,
        "standing": CalendarLink.objects.filter(user=request.user).first(),
        "days": days_of(request.user, on=timezone.localdate()).count(),
        "title": TITLE,
    }
    return render(request, "agenda/index.html", context)


@require_POST
def end(request: SignedIn) -> HttpResponse:
    """The link stops working at once."""
    actions.unfollow(by=request.user)
    messages.success(request, "De link werkt niet meer. Verwijder de agenda ook in uw agendaprogramma.")
    return redirect("agenda:index")


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The days themselves, for a calendar program, which cannot sign in; every link that does not work is the same 404."""
    user = follower(token)
    if user is None:
        raise Http404
    entries = [
        Entry(f"{measure.pk}@dijkwacht", measure.due_on, TITLE, site_url(f"{actions.PAGE}{measure.pk}/"))
        for measure in days_of(user, on=timezone.localdate())
        if measure.due_on
    ]
    response = HttpResponse(calendar(entries, made_at=timezone.now()), content_type=MEDIA_TYPE)
    response["Content-Disposition"] = 'inline; filename="dagen.ics"'
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
