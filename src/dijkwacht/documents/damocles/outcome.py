"""What the policy asks in a case, with the reason for the file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dijkwacht.documents.damocles.model import Matrix, Row
from dijkwacht.documents.damocles.words import EVIDENCE, MILD, SERIOUS, Drugs, Found, Gravity, Occurrence, Place
from dijkwacht.kit.dutch import capital, count, listed


@dataclass(frozen=True, slots=True)
class Facts:
    """What the policy asks to know: kinds only, nothing about anybody; ``found`` where it is known of which list it is."""

    place: Place
    drugs: Drugs
    occurrence: Occurrence
    circumstances: frozenset[str] = frozenset()
    found: Found | None = None

    @property
    def may_be(self) -> tuple[Found, ...]:
        """Of which row of a policy it can be: of preparation there are two while its list is not known."""
        return (self.found,) if self.found else tuple(one for one in Found if one.drugs is self.drugs)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The row that holds, how grave the case is by this policy, and why: sentences for the file.

    ``rows`` are all that can hold: more than one while a list that is not said makes a difference, and then no letter takes one.
    """

    row: Row
    gravity: Gravity
    reasons: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def is_open(self) -> bool:
        """Whether the policy says more than one thing."""
        return len({(one.measure, one.months) for one in self.rows}) > 1

    @property
    def words(self) -> str:
        """What the policy says, or the things that it may say."""
        return " of ".join(dict.fromkeys(one.words for one in self.rows)) if self.is_open else self.row.words


def measure_for(matrix: Matrix, facts: Facts) -> Outcome:
    """The row of this policy for these facts. It is where the weighing begins, never its end."""
    gravity, because = _gravity(matrix, facts.circumstances)
    row = row_for(matrix, facts, gravity)
    return Outcome(row, gravity, tuple(_reasons(matrix, facts, row, gravity, because)), rows_for(matrix, facts, gravity))


def row_for(matrix: Matrix, facts: Facts, gravity: Gravity) -> Row:
    """The row for a case whose gravity is known; of two that are possible the lighter."""
    return min(rows_for(matrix, facts, gravity), key=lambda row: row.weight)


def rows_for(matrix: Matrix, facts: Facts, gravity: Gravity) -> tuple[Row, ...]:
    """Every row that the facts can mean."""
    return tuple(matrix.row((facts.place, found, facts.occurrence, gravity)) for found in facts.may_be)


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
    named = row.drugs if len(facts.may_be) == 1 else facts.drugs
    possible = rows_for(matrix, facts, gravity)
    is_open = len({one.weight for one in possible}) > 1
    said = "" if is_open else f": {row.words}"
    yield f"{capital(facts.place.word)}, {named.word}, {facts.occurrence.word}{period}{said}."
    if facts.occurrence is not Occurrence.FIRST:
        yield from _after_warning(matrix)
    if is_open:
        both = listed(f"{one.drugs.word}: {one.words}" for one in possible)
        yield f"Het beleid maakt verschil per lijst ({both}). Welke lijst het is, is hier niet gezegd: zoek dat eerst uit."
    yield because
    if gravity is not row.gravity:
        yield f"Bij deze soort zaak maakt het beleid geen verschil tussen een {gravity.word} en een {row.gravity.word}."
    if len(facts.may_be) == 1 and (why := matrix.why((row.place, row.drugs))):
        yield why
    yield from _to_show(matrix, facts.circumstances)
    unnamed = [{**SERIOUS, **MILD}[one] for one in sorted(facts.circumstances - {*matrix.serious, *matrix.mild})]
    if unnamed:
        yield f"Dit beleid noemt niet: {listed(unnamed)}. Dat weegt u zelf mee."


def _after_warning(matrix: Matrix) -> Iterator[str]:
    """Which term made this find a second one, where it followed on a warning alone."""
    found, warned = (count(years, "jaar", "jaar") for years in (matrix.recidive_years, matrix.warning_years))
    if matrix.leaves_open:
        yield f"Het beleid zegt niet welke termijn na een waarschuwing geldt: {found} of {warned}. Dat legt u uit."
    elif matrix.warning_counts != matrix.recidive_years:
        yield (
            f"Was er eerder alleen een waarschuwing, dan telt een nieuwe vondst binnen {warned} als herhaling; daarna is het"
            " weer de eerste keer."
        )


def _to_show(matrix: Matrix, circumstances: Collection[str]) -> Iterator[str]:
    """What the file has to hold before a circumstance counts."""
    for one in matrix.serious:
        if one in circumstances and one in EVIDENCE:
            yield f"Dat {SERIOUS[one]}, moet uit het dossier blijken: {EVIDENCE[one]}."
