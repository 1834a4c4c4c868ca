"""What a workbook would change, beside what stands now and what stood there when it was fetched."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dijkwacht.documents.action_lists.days import FIRST_YEAR
from dijkwacht.documents.barriers.placed.model import PLANNED, UNCONFIRMED, Flaw, Line, Offered, PlacedBook, Said

LATER: Final = "Deze dag komt nog. Staat de barrière er nog niet? Kies dan ‘gepland’, zonder dag."
NO_DAY_YET: Final = "Bij ‘gepland’ hoort geen dag: laat de dag leeg."
EARLY: Final = f"Klopt het jaar? Vul een dag in vanaf {FIRST_YEAR}."


@dataclass(frozen=True, slots=True)
class Beside:
    """One barrier of which the workbook says something else than what stands now."""

    barrier: Offered
    line: Line
    wanted: Said


@dataclass(frozen=True, slots=True)
class Compared:
    """``changes`` are those that can be taken over as they are; the others ask somebody to look.

    ``theirs`` stays: somebody else changed it, the workbook did not. ``both`` was changed in the workbook and, otherwise, by
    somebody else; of ``wrong`` a cell could not be read. ``lost`` is wrong and about no barrier.
    """

    changes: tuple[Beside, ...]
    theirs: tuple[Beside, ...]
    both: tuple[Beside, ...]
    wrong: tuple[Beside, ...]
    lost: tuple[Flaw, ...]
    same: int


def why_not_since(since: date | None, *, on: date) -> str | None:
    """Why nothing can be said to stand since this day; None where it can, also without a day.

    >>> why_not_since(date(1700, 1, 1), on=date(2026, 5, 1))
    'Klopt het jaar? Vul een dag in vanaf 1990.'
    >>> why_not_since(date(2026, 5, 1), on=date(2026, 5, 1))
    """
    if since is None:
        return None
    return LATER if since > on else EARLY if since.year < FIRST_YEAR else None


def compared(book: PlacedBook, offered: Sequence[Offered], *, on: date) -> Compared:
    """Each row beside what stands now, on this day."""
    known = {one.id: one for one in offered}
    rows = [_beside(known[line.barrier], _dated(line, on)) for line in book.lines]
    wrong = tuple(row for row in rows if row.line.flaws)
    other = [row for row in rows if not row.line.flaws and row.wanted != row.barrier.now]
    theirs = tuple(row for row in other if _is_untouched(row))
    both = tuple(row for row in other if row not in theirs and _stood(row) not in {"", row.barrier.now.words})
    changes = tuple(row for row in other if row not in theirs and row not in both)
    return Compared(changes, theirs, both, wrong, book.flaws, len(rows) - len(wrong) - len(other))


def _is_untouched(row: Beside) -> bool:
    """Whether the row says what stood there when it was fetched; one party alone may not have been named then."""
    nobody = replace(row.wanted, by="").words if len(row.barrier.parties) < 2 else ""
    return _stood(row) in {row.wanted.words, nobody} - {""}


def _stood(row: Beside) -> str:
    """What stood there when it was fetched: that a partner had still to confirm it, makes it no other thing."""
    return row.line.stood.removesuffix(f", {UNCONFIRMED}")


def _dated(line: Line, on: date) -> Line:
    """A day that has yet to come or is long past is none, and nor is that of what is planned."""
    is_planned = line.since and line.standing == PLANNED
    reason = NO_DAY_YET if is_planned else why_not_since(line.since, on=on)
    return replace(line, since=None, flaws=(*line.flaws, Flaw(line.day_at, reason))) if reason else line


def _beside(one: Offered, line: Line) -> Beside:
    now = one.now
    if line.is_blank and not line.flaws:
        return Beside(one, line, now)
    # Of a cell that could not be read stays what stands now.
    by, since = (line.by or now.by, line.since or now.since) if line.flaws else (line.by, line.since)
    return Beside(one, line, one.fitting(Said(line.standing or now.standing, by, since)))
