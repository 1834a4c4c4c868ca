"""What is reckoned of a model in use, in sentences that a page and a paper share."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.barriers.outlook import Outlook, Reading
from dijkwacht.analysis.barriers.process import Edge
from dijkwacht.analysis.barriers.resting.points import Point, When
from dijkwacht.analysis.barriers.resting.spare import Spare
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.words import titles
from dijkwacht.kit.dutch import count, decimal

WHEN: Final[Mapping[When, str]] = MappingProxyType(
    {
        When.ALWAYS: "zeker",
        When.ABSENT: "alleen als wat niet bekend is, er niet staat",
        When.STANDING: "alleen als wat niet bekend is, er staat",
        When.NEVER: "nee",
    }
)
"""In which reading of what is not known something is so."""
NOT_KNOWN: Final = "Nog niet bekend of zij er staat: ga dat eerst na."
NOT_CONFIRMED: Final = "Door de partner nog niet bevestigd: vraag eerst om die bevestiging."
_SMALL: Final = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")


def span(figures: Mapping[Reading, float], word: Callable[[float], str]) -> str:
    """A figure as a range: the likely, as two where what is not known makes a difference, and between which two it lies at all.

    >>> low = {(edge, taken): 8 - 4 * taken for edge in (Edge.LOW, Edge.LIKELY) for taken in (False, True)}
    >>> span({**low, (Edge.HIGH, False): 2, (Edge.HIGH, True): 0}, str)
    '4 tot 8 (0 tot 8)'
    >>> span(dict.fromkeys(low, 3), str)
    '3'
    """
    likely = _between([one for (edge, _), one in figures.items() if edge is Edge.LIKELY], word)
    every = _between([*figures.values()], word)
    return likely if likely == every else f"{likely} ({every})"


def _between(figures: Sequence[float], word: Callable[[float], str]) -> str:
    low, high = word(min(figures)), word(max(figures))
    return low if low == high else f"{low} tot {high}"


def lead(found: Outlook) -> str:
    """How many routes are open, in a sentence."""
    fewest, most = found.open_range
    of = count(found.all_routes, "route", "routes")
    if fewest == most:
        return f"Van de {of} {_are(most)} er nog {decimal(most, places=0)} open."
    return f"Van de {of} staan er nog tussen de {decimal(fewest, places=0)} en {decimal(most, places=0)} open."


def _are(number: int) -> str:
    return "staat" if number == 1 else "staan"


def open_words(routes: Mapping[Reading, int]) -> str:
    """How many routes are open, as a range within a sentence: *staan er 2 tot 4 (0 tot 8) routes open*."""
    number = span(routes, lambda one: decimal(one, places=0))
    return f"staat er {number} route open" if number.partition(" (")[0] == "1" else f"staan er {number} routes open"


READ: Final[Mapping[Edge, str]] = MappingProxyType(
    {Edge.LOW: "bij het lage cijfer", Edge.LIKELY: "bij het waarschijnlijke cijfer", Edge.HIGH: "bij het hoge cijfer"}
)
"""By which effect something holds."""


def read_words(reading: Reading) -> str:
    """By which reading something holds."""
    edge, taken = reading
    return f"{READ[edge]}, als wat niet bekend is, er {'wel' if taken else 'niet'} staat"


def readings(found: Outlook) -> str:
    """By which reading the fewest and the most are open, and how many likely are."""
    fewest, most = (decimal(one, places=0) for one in found.open_range)
    if fewest == most:
        return ""
    likely = _between([found.routes[Edge.LIKELY, taken] for taken in (False, True)], lambda one: decimal(one, places=0))
    depends = any(found.routes[edge, False] != found.routes[edge, True] for edge in Edge)
    best, worst = (" als er staat wat niet bekend is", " als dat er niet staat") if depends else ("", "")
    return (
        f"Waarschijnlijk {'is' if likely == '1' else 'zijn'} het er {likely}: "
        f"{fewest} is het bij het hoge cijfer{best}, {most} bij het lage{worst}."
    )


def unknown_words(placed: Placed | None) -> str:
    """What to find out first of a barrier that would help, where nobody knows whether it stands."""
    if placed is None or placed.as_counted() is Standing.UNKNOWN:
        return NOT_CONFIRMED if placed and placed.standing is Standing.ARRANGED else NOT_KNOWN
    return ""


def rests_words(model: BarrierModel, points: Iterable[Point]) -> str:
    """Without which single barriers a step goes open, at the likely effect, and whether that is certain."""
    names = titles(model)
    said = "; ".join(f"{names[one.barrier]} ({WHEN[one.at[Edge.LIKELY]]})" for one in points)
    return f"Gaat open zonder: {said}." if said else ""


def spare_words(model: BarrierModel, spare: Mapping[Edge, Spare]) -> tuple[str, ...]:
    """Which barriers add nothing more at the likely effect: which may all go, of which one stays, and what low and high say."""
    return tuple(_spare(titles(model), spare))


def _spare(names: Mapping[str, str], spare: Mapping[Edge, Spare]) -> Iterator[str]:
    likely = spare[Edge.LIKELY]
    also = "ook dit" if likely.all else "dit"
    if likely.free:
        may = "Deze barrière voegt" if len(likely.free) == 1 else "Deze barrières voegen"
        go = "kan weg" if len(likely.free) == 1 else "kunnen alle tegelijk weg"
        yield f"{may} bij het waarschijnlijke cijfer niets meer toe, en {go}: {_titles(names, likely.free)}."
    for group in likely.one_stays:
        size = _SMALL[len(group)] if len(group) < len(_SMALL) else str(len(group))
        both = "allebei" if size == "twee" else "allemaal"
        yield f"Eén van deze {size} is genoeg; haal ze niet {both} weg: {_titles(names, group)}."
    if likely.number > len(likely.one_stays):
        yield f"Er zijn nog {count(likely.number - len(likely.one_stays), 'groep', 'groepen')} waarvan er één moet blijven."
    if weak := [name for name in names if name in likely.all - spare[Edge.LOW].all]:
        yield f"Houden barrières zo weinig als het lage cijfer zegt, dan geldt dit niet voor: {_titles(names, weak)}."
    if more := [name for name in names if name in spare[Edge.HIGH].all - likely.all]:
        yield f"Alleen bij het hoge cijfer voegt {also} niets meer toe: {_titles(names, more)}."
    if likely.maybe:
        maybe = _titles(names, likely.maybe)
        yield f"Alleen als er staat wat niet bekend is, voegt {also} niets meer toe: {maybe}. Ga dat eerst na."


def _titles(names: Mapping[str, str], barriers: Iterable[str]) -> str:
    return "; ".join(names[one] for one in barriers)
