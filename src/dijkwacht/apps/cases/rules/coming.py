"""What can be noted now after a decision: of each objector, and of the case as a whole."""

from collections.abc import Sequence

from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.cases.rules.parties import NOBODY, Track
from dijkwacht.apps.cases.rules.remedies import (
    OF_CASE,
    After,
    Remedy,
    begins,
    of_track,
    tracks_of,
    why_not_note,
    why_not_open,
)


def possible(decided: Contested, rows: Sequence[After], track: Track = NOBODY) -> tuple[Remedy, ...]:
    """What can be noted now of one objector, or of the case; what only moved a term that is over is not offered any more."""
    is_decided = any(row.what is Remedy.OBJECTION_DECIDED for row in of_track(rows, track))
    over = {Remedy.GAP_ASKED, Remedy.GAP_REPAIRED, Remedy.DEFERRED} if is_decided else set()
    return tuple(one for one in Remedy if one not in over and why_not_note(one, decided, rows, track) is None)


def possible_of_all(decided: Contested, rows: Sequence[After]) -> tuple[tuple[Remedy, Track], ...]:
    """What can be noted now: what somebody new comes with, what each objector goes on with, and what is of the case."""
    new = [(one, NOBODY) for one in Remedy if begins(one, decided) and why_not_open(one, decided, ()) is None]
    known = tracks_of(rows)
    theirs = [(one, track) for track in known for one in possible(decided, rows, track) if one not in OF_CASE]
    ours = [(one, NOBODY) for one in possible(decided, rows) if one in OF_CASE]
    return (*new, *((one, track) for one, track in theirs if not begins(one, decided)), *ours)
