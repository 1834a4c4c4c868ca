"""The plan as the page shows it: the first plan proposed, the rest by theme, the quarters, and who gets how much."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import quarter_word
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.plan.queries.plan import Item, Planning, proposal
from dijkwacht.apps.plan.rules.plan import BOUND, POINTS, FirstPlan, quarters_from, warnings
from dijkwacht.documents.norms.words import EFFORT_WORDS, FUNCTION_WORDS, by_function, function_words
from dijkwacht.documents.plan.given import NOBODY

NUMBERS: Final = (4, 6)
BOUNDS: Final = (4, 6, 8, 12)
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class View:
    """What the address asks: how many quarters, and from which load the page warns."""

    number: int = NUMBERS[0]
    bound: int = BOUND

    @classmethod
    def asked(cls, said: Mapping[str, str]) -> "View":
        """As the address says it; what it cannot be is as usual."""
        number, bound = said.get("kwartalen", ""), said.get("grens", "")
        return cls(
            int(number) if number in map(str, NUMBERS) else NUMBERS[0],
            int(bound) if bound in map(str, BOUNDS) else BOUND,
        )

    @property
    def address(self) -> str:
        """The same as the end of an address."""
        return f"?kwartalen={self.number}&grens={self.bound}"


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation on the page; with a proposed quarter and the reason where it is in the first plan."""

    item: Item
    quarter_options: SafeString
    owner_options: SafeString
    why: str = ""

    @property
    def key(self) -> str:
        """Its name in a form."""
        return self.item.advice.criterion

    @property
    def effort(self) -> str:
        """How much work it is, in a word."""
        return EFFORT_WORDS[self.item.advice.effort]


@dataclass(frozen=True, slots=True)
class Card:
    """One measure in a quarter."""

    measure: Measure
    is_must: bool
    quarter_options: SafeString
    owner_options: SafeString

    @property
    def owner(self) -> str:
        """Who does it."""
        return function_words(self.measure.owner) if self.measure.owner else NOBODY

    @property
    def effort(self) -> str:
        """How much work it is, in a word."""
        return EFFORT_WORDS[self.measure.effort]

    @property
    def state(self) -> State:
        """How far it is."""
        return State(self.measure.state)


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter, or what lies before or after those shown."""

    word: str
    first: date | None
    cards: Sequence[Card]

    @property
    def value(self) -> str:
        """Its name in a form; empty where nothing can be put."""
        return self.first.isoformat() if self.first else ""

    @property
    def points(self) -> int:
        """How much work there is in it."""
        return sum(POINTS[card.measure.effort] for card in self.cards)


@dataclass(frozen=True, slots=True)
class Cell:
    """The load of one owner in one quarter, as a number and as the width of a bar of 60."""

    points: int
    width: int
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """What is for later of one theme."""

    title: str
    rows: Sequence[Row]


@dataclass
class Page:
    """Everything on the page."""

    planning: Planning
    view: View
    today: date
    options: "Options" = field(init=False)

    def __post_init__(self) -> None:
        self.options = Options(self.firsts)

    @cached_property
    def firsts(self) -> tuple[date, ...]:
        """The first days of the quarters shown."""
        return quarters_from(self.today, self.view.number)

    @cached_property
    def plan(self) -> FirstPlan:
        """What is proposed of what waits; with what is planned already it makes about ten."""
        return proposal(self.planning, quarters=self.firsts, bound=self.view.bound)

    @cached_property
    def proposed(self) -> list[Row]:
        """The first plan, row by row."""
        waiting = self.planning.waiting
        return [self._row(waiting[one.advice.criterion], one.quarter, one.why) for one in self.plan.chosen]

    @cached_property
    def later(self) -> list[Theme]:
        """The rest, clustered by theme, in the order of the norm."""
        waiting, found = self.planning.waiting, dict[str, list[Row]]()
        for advice in self.plan.later:
            found.setdefault(advice.theme, []).append(self._row(waiting[advice.criterion], None, ""))
        return [Theme(title, found[code]) for code, title in self.planning.themes.items() if code in found]

    @cached_property
    def running(self) -> list[Item]:
        """Recommendations for which a measure of an earlier picture, or a free one, runs already."""
        return [item for item in self.planning.items if item.measure is None and item.running is not None]

    @cached_property
    def quarters(self) -> list[Quarter]:
        """The quarters with what is planned in them, and before or after them only what there is."""
        must = {item.advice.criterion for item in self.planning.items if item.advice.must}
        place = {item.measure.pk: number for number, item in enumerate(self.planning.items) if item.measure}
        ordered = sorted(self.planning.planned, key=lambda row: place.get(row.pk, len(place)))
        cards = [self._card(row, must) for row in ordered]
        shown = [
            Quarter(quarter_word(first), first, [card for card in cards if card.measure.quarter == first])
            for first in self.firsts
        ]
        early = [card for card in cards if card.measure.quarter and card.measure.quarter < self.firsts[0]]
        late = [card for card in cards if card.measure.quarter and card.measure.quarter > self.firsts[-1]]
        before = [Quarter("Nu en eerder", None, early)] if early else []
        return [*before, *shown, *([Quarter("Daarna", None, late)] if late else [])]

    @cached_property
    def load(self) -> list[tuple[str, list[Cell]]]:
        """Points by owner over the quarters shown, with the total of all below it."""
        load = self.planning.load
        owners = by_function({owner for owner, _ in load if owner}) + [""] * any(not owner for owner, _ in load)
        top = max([self.view.bound, *load.values()])
        rows = [
            (function_words(owner) if owner else NOBODY, [self._cell(owner, quarter, top) for quarter in self.quarters])
            for owner in owners
        ]
        return [*rows, ("samen", [Cell(quarter.points, 0) for quarter in self.quarters])] if rows else []

    @property
    def warnings(self) -> tuple[str, ...]:
        """Who gets too much, in words."""
        shown = {key: points for key, points in self.planning.load.items() if key[1] in self.firsts}
        return warnings(shown, bound=self.view.bound)

    @property
    def without_owner(self) -> int:
        """How many of the planned measures nobody does yet."""
        return sum(not row.owner for row in self.planning.planned)

    def _row(self, item: Item, quarter: date | None, why: str) -> Row:
        owner = item.measure.owner if item.measure else ""
        return Row(item, self.options.quarters(quarter), self.options.owners(owner or item.advice.owner), why)

    def _card(self, row: Measure, must: set[str]) -> Card:
        return Card(row, row.criterion in must, self.options.quarters(row.quarter), self.options.owners(row.owner))

    def _cell(self, owner: str, quarter: Quarter, top: int) -> Cell:
        points = sum(POINTS[card.measure.effort] for card in quarter.cards if card.measure.owner == owner)
        return Cell(points, round(60 * points / top), bool(owner and quarter.first) and points > self.view.bound)


class Options:
    """The options of the menus, written once for every choice: a page may have hundreds of menus."""

    def __init__(self, firsts: Iterable[date]) -> None:
        self.quarter_choices: Choices = [(first.isoformat(), quarter_word(first)) for first in firsts]
        self.owner_choices: Choices = [("", NOBODY), *FUNCTION_WORDS.items()]
        self._written: dict[tuple[str, str], SafeString] = {}

    def quarters(self, chosen: date | None) -> SafeString:
        """The quarters, with the chosen one; one that is not shown is there all the same."""
        value = chosen.isoformat() if chosen else ""
        extra = [(value, quarter_word(chosen))] if chosen and value not in dict(self.quarter_choices) else []
        return self._options("q", value, [*extra, *self.quarter_choices, ("", "later, zonder kwartaal")])

    def owners(self, chosen: str) -> SafeString:
        """The functions, with the chosen one."""
        return self._options("o", chosen, self.owner_choices)

    def _options(self, kind: str, chosen: str, choices: Choices) -> SafeString:
        if (kind, chosen) not in self._written:
            marked = ((value, SafeString(" selected" if value == chosen else ""), word) for value, word in choices)
            written = format_html_join("", '<option value="{}"{}>{}</option>', marked)
            self._written[kind, chosen] = format_html("{}", written)
        return self._written[kind, chosen]
