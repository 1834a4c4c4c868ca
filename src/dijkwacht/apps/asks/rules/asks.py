"""One thing that is asked or told: of whom, by when and where; and in which order it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.kit.dutch import listed

NEWS_STAYS: Final = timedelta(days=14)
"""What happened longer ago is no news any more, for whoever comes later."""
SOON: Final = timedelta(days=14)
"""So long before its day something is asked that has nothing but a day."""
CLOSING: Final = timedelta(days=3)
"""So long before its last day a fact check is said to close."""
ENDING: Final = timedelta(days=30)
"""So long before its last day an assignment is said to end."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody in a role in an organisation, for an owner of measures with the function."""

    user: int
    organisation: int
    role: Role
    function: str = ""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose turn it is: who holds one of these roles, or this function; ``only`` and ``but`` name persons."""

    roles: frozenset[Role] = frozenset()
    function: str = ""
    only: frozenset[int] | None = None
    but: frozenset[int] = frozenset()

    @property
    def words(self) -> str:
        """Whose turn it is, by role."""
        return listed(role.word for role in Role if role in self.roles)

    def is_of(self, seat: Seat) -> bool:
        """Whether it is the turn of whoever sits here."""
        if seat.user in self.but or (self.only is not None and seat.user not in self.only):
            return False
        if self.function:
            return seat.role is Role.OWNER and seat.function == self.function
        return seat.role in self.roles


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked or told.

    ``matters`` name what it is about, for whoever keeps what was told: with another matter it is told again. ``since`` is
    the day from which it stands; ``name`` what the organisation is called; ``number`` how many there are of it.
    """

    kind: Kind
    organisation: int
    name: str
    path: str
    whose: Whose
    since: date
    matters: tuple[str, ...]
    day: date | None = None
    picture: UUID | None = None
    label: str = ""
    number: int = 1

    @property
    def words(self) -> str:
        """What is asked, as a button says it."""
        return self.label or self.kind.word

    def is_late(self, on: date) -> bool:
        """Whether its day is over."""
        return self.day is not None and self.day < on


def in_order(asks: Iterable[Ask], *, on: date) -> tuple[Ask, ...]:
    """What is too late first, then what somebody waits for, then by day; of one day by name and kind."""
    order = list(Kind)

    def place(ask: Ask) -> tuple[bool, bool, date, str, int, str]:
        is_late = ask.is_late(on)
        is_waited_for = ask.kind.facts.is_waited_for and not is_late
        return not is_late, not is_waited_for, ask.day or date.max, ask.name, order.index(ask.kind), ask.path

    return tuple(sorted(asks, key=place))
