"""Reading measures, as somebody may see them: one module a subject."""

from dijkwacht.apps.measures.queries.halfway import (
    Halfway,
    Topic,
    halfway,
    interim_of,
    said_halfway,
)
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
from dijkwacht.apps.measures.queries.reminders import (
    Due,
    days_of,
    due_by_user,
    follower,
    key_of,
    without_digest,
)

__all__ = [
    "Advice",
    "Basis",
    "Due",
    "Halfway",
    "Hands",
    "Summed",
    "Topic",
    "advised",
    "became",
    "days_of",
    "due_by_user",
    "follower",
    "halfway",
    "hands_of",
    "interim_of",
    "key_of",
    "organisations_seen",
    "origin_of",
    "role_of",
    "said_halfway",
    "standing",
    "standing_already",
    "standings",
    "still_for_adviser",
    "summed",
    "table_of",
    "without_digest",
]
