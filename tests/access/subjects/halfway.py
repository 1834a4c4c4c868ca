"""The six-month talk: whoever may see measures reads it, whoever runs them notes."""

from datetime import timedelta

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.access.subject import ADVISER, OWN_ADVISER, Filled, Subject

READERS, WRITERS = "readers", "writers"


def _lay_out(here: Organisation) -> Filled:
    picture = make.picture(here, state=State.ADOPTED, state_since=make.REFERENCE - timedelta(days=400))
    make.weak(picture)
    actions.take_up(picture=picture, criterion="BES-01", draft=Draft("Regel BES-01."), by=make.BY)
    return {"picture": picture.pk, "criterion": "BES-01", "form": "pdf"}


SUBJECT = Subject(
    table={"halfway:talk": READERS, "halfway:download": READERS, "halfway:close": WRITERS, "halfway:topic": WRITERS},
    may={
        READERS: frozenset({ADVISER, OWN_ADVISER, Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE}),
        WRITERS: frozenset({OWN_ADVISER, Role.CLIENT, Role.COORDINATOR}),
    },
    lay_out=_lay_out,
)
