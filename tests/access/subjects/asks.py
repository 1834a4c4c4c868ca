"""Which mails somebody gets: one's own choice."""

from tests.access.subject import SIGNED_IN, Subject

SUBJECT = Subject({"asks:preferences": SIGNED_IN})
