"""Use in numbers, the same for both instruments: per year what was within policy, tested, asked, and how it ended.

Whoever is named on the cases gets exact numbers, of those alone. Besides, a year is shown once it is over, as it was then: the
same for everybody, without small numbers and whatever gives them away, also to two readers who take off every case that either
ever knew. So nothing that somebody does later (opening, naming, leaving, removing) changes a figure that was seen, and two
readers who lay theirs beside each other see one and the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import quantiles
from typing import Any, Final

SMALLEST: Final = 5
"""The smallest count that is shown to whoever is not named on the cases."""
FEWEST_TIMED: Final = 10
"""Of fewer cases no duration is shown: each of three numbers would be that of nearly one case."""
YEARS: Final = 5
"""So many years that are over are shown, whatever there was in them: a heading tells nothing."""
CLOSES: Final = (2, 1)
"""The month and day on which the year before is closed: what happened in December is noted in January."""


@dataclass(frozen=True, slots=True)
class Handled:
    """One case as it counts: nothing of it but year, yes or no, and words of our own.

    ``outcome`` of what was tested, ``why_not`` of what was not; ``days`` from its opening to its end, when it has ended, and
    ``so_far`` to its end or to today.
    """

    year: int
    is_within_policy: bool
    is_tested: bool
    is_asked: bool = False
    outcome: str = ""
    why_not: str = ""
    days: int | None = None
    so_far: int = 0


@dataclass(frozen=True, slots=True)
class Durations:
    """How long cases took: the middle one and the middle half, in days, over so many (None: not shown)."""

    number: int | None
    lower: float
    median: float
    upper: float


@dataclass(frozen=True, slots=True)
class Year:
    """A year in numbers; a count of None is not shown."""

    year: int
    cases: int | None
    within: int | None
    within_tested: int | None
    tested: int | None
    untested: int | None
    asked: int | None
    outcomes: Mapping[str, int | None]
    why_not: Mapping[str, int | None]
    durations: Durations | None


@dataclass(frozen=True, slots=True)
class Words:
    """The words that can stand in ``outcome`` and ``why_not``: each gets a count, also none."""

    outcomes: Sequence[str]
    why_not: Sequence[str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A year that is over as one reader may see it, and as it stood on which day."""

    made_on: date
    year: Year

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of it may be shown, be it that there was nothing or too little."""
        return self.year.cases is None and self.year.within is None


def last_closed(on: date) -> int:
    """The last year of which figures can be made on a day.

    >>> last_closed(date(2027, 1, 31)), last_closed(date(2027, 2, 1))
    (2025, 2026)
    """
    return on.year - (1 if (on.month, on.day) >= CLOSES else 2)


def closed_years(on: date) -> range:
    """The years of which figures are made, whatever there was in them."""
    return range(last_closed(on) - YEARS + 1, last_closed(on) + 1)


def of_year(year: int, cases: Iterable[Handled], words: Words, *, within_only: bool = False) -> Year:
    """What may be shown of one year, also of one in which there was nothing: nobody tells that from a few."""
    rows = [case for case in cases if case.year == year]
    return next(iter(masked(rows, words, within_only=within_only)), _nothing(year, words))


def safe_for_all(year: Year, without: Iterable[Year]) -> Year:
    """Of a year only what may be shown in each of these: that year without what one reader knows, or two of them together.

    What each of them hides is safe against those, and whoever sees less than that learns no more.
    """
    others = tuple(without)

    def common(name: str) -> Any:
        return getattr(year, name) if all(getattr(one, name) is not None for one in others) else None

    def parts(name: str) -> dict[str, int | None]:
        mine: Mapping[str, int | None] = getattr(year, name)
        return {
            word: number if all(getattr(one, name).get(word) is not None for one in others) else None
            for word, number in mine.items()
        }

    plain = {name: common(name) for name in ("cases", "within", "within_tested", "tested", "untested", "asked", "durations")}
    return replace(year, **plain, outcomes=parts("outcomes"), why_not=parts("why_not"))


def hidden(year: Year) -> Year:
    """That year with nothing shown."""
    return _nothing(year.year, Words([*year.outcomes], [*year.why_not]))


def read_year(kept: Mapping[str, Any]) -> Year:
    """A year as it was kept."""
    timed = kept["durations"]
    return Year(**{**kept, "durations": Durations(**timed) if timed else None})


def exact(cases: Iterable[Handled], words: Words) -> tuple[Year, ...]:
    """All numbers as they are, the newest year first."""
    return tuple(_year(year, rows, words) for year, rows in _by_year(cases))


def masked(cases: Iterable[Handled], words: Words, *, within_only: bool = False) -> tuple[Year, ...]:
    """What may be shown to others: no count under five, and none from which one can be worked back.

    ``within_only`` leaves out what lies outside the policy, also from every total: where that is nearly nothing, a total beside
    what lies within would give it away, and so neither could be shown.
    """
    shown = [case for case in cases if case.is_within_policy] if within_only else list(cases)
    found = (_masked(year, rows, words) for year, rows in _by_year(shown))
    return tuple(replace(one, cases=None, within=one.cases, within_tested=one.tested) if within_only else one for one in found)


def durations(days: Iterable[int], *, fewest: int = 1) -> Durations | None:
    """The middle and the middle half of durations; none under ``fewest``.

    Quartiles as the inclusive method has them.

    >>> durations([10, 20, 30, 40, 50])
    Durations(number=5, lower=20.0, median=30.0, upper=40.0)
    >>> durations([7]), durations([]), durations([1, 2], fewest=5)
    (Durations(number=1, lower=7.0, median=7.0, upper=7.0), None, None)
    """
    known = sorted(days)
    if len(known) < max(fewest, 1):
        return None
    if len(known) == 1:
        return Durations(1, *[float(known[0])] * 3)
    lower, median, upper = quantiles(known, n=4, method="inclusive")
    return Durations(len(known), float(lower), float(median), float(upper))


def _by_year(cases: Iterable[Handled]) -> list[tuple[int, list[Handled]]]:
    found: dict[int, list[Handled]] = {}
    for case in cases:
        found.setdefault(case.year, []).append(case)
    return sorted(found.items(), reverse=True)


def _year(year: int, rows: Sequence[Handled], words: Words) -> Year:
    tested = [row for row in rows if row.is_tested]
    within = [row for row in rows if row.is_within_policy]
    outcomes = Counter(row.outcome for row in tested)
    reasons = Counter(row.why_not for row in rows if not row.is_tested)
    return Year(
        year,
        cases=len(rows),
        within=len(within),
        within_tested=sum(row.is_tested for row in within),
        tested=len(tested),
        untested=len(rows) - len(tested),
        asked=sum(row.is_asked for row in tested),
        outcomes={word: outcomes[word] for word in words.outcomes},
        why_not={word: reasons[word] for word in words.why_not},
        durations=durations(row.days for row in rows if row.days is not None),
    )


def _masked(year: int, rows: Sequence[Handled], words: Words) -> Year:
    """Every total is split on its own: where it is shown its parts keep each other hidden, and where it is not they all are."""
    if len(rows) < SMALLEST:
        return _nothing(year, words)
    tested = [row for row in rows if row.is_tested]
    untested = [row for row in rows if not row.is_tested]
    within = sum(row.is_within_policy for row in rows)
    by_test = parted({"tested": len(tested), "untested": len(untested)})
    by_policy = parted({"within": within, "outside": len(rows) - within})
    asked = sum(row.is_asked for row in tested)
    return Year(
        year,
        cases=len(rows),
        within=by_policy["within"],
        within_tested=_crossed(rows) if None not in (*by_test.values(), *by_policy.values()) else None,
        tested=by_test["tested"],
        untested=by_test["untested"],
        asked=parted({"asked": asked, "not": len(tested) - asked})["asked"] if by_test["tested"] else None,
        outcomes=_split(words.outcomes, [row.outcome for row in tested], by_test["tested"]),
        why_not=_split(words.why_not, [row.why_not for row in untested], by_test["untested"]),
        durations=_in_weeks([row.so_far for row in rows]),
    )


def _nothing(year: int, words: Words) -> Year:
    outcomes, why_not = dict.fromkeys(words.outcomes), dict.fromkeys(words.why_not)
    return Year(year, None, None, None, None, None, None, outcomes, why_not, None)


def parted(parts: Mapping[str, int]) -> dict[str, int | None]:
    """The parts of a total that is shown: the small ones hidden, with so many others that nothing can be worked back.

    What is hidden is at least two parts, together five or more: each of them can then be anything from nothing to that sum.

    >>> parted({"verleend": 30, "voorschriften": 15, "geweigerd": 7, "ingetrokken": 1})
    {'verleend': 30, 'voorschriften': 15, 'geweigerd': None, 'ingetrokken': None}
    """
    smallest_first = sorted(parts, key=lambda name: parts[name])
    hidden = [name for name in smallest_first if parts[name] < SMALLEST]
    if hidden:
        for name in smallest_first[len(hidden) :]:
            if len(hidden) > 1 and sum(parts[one] for one in hidden) >= SMALLEST:
                break
            hidden.append(name)
    return {name: None if name in hidden else number for name, number in parts.items()}


def _split(words: Sequence[str], found: Sequence[str], total: int | None) -> dict[str, int | None]:
    if total is None:
        return dict.fromkeys(words)
    counted = Counter(found)
    return parted({word: counted[word] for word in words})


def _crossed(rows: Sequence[Handled]) -> int | None:
    """How many within policy were tested; only where none of the four crossings is small."""
    crossings = Counter((row.is_within_policy, row.is_tested) for row in rows)
    cells = [crossings[within, tested] for within in (True, False) for tested in (True, False)]
    return cells[0] if min(cells) >= SMALLEST else None


def _in_weeks(days: Sequence[int]) -> Durations | None:
    """In whole weeks and without their number: a day would be that of one case.

    Of all cases, so that whether it is shown tells nothing of how many still run: those count with how long they took so far.
    """
    found = durations(days, fewest=FEWEST_TIMED)
    if found is None:
        return None
    lower, median, upper = (round(one / 7) * 7.0 for one in (found.lower, found.median, found.upper))
    return Durations(None, lower, median, upper)
