"""What is in force now of a decision: whether it is suspended, and how long a closure takes since it was changed."""

from collections.abc import Sequence
from datetime import date

from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.apps.cases.rules.after import terms
from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.parties import Track
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy, tracks_of

_SUSPENDS = frozenset({Ending.GRANTED, Ending.PARTLY})
_OVER = frozenset({Remedy.APPEAL_DECIDED, Remedy.HIGHER_DECIDED})
_WITHDRAWN = frozenset({Remedy.OBJECTION_DECIDED, Remedy.APPEAL_DECIDED})


def decided_length(months: int | None, rows: Sequence[After], *, dwelling: bool = False) -> Length:
    """How long a closure takes by the decision itself, after a mistyped number was put right; of the ``dwelling`` on its own."""
    right = [length for row in rows if (length := _of(row, dwelling=dwelling)) and row.ruling is Ending.MISTYPED]
    return right[-1] if right else Length(months)


def length_now(months: int | None, rows: Sequence[After], *, dwelling: bool = False) -> Length:
    """How long a closure takes now: by the last thing that changed it, else by the decision; of the ``dwelling`` on its own."""
    changed = sorted(
        (row for row in rows if _of(row, dwelling=dwelling) and row.ruling is not Ending.MISTYPED), key=lambda row: row.on
    )
    now = _of(changed[-1], dwelling=dwelling) if changed else None
    return now or decided_length(months, rows, dwelling=dwelling)


def _of(row: After, *, dwelling: bool) -> Length | None:
    return row.dwelling if dwelling else row.length


def suspended(decided: Contested, rows: Sequence[After], calendar: Calendar, *, on: date) -> Ending | None:
    """Whether the decision may not be carried out on a day: wholly (granted) or in part; None where it may.

    A suspension ends with the judgement on the appeal, when the objection or appeal is withdrawn, when the term for appeal
    passes unused (Awb 8:85), or when it was noted that the closure goes on.
    """
    found = {_by_one(decided, rows, track, calendar, on) for track in tracks_of(rows)}
    return next((ending for ending in (Ending.GRANTED, Ending.PARTLY) if ending in found), None)


def _by_one(decided: Contested, rows: Sequence[After], track: Track, calendar: Calendar, on: date) -> Ending | None:
    places = [place for place, row in enumerate(rows) if row.what is Remedy.RELIEF_DECIDED and row.track == track]
    if not places or rows[places[-1]].ruling not in _SUSPENDS:
        return None
    later = [row for row in rows[places[-1] + 1 :] if row.track == track or row.what is Remedy.DURATION]
    if any(_ends(row) for row in later):
        return None
    unused = next(
        (
            one.term.until
            for one in terms(decided, [row for row in rows if row.track == track], calendar)
            if one.is_of_appeal and not one.is_ended
        ),
        None,
    )
    return None if unused and on > unused else rows[places[-1]].ruling


def _ends(row: After) -> bool:
    """Whether a suspension is over with it."""
    is_withdrawn = row.what in _WITHDRAWN and row.ruling is Ending.WITHDRAWN
    return row.what in _OVER or is_withdrawn or row.ruling is Ending.RESUMED
