"""A group session: the adviser's pages, and the door for people with a phone."""

from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.access.subject import ADVISER, EVERYBODY, OWN_ADVISER, Filled, Subject


def lay_out(here: Organisation) -> Filled:
    """A session that runs, on a picture in analysis; an adviser of its own keeps it going whoever looks."""
    picture = make.picture(here, state=State.ANALYSIS)
    leader = make.user("leader@example.org")
    make.assignment(leader, here)
    session = actions.set_up(picture=picture, criteria=["BES-01"], by=leader)
    actions.begin(session=session, by=leader)
    return {"picture": picture.pk, "place": 1}


SUBJECT = Subject(
    table={
        "group_sessions:index": ADVISER,
        "group_sessions:step": ADVISER,
        "group_sessions:desk": ADVISER,
        "group_sessions:wall": ADVISER,
        "group_sessions:standing": ADVISER,
        "group_sessions:agree": ADVISER,
        # The door in the room: what it opens depends on the code, and on the seat that came of it.
        "group_sessions:join": EVERYBODY,
        "group_sessions:vote": EVERYBODY,
        "group_sessions:now": EVERYBODY,
    },
    may={ADVISER: frozenset({ADVISER, OWN_ADVISER})},
    lay_out=lay_out,
)
