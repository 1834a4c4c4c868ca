"""Reading measures, as somebody may see them: one module a subject."""

from dijkwacht.apps.measures.queries.measures import (
    standing,
)

__all__ = [
    "standing",
]
