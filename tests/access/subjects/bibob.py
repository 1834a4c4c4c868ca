"""Bibob: a policy is seen in its own organisation and by an adviser at work there; a case by who is named on it alone."""

from typing import Any

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right, Role, roles_with
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import BibobState
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.remedies import After, Remedy
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.rules import Instrument
from tests import bibob as given
from tests import factories as make
from tests.access.subject import ADVISER, ADVISER_ELSEWHERE, HOMES, OWN_ADVISER, SIGNED_IN, Filled, Subject

SEEN, KEPT, CHOOSERS, USERS, NAMED, OPENERS, LISTERS = "seen", "kept", "choosers", "users", "named", "openers", "listers"
NAMED_OFFICER, NAMED_EXECUTIVE = "officer who is named", "executive who is named"
NAMED_THEN_LEFT, NAMED_THEN_ADVISER = "officer who was named and left", "adviser whose name was put on a case in the database"


def _lay_out(here: Organisation) -> Filled:
    opener = given.officer(here, "opener@example.org")
    given.policy(here)
    draft = policies.draft(organisation=here, instrument=Instrument.BIBOB, text=policies.Text("Nieuw", _NOTHING), by=make.BY)
    made = given.case(opener, here)
    given.move(made, BibobState.TRIAGE, opener)
    decided = given.decided(opener, here, number="Z-2026-00999")
    cases.note_after(case=decided, after=After(Remedy.OBJECTION, given.ago(1)), by=opener)
    return {
        "code": here.code,
        "case": made.pk,
        "to": "form",
        "what": "decision-deferred",
        "key": f"stap-{made.moves.last().pk}",
        "form": "docx",
        "number": draft.number,
        "bibob:version": {"number": 1},
        "bibob:after": {"case": decided.pk, "what": "relief-asked"},
    }


_NOTHING = {"id": "niets", "version": "eigen", "title": "Nieuw", "body": "municipality", "lines": []}


def _named(role: Role, *, then_leaves: bool = False) -> Any:
    def person(here: Organisation) -> User:
        user = make.user(f"named-{role}@example.org")
        held = make.membership(user, here, role)
        for case in BibobCase.objects.all():
            cases.name(case=case, user=user, by=make.BY)
        if then_leaves:
            held.until = given.ago(1)
            held.save()
        return user

    return person


def _adviser_put_on_it(here: Organisation) -> User:
    user = make.user("adviser@example.org")
    make.assignment(user, here)
    for case in BibobCase.objects.all():
        cases.seat(case, user)
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
        "bibob:timeline": NAMED,
        "bibob:step": NAMED,
        "bibob:record": NAMED,
        "bibob:revise": NAMED,
        "bibob:line": NAMED,
        "bibob:after": NAMED,
        "bibob:remove": NAMED,
        "bibob:name": NAMED,
    },
    may={
        SEEN: frozenset({*_HERE, ADVISER, OWN_ADVISER, NAMED_OFFICER, NAMED_EXECUTIVE, NAMED_THEN_ADVISER}),
        USERS: frozenset({*_HERE, OWN_ADVISER, NAMED_OFFICER, NAMED_EXECUTIVE}),
        KEPT: frozenset({*roles_with(Right.KEEP_POLICY), OWN_ADVISER, NAMED_OFFICER}),
        CHOOSERS: frozenset(
            {
                *_HERE,
                *(f"{role} elsewhere" for role in _HERE),
                *_PROVINCE,
                ADVISER,
                OWN_ADVISER,
                ADVISER_ELSEWHERE,
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
