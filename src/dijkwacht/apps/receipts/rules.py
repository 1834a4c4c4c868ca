"""When two forms are the same form: one sending of one page, with the same words in it."""

import hashlib
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

KEPT: Final = timedelta(hours=1)
"""So long somebody may come back to a page and press its button again."""


def mark_of(*parts: str, fields: Iterable[tuple[str, Iterable[str]]]) -> str:
    """The mark of a form: of where it goes, and of its one-time token with all else that stands in it."""
    digest = hashlib.sha256()
    for part in (*parts, *(text for name, values in fields for text in (name, *values, ""))):
        # With its length before it, so that no two forms run together to the same signs.
        digest.update(f"{len(part)}:{part}".encode(errors="surrogatepass"))
    return digest.hexdigest()
