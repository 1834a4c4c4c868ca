"""The way in: what a stranger may know of the site, and the first page."""

from tests.access.picture import on_picture
from tests.access.subject import EVERYBODY, SIGNED_IN

SUBJECT = on_picture({"start:ready": EVERYBODY, "start:live": EVERYBODY, "start:security": EVERYBODY, "start:home": SIGNED_IN})
