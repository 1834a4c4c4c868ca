"""Help: open to everybody, for it tells nothing of anybody."""

from tests.access.picture import lay_out
from tests.access.subject import EVERYBODY, Subject

SUBJECT = Subject(
    {"help:index": EVERYBODY, "help:contact": EVERYBODY, "help:page": EVERYBODY},
    {},
    lambda here: {**lay_out(here), "help:page": {"shelf": "doen", "name": "respondent"}},
)
