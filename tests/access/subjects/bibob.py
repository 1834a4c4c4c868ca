"""Bibob: a policy is seen in its own organisation and by an adviser at work there; a case by who is named on it alone."""

from collections.abc import Mapping
from typing import Any

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right, Role, roles_with
from dijkwacht.apps.instruments.actions import cases as seats
from dijkwacht.apps.instruments.actions import policies
from dijkwacht.apps.instruments.models import BibobCase
from dijkwacht.apps.instruments.rules.cases import Instrument
from dijkwacht.apps.organisations.models import Organisation
from tests import bibob as given
from tests import factories as make
from tests.access.subject import ADVISER, HOMES, SIGNED_IN, Arguments, Subject

SEEN, KEPT, CHOOSERS, USERS, NAMED, OPENERS, LISTERS = "seen", "kept", "choosers", "users", "named", "openers", "listers"
NAMED_OFFICER, NAMED_EXECUTIVE = "officer who is named", "executive who is named"
NAMED_THEN_LEFT, NAMED_THEN_ADVISER = "officer who was named and left", "adviser whose name was put on a case in the database"


def _lay_out(here: Organisation) -> Arguments:
    opener = given.officer(here, "opener@example.org")
    given.policy(here)
    draft = policies.draft(organisation=here, instrument=Instrument.BIBOB, text=policies.Text("Nieuw", _NOTHING), by=make.BY)
    made = given.case(opener, here)

    def arguments(address: str) -> Mapping[str, Any]:
        if address in {"bibob:index", "bibob:law", "bibob:select", "bibob:cases", "bibob:open"}:
            return {}
        if address in {"bibob:case", "bibob:record", "bibob:strike", "bibob:name"}:
            return {"case": made.pk}
        if address == "bibob:step":
            return {"case": made.pk, "to": "triage"}
        if address in {"bibob:version", "bibob:adopt", "bibob:discard"}:
            return {"code": here.code, "number": 1 if address == "bibob:version" else draft.number}
        return {"code": here.code}

    return arguments


_NOTHING = {"id": "niets", "version": "eigen", "title": "Nieuw", "body": "municipality", "lines": []}


def _named(role: Role, *, then_leaves: bool = False) -> Any:
    def person(here: Organisation) -> User:
        user = make.user(f"named-{role}@example.org")
        held = make.membership(user, here, role)
        case = BibobCase.objects.get()
        seats.name(case=case, user=user, by=make.BY)
        if then_leaves:
            held.until = given.ago(1)
            held.save()
        return user

    return person


def _adviser_put_on_it(here: Organisation) -> User:
    user = make.user("adviser@example.org")
    make.assignment(user, here)
    seats.seat(BibobCase.objects.get(), user)
    return user


_OFFICERS = {Role.OFFICER, *(f"{Role.OFFICER}{home}" for home in HOMES)}
_PROVINCE = {str(role) + HOMES[0] for role in roles_with(Right.SEE_POLICY) - {Role.ADVISER}}
_HERE = {*(roles_with(Right.SEE_POLICY) - {Role.ADVISER})}

SUBJECT = Subject(
    table={
        "bibob:index": CHOOSERS,
        "bibob:law": SIGNED_IN,
        # Whoever has no policy to see chooses with the example: nothing is kept.
        "bibob:select": SIGNED_IN,
        "bibob:policy": SEEN,
        "bibob:beside": SEEN,
        "bibob:version": SEEN,
        "bibob:use": USERS,
        "bibob:edit": KEPT,
        "bibob:share": KEPT,
        "bibob:register": KEPT,
        "bibob:adopt": KEPT,
        "bibob:discard": KEPT,
        "bibob:cases": LISTERS,
        "bibob:open": OPENERS,
        "bibob:case": NAMED,
        "bibob:step": NAMED,
        "bibob:record": NAMED,
        "bibob:strike": NAMED,
        "bibob:name": NAMED,
    },
    may={
        SEEN: frozenset({*_HERE, ADVISER, NAMED_OFFICER, NAMED_EXECUTIVE, NAMED_THEN_ADVISER}),
        USERS: frozenset({*_HERE, NAMED_OFFICER, NAMED_EXECUTIVE}),
        KEPT: frozenset({*(roles_with(Right.KEEP_POLICY)), NAMED_OFFICER}),
        CHOOSERS: frozenset(
            {
                *_HERE,
                *(f"{role} elsewhere" for role in _HERE),
                *_PROVINCE,
                ADVISER,
                "adviser in an assignment elsewhere",
                NAMED_OFFICER,
                NAMED_EXECUTIVE,
                NAMED_THEN_ADVISER,
            }
        ),
        LISTERS: frozenset({*_OFFICERS, f"{Role.OFFICER} elsewhere", NAMED_OFFICER, NAMED_EXECUTIVE}),
        OPENERS: frozenset({Role.OFFICER, NAMED_OFFICER}),
        NAMED: frozenset({NAMED_OFFICER, NAMED_EXECUTIVE}),
    },
    lay_out=_lay_out,
    people={
        NAMED_OFFICER: _named(Role.OFFICER),
        NAMED_EXECUTIVE: _named(Role.EXECUTIVE),
        NAMED_THEN_LEFT: _named(Role.OFFICER, then_leaves=True),
        NAMED_THEN_ADVISER: _adviser_put_on_it,
    },
)
