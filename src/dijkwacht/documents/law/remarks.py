"""What stands out in a policy for who reads it as a jurist: remarks with what they rest on. None of them stops anybody."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import Field

from dijkwacht.documents.damocles.checks import in_words
from dijkwacht.documents.damocles.model import KEYS, LINES, Key, Matrix
from dijkwacht.documents.damocles.words import EVIDENCE, SERIOUS, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Basis, Ruling
from dijkwacht.documents.letters.conditions import LONG
from dijkwacht.documents.records import KebabId, Record, Text, Title, Version, read

RemarkId = Literal[
    "warning-long",
    "after-warning",
    "indefinite-no-review",
    "indefinite-dwelling",
    "preparation-heavier",
    "soft-dwelling-no-warning",
    "evidence",
    "no-reasons",
    "no-departure",
    "no-lighter",
    "no-lifting",
    "uneven",
]
WARNING_YEARS: Final = LONG
"""So long a warning counts without being taken for a decision; where the border lies is for a jurist."""
_PREPARED: Final = MappingProxyType({Found.PREPARATION_SOFT: Found.SOFT, Found.PREPARATION_HARD: Found.HARD})


class Said(Record):
    """What a remark says, and on what it rests."""

    id: RemarkId
    text: Text
    unsure: Text | None = None
    basis: Annotated[tuple[Basis, ...], Field(min_length=1)]
    rulings: tuple[KebabId, ...] = ()


class Remarks(Record):
    """All remarks in their order, with the rulings that only they name."""

    id: KebabId
    version: Version
    title: Title
    rulings: tuple[Ruling, ...] = ()
    remarks: Annotated[tuple[Said, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark on this policy, with the places it is about."""

    said: Said
    about: tuple[str, ...] = ()


@lru_cache
def all_remarks() -> Remarks:
    """What can be remarked."""
    source = files("dijkwacht") / "content" / "damocles" / "remarks.yaml"
    return read(source.read_text(encoding="utf-8"), source.name, Remarks)


def remarks(matrix: Matrix) -> tuple[Remark, ...]:
    """What stands out in this policy, in the order of the file."""
    found = ((said, _LOOKS[said.id](matrix)) for said in all_remarks().remarks)
    return tuple(Remark(said, tuple(about)) for said, about in found if about is not None)


def _whole(*, stands_out: bool) -> list[str] | None:
    return [] if stands_out else None


def _some(about: Iterator[str]) -> list[str] | None:
    return list(about) or None


def _rows(matrix: Matrix, *, is_so: Callable[[Key], bool]) -> Iterator[str]:
    return (in_words(key) for key in KEYS if key in matrix.by_key and is_so(key))


def _terms(matrix: Matrix) -> str:
    """Both terms beside each other: which of them makes a find after a warning a second one is what the remark is about."""
    return f"herhaling telt binnen {matrix.recidive_years} jaar, een waarschuwing blijft {matrix.warning_years} jaar gelden"


def _has_indefinite(matrix: Matrix) -> bool:
    return any(row.measure is Measure.INDEFINITE for row in matrix.rows)


def _closes(matrix: Matrix) -> bool:
    return any(row.measure in {Measure.CLOSURE, Measure.INDEFINITE} for row in matrix.rows)


def _is_heavier(matrix: Matrix, key: Key) -> bool:
    place, drugs, occurrence, gravity = key
    of = _PREPARED.get(drugs)
    return of is not None and matrix.row(key).weight > matrix.row((place, of, occurrence, gravity)).weight


def _first_soft(key: Key) -> bool:
    return key == (Place.DWELLING, Found.SOFT, Occurrence.FIRST, Gravity.USUAL)


def _uneven(matrix: Matrix) -> Iterator[str]:
    """The rows that are not there, though the same kind of row is there for another find in such a place."""
    for key in KEYS:
        place, _, occurrence, gravity = key
        if gravity is Gravity.USUAL or key in matrix.by_key:
            continue
        if any((place, other, occurrence, gravity) in matrix.by_key for other in Found):
            yield in_words(key)


_LOOKS: Final[Mapping[str, Callable[[Matrix], list[str] | None]]] = MappingProxyType(
    {
        "warning-long": lambda matrix: [_terms(matrix)] if matrix.warning_counts > WARNING_YEARS else None,
        "after-warning": lambda matrix: [_terms(matrix)] if matrix.leaves_open else None,
        "indefinite-no-review": lambda matrix: _whole(stands_out=_has_indefinite(matrix) and matrix.review_months is None),
        "indefinite-dwelling": lambda matrix: _some(
            _rows(
                matrix,
                is_so=lambda key: key[0] is Place.DWELLING and matrix.row(key).measure is Measure.INDEFINITE,
            )
        ),
        "preparation-heavier": lambda matrix: _some(_rows(matrix, is_so=lambda key: _is_heavier(matrix, key))),
        "soft-dwelling-no-warning": lambda matrix: _some(
            _rows(matrix, is_so=lambda key: _first_soft(key) and matrix.row(key).weight > 0)
        ),
        "evidence": lambda matrix: _some(f"{SERIOUS[one]}: {EVIDENCE[one]}" for one in matrix.serious if one in EVIDENCE),
        "no-reasons": lambda matrix: _some(
            f"{place.word}, {drugs.word}" for place, drugs in LINES if not matrix.why((place, drugs))
        ),
        "no-departure": lambda matrix: _whole(stands_out=not matrix.departs),
        "no-lighter": lambda matrix: _whole(stands_out=_closes(matrix) and not matrix.lighter),
        "no-lifting": lambda matrix: _whole(stands_out=_closes(matrix) and not matrix.lifting),
        "uneven": lambda matrix: _some(_uneven(matrix)),
    }
)
