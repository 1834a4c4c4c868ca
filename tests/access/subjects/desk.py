"""The desk: a question is for who asked it and for its adviser; about a case also for who is named on that."""

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.cases import actions as cases
from dijkwacht.apps.cases.rules.cases import NAMEABLE
from dijkwacht.apps.damocles.models import DamoclesCase, DamoclesGrant
from dijkwacht.apps.damocles.rules.states import DamoclesState
from dijkwacht.apps.desk import actions as desk
from dijkwacht.apps.organisations.models import Organisation
from tests import damocles as given
from tests import factories as make
from tests.access.subject import OWN_ADVISER, SIGNED_IN, Filled, Subject

ASKERS, NAMED, READERS, WHO_ASKED = "askers", "named", "readers", "who asked"
OFFICER, COLLEAGUE, PUT_TO = "officer who asked", "coordinator named on the case", "adviser to whom it was put"
LOOKED = "adviser to whom it was put, who looks along no more"
UNNAMED, GONE = "officer who asked and was taken off the case", "adviser to whom it was put, without an assignment"

TABLE = {
    # The list has only one's own.
    "desk:index": SIGNED_IN,
    "desk:ask": ASKERS,
    "desk:ask_on": NAMED,
    "desk:question": READERS,
    "desk:remove": WHO_ASKED,
}
MAY = {
    # Whoever holds the role elsewhere has no adviser there to ask.
    ASKERS: frozenset({*NAMEABLE, OWN_ADVISER, OFFICER, COLLEAGUE, UNNAMED}),
    NAMED: frozenset({OFFICER, COLLEAGUE}),
    READERS: frozenset({OFFICER, COLLEAGUE, PUT_TO}),
    WHO_ASKED: frozenset({OFFICER}),
}


def lay_out(here: Organisation) -> Filled:
    """A case, and a question about it."""
    officer = given.officer(here, "named@example.org")
    case = given.case(officer, here, state=DamoclesState.TEST)
    adviser = make.user("put-to@example.org", name="Ada Adviseur")
    make.assignment(adviser, here)
    made = desk.ask(organisation=here, adviser=adviser, text="Mag dat?", case=case, by=officer)
    return {"case": case.pk, "question": made.pk}


def _officer(_: Organisation) -> User:
    return User.objects.get(email="named@example.org")


def _colleague(here: Organisation) -> User:
    user = make.user("coordinator@example.org")
    make.membership(user, here, Role.COORDINATOR)
    cases.name(case=DamoclesCase.objects.get(), user=user, by=make.BY)
    return user


def _put_to(_: Organisation) -> User:
    return User.objects.get(email="put-to@example.org")


def _looked(here: Organisation) -> User:
    DamoclesGrant.objects.update(start=given.ago(30), until=given.ago(1))
    return _put_to(here)


def _unnamed(here: Organisation) -> User:
    _colleague(here)
    cases.unname(case=DamoclesCase.objects.get(), user=_officer(here), by=make.BY)
    return _officer(here)


def _gone(here: Organisation) -> User:
    user = _put_to(here)
    user.assignments.update(ended_at=timezone.now())
    return user


SUBJECT = Subject(
    TABLE,
    MAY,
    lay_out,
    {OFFICER: _officer, COLLEAGUE: _colleague, PUT_TO: _put_to, LOOKED: _looked, UNNAMED: _unnamed, GONE: _gone},
)
