"""The gallery of components: it shows nothing of anybody."""

from tests.access.picture import on_picture
from tests.access.subject import EVERYBODY

SUBJECT = on_picture({"gallery:index": EVERYBODY})
