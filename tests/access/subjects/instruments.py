"""The first page of the instruments: for everybody who signed in."""

from tests.access.subject import SIGNED_IN, Subject

SUBJECT = Subject({"instruments:index": SIGNED_IN})
