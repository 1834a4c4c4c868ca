"""Reading measures, as somebody may see them: one module a subject."""

from dijkwacht.apps.measures.queries.halfway import (
    Halfway,
    Topic,
    halfway,
    interim_of,
    said_halfway,
)
from dijkwacht.apps.measures.queries.measures import (
    standing,
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
    "Due",
    "Halfway",
    "Topic",
    "days_of",
    "due_by_user",
    "follower",
    "halfway",
    "interim_of",
    "key_of",
    "said_halfway",
    "standing",
    "without_digest",
]
