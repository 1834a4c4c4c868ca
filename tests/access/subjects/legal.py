"""The acts behind the product: the same for everybody who is signed in; nothing of anybody."""

from tests.access.subject import SIGNED_IN, Subject

SUBJECT = Subject({"legal:index": SIGNED_IN, "legal:download": SIGNED_IN})
