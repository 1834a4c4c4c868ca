"""Locking a text with a key that is not where the text is kept: the newest key locks, every key of the ring opens."""

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from dijkwacht.kit.errors import Locked


def lock(text: str, *, keys: Sequence[str]) -> str:
    """The text, locked with the first key."""
    return _ring(tuple(keys)).encrypt(text.encode()).decode()


def unlock(locked: str, *, keys: Sequence[str]) -> str:
    """What was locked.

    Raises:
        Locked: it was locked with none of these keys, or was not locked, or was changed.
    """
    try:
        return _ring(tuple(keys)).decrypt(locked.encode()).decode()
    except InvalidToken:
        raise Locked from None


@lru_cache(maxsize=4)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    """Each key is a long secret; what locks is a digest of it, for this purpose alone."""
    digests = (hashlib.sha256(b"dijkwacht.lock\0" + key.encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
