"""Which norms are there?"""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.queries import versions
from dijkwacht.apps.norms.rules import State
from dijkwacht.apps.pictures.queries.norms import pictures_on
from dijkwacht.web.norms.norm_access import reader
from dijkwacht.web.request import SignedIn

BADGES: Final = {State.DRAFT: "attention", State.PUBLISHED: "done", State.RETIRED: "calm"}


@dataclass(frozen=True, slots=True)
class Row:
    """One version on the list."""

    norm: NormVersion
    pictures: int

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.norm.state)

    @property
    def badge(self) -> str:
        """How its state is marked."""
        return BADGES[self.state]


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which norms can a picture be made on?"""
    is_keeper = reader(request.user)
    used = pictures_on()
    rows = [Row(norm, used.get(norm.pk, 0)) for norm in versions() if is_keeper or norm.state != State.DRAFT]
    drafts = [row for row in rows if row.state is State.DRAFT]
    return render(request, "norms/index.html", {"rows": rows, "drafts": drafts, "is_keeper": is_keeper})
