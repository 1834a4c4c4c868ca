"""What a subject says of its addresses: who may open them, and what to fill in to open one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation, OrganisationName
from tests import factories as make

EVERYBODY, SIGNED_IN = "everybody", "signed in"
ADVISER = "adviser in an assignment"
HOMES = (" at the province", " at the support team")
YESTERDAY = date.today() - timedelta(days=1)  # noqa: DTZ011 - the day itself, not a moment

Person = Callable[[Organisation], User]
Arguments = Callable[[str], Mapping[str, Any]]
"""What to fill in, by the name of an address."""


@dataclass(frozen=True)
class Subject:
    """The addresses of one subject, all about one organisation.

    ``table`` names for each address ``EVERYBODY``, ``SIGNED_IN`` or a key of ``may``; ``may`` names the people, as in ``PEOPLE``
    or in ``people``: those of this subject alone, made after ``lay_out`` set the scene in the organisation.
    """

    table: Mapping[str, str]
    may: Mapping[str, frozenset[str]]
    lay_out: Callable[[Organisation], Arguments]
    people: Mapping[str, Person] = field(default_factory=dict)


def _with_role(role: Role, *, elsewhere: bool = False) -> Person:
    def person(here: Organisation) -> User:
        user = make.user(f"{role}@example.org")
        where = make.organisation("GM9902", "Westerkoog") if elsewhere else here
        make.membership(user, where, role, function="hr" if role in {Role.RESPONDENT, Role.OWNER} else "")
        return user

    return person


def _at_home(role: Role, home: str) -> Person:
    def person(here: Organisation) -> User:
        user = make.user(f"{role}@example.org")
        province = make.province("PV99", "Duinmark", here)
        team = Organisation.objects.create(code="PA9901", kind="partner", is_example=True)
        OrganisationName.objects.create(organisation=team, name="Ondersteuningsteam")
        make.region("PV99", "Duinmark", team)
        make.membership(user, province if home == HOMES[0] else team, role)
        return user

    return person


def _adviser(**changes: object) -> Person:
    def person(here: Organisation) -> User:
        user = make.user("adviser@example.org")
        assignment = make.assignment(user, here)
        Assignment.objects.filter(pk=assignment.pk).update(**changes)
        return user

    return person


def _adviser_elsewhere(_: Organisation) -> User:
    user = make.user("elsewhere@example.org")
    make.assignment(user, make.organisation("GM9902", "Westerkoog"))
    return user


PEOPLE: Mapping[str, Person] = {
    "somebody without any role": lambda _: make.user("nobody@example.org"),
    ADVISER: _adviser(),
    "adviser in an assignment elsewhere": _adviser_elsewhere,
    "adviser whose assignment is over": _adviser(until=YESTERDAY),
    "adviser whose assignment was ended": _adviser(ended_at=timezone.now()),
    "adviser whose assignment was never accepted": _adviser(accepted_at=None),
    **{role: _with_role(role) for role in Role},
    **{f"{role} elsewhere": _with_role(role, elsewhere=True) for role in Role},
    **{f"{role}{home}": _at_home(role, home) for role in Role for home in HOMES},
}
"""Everybody there is, by who they are to the organisation; a respondent and an owner have the function ``hr``."""
