"""A policy as tables to read: one for each kind of place, with the rows that the policy has."""

from collections.abc import Sequence
from dataclasses import dataclass

from dijkwacht.documents.damocles.model import LINES, Key, Matrix
from dijkwacht.documents.damocles.words import Found, Gravity, Occurrence, Place
from dijkwacht.kit.dutch import capital, count


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: the drugs, how grave the case is, and the measure each time; ``holds`` marks the cell that was asked for."""

    drugs: Found
    gravity: Gravity
    cells: tuple[tuple[str, bool], ...]

    @property
    def is_usual(self) -> bool:
        """Whether it is the row for a usual case."""
        return self.gravity is Gravity.USUAL


def tables(matrix: Matrix, *, holds: Key | None = None) -> list[tuple[Place, list[Shown]]]:
    """The policy by kind of place."""
    return [(place, [row for drugs in Found for row in _rows(matrix, place, drugs, holds)]) for place in Place]


def _rows(matrix: Matrix, place: Place, drugs: Found, holds: Key | None) -> list[Shown]:
    shown = []
    for gravity in Gravity:
        keys = [(place, drugs, occurrence, gravity) for occurrence in Occurrence]
        if gravity is Gravity.USUAL or any(key in matrix.by_key for key in keys):
            shown.append(Shown(drugs, gravity, tuple((matrix.row(key).words, key == holds) for key in keys)))
    return shown


def facts(matrix: Matrix) -> Sequence[tuple[str, str]]:
    """What a policy says beside its rows."""
    decision = f"binnen {count(matrix.decision_weeks, 'week', 'weken')} na de rapportage" if matrix.decision_weeks else "geen"
    source = matrix.source.title if matrix.source.checked else f"{matrix.source.title} (te verifiëren)"
    review = f"na {count(matrix.review_months, 'maand', 'maanden')} opnieuw bekeken" if matrix.review_months else "niet gezegd"
    again = f"binnen {_years(matrix.warning_counts)}"
    if matrix.leaves_open:
        again = f"niet gezegd: binnen {_years(matrix.recidive_years)} of binnen {_years(matrix.warning_years)}"
    return (
        ("Herhaling telt", f"binnen {_years(matrix.recidive_years)}"),
        ("Een waarschuwing blijft gelden", _years(matrix.warning_years)),
        ("Na een waarschuwing telt een nieuwe vondst als herhaling", again),
        ("Eigen norm voor het besluit", decision),
        ("Sluiting voor onbepaalde tijd", review),
        ("Bron", source),
    )


def _years(number: int) -> str:
    return count(number, "jaar", "jaar")


def reasons(matrix: Matrix) -> Sequence[tuple[str, str]]:
    """Why the policy does what it does, by kind of place and find; then when it is not followed, and what ends a closure."""
    lines = [(f"{place.word}, {drugs.word}", matrix.why((place, drugs))) for place, drugs in LINES]
    others = [
        ("Als een lichter middel volstaat", matrix.lighter),
        ("Als van het beleid wordt afgeweken", matrix.departs),
        ("Als een sluiting eerder eindigt", matrix.lifting),
    ]
    return [(capital(label), text) for label, text in [*lines, *others] if text]
