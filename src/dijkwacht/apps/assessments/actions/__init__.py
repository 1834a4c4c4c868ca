"""Everything that can be done with a picture; each deed is one transaction and one event."""

from dijkwacht.apps.assessments.actions.adoption import (
    adopt,
    confirm,
    decide,
    withdraw,
)
from dijkwacht.apps.assessments.actions.answers import (
    answer,
)
from dijkwacht.apps.assessments.actions.concept import (
    comment,
    mark,
    reply,
    reword,
    take_back,
    unmark,
)
from dijkwacht.apps.assessments.actions.members import (
    cover,
    deviate,
)
from dijkwacht.apps.assessments.actions.pictures import (
    ask,
    move,
    opened,
    plan,
)
from dijkwacht.apps.assessments.actions.planning import (
    Beginning,
    carry_over,
    entrust,
    finish,
    grow,
    lay_out,
    prepare,
    reschedule,
    resume,
    skip,
)
from dijkwacht.apps.assessments.actions.sources import (
    ask_for,
    came_in,
    let_go_of_notes,
    note,
    record,
    retract,
    strike,
    was_read,
)
from dijkwacht.apps.assessments.actions.studies import (
    register,
    remove,
    revise,
)
from dijkwacht.apps.assessments.actions.weighing import (
    describe,
    recommend,
    settle,
    summarise,
    unchanged,
    unsettle,
)
from dijkwacht.apps.assessments.actions.workbooks import (
    fill,
    forget_uploads,
    receive,
    take_over,
)

__all__ = [
    "Beginning",
    "adopt",
    "answer",
    "ask",
    "ask_for",
    "came_in",
    "carry_over",
    "comment",
    "confirm",
    "cover",
    "decide",
    "describe",
    "deviate",
    "entrust",
    "fill",
    "finish",
    "forget_uploads",
    "grow",
    "lay_out",
    "let_go_of_notes",
    "mark",
    "move",
    "note",
    "opened",
    "plan",
    "prepare",
    "receive",
    "recommend",
    "record",
    "register",
    "remove",
    "reply",
    "reschedule",
    "resume",
    "retract",
    "revise",
    "reword",
    "settle",
    "skip",
    "strike",
    "summarise",
    "take_back",
    "take_over",
    "unchanged",
    "unmark",
    "unsettle",
    "was_read",
    "withdraw",
]
