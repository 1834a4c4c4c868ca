"""The plan: who may see the measures reads it, the adviser included; owners and all others find nothing."""

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.access.subject import ADVISER, OWN_ADVISER, SIGNED_IN, Filled, Subject

READERS, MEMBERS, PLANNERS = "readers", "members", "planners"


def _lay_out(here: Organisation) -> Filled:
    picture = make.picture(here, state=State.ADOPTED)
    return {"picture": picture.pk, "code": here.code, "form": "docx"}


SUBJECT = Subject(
    table={
        "plan:index": SIGNED_IN,
        "plan:plan": READERS,
        "plan:implementation": READERS,
        "plan:over_time_choose": SIGNED_IN,
        "plan:over_time": MEMBERS,
        "plan:handover_choose": SIGNED_IN,
        "plan:handover": PLANNERS,
        "plan:handover_file": PLANNERS,
    },
    may={
        READERS: frozenset({ADVISER, OWN_ADVISER, Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE}),
        # How it went is for the organisation alone.
        MEMBERS: frozenset({OWN_ADVISER, Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE}),
        PLANNERS: frozenset({OWN_ADVISER, Role.CLIENT, Role.COORDINATOR}),
    },
    lay_out=_lay_out,
)
