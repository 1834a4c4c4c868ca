"""The plan: who may see the measures reads it, the adviser included; owners and all others find nothing."""

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.subject import ADVISER, SIGNED_IN, Arguments, Subject

READERS, MEMBERS, PLANNERS = "readers", "members", "planners"


def _lay_out(here: Organisation) -> Arguments:
    picture = make.picture(here, state=State.ADOPTED)
    filled = {
        "plan:plan": {"picture": picture.pk},
        "plan:implementation": {"picture": picture.pk, "form": "docx"},
        "plan:over_time": {"code": here.code},
        "plan:handover": {"code": here.code},
        "plan:handover_file": {"code": here.code, "form": "docx"},
    }
    return lambda address: filled.get(address, {})


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
        READERS: frozenset({ADVISER, Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE}),
        # How it went is for the organisation alone.
        MEMBERS: frozenset({Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE}),
        PLANNERS: frozenset({Role.CLIENT, Role.COORDINATOR}),
    },
    lay_out=_lay_out,
)
