"""How far is it? The page, the part of it that looks again, and stopping or trying again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.errands import actions
from dijkwacht.apps.errands.rules import State
from dijkwacht.jobs import errands as jobs
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
