"""A fault tree: what happens at the top, by gates, from events that happen or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """When a gate happens: when any, all or at least ``k`` of what lies under it do; or when the one thing under it does not."""

    OR = "or"
    AND = "and"
    ATLEAST = "atleast"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Gate:
    """One gate over names of gates and events; ``k`` is for *at least* only.

    Without anything under it an *and* always happens and an *or* never.
    """

    kind: Kind
    of: tuple[str, ...]
    k: int = 0


ALWAYS: Final = Gate(Kind.AND, ())
NEVER: Final = Gate(Kind.OR, ())


@dataclass(frozen=True, slots=True)
class Tree:
    """The gates by name; every other name is an event. One thing may lie under several gates."""

    top: str
    gates: Mapping[str, Gate]

    @property
    def is_monotone(self) -> bool:
        """Whether more events never make the top stop happening."""
        return not any(self.gates[name].kind is Kind.NOT for name in self.above_first())

    def events(self) -> tuple[str, ...]:
        """The events that lie under the top, in the order in which they are met."""
        if self.top not in self.gates:
            return (self.top,)
        return tuple(dict.fromkeys(one for name in self.above_first() for one in self.gates[name].of if one not in self.gates))

    def above_first(self) -> list[str]:
        """The gates under the top and the top itself, each before what lies under it.

        Raises:
            ValueError: a gate lies under itself.
        """
        done: list[str] = []
        entered: set[str] = set()
        open_ones: set[str] = set()
        path: list[tuple[str, Iterator[str]]] = []

        def enter(name: str) -> None:
            entered.add(name)
            open_ones.add(name)
            path.append((name, iter(self.gates[name].of)))

        if self.top in self.gates:
            enter(self.top)
        while path:
            name, under = path[-1]
            for one in under:
                if one in open_ones:
                    raise ValueError(one)
                if one in self.gates and one not in entered:
                    enter(one)
                    break
            else:
                path.pop()
                open_ones.discard(name)
                done.append(name)
        return done[::-1]


def parents(tree: Tree) -> dict[str, list[str]]:
    """The gates above each name, in the order of the tree, once for each time that it stands there."""
    found: dict[str, list[str]] = {}
    for name, gate in tree.gates.items():
        for one in gate.of:
            found.setdefault(one, []).append(name)
    return found
