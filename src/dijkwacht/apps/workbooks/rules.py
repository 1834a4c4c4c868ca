"""Taking over a workbook: what it would change, and nothing that it leaves empty."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from dijkwacht.analysis.scoring.answers import Kind, Side, Source
from dijkwacht.apps.pictures.rules.answers import Piece, Said
from dijkwacht.apps.pictures.rules.states import State, why_not_write
from dijkwacht.documents.workbook.model import AnswerRow, EvidenceRow, SettledRow, in_cell

Key = tuple[str, str, str]
"""Function, criterion, source."""


class ChangeKind(StrEnum):
    """What a row does to what stands."""

    NEW = "nieuw"
    CHANGED = "gewijzigd"
    SAME = "gelijk"


@dataclass(frozen=True, slots=True)
class Change:
    """One row beside what stands now."""

    row: AnswerRow
    before: Said | None
    after: Said

    @property
    def kind(self) -> ChangeKind:
        """New, changed or the same."""
        if self.before is None:
            return ChangeKind.NEW
        return ChangeKind.SAME if self.before == self.after else ChangeKind.CHANGED


def key_of(row: AnswerRow) -> Key:
    """Where the row's answer stands."""
    return row.respondent, row.criterion, row.source.value


def changes(rows: Iterable[AnswerRow], standing: Mapping[Key, Said]) -> tuple[Change, ...]:
    """Every row beside what stands; what a row leaves empty stays as it is."""
    return tuple(Change(row, standing.get(key_of(row)), _merged(row, standing.get(key_of(row), Said()))) for row in rows)


def _merged(row: AnswerRow, before: Said) -> Said:
    said = replace(
        before,
        explanation=row.explanation or before.explanation,
        evidence=_evidence(row.evidence, before.evidence),
    )
    if row.not_applicable:
        return replace(said, paper=None, practice=None, not_applicable=row.not_applicable)
    if row.paper is None and row.practice is None:
        return said
    return replace(
        said,
        not_applicable="",
        paper=before.paper if row.paper is None else row.paper,
        practice=before.practice if row.practice is None else row.practice,
    )


def _evidence(rows: Sequence[EvidenceRow], before: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if not rows:
        return before
    # The workbook has no column for where a piece is kept: what somebody wrote on the site stays.
    places = {in_cell(piece.name): piece.kept_at for piece in before}
    same = {(in_cell(piece.name), piece.kind, piece.when): piece for piece in before}
    return tuple(
        same.get((row.name, row.kind, row.when)) or Piece(row.name, row.kind, row.when, places.get(row.name, "")) for row in rows
    )


def packed(rows: Iterable[AnswerRow]) -> list[dict[str, Any]]:
    """Rows as JSON keeps them until they are taken over."""
    return [
        {
            "criterion": row.criterion,
            "respondent": row.respondent,
            "source": row.source.value,
            "paper": row.paper,
            "practice": row.practice,
            "not_applicable": row.not_applicable,
            "explanation": row.explanation,
            "evidence": [[e.name, e.kind.value, e.when.isoformat() if e.when else None] for e in row.evidence],
        }
        for row in rows
    ]


def unpacked(rows: Iterable[Mapping[str, Any]]) -> tuple[AnswerRow, ...]:
    """The rows again."""
    return tuple(
        AnswerRow(
            **{
                **row,
                "source": Source(row["source"]),
                "evidence": tuple(
                    EvidenceRow(name, Kind(kind), date.fromisoformat(when) if when else None)
                    for name, kind, when in row["evidence"]
                ),
            }
        )
        for row in rows
    )


def packed_settled(rows: Iterable[SettledRow]) -> list[list[Any]]:
    """What was settled, as JSON keeps it until it is taken over."""
    return [[row.criterion, row.side.value if row.side else None, row.level, row.not_applicable, row.reason] for row in rows]


def unpacked_settled(rows: Iterable[Sequence[Any]]) -> tuple[SettledRow, ...]:
    """What was settled, again."""
    return tuple(
        SettledRow(criterion, Side(side) if side else None, level, not_applicable, reason)
        for criterion, side, level, not_applicable, reason in rows
    )


def why_not_upload(state: State) -> str | None:
    """Why no workbook can be taken over now; None when it can."""
    if state in {State.ANSWERING, State.ANALYSIS}:
        return None
    if state is State.PLANNED:
        return "Zet eerst de vragen open; daarna kunt u een werkboek inlezen."
    return why_not_write(state)


def why_not_keep(personal: Collection[object], *, is_confirmed: bool) -> str | None:
    """Why a workbook with cells that seem to hold personal data cannot be taken over now; None when it can."""
    if not personal or is_confirmed:
        return None
    return "In dit werkboek lijken persoonsgegevens te staan. Haal ze weg en lees het opnieuw in, of kies dat u ze toch bewaart."
