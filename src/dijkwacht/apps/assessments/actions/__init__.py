"""Everything that can be done with a picture; each deed is one transaction and one event."""

from dijkwacht.apps.assessments.actions.adoption import adopt, confirm, record, unrecord
from dijkwacht.apps.assessments.actions.answers import answer
from dijkwacht.apps.assessments.actions.factcheck import comment, reply, retract, reword
from dijkwacht.apps.assessments.actions.passages import mark, unmark
from dijkwacht.apps.assessments.actions.pictures import ask, move, opened, plan
from dijkwacht.apps.assessments.actions.weighing import describe, recommend, settle, summarise, unchanged, unsettle
from dijkwacht.apps.assessments.actions.workbooks import fill, forget_uploads, receive, take_over

__all__ = [
    "adopt",
    "answer",
    "ask",
    "comment",
    "confirm",
    "describe",
    "fill",
    "forget_uploads",
    "mark",
    "move",
    "opened",
    "plan",
    "receive",
    "recommend",
    "record",
    "reply",
    "retract",
    "reword",
    "settle",
    "summarise",
    "take_over",
    "unchanged",
    "unmark",
    "unrecord",
    "unsettle",
]
