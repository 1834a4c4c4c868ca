"""Where an errand stands, how long its result is kept, and when a worker has died on it."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from dijkwacht.kit.words import Worded


class Kind(Worded):
    """What is done beside the pages."""

    NORM = "norm", "een norm inlezen"
    READING = "reading", "een bestand lezen"


class State(Worded):
    """Where an errand stands."""

    WAITING = "waiting", "wacht op zijn beurt"
    BUSY = "busy", "bezig"
    DONE = "done", "klaar"
    REFUSED = "refused", "niet gelukt"
    CANCELLED = "cancelled", "gestopt"
    BROKEN = "broken", "afgebroken, opnieuw proberen"


OPEN: Final = (State.WAITING, State.BUSY)
"""Something is still to come of it."""
STANDING: Final = (*OPEN, State.DONE)
"""Who asks the same again gets this one."""
KEPT: Final = timedelta(days=1)
"""So long an errand and its result are kept after the last that happened to it."""
SILENT: Final = timedelta(seconds=60)
"""A worker that says nothing for so long is dead; it speaks every few seconds."""
LATE: Final = timedelta(seconds=60)
"""Who waits so long for a turn is told that the worker may not be running."""
MOST: Final = 5
"""So many errands of one person may wait or be busy at once."""
TOO_MANY: Final = f"Er staan al {MOST} klussen van u open. Wacht tot er een klaar is, of stop er een."
NOT_AGAIN: Final = "Dit kan niet opnieuw: er is niets afgebroken."


def digest_of(kind: Kind, about: Mapping[str, str], given: bytes, *, version: str) -> str:
    """The hash of all that a result follows from: kind, what is asked, the bytes, and the version of the product.

    >>> one = digest_of(Kind.NORM, {"file": "a"}, b"x", version="1")
    >>> one == digest_of(Kind.NORM, {"file": "a"}, b"x", version="2")
    False
    """
    digest = hashlib.sha256()
    for part in (kind.value, version, *(text for pair in sorted(about.items()) for text in pair)):
        digest.update(f"{len(part)}:{part}".encode(errors="surrogatepass"))
    digest.update(given)
    return digest.hexdigest()


def stands(state: State, heard_at: datetime | None, now: datetime) -> State:
    """Where it stands really: one that is busy while nobody hears of it is broken off."""
    is_silent = state is State.BUSY and (heard_at is None or now - heard_at > SILENT)
    return State.BROKEN if is_silent else state
