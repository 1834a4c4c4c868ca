"""Norms say nothing about anybody: who advises or administers anywhere reads them, the province's administrator keeps them."""

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.errands import actions as errands
from dijkwacht.apps.errands.rules import Kind
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.picture import ADVISERS, PEOPLE, lay_out
from tests.access.subject import ADVISER_ELSEWHERE, HOMES, Filled, Subject, wherever

READERS, KEEPERS, ASKER = "readers", "keepers", "keeper who had a norm read"


def _beside_a_team(here: Organisation) -> Filled:
    """Not the copy of one municipality."""
    asker = make.user("asker@example.org")
    make.membership(asker, make.team(), Role.ADMINISTRATOR)
    errand, _ = errands.ask(kind=Kind.NORM, given=b"x", about={"file": "norm.yaml"}, by=asker)
    return {**lay_out(here), "errand": errand.pk}


SUBJECT = Subject(
    {
        "norms:index": READERS,
        "norms:review": READERS,
        "norms:upload": KEEPERS,
        "norms:found": ASKER,
        "norms:step": KEEPERS,
        "norms:discard": KEEPERS,
    },
    {
        READERS: ADVISERS | {ADVISER_ELSEWHERE} | {ASKER} | wherever(Role.ADMINISTRATOR),
        KEEPERS: frozenset({ASKER, *(f"{Role.ADMINISTRATOR}{home}" for home in HOMES)}),
        ASKER: frozenset({ASKER}),
    },
    _beside_a_team,
    {**PEOPLE, ASKER: lambda _: User.objects.get(email="asker@example.org")},
)
