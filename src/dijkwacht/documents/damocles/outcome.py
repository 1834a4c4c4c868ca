"""What the policy asks in a case, with the reason for the file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dijkwacht.documents.damocles.model import Matrix, Row
from dijkwacht.documents.damocles.words import MILD, SERIOUS, Drugs, Gravity, Occurrence, Place
from dijkwacht.kit.dutch import capital, count, listed


@dataclass(frozen=True, slots=True)
class Facts:
    """What the policy asks to know: kinds only, nothing about anybody."""

    place: Place
    drugs: Drugs
    occurrence: Occurrence
    circumstances: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row that holds, how grave the case is by this policy, and why: sentences for the file."""

    row: Row
    gravity: Gravity
    reasons: tuple[str, ...]


def measure_for(matrix: Matrix, facts: Facts) -> Outcome:
    """The row of this policy for these facts. It is where the weighing begins, never its end."""
    gravity, because = _gravity(matrix, facts.circumstances)
    row = matrix.row((facts.place, facts.drugs, facts.occurrence, gravity))
    return Outcome(row, gravity, tuple(_reasons(matrix, facts, row, gravity, because)))


def row_for(matrix: Matrix, facts: Facts, gravity: Gravity) -> Row:
    """The row for a case whose gravity is known."""
    return matrix.row((facts.place, facts.drugs, facts.occurrence, gravity))


def _gravity(matrix: Matrix, circumstances: Collection[str]) -> tuple[Gravity, str]:
    serious = [SERIOUS[one] for one in matrix.serious if one in circumstances]
    mild = [MILD[one] for one in matrix.mild if one in circumstances]
    if serious and mild:
        both = f"Verzwarend: {listed(serious)}. Verzachtend: {listed(mild)}."
        return Gravity.USUAL, f"{both} Het beleid weegt die niet tegen elkaar af: dat doet u. De gewone rij is het uitgangspunt."
    if serious:
        return Gravity.SERIOUS, f"Een ernstig geval, want {listed(serious)}."
    if mild:
        return Gravity.MILD, f"Een licht geval, want {listed(mild)}."
    return Gravity.USUAL, "Een gewoon geval: er is niets aangekruist dat dit beleid verzwarend of verzachtend noemt."


def _reasons(matrix: Matrix, facts: Facts, row: Row, gravity: Gravity, because: str) -> Iterator[str]:
    period = "" if facts.occurrence is Occurrence.FIRST else f" binnen {count(matrix.recidive_years, 'jaar', 'jaar')}"
    yield f"{capital(facts.place.word)}, {facts.drugs.word}, {facts.occurrence.word}{period}: {row.words}."
    yield because
    if gravity is not row.gravity:
        yield f"Bij deze soort zaak maakt het beleid geen verschil tussen een {gravity.word} en een {row.gravity.word}."
    unnamed = [{**SERIOUS, **MILD}[one] for one in sorted(facts.circumstances - {*matrix.serious, *matrix.mild})]
    if unnamed:
        yield f"Dit beleid noemt niet: {listed(unnamed)}. Dat weegt u zelf mee."
