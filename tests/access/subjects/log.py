"""The log: an auditor reads the events of the own organisation, or of the whole programme."""

from dijkwacht.apps.accounts.rules import Role
from tests.access.picture import on_picture
from tests.access.subject import wherever

AUDITORS = "auditors"

SUBJECT = on_picture(
    {"log:index": AUDITORS, "log:download": AUDITORS, "log:chain": AUDITORS},
    {AUDITORS: wherever(Role.AUDITOR)},
)
