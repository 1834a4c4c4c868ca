"""Which term runs out, and how do I reckon one?"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob.queries import dues as bibob_dues
from dijkwacht.apps.cases.queries import registering
from dijkwacht.apps.cases.rules.cases import Due, left_words, ours_first, whose_words
from dijkwacht.apps.damocles.queries import dues_of as damocles_dues
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.queries import all_in_force, policy_organisations
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.bibob.library import BODIES
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Source:
    """What an instrument brings to this page: the terms of one's own cases, the names of its addresses, and who uses it."""

    instrument: Instrument
    dues: Callable[..., tuple[Due, ...]]
    case: str
    cases: str
    policy: str
    kinds: frozenset[str] = frozenset(Kind)


SOURCES: Final = (
    Source(Instrument.BIBOB, bibob_dues, "bibob:case", "bibob:cases", "bibob:policy", frozenset(BODIES)),
    Source(Instrument.DAMOCLES, damocles_dues, "damocles:case", "damocles:cases", "damocles:policy"),
)
"""An instrument adds itself here."""

SHOWN: Final = 30
"""Terms on the page; who has more goes on in the list of cases."""


@dataclass(frozen=True, slots=True)
class Line:
    """One term on the page."""

    due: Due
    url: str
    today: date

    @property
    def left(self) -> str:
        """How long there is left, in words."""
        return left_words(self.due.until, self.today, self.due.whose)

    @property
    def whose(self) -> str:
        """For whom it runs."""
        return whose_words(self.due.whose, self.due.instrument)

    @property
    def kind(self) -> str:
        """How near it is, for the mark before it."""
        is_near = self.due.days_left(self.today) <= 7
        return "attention" if is_near and self.due.whose.is_ours else "calm"


@dataclass(frozen=True, slots=True)
class Held:
    """The policy of an organisation for one instrument; none where it has none."""

    name: str
    instrument: Instrument
    url: str
    policy: Policy | None


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which term runs out?"""
    today = timezone.localdate()
    ours, others = ours_first(due for source in SOURCES for due in source.dues(request.user, on=today))
    dues = (*ours, *others)
    places = {source.instrument: source.case for source in SOURCES}
    organisations = policy_organisations(request.user, on=today)
    lines = [Line(due, reverse(places[due.instrument], args=[due.case]), today) for due in dues[:SHOWN]]
    parts = (
        ("Dit moet u doen", [line for line in lines if line.due.whose.is_ours]),
        ("Hier wacht u op", [line for line in lines if not line.due.whose.is_ours]),
    )
    context = {
        "lines": lines,
        "parts": [(heading, part) for heading, part in parts if part],
        "more": max(0, len(dues) - SHOWN),
        "held": _held(organisations, today),
        "keeps": _keeping(request.user, today),
        "today": today,
        "is_example": any(one.is_example for one in organisations),
    }
    return render(request, "instruments/index.html", context)


def _keeping(user: User, today: date) -> list[tuple[str, str]]:
    """The lists of cases of who may open one; with what they are called."""
    return [
        (source.instrument.word, reverse(source.cases))
        for source in SOURCES
        if registering(user, source.instrument, on=today).exists()
    ]


def _held(organisations: QuerySet[Organisation], today: date) -> list[Held]:
    """What each organisation has laid down, by name and instrument; one query an instrument."""
    in_force = {source.instrument: all_in_force(organisations, source.instrument, on=today) for source in SOURCES}
    return [
        Held(name, source.instrument, reverse(source.policy, args=[one.code]), in_force[source.instrument].get(one.pk))
        for one, name in named(organisations, today)
        for source in SOURCES
        if one.kind in source.kinds
    ]
