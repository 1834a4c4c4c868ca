"""Measures with what belongs to them; every row carries its organisation, so that the database itself can wall them off."""

from dijkwacht.apps.measures.models.halfway import (
    HalfwayLine,
    HalfwayTalk,
)
from dijkwacht.apps.measures.models.lists import (
    ActionList,
)
from dijkwacht.apps.measures.models.measures import (
    Effect,
    Measure,
    MeasureQuerySet,
    Move,
    Note,
    OfMeasure,
    Proof,
    Task,
)
from dijkwacht.apps.measures.models.reminders import (
    CalendarLink,
    Digest,
    Reminder,
)
from dijkwacht.apps.measures.models.sharing import (
    Sharing,
)

__all__ = [
    "ActionList",
    "CalendarLink",
    "Digest",
    "Effect",
    "HalfwayLine",
    "HalfwayTalk",
    "Measure",
    "MeasureQuerySet",
    "Move",
    "Note",
    "OfMeasure",
    "Proof",
    "Reminder",
    "Sharing",
    "Task",
]
