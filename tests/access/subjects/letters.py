"""Letters: pages that store nothing, for everybody who signed in."""

from collections.abc import Mapping
from typing import Any

from dijkwacht.apps.organisations.models import Organisation
from tests.access.subject import SIGNED_IN, Arguments, Subject


def lay_out(_: Organisation) -> Arguments:
    """Nothing: the letters come with the product."""

    def arguments(address: str) -> Mapping[str, Any]:
        return {"letter": "damocles-besluit"} if address == "letters:letter" else {}

    return arguments


SUBJECT = Subject(table={"letters:index": SIGNED_IN, "letters:letter": SIGNED_IN}, may={}, lay_out=lay_out)
