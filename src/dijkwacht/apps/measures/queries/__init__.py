"""Reading measures, as somebody may see them: one module a subject."""

from dijkwacht.apps.measures.queries.hands import (
    Hands,
    hands_of,
    organisations_seen,
)
from dijkwacht.apps.measures.queries.history import (
    role_of,
)
from dijkwacht.apps.measures.queries.lists import (
    standing_already,
    table_of,
)
from dijkwacht.apps.measures.queries.measures import (
    Summed,
    standing,
    standings,
    still_for_adviser,
    summed,
)
from dijkwacht.apps.measures.queries.origins import (
    Advice,
    Basis,
    advised,
    became,
    origin_of,
)

__all__ = [
    "Advice",
    "Basis",
    "Hands",
    "Summed",
    "advised",
    "became",
    "hands_of",
    "organisations_seen",
    "origin_of",
    "role_of",
    "standing",
    "standing_already",
    "standings",
    "still_for_adviser",
    "summed",
    "table_of",
]
