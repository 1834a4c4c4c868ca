"""How far is it? The page, the part of it that looks again, and stopping or trying again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.errands import actions
from dijkwacht.apps.errands.rules import Kind, State
from dijkwacht.jobs import errands as jobs
from dijkwacht.web.parts.errands.reading import BROUGHT, fields_of
from dijkwacht.web.parts.errands.shown import Shown, own
from dijkwacht.web.request import SignedIn


@require_GET
def errand(request: SignedIn, errand: UUID) -> HttpResponse:
    """How far is it? Without scripts the page itself looks again."""
    found = own(request.user, errand)
    return render(request, "errands/errand.html", {"shown": Shown(found, timezone.now())})


@require_GET
def part(request: SignedIn, errand: UUID) -> HttpResponse:
    """The part of the page that changes."""
    found, seen = own(request.user, errand), request.GET.get("stand", "")
    return render(request, "errands/part.html", {"shown": Shown(found, timezone.now(), seen if seen in set(State) else "")})


@require_GET
def onward(request: SignedIn, errand: UUID) -> HttpResponse:
    """Go on with this file? The form goes where it was meant for, with what was read."""
    found = own(request.user, errand, Kind.READING)
    if found.state_on(timezone.now()) is not State.DONE:
        return redirect("errands:errand", found.pk)
    fields = [*fields_of(found), (BROUGHT, str(found.pk))]
    return render(request, "errands/onward.html", {"file": found.about["file"], "where": found.about["where"], "fields": fields})


@require_POST
def cancel(request: SignedIn, errand: UUID) -> HttpResponse:
    """Stop it."""
    found = own(request.user, errand)
    actions.cancel(errand=found, by=request.user)
    return redirect("errands:errand", found.pk)


@require_POST
def again(request: SignedIn, errand: UUID) -> HttpResponse:
    """Try again what was broken off."""
    found = own(request.user, errand)
    jobs.ask_again(errand=found, by=request.user)
    return redirect("errands:errand", found.pk)
