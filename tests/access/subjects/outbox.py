"""The mail that went out, on the demo only: whoever is invited has no account, and reads the mail with the link here."""

from tests.access.picture import on_picture
from tests.access.subject import EVERYBODY

SUBJECT = on_picture({"outbox:index": EVERYBODY})
