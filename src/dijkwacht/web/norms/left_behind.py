"""What a file of a norm said that did not come along: kept for who handed it in, to read beside the draft."""

from typing import Final

from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.web.request import SignedIn

_LOST: Final = "norm_lost"


def remember(request: SignedIn, norm: int, found: Found) -> None:
    """Keep it until the next file; nobody else sees it."""
    request.session[_LOST] = {"norm": norm, "lost": [*found.lost]}


def of(request: SignedIn, norm: int) -> list[str]:
    """The sentences about this draft, where this person handed it in last."""
    kept = request.session.get(_LOST) or {}
    return list(kept["lost"]) if kept.get("norm") == norm else []
