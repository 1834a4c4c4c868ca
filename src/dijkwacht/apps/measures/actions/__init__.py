"""The deeds: one module a subject."""

from dijkwacht.apps.measures.actions.carrying import (
    add,
    drop,
    note,
    prove,
    tick,
    withdraw,
    witness,
)
from dijkwacht.apps.measures.actions.halfway import (
    close,
    discuss,
)
from dijkwacht.apps.measures.actions.measures import (
    expect,
    move,
    plan_in,
    propose,
    revise,
    take_up,
)
from dijkwacht.apps.measures.actions.reminders import (
    PAGE,
    follow,
    remind,
    send_digest,
    unfollow,
)
from dijkwacht.apps.measures.actions.sharing import (
    share,
)

__all__ = [
    "PAGE",
    "add",
    "close",
    "discuss",
    "drop",
    "expect",
    "follow",
    "move",
    "note",
    "plan_in",
    "propose",
    "prove",
    "remind",
    "revise",
    "send_digest",
    "share",
    "take_up",
    "tick",
    "unfollow",
    "withdraw",
    "witness",
]
