"""What was found in a large file of a norm: look, and keep it as a draft."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from pydantic import TypeAdapter

from dijkwacht.apps.errands.queries import result_of
from dijkwacht.apps.errands.rules import Kind, State
from dijkwacht.apps.norms import actions
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.web.deeds import done
from dijkwacht.web.norms import left_behind
from dijkwacht.web.norms.norm_access import must_keep
from dijkwacht.web.norms.norm_words import read_in
from dijkwacht.web.parts.errands.shown import own
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def found(request: SignedIn, errand: UUID) -> HttpResponse:
    """Is this what you meant? What was read, before it is a draft."""
    must_keep(request.user)
    work = own(request.user, errand, Kind.NORM)
    if work.state_on(timezone.now()) is not State.DONE:
        return redirect("errands:errand", work.pk)
    shape: TypeAdapter[Found] = TypeAdapter(Found)
    read = shape.validate_json(result_of(work))
    norm = read.norm
    facts = [("Naam", norm.title), ("Versie", norm.version)]
    facts += [("Thema’s en eisen", f"{len(norm.themes)} thema’s, {len(norm.criteria)} eisen")]
    context = {"facts": [*facts, *(("Herkomst", line) for line in read.origin)], "lost": read.lost}
    if request.method == "GET":
        return render(request, "norms/found.html", context)
    outcome = done(None, lambda: actions.draft(norm=norm, by=request.user))
    if outcome.is_done:
        left_behind.remember(request, outcome.made.pk, read)
        messages.success(request, read_in(read))
        return redirect("norms:review", outcome.made.pk)
    return render(request, "norms/found.html", {**context, "refused": outcome.refused}, status=outcome.status)
