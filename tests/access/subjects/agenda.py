"""The calendar: one's own page, and a feed that opens for whoever has the link."""

from dijkwacht.apps.measures import actions
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.subject import EVERYBODY, SIGNED_IN, Subject


def _lay_out(_: Organisation):
    token = actions.follow(by=make.user("follower@example.org"))
    return lambda name: {"token": token} if name == "agenda:feed" else {}


SUBJECT = Subject(table={"agenda:index": SIGNED_IN, "agenda:end": SIGNED_IN, "agenda:feed": EVERYBODY}, may={}, lay_out=_lay_out)
