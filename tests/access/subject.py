"""What a subject says of its addresses: who may open them, and what to fill in to open one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make

EVERYBODY, SIGNED_IN = "everybody", "signed in"
ADVISER, ADVISER_ELSEWHERE, OWN_ADVISER = "adviser in an assignment", "adviser in an assignment elsewhere", "own adviser"
HOMES = (" at the province", " at the support team")
ELSEWHERE = (" elsewhere", *HOMES)
YESTERDAY = timezone.localdate() - timedelta(days=1)

Person = Callable[[Organisation], User]
Filled = Mapping[str, Any]
"""What to fill in where an address asks for something: by the name of that, or by the address where it differs there."""


@dataclass(frozen=True)
class Subject:
    """The addresses of one web folder, all about one organisation.

    ``table`` names for each address ``EVERYBODY``, ``SIGNED_IN`` or a key of ``may``; ``may`` names the people, as in ``PEOPLE``
    or in ``people``: those of this subject alone, made after ``lay_out`` set the scene in the organisation.
    """

    table: Mapping[str, str]
    may: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lay_out: Callable[[Organisation], Filled] = lambda _: {}
    people: Mapping[str, Person] = field(default_factory=dict)

    def alike(self, people: Iterable[str]) -> dict[str, bool]:
        """The addresses where all these people find the same, and whether they may open them."""
        found = {address: {self.allows(who, address) for who in people} for address in self.table}
        return {address: may.pop() for address, may in found.items() if len(may) == 1}

    def allows(self, who: str, address: str) -> bool:
        """Whether this person may open this address, by the table."""
        allowed = self.table[address]
        return allowed in {EVERYBODY, SIGNED_IN} or who in self.may[allowed]


def wherever(*roles: Role) -> frozenset[str]:
    """These roles, held here or elsewhere."""
    return frozenset({*roles, *(f"{role}{where}" for role in roles for where in ELSEWHERE)})


def _with_role(*roles: Role, elsewhere: bool = False) -> Person:
    def person(here: Organisation) -> User:
        where = make.organisation("GM9902", "Westerkoog") if elsewhere else here
        return _holding(roles, where)

    return person


def _at_home(*roles: Role, home: str) -> Person:
    """The same roles at the province in whose region the organisation lies, or at its support team."""

    def person(here: Organisation) -> User:
        province = make.province("PV99", "Duinmark", here)
        team = make.support_team()
        make.region("PV99", "Duinmark", team)
        return _holding(roles, province if home == HOMES[0] else team)

    return person


def _holding(roles: Iterable[Role], where: Organisation) -> User:
    user = make.user("-".join(sorted(roles))[:40] + "@example.org")
    for role in roles:
        make.membership(user, where, role, function="hr" if role in {Role.RESPONDENT, Role.OWNER} else "")
    return user


def _adviser(**changes: object) -> Person:
    def person(here: Organisation) -> User:
        user = make.user("adviser@example.org")
        assignment = make.assignment(user, here)
        Assignment.objects.filter(pk=assignment.pk).update(**changes)
        return user

    return person


def _own_adviser(here: Organisation) -> User:
    """An adviser whom the organisation appointed from its own people."""
    user = make.user("own@example.org")
    make.membership(user, here, Role.COORDINATOR)
    make.assignment(user, here)
    return user


def _adviser_elsewhere(_: Organisation) -> User:
    user = make.user("elsewhere@example.org")
    make.assignment(user, make.organisation("GM9902", "Westerkoog"))
    return user


PEOPLE: Mapping[str, Person] = {
    "somebody without any role": lambda _: make.user("nobody@example.org"),
    ADVISER: _adviser(),
    OWN_ADVISER: _own_adviser,
    ADVISER_ELSEWHERE: _adviser_elsewhere,
    "adviser whose assignment is over": _adviser(until=YESTERDAY),
    "adviser whose assignment has not begun": _adviser(start=date(2090, 1, 1)),
    "adviser whose assignment was ended": _adviser(ended_at=timezone.now()),
    "adviser whose assignment was never accepted": _adviser(accepted_at=None),
    **{role: _with_role(role) for role in Role},
    **{f"{role} elsewhere": _with_role(role, elsewhere=True) for role in Role},
    **{f"{role}{home}": _at_home(role, home=home) for role in Role for home in HOMES},
}
"""Everybody there is, by who they are to the organisation; a respondent and an owner have the function ``hr``."""

OUTSIDE: Mapping[str, Person] = {
    " elsewhere": _with_role(*Role, elsewhere=True),
    **{home: _at_home(*Role, home=home) for home in HOMES},
}
"""Who holds every role at once, somewhere else."""
