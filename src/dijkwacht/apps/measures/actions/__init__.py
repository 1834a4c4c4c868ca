"""The deeds: one module a subject."""

from dijkwacht.apps.measures.actions.measures import (
    expect,
    move,
    plan_in,
    propose,
    revise,
    take_up,
)

__all__ = [
    "expect",
    "move",
    "plan_in",
    "propose",
    "revise",
    "take_up",
]
