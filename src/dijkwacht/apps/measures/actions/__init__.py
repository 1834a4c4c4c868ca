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
from dijkwacht.apps.measures.actions.measures import (
    expect,
    move,
    plan_in,
    propose,
    revise,
    take_up,
)
from dijkwacht.apps.measures.actions.sharing import (
    share,
)

__all__ = [
    "add",
    "drop",
    "expect",
    "move",
    "note",
    "plan_in",
    "propose",
    "prove",
    "revise",
    "share",
    "take_up",
    "tick",
    "withdraw",
    "witness",
]
