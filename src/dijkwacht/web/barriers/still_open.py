"""What is still open, who does what, and what would help most?"""

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.queries.standing import told
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import STANDING
from dijkwacht.documents.barriers.picture import drawn
from dijkwacht.web.barriers.developing.renewing import left_behind, offered
from dijkwacht.web.barriers.here import common, in_use_for, may_place
from dijkwacht.web.files import asked, sent
from dijkwacht.web.parts.barriers.aside import asides
from dijkwacht.web.request import SignedIn


@require_GET
def still_open(request: SignedIn, in_use: object) -> HttpResponse:
    """What is still open?"""
    held = in_use_for(request.user, in_use, Right.SEE_BARRIERS)
    found, may = told(held), may_place(request.user, held)
    beside = asides(request.user, [held])
    five = {one.barrier.id for one in found.five}
    there = beside.of(held)
    context = {
        **common(held),
        "told": found,
        "drawing": mark_safe(drawn(found.model, found.here)),  # noqa: S308 - our own drawing, every text escaped
        "may_place": may,
        "asides": there,
        # One button is enough: what is among the five has it there.
        "of_deeds": {name: replace(one, may_take=one.may_take and name not in five) for name, one in there.items()},
        "measured": beside.measured(held),
        "newer": offered(held) if may else {},
        "left_behind": left_behind(held),
        "papers": [(form.word, reverse("barriers:standing", args=[held.pk, form.value])) for form in STANDING.forms],
    }
    return render(request, "barriers/open.html", context)


@require_GET
def paper(request: SignedIn, in_use: object, form: str) -> HttpResponse:
    """The same to take along; of routes their number, never a chance."""
    held = in_use_for(request.user, in_use, Right.SEE_BARRIERS)
    return sent(deliver(STANDING, of=held, form=asked(form, STANDING.forms), by=request.user), to=request)
