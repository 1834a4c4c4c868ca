"""From the basic questions to the whole norm."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.norms.models import norm_set
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.states import State, why_not_grow
from dijkwacht.web.parts.pictures import picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.roadmap.roadmap_page import shared


@require_http_methods(["GET", "POST"])
def grow(request: SignedIn, picture: UUID) -> HttpResponse:
    """Does this picture grow into a full one?"""
    here = picture_for(request.user, picture)
    if request.method == "POST":
        if here.is_basic:  # else a double click: it has grown already
            actions.grow(picture=here, by=request.user)
            messages.success(request, "Het beeld gaat nu over de hele norm. Wat beantwoord was, staat er nog.")
        return redirect("roadmap:roadmap", here.pk)
    whole, now = len(norm_set(here.norm).criteria), len(norm_of(here).criteria)
    context = {
        **shared(here, page="roadmap:grow"),
        "whole": whole,
        "now": now,
        "new": whole - now,
        "reason": why_not_grow(State(here.state), is_basic=here.is_basic),
    }
    return render(request, "roadmap/grow.html", context)
