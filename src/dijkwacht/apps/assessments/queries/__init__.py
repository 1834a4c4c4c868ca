"""Reading pictures: what was said, what was settled and what the reckoning makes of it."""

from dijkwacht.apps.assessments.queries.answers import (
    asked_of,
    changes_in,
    fingerprint,
    norm_of,
    own_seats,
    piece_rows,
    pieces,
    rows_of,
    said_in,
    standing,
)
from dijkwacht.apps.assessments.queries.closing import (
    Weakness,
    concept_day,
    decided_in,
    decision_on,
    drew_up,
    mark_of,
    open_comments,
    remarks_on,
    weaknesses,
)
from dijkwacht.apps.assessments.queries.readiness import readiness
from dijkwacht.apps.assessments.queries.reckoning import Reckoned, reckon, scored

__all__ = [
    "Reckoned",
    "Weakness",
    "asked_of",
    "changes_in",
    "concept_day",
    "decided_in",
    "decision_on",
    "drew_up",
    "fingerprint",
    "mark_of",
    "norm_of",
    "open_comments",
    "own_seats",
    "piece_rows",
    "pieces",
    "readiness",
    "reckon",
    "remarks_on",
    "rows_of",
    "said_in",
    "scored",
    "standing",
    "weaknesses",
]
