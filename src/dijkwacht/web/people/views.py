"""Who works here, who was invited, and who waits for a confirmation."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on, named
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.people import actions
from dijkwacht.apps.people.models import Welcome
from dijkwacht.apps.people.queries import colleagues, kept_by, lies_with
from dijkwacht.apps.people.rules import ROLES_AT, WelcomeState
from dijkwacht.web.deeds import done
from dijkwacht.web.people.forms import InviteForm
from dijkwacht.web.request import SignedIn, number

BADGES = {WelcomeState.WAITING: "calm", WelcomeState.SENT: "busy", WelcomeState.EXPIRED: "attention"}
STEPS = {
    "resend": (actions.resend, "De uitnodiging is opnieuw verstuurd. De vorige link werkt niet meer."),
    "withdraw": (actions.withdraw, "De uitnodiging is ingetrokken. De link werkt niet meer."),
}


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that stands open, as the page shows it."""

    row: Welcome
    state: WelcomeState

    @property
    def badge(self) -> str:
        """The look of its state."""
        return BADGES[self.state]


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Of which organisation? Of one alone: straight to it, unless somebody elsewhere waits for a confirmation."""
    today = timezone.localdate()
    kept = named(kept_by(request.user, on=today), today)
    if not kept:
        raise Http404
    if len(kept) == 1:
        return redirect("people:organisation", kept[0][0].code)
    context = {
        "kept": kept,
        "waiting": lies_with(request.user, on=today),
        "today": today,
        "is_example": any(one.is_example for one, _ in kept),
    }
    return render(request, "people/index.html", context)


@require_GET
def organisation(request: SignedIn, code: str) -> HttpResponse:
    """Who works here with which role?"""
    today = timezone.localdate()
    here = one_of(request, code)
    waiting = lies_with(request.user, on=today)
    invited = Welcome.objects.open().filter(organisation=here).exclude(pk__in=waiting.values("pk"))
    context = {
        **common(here, today),
        "people": colleagues(here, on=today),
        "invited": [Invited(row, row.state_on(today)) for row in invited],
        "waiting": waiting,
        "has_more": kept_by(request.user, on=today).count() > 1,
    }
    return render(request, "people/organisation.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: SignedIn, code: str) -> HttpResponse:
    """Whom do you invite?"""
    here = one_of(request, code)
    form = InviteForm(request.POST if request.method == "POST" else None, roles=ROLES_AT[Kind(here.kind)])
    outcome = done(form, lambda: actions.invite(organisation=here, wanted=form.invited(), by=request.user))
    if outcome.is_done:
        messages.success(request, "De uitnodiging is verstuurd. De link werkt twee weken.")
        return redirect("people:organisation", here.code)
    context = {
        **common(here, timezone.localdate()),
        "form": form,
        "refused": outcome.refused,
        "mail_goes": settings.MAIL_GOES,
        "breadcrumb": trail(here),
    }
    return render(request, "people/invite.html", context, status=outcome.status)


@require_POST
def step(request: SignedIn, code: str) -> HttpResponse:
    """Send an invitation again, or withdraw it."""
    here = one_of(request, code)
    found = get_object_or_404(Welcome, organisation=here, pk=number(request.POST.get("welcome", "")))
    deed, said = STEPS.get(request.POST.get("do", ""), (None, ""))
    if deed is None:
        raise Http404
    deed(welcome=found, by=request.user)
    messages.success(request, said)
    return redirect("people:organisation", here.code)


@require_POST
def confirm(request: SignedIn) -> HttpResponse:
    """Confirm who was put forward, or say no: also for an organisation nearby where nobody manages the accounts yet."""
    today = timezone.localdate()
    if not kept_by(request.user, on=today).exists():
        raise Http404
    found = get_object_or_404(lies_with(request.user, on=today), pk=number(request.POST.get("welcome", "")))
    if request.POST.get("do") == "withdraw":
        actions.withdraw(welcome=found, by=request.user)
        messages.success(request, "Deze persoon krijgt geen uitnodiging.")
    else:
        actions.confirm(welcome=found, by=request.user)
        messages.success(request, "Bevestigd. De uitnodiging is verstuurd.")
    return redirect("people:index")


def one_of(request: SignedIn, code: str) -> Organisation:
    """The organisation with this code, if this user manages its accounts."""
    kept = kept_by(request.user, on=timezone.localdate()).prefetch_related("names")
    return get_object_or_404(kept, code=code)


def common(here: Organisation, today: date) -> dict[str, object]:
    """What every page about an organisation's people shows."""
    return {"organisation": here, "name": name_on(here, today), "today": today, "is_example": here.is_example}


def trail(here: Organisation) -> list[dict[str, str]]:
    """The way back."""
    name = name_on(here, timezone.localdate())
    return [{"label": f"Mensen van {name}", "url": reverse("people:organisation", args=[here.code])}]
