"""Assignments: an adviser proposes one, a client takes one on; an agreement is for its two sides."""

from dijkwacht.apps.accounts.rules import Role
from tests.access.picture import OWN, READER_IN, on_picture
from tests.access.subject import SIGNED_IN, wherever

SIDES, PROPOSERS, CLIENTS = "sides", "proposers", "clients"

SUBJECT = on_picture(
    {
        "assignments:index": SIGNED_IN,
        "assignments:propose": PROPOSERS,
        "assignments:take_on": CLIENTS,
        "assignments:assignment": SIDES,
        "assignments:step": SIDES,
    },
    {
        # The agreement of the writer: the writer and the organisation read it, another adviser does not.
        SIDES: OWN | {READER_IN},
        PROPOSERS: wherever(Role.ADVISER),
        CLIENTS: wherever(Role.CLIENT),
    },
)
