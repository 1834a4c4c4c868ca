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
from dijkwacht.apps.measures.actions.lists import (
    forget_lists,
    receive,
    take_along,
    take_in,
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
    "forget_lists",
    "move",
    "note",
    "plan_in",
    "propose",
    "prove",
    "receive",
    "remind",
    "revise",
    "send_digest",
    "share",
    "take_along",
    "take_in",
    "take_up",
    "tick",
    "unfollow",
    "withdraw",
    "witness",
]
