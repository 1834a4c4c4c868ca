"""The list of organisations tells nothing of any: who advises or administers reads it, the province's administrator keeps it."""

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.picture import ADVISERS, PEOPLE, lay_out
from tests.access.subject import ADVISER_ELSEWHERE, HOMES, Filled, Subject, wherever

READERS, KEEPERS = "readers", "keepers"


def _listed(here: Organisation) -> Filled:
    """Not the copy of one municipality."""
    make.team()
    area = make.area(here)
    joint = make.joint_body(here, code="GR9909")
    return {**lay_out(here), "listed": here.code, "area": area.pk, "joint_body": joint.code}


SUBJECT = Subject(
    {
        "organisations:index": READERS,
        "organisations:register": KEEPERS,
        "organisations:revise": KEEPERS,
        "organisations:members": KEEPERS,
        "organisations:areas": READERS,
        "organisations:add_areas": KEEPERS,
        "organisations:remove_area": KEEPERS,
    },
    {
        READERS: ADVISERS | {ADVISER_ELSEWHERE} | wherever(Role.ADMINISTRATOR),
        KEEPERS: frozenset(f"{Role.ADMINISTRATOR}{home}" for home in HOMES),
    },
    _listed,
    PEOPLE,
)
