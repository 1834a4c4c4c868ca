"""One's measures and terms in one's own calendar: the link is made, shown once, and ended here."""

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import context_of
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.reminders import actions
from dijkwacht.apps.reminders.models import CalendarLink
from dijkwacht.apps.reminders.queries import days_of, follower, steps_of, terms_of
from dijkwacht.apps.reminders.rules import keyed
from dijkwacht.apps.roadmap.rules import MilestoneKind, step_words
from dijkwacht.apps.wall import actions as wall
from dijkwacht.documents.calendar import Entry, calendar
from dijkwacht.documents.files import Document, Form
from dijkwacht.web.files import sent
from dijkwacht.web.request import SignedIn

TITLE = "dag in dijkwacht"
"""What a measure is called in a calendar, after its organisation: that is read over shoulders and shared with colleagues."""
TERM = "Termijn"
"""What a term of a case is called there: that there is a case, and for whom, is read behind the sign-in alone."""


@require_http_methods(["GET", "POST"])
def index(request: SignedIn) -> HttpResponse:
    """How do I get these days in my own calendar?"""
    link, today = "", timezone.localdate()
    terms = terms_of(request.user, on=today)
    if request.method == "POST":
        token = actions.follow(by=request.user)
        link = site_url(reverse("agenda:feed", args=[token]))
    context = {
        "link": link,
        "standing": CalendarLink.objects.filter(user=request.user).first(),
        "days": days_of(request.user, on=today).count() + steps_of(request.user, on=today).count() + len(terms),
        "has_terms": bool(terms),
        "title": TITLE,
        "is_example": Membership.objects.valid_on(today).filter(user=request.user, organisation__is_example=True).exists(),
        "breadcrumb": [{"label": "Start", "url": "/"}],
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
    with wall.within(context_of(user.pk, on=timezone.localdate())):
        entries = list(_entries(user))
    response = sent(Document("dagen", Form.ICS, calendar(entries, made_at=timezone.now())), is_inline=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def _entries(user: User) -> Iterator[Entry]:
    """Days of measures and steps of roadmaps, with their organisation; terms of cases, without. None says what it is about."""
    today = timezone.localdate()
    measures = days_of(user, on=today).select_related("organisation").prefetch_related("organisation__names")
    for measure in measures:
        if measure.due_on:
            title = f"{name_on(measure.organisation, today)}: {TITLE}"
            yield Entry(f"{measure.pk}@dijkwacht", measure.due_on, title, site_url(f"{actions.PAGE}{measure.pk}/"))
    for step in steps_of(user, on=today).prefetch_related("organisation__names"):
        words = step_words(MilestoneKind(step.kind), Kind(step.organisation.kind))
        yield Entry(f"{step.picture_id}-{step.kind}@dijkwacht", step.due_on, f"{name_on(step.organisation, today)}: {words}")
    for key, due in keyed(terms_of(user, on=today)):
        yield Entry(f"{key}@dijkwacht", due.until, TERM, site_url(reverse("instruments:index")))
