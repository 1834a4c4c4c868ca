"""The newest key locks, each key of the ring opens, and what is locked says by which."""

import pytest

from dijkwacht.kit.errors import Locked
from dijkwacht.kit.locks import NAME, lock, lock_bytes, name_of, unlock, unlock_bytes

OLD, NEW, OTHER = "o" * 40, "n" * 40, "x" * 40


@pytest.mark.parametrize(("close", "open_", "plain"), [(lock, unlock, "é geheim"), (lock_bytes, unlock_bytes, b"\x00%PDF\xff")])
def test_a_ring_opens_what_each_of_its_keys_locked(close, open_, plain) -> None:
    held = close(plain, keys=(OLD,))
    assert plain not in held
    assert open_(held, keys=(NEW, OLD)) == plain
    assert close(plain, keys=(OLD,)) != held
    for keys in ((NEW,), (OTHER, NEW), ()):
        with pytest.raises(Locked):
            open_(held, keys=keys)


@pytest.mark.parametrize(("close", "open_", "plain"), [(lock, unlock, "geheim"), (lock_bytes, unlock_bytes, b"geheim")])
def test_what_was_changed_or_cut_off_does_not_open(close, open_, plain) -> None:
    held = close(plain, keys=(OLD,))
    for wrong in (held[:-3], held[:20] + held[21:], held[:NAME], plain):
        with pytest.raises(Locked):
            open_(wrong, keys=(OLD,))


def test_it_begins_with_the_name_of_its_key_which_tells_nothing_of_it() -> None:
    assert lock("a", keys=(NEW, OLD))[:NAME] == name_of(NEW) != name_of(OLD)
    assert lock_bytes(b"a", keys=(OLD,))[:NAME].decode() == name_of(OLD)


def test_what_is_older_than_the_names_opens_with_any_key() -> None:
    unnamed = lock("geheim", keys=(OLD,)).partition(".")[2]
    assert unlock(unnamed, keys=(NEW, OLD)) == "geheim"
    with pytest.raises(Locked):
        unlock(unnamed, keys=(NEW,))
