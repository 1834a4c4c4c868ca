"""Damocles: the policy is for who has to do with it; a case for who is named on it, for a while for an adviser who was asked."""

from datetime import timedelta

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.damocles.models import DamoclesCase, DamoclesGrant
from dijkwacht.apps.damocles.rules.states import DamoclesState
from dijkwacht.apps.organisations.models import Organisation
from tests import damocles as given
from tests import factories as make
from tests.access.subject import ADVISER, ADVISER_ELSEWHERE, OWN_ADVISER, SIGNED_IN, Filled, Subject, wherever

READERS, MEMBERS, ANY_READER, KEEPERS, OPENERS = "readers", "members", "any reader", "keepers", "openers"
NAMED, SEEN = "named", "seen"
OFFICER, COLLEAGUE = "officer named on the case", "coordinator named on the case"
ASKED, EXPIRED, TURNED_AWAY = "adviser who was asked", "adviser who was asked too long ago", "adviser who is asked no more"
WITHOUT = "adviser who was asked, without an assignment"

TABLE = {
    "damocles:index": ANY_READER,
    "damocles:policy": READERS,
    "damocles:ask": READERS,
    "damocles:compare": READERS,
    # An adviser sees nothing of the cases, not even numbers.
    "damocles:use": MEMBERS,
    "damocles:version": READERS,
    "damocles:download": READERS,
    "damocles:edit": KEEPERS,
    "damocles:upload": KEEPERS,
    "damocles:share": KEEPERS,
    "damocles:register": KEEPERS,
    "damocles:adopt": KEEPERS,
    "damocles:discard": KEEPERS,
    # The list has only one's own cases.
    "damocles:cases": SIGNED_IN,
    "damocles:new": OPENERS,
    "damocles:case": SEEN,
    "damocles:timeline": NAMED,
    "damocles:step": NAMED,
    "damocles:weigh": NAMED,
    "damocles:people": NAMED,
    "damocles:revise": NAMED,
    "damocles:remove": NAMED,
    "damocles:note": NAMED,
    "damocles:line": NAMED,
    "damocles:after": NAMED,
}

ASKED_ONES = {ASKED, EXPIRED, TURNED_AWAY}
ROLES = {Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE, Role.OFFICER}
OWN = {*ROLES, OWN_ADVISER}
MAY = {
    READERS: frozenset({*OWN, ADVISER, *ASKED_ONES, OFFICER, COLLEAGUE}),
    MEMBERS: frozenset({*OWN, OFFICER, COLLEAGUE}),
    ANY_READER: frozenset(
        {
            *OWN,
            ADVISER,
            ADVISER_ELSEWHERE,
            *ASKED_ONES,
            OFFICER,
            COLLEAGUE,
            *wherever(*ROLES),
        }
    ),
    KEEPERS: frozenset({Role.COORDINATOR, OWN_ADVISER, Role.OFFICER, OFFICER, COLLEAGUE}),
    OPENERS: frozenset({Role.OFFICER, OFFICER}),
    NAMED: frozenset({OFFICER, COLLEAGUE}),
    SEEN: frozenset({OFFICER, COLLEAGUE, ASKED}),
}


def lay_out(here: Organisation) -> Filled:
    """A policy that holds, a register, and a case that goes its way."""
    given.policy(here)
    officer = given.officer(here, "named@example.org")
    case = given.case(officer, here, state=DamoclesState.TEST)
    decided = given.case(officer, here, state=DamoclesState.DECIDED, number="Z-2026-00999")
    return {
        "code": here.code,
        "number": 1,
        "case": case.pk,
        "to": DamoclesState.INTENDED.value,
        "form": "docx",
        "key": f"stap-{case.moves.latest('pk').pk}",
        "what": "objection",
        "damocles:after": {"case": decided.pk},
    }


def _officer(_: Organisation) -> User:
    return User.objects.get(email="named@example.org")


def _colleague(here: Organisation) -> User:
    user = make.user("coordinator@example.org")
    make.membership(user, here, Role.COORDINATOR)
    for case in DamoclesCase.objects.all():
        cases.name(case=case, user=user, by=make.BY)
    return user


def _asked(here: Organisation) -> User:
    user = make.user("asked@example.org")
    make.assignment(user, here)
    for case in DamoclesCase.objects.all():
        cases.grant(case=case, adviser=user, by=make.BY)
    return user


def _expired(here: Organisation) -> User:
    user = _asked(here)
    DamoclesGrant.objects.update(start=given.ago(30), until=given.ago(1))
    return user


def _turned_away(here: Organisation) -> User:
    user = _asked(here)
    for case in DamoclesCase.objects.all():
        cases.end_grant(case=case, adviser=user, by=make.BY)
    return user


def _without(here: Organisation) -> User:
    user = _asked(here)
    user.assignments.update(until=given.today() - timedelta(1))
    return user


SUBJECT = Subject(
    TABLE,
    MAY,
    lay_out,
    {
        OFFICER: _officer,
        COLLEAGUE: _colleague,
        ASKED: _asked,
        EXPIRED: _expired,
        TURNED_AWAY: _turned_away,
        WITHOUT: _without,
    },
)
