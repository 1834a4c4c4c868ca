"""An errand as a page shows it: how far it is, what can be done with it, and where its result lies.

A room shows one with ``{% include "errands/part.html" %}`` in an element with ``data-errand``, and says here what its kind is
called and who may ask for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import keeps_for_all
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.queries import errand_of
from dijkwacht.apps.errands.rules import LATE, OPEN, Kind, State
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Fault


@dataclass(frozen=True, slots=True)
class Sort:
    """What a kind of errand is to who asked: its words, who may still ask for it, and the addresses around it."""

    title: str
    result_word: str
    result: str
    back_word: str
    back: str
    """Empty where the errand itself says from where it was asked."""
    may: Callable[[User, Errand], bool]


def _keeps_norms(user: User, _: Errand) -> bool:
    return keeps_for_all(user, Right.MANAGE_ACCOUNTS, on=timezone.localdate())


SORTS: Final[Mapping[Kind, Sort]] = MappingProxyType(
    {
        Kind.NORM: Sort(
            "De norm inlezen", "Bekijk wat er is gelezen", "norms:found", "Een ander bestand kiezen", "norms:upload", _keeps_norms
        ),
        # The page that it goes back to looks at the right itself.
        Kind.READING: Sort(
            "Het bestand lezen", "Verder met dit bestand", "errands:onward", "Terug naar het formulier", "", lambda *_: True
        ),
    }
)
ENDS: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.DONE: "Het is gelukt. Het resultaat staat hier een dag voor u klaar.",
        State.CANCELLED: "Er is niets bewaard.",
        State.BROKEN: "Het werk hield halverwege op. Er is niets veranderd: probeer het opnieuw.",
    }
)
SHOWN: Final = 100
"""Faults on the page; who has more begins with these."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One errand at this moment."""

    errand: Errand
    now: datetime
    seen: str = ""
    """The state that the page showed before: another one is read out."""

    @property
    def sort(self) -> Sort:
        """What it is to who asked."""
        return SORTS[Kind(self.errand.kind)]

    @property
    def state(self) -> State:
        """Where it stands really."""
        return self.errand.state_on(self.now)

    @property
    def is_open(self) -> bool:
        """Whether something is still to come: then the page looks again."""
        return self.state in OPEN

    @property
    def is_new(self) -> bool:
        """Whether it stands otherwise than the page showed before."""
        return bool(self.seen) and self.seen != self.state

    @property
    def is_late(self) -> bool:
        """Whether it waits so long that nobody may be working."""
        return self.state is State.WAITING and self.now - self.errand.asked_at > LATE

    @property
    def lasts(self) -> str:
        """How long it has been busy."""
        seconds = int((self.now - (self.errand.started_at or self.now)).total_seconds())
        return count(seconds, "seconde", "seconden") if seconds < 90 else f"{seconds // 60} minuten"

    @property
    def word(self) -> str:
        """What its end means."""
        return ENDS.get(self.state, "")

    @property
    def saying(self) -> str:
        """What it is doing."""
        return self.errand.saying or "Bezig."

    @property
    def step(self) -> str:
        """At which step it is, of how many."""
        return f"stap {min(self.errand.done + 1, self.errand.of)} van {self.errand.of}"

    @property
    def faults(self) -> list[Fault]:
        """Why nothing came of it, the first of them."""
        return [Fault(*fault) for fault in self.errand.faults[:SHOWN]]

    @property
    def more(self) -> int:
        """How many faults are not shown."""
        return max(0, len(self.errand.faults) - SHOWN)

    @property
    def result_url(self) -> str:
        """Where its result lies."""
        return reverse(self.sort.result, args=[self.errand.pk])

    @property
    def back_url(self) -> str:
        """Where it was asked for."""
        return reverse(self.sort.back) if self.sort.back else self.errand.about["where"]


def own(user: User, pk: UUID, kind: Kind | None = None) -> Errand:
    """The errand, for who asked for it and has the right still; 404 for all others."""
    found = errand_of(user, pk)
    if found is None or (kind is not None and found.kind != kind) or not SORTS[Kind(found.kind)].may(user, found):
        raise Http404
    return found
