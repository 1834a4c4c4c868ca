"""Locking what is kept with a key that is not kept there: the newest key locks, every key of the ring opens.

What is locked begins with the name of its key, which tells nothing of the key itself: so it shows which keys are needed.
"""

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from cryptography.fernet import Fernet, InvalidToken

from dijkwacht.kit.errors import Locked

NAME: Final = 8
"""Signs of the name of a key."""


def lock(text: str, *, keys: Sequence[str]) -> str:
    """The text, locked with the first key."""
    return f"{name_of(keys[0])}.{_fernet(keys[0]).encrypt(text.encode()).decode()}"


def unlock(locked: str, *, keys: Sequence[str]) -> str:
    """What was locked; what is older than the names of keys is tried with each.

    Raises:
        Locked: it was locked with none of these keys, or was not locked, or was changed.
    """
    name, _, token = locked.rpartition(".")
    return _opened(token.encode(), [key for key in keys if not name or name_of(key) == name]).decode()


def lock_bytes(content: bytes, *, keys: Sequence[str]) -> bytes:
    """The bytes, locked with the first key."""
    token = base64.urlsafe_b64decode(_fernet(keys[0]).encrypt(content))
    return name_of(keys[0]).encode() + b"." + token


def unlock_bytes(locked: bytes, *, keys: Sequence[str]) -> bytes:
    """The bytes that were locked.

    Raises:
        Locked: they were locked with none of these keys, or were not locked, or were changed.
    """
    name, token = locked[:NAME], locked[NAME + 1 :]
    return _opened(base64.urlsafe_b64encode(token), [key for key in keys if name_of(key).encode() == name])


@lru_cache(maxsize=8)
def name_of(key: str) -> str:
    """What a key is called beside what it locked."""
    return hashlib.sha256(b"dijkwacht.lock.name\0" + key.encode()).hexdigest()[:NAME]


def _opened(token: bytes, keys: Sequence[str]) -> bytes:
    for key in keys:
        try:
            return _fernet(key).decrypt(token)
        except InvalidToken:
            continue
    raise Locked


@lru_cache(maxsize=8)
def _fernet(key: str) -> Fernet:
    """Each key is a long secret; what locks is a digest of it, for this purpose alone."""
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"dijkwacht.lock\0" + key.encode()).digest()))
