"""Work beside the pages is for who asked for it alone; that of a norm, which norms.py has, for a keeper of norms besides."""

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.errands import actions
from dijkwacht.apps.errands.rules import Kind
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.subject import Filled, Subject

ASKER = "who asked"


def lay_out(_: Organisation) -> Filled:
    """One errand of an administrator of a support team."""
    asker = make.user("asker@example.org")
    make.membership(asker, make.team(), Role.ADMINISTRATOR)
    about = {"file": "acties.csv", "field": "file", "where": "/maatregelen/inlezen/", "fields": "[]"}
    errand, _ = actions.ask(kind=Kind.READING, given=b"x", about=about, by=asker)
    return {"errand": errand.pk}


SUBJECT = Subject(
    dict.fromkeys(("errands:errand", "errands:part", "errands:onward", "errands:cancel", "errands:again"), ASKER),
    {ASKER: frozenset({ASKER})},
    lay_out,
    {ASKER: lambda _: User.objects.get(email="asker@example.org")},
)
