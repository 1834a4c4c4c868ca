"""Which mails somebody gets, and when: of each kind at once, in the overview of the day, or not at all."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.asks import actions
from dijkwacht.apps.asks.queries.asks import scene_of, ways_of
from dijkwacht.apps.asks.rules.kinds import Kind, mailed
from dijkwacht.web.asks.forms import WaysForm
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def preferences(request: SignedIn) -> HttpResponse:
    """Which mails do you want?"""
    kinds, ways = kinds_for(request.user), ways_of([request.user.pk])[request.user.pk]
    form = WaysForm(request.POST if request.method == "POST" else None, kinds=kinds, ways=ways)
    if form.is_valid():
        actions.prefer(ways=form.ways, by=request.user)
        messages.success(request, "Uw keuze is bewaard.")
        return redirect("asks:preferences")
    return render(request, "asks/preferences.html", {"form": form}, status=422 if form.is_bound else 200)


def kinds_for(user: User) -> list[Kind]:
    """The kinds that somebody can be told of: those of a role that they hold."""
    roles = {seat.role for seat in scene_of(user, on=timezone.localdate()).seats if seat.user == user.pk}
    return [kind for kind in mailed() if kind.facts.roles & roles]
