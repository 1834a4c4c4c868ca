"""A policy laid beside what the law allows, an example and neighbours who share: row by row, where they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.documents.bibob.model import MODE_WORDS, Decision, Law, Line, Policy
from dijkwacht.kit.dutch import listed

NOT_NAMED: Final = "niet genoemd"
_STRENGTH: Final[Mapping[str, int]] = {"none": 0, "signal": 1, "standard": 2}
_EVERYWHERE: Final = 1
"""What testing everywhere weighs above testing in some areas."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one policy says of one decision; ``differs`` where it is not what the own policy says."""

    words: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of decision: own line, the example's, the neighbours' in their given order, and what to know of it."""

    decision: Decision
    own: Cell
    example: Cell
    neighbours: tuple[Cell, ...]
    notes: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether anything here is worth a look."""
        return bool(self.notes)


def beside(own: Policy | None, *, law: Law, example: Policy, neighbours: Sequence[Policy], on: date) -> tuple[Row, ...]:
    """Every decision of this kind of body; a neighbour is laid beside by the decisions that both bodies take.

    Neighbours stay in the order given: nothing here ranks them.
    """
    return tuple(_row(decision, own, example, neighbours, on) for decision in law.of_body(example.body))


def said(policy: Policy | None, decision: str) -> str:
    """What a policy says of a decision, in words.

    >>> said(None, "horeca")
    'niet genoemd'
    """
    line = policy.line(decision) if policy else None
    if policy is None or line is None:
        return NOT_NAMED
    words = MODE_WORDS[line.mode]
    if line.areas and line.mode == "standard":
        words = f"{words} in {listed(policy.area_titles(line.areas))}, elders bij een signaal"
    return f"{words}; verlenging licht" if line.renewal == "light" and line.mode == "standard" else words


def _row(decision: Decision, own: Policy | None, example: Policy, neighbours: Sequence[Policy], on: date) -> Row:
    mine = _strength(own, decision)
    cells = tuple(_cell(policy, own, decision) for policy in neighbours)
    model = _cell(example, own, decision)
    others = [_strength(one, decision) for one in neighbours if one.body in decision.bodies]
    notes = tuple(_notes(decision, mine, _strength(example, decision), others, on))
    return Row(decision, Cell(said(own, decision.id)), model, cells, notes)


def _cell(policy: Policy, own: Policy | None, decision: Decision) -> Cell:
    if policy.body not in decision.bodies:
        return Cell("neemt deze beslissing niet")
    words = said(policy, decision.id)
    return Cell(words, differs=own is not None and _strength(policy, decision) != _strength(own, decision))


def _strength(policy: Policy | None, decision: Decision) -> int:
    """How far a policy goes: nothing, on a signal, in some areas, everywhere; twice as fine as the modes."""
    line: Line | None = policy.line(decision.id) if policy else None
    if line is None:
        return 0
    return 2 * _STRENGTH[line.mode] - (_EVERYWHERE if line.areas and line.mode == "standard" else 0)


def _notes(decision: Decision, mine: int, model: int, others: Sequence[int], on: date) -> Iterator[str]:
    if not decision.is_allowed_on(on):
        if mine:
            yield "Uw beleid toetst dit, maar de wet geeft daarvoor geen grond."
        return
    if not mine:
        yield "De wet laat een toets toe, maar uw beleid doet hier niets: ook een signaal is geen aanleiding."
    if mine != model:
        yield f"Hier verschilt u van het voorbeeld: u toetst {'meer' if mine > model else 'minder'}."
    if any(other > mine for other in others):
        yield "Hier verschilt u: een organisatie naast u toetst meer. Wie daar stuit, kan bij u terecht."
    if any(other < mine for other in others):
        yield "Hier verschilt u: naast u wordt minder getoetst. Wie bij u stuit, kan daar terecht."
