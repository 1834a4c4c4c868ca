"""Letters: pages that store nothing, for everybody who signed in."""

from tests.access.subject import SIGNED_IN, Subject

SUBJECT = Subject(
    {"letters:index": SIGNED_IN, "letters:letter": SIGNED_IN},
    lay_out=lambda _: {"letter": "damocles-besluit"},
)
