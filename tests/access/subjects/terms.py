"""The calculator of terms: everybody who is signed in; it stores nothing and shows nothing of anybody."""

from collections.abc import Mapping
from typing import Any

from tests.access.subject import SIGNED_IN, Subject

TABLE = {"terms:index": SIGNED_IN, "terms:calendar": SIGNED_IN, "terms:events": SIGNED_IN}


def _nothing(_: str) -> Mapping[str, Any]:
    return {}


SUBJECT = Subject(table=TABLE, may={}, lay_out=lambda _: _nothing)
