"""What a kept file is known by, and the one place where its bytes are sealed before they go into the database."""

import hashlib


def sha256(content: bytes) -> str:
    """The SHA-256 of a file, as it stands in the audit and as anybody can reckon it over what was downloaded.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(content).hexdigest()


def sealed(content: bytes) -> bytes:
    """The bytes as the database holds them. Today they are the file itself: nothing is encrypted yet."""
    return content


def unsealed(held: bytes) -> bytes:
    """The file, from the bytes that the database holds; the other side of ``sealed``."""
    return held
