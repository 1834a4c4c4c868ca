"""Everything that can be done with a picture; each deed is one transaction and one event."""

from dijkwacht.apps.assessments.actions.answers import answer
from dijkwacht.apps.assessments.actions.pictures import ask, move, opened, plan
from dijkwacht.apps.assessments.actions.weighing import describe, recommend, settle, summarise, unchanged, unsettle
from dijkwacht.apps.assessments.actions.workbooks import fill, forget_uploads, receive, take_over

__all__ = [
    "answer",
    "ask",
    "describe",
    "fill",
    "forget_uploads",
    "move",
    "opened",
    "plan",
    "receive",
    "recommend",
    "settle",
    "summarise",
    "take_over",
    "unchanged",
    "unsettle",
]
