"""The six-month talk: whoever may see measures reads it, whoever runs them notes."""

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.rules import Draft
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.subject import ADVISER, Arguments, Subject

READERS, WRITERS = "readers", "writers"


def _lay_out(here: Organisation) -> Arguments:
    picture = make.picture(here, state=State.ADOPTED)
    actions.take_up(picture=picture, criterion="BES-01", draft=Draft("Regel BES-01."), by=make.BY)
    more = {"halfway:topic": {"criterion": "BES-01"}, "halfway:download": {"form": "pdf"}}
    return lambda name: {"picture": picture.pk, **more.get(name, {})}


SUBJECT = Subject(
    table={"halfway:talk": READERS, "halfway:download": READERS, "halfway:close": WRITERS, "halfway:topic": WRITERS},
    may={
        READERS: frozenset({ADVISER, Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE}),
        WRITERS: frozenset({Role.CLIENT, Role.COORDINATOR}),
    },
    lay_out=_lay_out,
)
