"""Everything that can be done with a picture; each deed is one transaction and one event."""

from dijkwacht.apps.assessments.actions.answers import (
    answer,
)
from dijkwacht.apps.assessments.actions.documents import (
    ask_for,
    came_in,
    strike,
    was_read,
)
from dijkwacht.apps.assessments.actions.growing import (
    carry_over,
    grow,
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
from dijkwacht.apps.assessments.actions.preparing import (
    Beginning,
    prepare,
)
from dijkwacht.apps.assessments.actions.roadmap import (
    entrust,
    finish,
    lay_out,
    reschedule,
    resume,
    skip,
)
from dijkwacht.apps.assessments.actions.sources import (
    let_go_of_notes,
    note,
    record,
    retract,
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
    "answer",
    "ask",
    "ask_for",
    "came_in",
    "carry_over",
    "cover",
    "describe",
    "deviate",
    "entrust",
    "fill",
    "finish",
    "forget_uploads",
    "grow",
    "lay_out",
    "let_go_of_notes",
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
    "reschedule",
    "resume",
    "retract",
    "revise",
    "settle",
    "skip",
    "strike",
    "summarise",
    "take_over",
    "unchanged",
    "unsettle",
    "was_read",
]
