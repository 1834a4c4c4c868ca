"""The board: every measure of one organisation by state, each with the steps that whoever looks may take."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import Hands, hands_of, organisations_seen, standings
from dijkwacht.apps.measures.rules.barriers import short
from dijkwacht.apps.measures.rules.drafts import short_title
from dijkwacht.apps.measures.rules.states import OPEN, State, is_late, lies_still
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named
from dijkwacht.documents.norms.words import function_words
from dijkwacht.kit.dutch import capital, long_date
from dijkwacht.web.measures.measure_access import Way, ways_from
from dijkwacht.web.request import SignedIn

CHOICE: Final = "organisatie"
UNDO: Final = "besluit-undo"
"""Where a session keeps which decision on measures was put down last."""
UNNUMBERED: Final = UUID(int=0)
"""Stands where the number of a measure comes in what is made once for all cards."""
_NUMBER: Final = str(UNNUMBERED)
# What a state without a card says: what leads there.
EMPTY: Final = {
    State.PROPOSED: "Geen voorstellen.",
    State.DECIDED: "Niets wat wacht om te beginnen.",
    State.IN_PROGRESS: "Er wordt nu nergens aan gewerkt.",
    State.IN_PRACTICE: "Nog niets ingevoerd.",
    State.PROVEN: "Nog niets aantoonbaar in werking.",
    State.STOPPED: "Niets gestopt.",
}


@dataclass(frozen=True, slots=True)
class Card:
    """One measure on the board: who does it, by when and what it is for in ``facts``; what asks for a look as badges."""

    row: Measure
    title: str
    url: str
    facts: str
    is_late: bool
    is_over: bool
    is_still: bool
    ways: SafeString

    @property
    def badges(self) -> tuple[str, ...]:
        """What asks for a look, in words."""
        rest = "Geen voortgang" if self.is_still else "Dag voorbij" if self.is_over and not self.is_late else ""
        return tuple(filter(None, ("Te laat" if self.is_late else "", rest)))


@dataclass(frozen=True, slots=True)
class Column:
    """One state with its measures: what is too late first, then what lies still, then by day."""

    state: State
    cards: tuple[Card, ...]

    @property
    def empty(self) -> str:
        """What stands there when it is empty."""
        return EMPTY[self.state]


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which measure moves next?"""
    today = timezone.localdate()
    names = named(organisations_seen(request.user, on=today), today)
    here = chosen(request, [one for one, _ in names])
    hands = hands_of(request.user, on=today)
    columns = list(_columns(request, here, hands, today)) if here else []
    context = {
        "columns": columns,
        "late": sum(card.is_late for column in columns for card in column.cards),
        "proposed": sum(len(column.cards) for column in columns if column.state is State.PROPOSED),
        "may_undo": here is not None and request.session.get(UNDO, {}).get("organisation") == here.code,
        "still": sum(card.is_still for column in columns for card in column.cards),
        "total": sum(len(column.cards) for column in columns),
        "here": here,
        "name": next((name for one, name in names if one == here), ""),
        "choices": [
            {"label": name, "url": f"?{CHOICE}={one.code}", "current": one == here, "count": None} for one, name in names
        ],
        "may_run": here is not None and here.pk in hands.runs,
        "is_example": here is not None and here.is_example,
    }
    return render(request, "measures/board.html", context)


def chosen(request: SignedIn, among: list[Organisation]) -> Organisation | None:
    """The organisation in the address, or the first that has a measure to do.

    Raises:
        Http404: the one in the address is not among them.
    """
    code = request.GET.get(CHOICE, "")
    if not code:
        return _first(request, among)
    found = next((one for one in among if one.code == code), None)
    if found is None:
        raise Http404
    return found


def _first(request: SignedIn, among: list[Organisation]) -> Organisation | None:
    if len(among) < 2:
        return among[0] if among else None
    open_ones = Measure.objects.visible_to(request.user, on=timezone.localdate()).filter(state__in=OPEN)
    busy = set(open_ones.values_list("organisation", flat=True))
    return next((one for one in among if one.pk in busy), among[0])


def _columns(request: SignedIn, here: Organisation, hands: Hands, today: date) -> Iterator[Column]:
    rows = list(Measure.objects.visible_to(request.user, on=today).filter(organisation=here).defer("text", "practice_how"))
    there = standings(rows)
    address = reverse("measures:measure", args=[UNNUMBERED])
    cards = [_card(row, address, _ways(tuple(ways_from(State(row.state), there[row.pk], row, hands))), today) for row in rows]
    for state in State:
        yield Column(state, tuple(sorted((card for card in cards if card.row.state == state), key=_order)))


def _order(card: Card) -> tuple[bool, bool, date, str]:
    return not card.is_late, not card.is_still, card.row.due_on or date.max, card.row.title


@lru_cache(maxsize=256)
def _ways(ways: tuple[Way, ...]) -> SafeString:
    # Measures in one state have the same steps: these are drawn once per process, for a measure without a number.
    return render_to_string("measures/ways.html", {"ways": ways, "measure": UNNUMBERED}) if ways else SafeString()


def _card(row: Measure, address: str, ways: SafeString, today: date) -> Card:
    state, what_for = State(row.state), row.criterion or ("barrière" if row.barrier else "")
    day = long_date(row.due_on) if row.due_on else ""
    owner = function_words(row.owner) if row.owner else "nog geen eigenaar"
    return Card(
        row,
        short(row.title) if row.barrier else short_title(row.title),
        address.replace(_NUMBER, str(row.pk)),
        " · ".join(filter(None, (capital(owner), day, what_for))),
        is_late=is_late(state, row.due_on, on=today),
        is_over=state in OPEN and row.due_on is not None and row.due_on < today,
        is_still=lies_still(state, row.touched_on, on=today),
        ways=mark_safe(ways.replace(_NUMBER, str(row.pk))),  # noqa: S308 - drawn by a template, and a number
    )
