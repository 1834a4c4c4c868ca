"""Help: which manual is for me, one manual, and whom to ask."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import reach
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.web.help.manuals import is_for, manual, manuals
from dijkwacht.web.parts.invitation_cookie import invitations_in


# Whoever cannot sign in needs help most; nothing here is about anybody.
@login_not_required
@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """How does it work, and where do I begin?"""
    rights = _rights(request)
    every = manuals()
    context = {"own": [one for one in every if is_for(one.name, rights)]}
    context["others"] = [one for one in every if one not in context["own"]]
    return render(request, "help/index.html", context)


@login_not_required
@require_GET
def page(request: HttpRequest, shelf: str, name: str) -> HttpResponse:
    """One manual."""
    found = manual(shelf, name)
    if found is None:
        raise Http404
    return render(request, "help/page.html", {"manual": found})


@login_not_required
@require_GET
def contact(request: HttpRequest) -> HttpResponse:
    """Whom do I ask?"""
    return render(request, "help/contact.html", {"contact": settings.CONTACT})


def _rights(request: HttpRequest) -> frozenset[Right]:
    if isinstance(request.user, User):
        return frozenset().union(*reach(request.user, on=timezone.localdate()).values())
    return frozenset({Right.ANSWER}) if invitations_in(request) else frozenset()
