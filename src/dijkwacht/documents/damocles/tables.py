"""A policy as tables to read: one for each kind of place, with the rows that the policy has."""

from collections.abc import Sequence
from dataclasses import dataclass

from dijkwacht.documents.damocles.model import Key, Matrix
from dijkwacht.documents.damocles.words import Drugs, Gravity, Occurrence, Place
from dijkwacht.kit.dutch import count


@dataclass(frozen=True, slots=True)
class Shown:
    """One row: the drugs, how grave the case is, and the measure each time; ``holds`` marks the cell that was asked for."""

    drugs: Drugs
    gravity: Gravity
    cells: tuple[tuple[str, bool], ...]

    @property
    def is_usual(self) -> bool:
        """Whether it is the row for a usual case."""
        return self.gravity is Gravity.USUAL


def tables(matrix: Matrix, *, holds: Key | None = None) -> list[tuple[Place, list[Shown]]]:
    """The policy by kind of place."""
    return [(place, [row for drugs in Drugs for row in _rows(matrix, place, drugs, holds)]) for place in Place]


def _rows(matrix: Matrix, place: Place, drugs: Drugs, holds: Key | None) -> list[Shown]:
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
    return (
        ("Herhaling telt", f"binnen {count(matrix.recidive_years, 'jaar', 'jaar')}"),
        ("Een waarschuwing blijft gelden", count(matrix.warning_years, "jaar", "jaar")),
        ("Eigen norm voor het besluit", decision),
        ("Bron", source),
    )
