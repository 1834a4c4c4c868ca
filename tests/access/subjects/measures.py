"""Measures: who runs them, who reads them, who keeps one of the own function, and what an adviser sees afterwards."""

from datetime import date
from typing import Any

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.action_lists import actions as action_lists
from dijkwacht.apps.measures import actions as measures
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.documents.action_lists.table import ActionBook, Line, ListSheet
from tests import factories as make
from tests.access.subject import ADVISER, OWN_ADVISER, SIGNED_IN, YESTERDAY, Filled, Subject, wherever
from tests.barriers import in_use

RUNNERS, READERS, STEPPERS = "runners", "readers", "steppers"
UPLOADER = "uploader"
WHO_READ_IT_IN = "coordinator who read a list in"
WRITERS = "whoever writes measures anywhere"
CLIENT_AND_COORDINATOR = frozenset({Role.CLIENT, Role.COORDINATOR, OWN_ADVISER})

TABLE = {
    # First pages: everybody has them; what is on them is only what one may see.
    "measures:index": SIGNED_IN,
    "measures:list": SIGNED_IN,
    "measures:download": SIGNED_IN,
    "measures:new": WRITERS,
    "measures:decide": WRITERS,
    "measures:undo_decision": WRITERS,
    "measures:share": WRITERS,
    "measures:read_in": WRITERS,
    "measures:preview": UPLOADER,
    "measures:take_up": RUNNERS,
    "measures:pursue": RUNNERS,
    "measures:measure": READERS,
    "measures:revise": RUNNERS,
    "measures:effects": RUNNERS,
    "measures:step": STEPPERS,
}
OWNER_OF_IT = Role.OWNER
AFTER_WITH = "adviser afterwards, where the organisation shares"
MAY = {
    RUNNERS: CLIENT_AND_COORDINATOR | {WHO_READ_IT_IN},
    READERS: frozenset({*CLIENT_AND_COORDINATOR, WHO_READ_IT_IN, Role.EXECUTIVE, ADVISER, OWNER_OF_IT, AFTER_WITH}),
    STEPPERS: frozenset({*CLIENT_AND_COORDINATOR, WHO_READ_IT_IN, OWNER_OF_IT}),
    WRITERS: wherever(Role.CLIENT, Role.COORDINATOR) | {OWN_ADVISER, WHO_READ_IT_IN},
    UPLOADER: frozenset({WHO_READ_IT_IN}),
}


def lay_out(here: Organisation) -> Filled:
    """A measure of ``hr`` that is decided, from an adopted picture; another recommendation is still free."""
    picture = make.picture(here, state=PictureState.ADOPTED)
    draft = Draft("Regel BES-01.", owner="hr", due_on=date(2099, 1, 31))
    measure = measures.take_up(picture=picture, criterion="BES-01", draft=draft, by=make.BY)
    measures.move(measure=measure, to=State.DECIDED, said=Moved(day=date(2026, 1, 5)), by=make.BY)

    reader = make.user("reader-in@example.org")
    lines = (Line(1, {1: "Actie", 2: "Wie"}, {}), Line(2, {1: "Vier ogen", 2: "HR"}, {}))
    upload = action_lists.receive(organisation=here, book=ActionBook((ListSheet("Acties", lines, head=1),)), by=reader)
    return {
        "form": "csv",
        "in_use": in_use(here).pk,
        "barrier": "BAR-01",
        "upload": upload.pk,
        "picture": picture.pk,
        "criterion": "BES-02",
        "measure": measure.pk,
        "to": State.IN_PROGRESS,
    }


def _owner_of_another(here: Organisation) -> User:
    user = make.user("other-owner@example.org")
    make.membership(user, here, Role.OWNER, function="ciso")
    make.membership(user, here, Role.RESPONDENT, function="hr")
    return user


def _afterwards(*, still: bool, after: bool) -> Any:
    def person(here: Organisation) -> User:
        user = make.user("former@example.org")
        assignment = make.assignment(user, here)
        Assignment.objects.filter(pk=assignment.pk).update(until=YESTERDAY)
        measures.share(organisation=here, still=still, after=after, by=make.BY)
        return user

    return person


def _who_read_it_in(here: Organisation) -> User:
    user = User.objects.get(email="reader-in@example.org")
    make.membership(user, here, Role.COORDINATOR)
    return user


def _never_accepted(here: Organisation) -> User:
    user = _afterwards(still=True, after=True)(here)
    Assignment.objects.filter(adviser=user).update(accepted_at=None)
    return user


SUBJECT = Subject(
    table=TABLE,
    may=MAY,
    lay_out=lay_out,
    people={
        WHO_READ_IT_IN: _who_read_it_in,
        "owner of another function": _owner_of_another,
        AFTER_WITH: _afterwards(still=False, after=True),
        "adviser afterwards, who was told only what lies still": _afterwards(still=True, after=False),
        "adviser who was never accepted, where the organisation shares": _never_accepted,
    },
)
