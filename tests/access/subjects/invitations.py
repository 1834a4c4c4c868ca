"""Invitations: what the adviser sends and the organisation follows, and the door for people with a link."""

from dijkwacht.apps.accounts.rules import Role
from tests.access.picture import ADVISERS, on_picture
from tests.access.subject import ADVISER, EVERYBODY

PROGRESS = "progress"

SUBJECT = on_picture(
    {
        # The door for people with a link: what it opens depends on the link and the code.
        "invitations:entrance": EVERYBODY,
        "invitations:by_hand": EVERYBODY,
        "invitations:leave": EVERYBODY,
        "invitations:door": EVERYBODY,
        "invitations:code": EVERYBODY,
        "invitations:index": PROGRESS,
        "invitations:announce": ADVISER,
    },
    {ADVISER: ADVISERS, PROGRESS: ADVISERS | {Role.CLIENT, Role.COORDINATOR}},
)
