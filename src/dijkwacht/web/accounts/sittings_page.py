"""Where am I signed in? One's own browsers, and the way to end the others."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.actions import end_sittings
from dijkwacht.apps.accounts.backend import digest
from dijkwacht.apps.accounts.models import Sitting
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def sittings(request: SignedIn) -> HttpResponse:
    """Show them; on the button, end all but this one."""
    this = digest(request.session.session_key or "")
    if request.method == "POST":
        ended = end_sittings(user=request.user, by=request.user, but=this)
        messages.success(request, "Overal elders bent u uitgelogd." if ended else "U was nergens anders ingelogd.")
        return redirect("account_sittings")
    running = Sitting.objects.filter(user=request.user, expire_date__gt=clock.now()).order_by("-began_at", "session_key")
    return render(request, "account/sittings.html", {"sittings": running, "this": this})
