"""The calendar: one's own page, and a feed that opens for whoever has the link."""

from dijkwacht.apps.reminders import actions
from tests import factories as make
from tests.access.subject import EVERYBODY, SIGNED_IN, Subject

SUBJECT = Subject(
    {"agenda:index": SIGNED_IN, "agenda:end": SIGNED_IN, "agenda:feed": EVERYBODY},
    lay_out=lambda _: {"token": actions.follow(by=make.user("follower@example.org"))},
)
