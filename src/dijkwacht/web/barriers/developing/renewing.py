"""There is a new version: what changes for us, and going on to it."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import newer_than, said_of
from dijkwacht.apps.barriers.rules import Standing, renewed
from dijkwacht.documents.barriers.versions.changes import changes
from dijkwacht.documents.barriers.words import titles
from dijkwacht.web.barriers.here import in_use_for
from dijkwacht.web.request import SignedIn, number


def offered(in_use: InUse) -> Mapping[str, object]:
    """The newer version, what is different in it, and what that means for what was said; empty where there is none."""
    version = newer_than(in_use)
    if version is None:
        return {}
    before, after = barrier_model(in_use.version), barrier_model(version)
    found, names = renewed(before, after, in_use.organisation.kind, said_of(in_use)), titles(before)
    known = {one.id for one in before.barriers}
    return {
        "version": version,
        "changed": changes(before, after),
        "left": [names[one] for one in found.left],
        "again": [names[one] for one in found.again],
        "unknown": [one.title for one in after.barriers if one.id not in known],
    }


def left_behind(in_use: InUse) -> list[tuple[str, str]]:
    """What could not go along from the version before, by title, with how it was."""
    if in_use.former is None:
        return []
    how = in_use.left_behind
    return [(one.title, Standing(how[one.id]).word) for one in barrier_model(in_use.former).barriers if one.id in how]


@require_POST
def renew(request: SignedIn, in_use: object) -> HttpResponse:
    """Go on to the new version."""
    held = in_use_for(request.user, in_use, Right.PLACE_BARRIERS)
    actions.renew(in_use=held, seen=number(request.POST.get("seen", "")), by=request.user)
    messages.success(request, "U werkt nu met de nieuwe versie van dit model.")
    return redirect("barriers:open", held.pk)
