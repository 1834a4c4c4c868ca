"""Reading measures, as somebody may see them: one module a subject."""

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
    "days_of",
    "due_by_user",
    "follower",
    "key_of",
    "standing",
    "without_digest",
]
