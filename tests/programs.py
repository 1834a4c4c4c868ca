"""A test starts no program that neither the locks nor Python bring: on a fresh machine it would fail, or be passed over unseen.

The guard hears what Python itself says of every process it starts, so code under test and libraries count too.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

# What README asks of a machine beside Python.
ASKED: Final = {"make"}
STARTS: Final = {"subprocess.Popen": 0, "os.exec": 0, "os.posix_spawn": 0, "os.spawn": 1, "os.system": 0}
_guarded = False


def is_ours(program: object) -> bool:
    """Whether it lies in .venv, where this Python and the locks put theirs, or README asks for it."""
    called = Path(os.fsdecode(program))  # type: ignore[arg-type]
    return called.name in ASKED or called.parent == Path(sys.executable).parent


@contextmanager
def only_ours(*, guarded: bool = True) -> Iterator[None]:
    """As long as this lasts, no program of others starts."""
    global _guarded  # noqa: PLW0603 - a hook can be set, never taken away
    before, _guarded = _guarded, guarded
    try:
        yield
    finally:
        _guarded = before


def _heard(event: str, told: tuple[Any, ...]) -> None:
    if _guarded and event in STARTS and not is_ours(program := told[STARTS[event]]):
        why = "neither the locks nor Python bring this; mark the test `browser` or `office`, or use a library"
        raise AssertionError(f"{program!r}: {why}")


sys.addaudithook(_heard)
