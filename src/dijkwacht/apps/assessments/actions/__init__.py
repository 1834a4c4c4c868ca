"""Everything that can be done with a picture; each deed is one transaction and one event."""

from dijkwacht.apps.assessments.actions.answers import answer
from dijkwacht.apps.assessments.actions.codes import ask_code, enter, try_code
from dijkwacht.apps.assessments.actions.invitations import (
    address,
    announce,
    announce_elsewhere,
    ask_one_more,
    drop,
    invite,
    reopen,
    revoke,
    submit,
)
from dijkwacht.apps.assessments.actions.pictures import ask, move, opened, plan
from dijkwacht.apps.assessments.actions.reminding import expire, forget_attempts, let_go, remind
from dijkwacht.apps.assessments.actions.weighing import describe, recommend, settle, summarise, unchanged, unsettle
from dijkwacht.apps.assessments.actions.workbooks import fill, forget_uploads, receive, take_over

__all__ = [
    "address",
    "announce",
    "announce_elsewhere",
    "answer",
    "ask",
    "ask_code",
    "ask_one_more",
    "describe",
    "drop",
    "enter",
    "expire",
    "fill",
    "forget_attempts",
    "forget_uploads",
    "invite",
    "let_go",
    "move",
    "opened",
    "plan",
    "receive",
    "recommend",
    "remind",
    "reopen",
    "revoke",
    "settle",
    "submit",
    "summarise",
    "take_over",
    "try_code",
    "unchanged",
    "unsettle",
]
