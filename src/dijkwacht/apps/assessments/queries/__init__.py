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
from dijkwacht.apps.assessments.queries.comparison import (
    earlier,
    former,
)
from dijkwacht.apps.assessments.queries.following import (
    Done,
    assignment_start,
    progress,
    roadmap,
    roadmaps,
)
from dijkwacht.apps.assessments.queries.members import (
    MemberReckoned,
    differs_now,
    members_of,
    members_shown_to,
    reckon_for,
)
from dijkwacht.apps.assessments.queries.readiness import (
    readiness,
)
from dijkwacht.apps.assessments.queries.reckoning import (
    Reckoned,
    reckon,
    scored,
)
from dijkwacht.apps.assessments.queries.sources import (
    Sources,
    counted_of,
    sources_of,
)

__all__ = [
    "Done",
    "MemberReckoned",
    "Reckoned",
    "Sources",
    "Weakness",
    "asked_of",
    "assignment_start",
    "changes_in",
    "concept_day",
    "counted_of",
    "decided_in",
    "decision_on",
    "differs_now",
    "drew_up",
    "earlier",
    "fingerprint",
    "former",
    "mark_of",
    "members_of",
    "members_shown_to",
    "norm_of",
    "open_comments",
    "own_seats",
    "piece_rows",
    "pieces",
    "progress",
    "readiness",
    "reckon",
    "reckon_for",
    "remarks_on",
    "roadmap",
    "roadmaps",
    "rows_of",
    "said_in",
    "scored",
    "sources_of",
    "standing",
    "weaknesses",
]
