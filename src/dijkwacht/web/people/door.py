"""The doors by which people come in: a link of their own, used once.

Nothing here tells whether an address is known: every link that does not work gets the same page.
"""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.actions import note
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Means, Sign
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.people import actions
from dijkwacht.apps.people.models import Welcome
from dijkwacht.apps.people.queries import account_of, address_by, welcome_by
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.door import at_the_door
from dijkwacht.web.people.forms import EntryForm
from dijkwacht.web.typed.marks import for_nobody_yet

BY = System("door")
BACKEND = "django.contrib.auth.backends.ModelBackend"


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """How will you sign in? Who has an account already takes the role up with that."""
    found = welcome_by(token, on=timezone.localdate())
    if found is None:
        return render(request, "people/gone.html", status=404)
    if account_of(found.email):
        return _with_account(request, found)
    for_nobody_yet(request)
    form = EntryForm(request.POST if request.method == "POST" else None, email=found.email, name=found.name)
    outcome = done(form, lambda: actions.enter(welcome=found, name=form.cleaned_data["name"], password=form.password_given()))
    if not outcome.is_done:
        return _page(request, found, form=form, refused=outcome.refused, status=outcome.status)
    login(request, outcome.made, backend=BACKEND)
    note(Sign.IN, user=outcome.made, by=outcome.made, how=Means.LINK)
    if outcome.made.has_usable_password():
        messages.success(request, "Welkom. Uw account is klaar, en u bent ingelogd.")
        return redirect("start:home")
    messages.success(request, "Uw account is klaar. Voeg nu uw passkey toe: daarmee logt u voortaan in.")
    return redirect("mfa_add_webauthn")


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: HttpRequest, token: str) -> HttpResponse:
    """Is this your address?"""
    found = address_by(token, on=timezone.localdate())
    if found is None:
        return render(request, "people/gone.html", status=404)
    if request.method != "POST":
        return render(request, "people/new_address.html", {"address": found})
    actions.confirm_address(address=found, by=BY)
    return render(request, "people/new_address.html", {"is_done": True})


def _with_account(request: HttpRequest, found: Welcome) -> HttpResponse:
    user = request.user
    is_theirs = isinstance(user, User) and user.email == found.email
    if not isinstance(user, User) or not is_theirs:
        sign_in = f"/account/login/?{urlencode({'next': request.path})}"
        return _page(request, found, sign_in=sign_in, is_other=user.is_authenticated)
    if request.method != "POST":
        return _page(request, found, is_theirs=True)
    actions.accept(welcome=found, by=user)
    messages.success(request, "U heeft de rol aanvaard.")
    return redirect("start:home")


def _page(request: HttpRequest, found: Welcome, *, status: int = 200, **more: object) -> HttpResponse:
    context = {
        "welcome": found,
        "name": name_on(found.organisation, timezone.localdate()),
        "is_example": found.organisation.is_example,
        **more,
    }
    return render(request, "people/welcome.html", context, status=status)
