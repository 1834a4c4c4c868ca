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
from dijkwacht.apps.assessments.queries.progress import progress_in_programme
from dijkwacht.apps.assessments.queries.readiness import readiness
from dijkwacht.apps.assessments.queries.reckoning import Reckoned, reckon, scored

__all__ = [
    "Reckoned",
    "asked_of",
    "changes_in",
    "fingerprint",
    "norm_of",
    "own_seats",
    "piece_rows",
    "pieces",
    "progress_in_programme",
    "readiness",
    "reckon",
    "rows_of",
    "said_in",
    "scored",
    "standing",
]
