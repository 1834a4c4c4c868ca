"""There is a new version: what changes for us, and going on to it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import BarrierVersion, InUse, barrier_model
from dijkwacht.apps.barriers.queries import asked_now, newer_than, said_of
from dijkwacht.apps.barriers.queries.together import group_of
from dijkwacht.apps.barriers.rules import Renewed, as_left, renewed, said_in
from dijkwacht.apps.organisations.queries import named
from dijkwacht.documents.barriers.versions.changes import changes
from dijkwacht.documents.barriers.words import titles
from dijkwacht.kit.dutch import listed
from dijkwacht.web.barriers.here import in_use_for
from dijkwacht.web.request import SignedIn, number


def offered(in_use: InUse) -> Mapping[str, Any]:
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
        "lost": [*_lost(found, names, asked_now(in_use, on=timezone.localdate()))],
        "unknown": [one.title for one in after.barriers if one.id not in known],
        "group": _group(in_use, version),
    }


def _lost(found: Renewed, names: Mapping[str, str], asked: Collection[str]) -> Iterator[str]:
    """What is lost of what was said, a sentence for each kind."""
    told = {
        "Dit gaat niet mee": found.left,
        "Dit moet de partner opnieuw bevestigen, want de barrière is anders": found.again,
        "Deze vraag aan de partner vervalt, want de barrière is anders of weg": [
            one for one in names if one in asked and (one not in found.kept or one not in found.same)
        ],
        "Wie haar plaatst, gaat niet mee, want de barrière noemt die partij niet meer": found.nobody,
    }
    yield from (f"{what}: {'; '.join(names[one] for one in those)}." for what, those in told.items() if those)


@dataclass(frozen=True, slots=True)
class Group:
    """With whom an organisation takes part now in the version that it works with, and with whom in the newer one; by name."""

    left: str
    joined: str


def _group(in_use: InUse, version: BarrierVersion) -> Group | None:
    """The group that an organisation leaves by going on; none where it takes part in none, or is there alone."""
    rows = {row.organisation_id: row for row in group_of(in_use, on=timezone.localdate())}
    order = named((row.organisation for row in rows.values()), timezone.localdate())
    others = [(name, rows[one.pk].version_id) for one, name in order if one.pk != in_use.organisation_id]
    left = listed(name for name, where in others if where == in_use.version_id)
    return Group(left, listed(name for name, where in others if where == version.pk)) if left else None


def left_behind(in_use: InUse) -> list[tuple[str, str]]:
    """What could not go along from the version before, by title, with how it was: by whom and since when."""
    if in_use.former is None:
        return []
    left = {name: as_left(told) for name, told in in_use.left_behind.items()}
    barriers = [one for one in barrier_model(in_use.former).barriers if one.id in left]
    return [(one.title, said_in(left[one.id].standing.word, left[one.id])) for one in barriers]


@require_POST
def put_away(request: SignedIn, in_use: object) -> HttpResponse:
    """It was read: fold it."""
    held = in_use_for(request.user, in_use, Right.PLACE_BARRIERS)
    actions.put_away(in_use=held, by=request.user)
    messages.success(request, "Weggelegd. Het staat nog ingeklapt op deze pagina.")
    return redirect("barriers:open", held.pk)


@require_POST
def renew(request: SignedIn, in_use: object) -> HttpResponse:
    """Go on to the new version."""
    held = in_use_for(request.user, in_use, Right.PLACE_BARRIERS)
    told = offered(held)
    actions.renew(in_use=held, seen=number(request.POST.get("seen", "")), by=request.user)
    messages.success(request, "U werkt nu met de nieuwe versie van dit model.")
    if told.get("lost"):
        messages.warning(request, " ".join(told["lost"]))
    return redirect("barriers:open", held.pk)
