"""Everything that can be done with a picture; each deed is one transaction and one event."""

from dijkwacht.apps.assessments.actions.answers import answer
from dijkwacht.apps.assessments.actions.growing import carry_over, cover, grow
from dijkwacht.apps.assessments.actions.pictures import ask, move, opened, plan
from dijkwacht.apps.assessments.actions.preparing import Beginning, prepare
from dijkwacht.apps.assessments.actions.roadmap import entrust, finish, lay_out, reschedule, resume, skip
from dijkwacht.apps.assessments.actions.studies import register, remove, revise
from dijkwacht.apps.assessments.actions.weighing import describe, recommend, settle, summarise, unchanged, unsettle
from dijkwacht.apps.assessments.actions.workbooks import fill, forget_uploads, receive, take_over

__all__ = [
    "Beginning",
    "answer",
    "ask",
    "carry_over",
    "cover",
    "describe",
    "entrust",
    "fill",
    "finish",
    "forget_uploads",
    "grow",
    "lay_out",
    "move",
    "opened",
    "plan",
    "prepare",
    "receive",
    "recommend",
    "register",
    "remove",
    "reschedule",
    "resume",
    "revise",
    "settle",
    "skip",
    "summarise",
    "take_over",
    "unchanged",
    "unsettle",
]
