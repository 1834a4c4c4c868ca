"""Norms say nothing about anybody: who advises or administers anywhere reads them, the province's administrator keeps them."""

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.picture import ADVISERS, PEOPLE, lay_out
from tests.access.subject import ADVISER_ELSEWHERE, HOMES, Filled, Subject, wherever

READERS, KEEPERS = "readers", "keepers"


def _beside_a_team(here: Organisation) -> Filled:
    """Not the copy of one municipality."""
    make.team()
    return lay_out(here)


SUBJECT = Subject(
    {
        "norms:index": READERS,
        "norms:review": READERS,
        "norms:upload": KEEPERS,
        "norms:step": KEEPERS,
        "norms:discard": KEEPERS,
    },
    {
        READERS: ADVISERS | {ADVISER_ELSEWHERE} | wherever(Role.ADMINISTRATOR),
        KEEPERS: frozenset(f"{Role.ADMINISTRATOR}{home}" for home in HOMES),
    },
    _beside_a_team,
    PEOPLE,
)
