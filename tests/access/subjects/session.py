"""A group session: the adviser's pages, and the door for people with a phone; and the guide of a talk."""

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.subject import ADVISER, EVERYBODY, Arguments, Subject


def lay_out(here: Organisation) -> Arguments:
    """A session that runs, on a picture in analysis; an adviser of its own keeps it going whoever looks."""
    picture = make.picture(here, state=State.ANALYSIS)
    leader = make.user("leader@example.org")
    make.assignment(leader, here)
    session = actions.set_up(picture=picture, criteria=["BES-01"], by=leader)
    actions.begin(session=session, by=leader)
    own = {"picture": picture.pk}
    talk = {**own, "function": "hr"}
    more = {
        "sources:guide": talk,
        "sources:guide_file": {**talk, "form": "odt"},
        "session:agree": {**own, "place": 1},
        "session:join": {},
        "session:vote": {},
        "session:now": {},
    }
    return lambda name: more.get(name, own)


SUBJECT = Subject(
    table={
        "session:index": ADVISER,
        "session:step": ADVISER,
        "session:wall": ADVISER,
        "session:standing": ADVISER,
        "session:agree": ADVISER,
        # Reached from the sources: what to ask in a talk, and the list of documents to print.
        "sources:guide": ADVISER,
        "sources:guide_file": ADVISER,
        "sources:printed": ADVISER,
        # The door in the room: what it opens depends on the code, and on the seat that came of it.
        "session:join": EVERYBODY,
        "session:vote": EVERYBODY,
        "session:now": EVERYBODY,
    },
    may={ADVISER: frozenset({ADVISER})},
    lay_out=lay_out,
)
