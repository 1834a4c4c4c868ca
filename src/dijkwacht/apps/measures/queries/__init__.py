"""Reading measures, as somebody may see them: one module a subject."""

from dijkwacht.apps.measures.queries.hands import (
    Hands,
    hands_of,
    organisations_seen,
)
from dijkwacht.apps.measures.queries.history import (
    Passed,
    history,
)
from dijkwacht.apps.measures.queries.measures import (
    Summed,
    standing,
    standings,
    summed,
)
from dijkwacht.apps.measures.queries.origins import (
    Advice,
    Origin,
    advised,
    became,
    origin_of,
)

__all__ = [
    "Advice",
    "Hands",
    "Origin",
    "Passed",
    "Summed",
    "advised",
    "became",
    "hands_of",
    "history",
    "organisations_seen",
    "origin_of",
    "standing",
    "standings",
    "summed",
]
