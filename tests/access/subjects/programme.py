"""The programme: whoever leads it, at the province or its support team."""

from dijkwacht.apps.accounts.rules import Role
from tests.access.picture import on_picture
from tests.access.subject import HOMES

LEADERS = "leaders"

SUBJECT = on_picture(
    {"programme:index": LEADERS, "programme:download": LEADERS},
    {LEADERS: frozenset(f"{role}{home}" for role in (Role.PROJECT_LEADER, Role.PROGRAMME_MANAGER) for home in HOMES)},
)
