"""Everything that can be done with a picture; each deed is one transaction and one event."""

from dijkwacht.apps.assessments.actions.answers import answer
from dijkwacht.apps.assessments.actions.documents import ask_for, came_in, strike, was_read
from dijkwacht.apps.assessments.actions.members import cover, deviate
from dijkwacht.apps.assessments.actions.pictures import ask, move, opened, plan
from dijkwacht.apps.assessments.actions.sources import let_go_of_notes, note, record, retract
from dijkwacht.apps.assessments.actions.weighing import describe, recommend, settle, summarise, unchanged, unsettle
from dijkwacht.apps.assessments.actions.workbooks import fill, forget_uploads, receive, take_over

__all__ = [
    "answer",
    "ask",
    "ask_for",
    "came_in",
    "cover",
    "describe",
    "deviate",
    "fill",
    "forget_uploads",
    "let_go_of_notes",
    "move",
    "note",
    "opened",
    "plan",
    "receive",
    "recommend",
    "record",
    "retract",
    "settle",
    "strike",
    "summarise",
    "take_over",
    "unchanged",
    "unsettle",
    "was_read",
]
