"""The calculator of terms: everybody who is signed in; it stores nothing and shows nothing of anybody."""

from tests.access.subject import SIGNED_IN, Subject

SUBJECT = Subject({"terms:index": SIGNED_IN, "terms:calendar": SIGNED_IN, "terms:events": SIGNED_IN})
