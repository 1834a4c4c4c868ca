"""Holes and contradictions in the rows of a matrix: what one row cannot see of the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.damocles.model import KEYS, Key, Row
from dijkwacht.documents.damocles.words import Gravity, Measure, Occurrence

_ORDER: Final = (Occurrence.FIRST, Occurrence.SECOND, Occurrence.THIRD)


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong: with the row at this place in the list, or with the row that is not there (no place)."""

    index: int | None
    key: Key
    reason: str


def row_faults(rows: Sequence[Row], *, has_serious: bool, has_mild: bool) -> Iterator[RowFault]:
    """Everything that is wrong between the rows, in their order; holes come last."""
    first: dict[Key, int] = {}
    for index, row in enumerate(rows):
        if row.key in first:
            yield RowFault(index, row.key, f"deze rij staat er dubbel: ook als rij {first[row.key] + 1}")
            continue
        first[row.key] = index
        for reason in _alone(row, has_serious=has_serious, has_mild=has_mild):
            yield RowFault(index, row.key, reason)
    known = {key: rows[index] for key, index in first.items()}
    for key, index in first.items():
        yield from (RowFault(index, key, reason) for reason in _beside_usual(known[key], known))
    for key, reason in _later_is_lighter(known):
        yield RowFault(first[key], key, reason)
    yield from (RowFault(None, key, f"er is geen rij voor: {in_words(key)}") for key in _missing(known))


def in_words(key: Key) -> str:
    """A case in words.

    >>> from dijkwacht.documents.damocles.words import Found, Place
    >>> in_words((Place.DWELLING, Found.SOFT, Occurrence.FIRST, Gravity.USUAL))
    'woning, softdrugs, eerste keer, gewoon geval'
    """
    return ", ".join(part.word for part in key)


def _alone(row: Row, *, has_serious: bool, has_mild: bool) -> Iterator[str]:
    if row.measure is Measure.CLOSURE and row.months is None:
        yield "een sluiting heeft maanden; kies ‘indefinite’ als de duur open blijft"
    if row.measure is not Measure.CLOSURE and row.months is not None:
        yield "alleen een sluiting heeft maanden"
    if row.gravity is Gravity.SERIOUS and not has_serious:
        yield "dit beleid noemt niet wat een geval ernstig maakt, dus deze rij geldt nooit"
    if row.gravity is Gravity.MILD and not has_mild:
        yield "dit beleid noemt niet wat een geval licht maakt, dus deze rij geldt nooit"


def _beside_usual(row: Row, known: Mapping[Key, Row]) -> Iterator[str]:
    usual = known.get((*row.key[:3], Gravity.USUAL))
    if usual and row.gravity is Gravity.SERIOUS and row.weight < usual.weight:
        yield f"een ernstig geval is hier lichter ({row.words}) dan een gewoon geval ({usual.words})"
    if usual and row.gravity is Gravity.MILD and row.weight > usual.weight:
        yield f"een licht geval is hier zwaarder ({row.words}) dan een gewoon geval ({usual.words})"


def _later_is_lighter(known: Mapping[Key, Row]) -> Iterator[tuple[Key, str]]:
    """Where a next time is lighter than the time before, also by way of the usual row; told at the row that is there."""
    for place, drugs, occurrence, gravity in KEYS:
        if occurrence is Occurrence.FIRST:
            continue
        now, before = ((place, drugs, one, gravity) for one in (occurrence, _ORDER[_ORDER.index(occurrence) - 1]))
        holds_now, held_before = (known.get(key) or known.get((*key[:3], Gravity.USUAL)) for key in (now, before))
        told = next((key for key in (now, before) if key in known), None)
        if told and holds_now and held_before and holds_now.weight < held_before.weight:
            words = f"de {occurrence.word} is in een {gravity.word} lichter ({holds_now.words})"
            yield told, f"{words} dan de {before[2].word} ({held_before.words})"


def _missing(known: Iterable[Key]) -> Iterator[Key]:
    there = set(known)
    return (key for key in KEYS if key[3] is Gravity.USUAL and key not in there)
