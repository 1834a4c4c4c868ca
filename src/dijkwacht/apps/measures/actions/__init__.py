"""The deeds: one module a subject."""

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

__all__ = [
    "PAGE",
    "close",
    "discuss",
    "expect",
    "follow",
    "move",
    "plan_in",
    "propose",
    "remind",
    "revise",
    "send_digest",
    "take_up",
    "unfollow",
]
