"""From recommendations to a first plan: which come first, in which quarter, and in words why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.scoring.weaknesses import severity
from dijkwacht.apps.measures.rules.drafts import quarter_of, quarter_word
from dijkwacht.documents.norms.words import function_words

FIRST: Final = 10
"""About as many as an organisation can carry in one year."""
PER_THEME: Final = 3
"""So that one theme does not take the whole first plan, as long as there is something of another."""
POINTS: Final[Mapping[str, int]] = MappingProxyType({"small": 1, "medium": 2, "large": 4})
"""How much work an effort stands for: an estimate, to see who gets too much at once."""
BOUND: Final = 6
"""The load of one owner in one quarter above which the page warns, unless another bound is chosen."""
Load = Mapping[tuple[str, date], int]
"""Points by owner and first day of the quarter."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One recommendation as the plan weighs it; ``owner`` is a function, empty where none is proposed."""

    criterion: str
    theme: str
    must: bool
    heaviness: int
    effort: str
    owner: str = ""

    @property
    def points(self) -> int:
        """How much work it is, as an estimate."""
        return POINTS[self.effort]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A recommendation of the first plan: in which quarter, and why it is in."""

    advice: Advice
    quarter: date
    why: str


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """What is proposed for now, and all the rest in its order: together exactly what came in."""

    chosen: tuple[Chosen, ...]
    later: tuple[Advice, ...]


@dataclass
class _Room:
    """How full the quarters are while the plan is being made."""

    quarters: Sequence[date]
    share: int
    bound: int
    owners: defaultdict[tuple[str, date], int]
    totals: Counter[date] = field(default_factory=Counter)

    def quarter_for(self, advice: Advice) -> tuple[date, str]:
        """The first quarter with room, and the reason where that is not the first with room in all."""
        wide = [first for first in self.quarters if self.totals[first] + advice.points <= max(self.share, advice.points)]
        free = [first for first in wide if self._fits(advice, first)]
        if free:
            found = free[0]
            why = f" Niet eerder: {function_words(advice.owner)} zit dan vol." if found != wide[0] else ""
        else:
            found = min(self.quarters, key=lambda first: (not self._fits(advice, first), self.totals[first], first))
            why = "" if self._fits(advice, found) else f" Let op: {function_words(advice.owner)} zit in ieder kwartaal vol."
        self.totals[found] += advice.points
        self.owners[advice.owner, found] += advice.points
        return found, why

    def _fits(self, advice: Advice, first: date) -> bool:
        return not advice.owner or self.owners[advice.owner, first] + advice.points <= self.bound


def in_order(advices: Iterable[Advice]) -> tuple[Advice, ...]:
    """*Minimumeisen* first, then the heaviest, then the least work, then by id.

    >>> light, must = Advice("A", "T", False, 4, "small"), Advice("B", "T", True, 2, "large")
    >>> [advice.criterion for advice in in_order([light, must])]
    ['B', 'A']
    """
    return tuple(sorted(advices, key=lambda one: (not one.must, -one.heaviness, one.points, one.criterion)))


def quarters_from(day: date, number: int) -> tuple[date, ...]:
    """The first days of the coming quarters; the one that runs counts as long as half of it is left.

    >>> [first.isoformat() for first in quarters_from(date(2026, 11, 24), 2)]
    ['2027-01-01', '2027-04-01']
    """
    first = quarter_of(day)
    if day - first > timedelta(days=45):
        first = following(first)
    found = [first]
    while len(found) < number:
        found.append(following(found[-1]))
    return tuple(found)


def following(first: date) -> date:
    """The first day of the quarter after this one.

    >>> following(date(2026, 10, 1))
    datetime.date(2027, 1, 1)
    """
    return quarter_of(first + timedelta(days=95))


def last_day(first: date) -> date:
    """The last day of a quarter.

    >>> last_day(date(2027, 1, 1))
    datetime.date(2027, 3, 31)
    """
    return following(first) - timedelta(days=1)


def first_plan(
    advices: Iterable[Advice],
    *,
    quarters: Sequence[date],
    busy: Load = MappingProxyType({}),
    bound: int = BOUND,
    size: int = FIRST,
) -> FirstPlan:
    """Propose a first plan: *minimumeisen* first, no theme more than its part, spread over the quarters by load.

    ``busy`` is the load that owners have already, ``bound`` what one of them can carry in one quarter.
    """
    ordered = in_order(advices)
    picked = _picked(ordered, size)
    chosen = [advice for advice in ordered if advice.criterion in picked]
    share = -(-sum(advice.points for advice in chosen) // max(1, len(quarters)))
    room = _Room(quarters, share, bound, defaultdict(int, busy))
    placed: list[Chosen] = []
    themes: Counter[str] = Counter()
    for advice in chosen:
        quarter, fullness = room.quarter_for(advice)
        placed.append(Chosen(advice, quarter, _why(advice, is_first_of_theme=not themes[advice.theme]) + fullness))
        themes[advice.theme] += 1
    return FirstPlan(tuple(placed), tuple(advice for advice in ordered if advice.criterion not in picked))


def _picked(ordered: Sequence[Advice], size: int) -> set[str]:
    picked = [advice for advice in ordered if advice.must][:size]
    themes = Counter(advice.theme for advice in picked)
    for most in (PER_THEME, len(ordered)):
        for advice in ordered:
            if len(picked) < size and advice not in picked and themes[advice.theme] < most:
                picked.append(advice)
                themes[advice.theme] += 1
    return {advice.criterion for advice in picked}


def _why(advice: Advice, *, is_first_of_theme: bool) -> str:
    if advice.must:
        return "Minimumeis: zolang dit onder de norm is, is het hele thema niet op hoogte."
    weight = severity(advice.heaviness, must=False)
    work = ", en weinig werk" if advice.effort == "small" else ""
    theme = " Zo komt ook dit thema aan bod." if is_first_of_theme else ""
    return f"Weegt als kwetsbaarheid {weight or 'laag'}{work}.{theme}"


def why_later(advice: Advice, planned: Iterable[Advice]) -> str:
    """Why a recommendation is not in the plan as it was made.

    >>> one = Advice("A", "T", False, 4, "small")
    >>> why_later(one, []), why_later(one, [Advice("B", "T", True, 8, "small")])
    ('Er is nog geen plan gemaakt.', 'Weegt minder zwaar dan wat nu is gekozen.')
    """
    chosen = tuple(planned)
    if not chosen:
        return "Er is nog geen plan gemaakt."
    if advice.must:
        return "Minimumeis. Gaat als eerste mee zodra er ruimte is."
    if advice.heaviness < min(one.heaviness for one in chosen) or all(one.must for one in chosen):
        return "Weegt minder zwaar dan wat nu is gekozen."
    own = sum(one.theme == advice.theme for one in chosen)
    return f"Uit dit thema zitten er al {own} in het plan." if own >= PER_THEME else "Weegt even zwaar; andere gingen voor."


def load_of(work: Iterable[tuple[str, date, str]]) -> Load:
    """The points by owner and quarter, of pieces of work as owner, quarter and effort.

    >>> load_of([("hr", date(2027, 1, 1), "large"), ("hr", date(2027, 1, 1), "small")])
    {('hr', datetime.date(2027, 1, 1)): 5}
    """
    found: defaultdict[tuple[str, date], int] = defaultdict(int)
    for owner, first, effort in work:
        found[owner, first] += POINTS[effort]
    return dict(found)


def warnings(load: Load, *, bound: int) -> tuple[str, ...]:
    """Who gets too much in which quarter, in words; work without an owner burdens nobody yet."""
    over = sorted((first, owner, points) for (owner, first), points in load.items() if owner and points > bound)
    return tuple(
        f"{function_words(owner)[0].upper()}{function_words(owner)[1:]} heeft in het {quarter_word(first)} te veel werk:"
        f" {points}. De grens staat op {bound}."
        for first, owner, points in over
    )
