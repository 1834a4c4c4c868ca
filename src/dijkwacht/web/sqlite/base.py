"""SQLite whose writers take turns: Django looks for ``base`` in the package that ``ENGINE`` names.

Left to itself SQLite lets whoever finds the database locked sleep longer each time, up to a tenth of a second, while
others go before: with four people saving, one in a thousand waited seconds. Here a writer looks each millisecond whether
a file beside the database is free. The system frees it when a process ends, however it ends. Whoever waited as long as a
lock may take tries all the same, and gets SQLite's own answer.
"""

import fcntl
import time
from pathlib import Path
from typing import Final, TextIO

from django.db.backends.sqlite3 import base

LOOK_AGAIN: Final = 0.001


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes its turn before a transaction begins."""

    _turn: TextIO | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # the stubs leave it out
        except BaseException:
            self._give_turn()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # the stubs leave it out
        self._give_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # the stubs leave it out
        finally:
            self._give_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # the stubs leave it out
        finally:
            self._give_turn()
            if self._turn:
                self._turn.close()
                self._turn = None

    def _take_turn(self) -> None:
        if self.is_in_memory_db():
            return
        if self._turn is None:
            name = Path(self.settings_dict["NAME"])
            self._turn = name.with_name(f"{name.name}.turn").open("w", encoding="utf-8")
        last = time.monotonic() + self.settings_dict["OPTIONS"].get("timeout", 5)
        while not _is_free(self._turn) and time.monotonic() < last:
            time.sleep(LOOK_AGAIN)

    def _give_turn(self) -> None:
        if self._turn:
            fcntl.flock(self._turn, fcntl.LOCK_UN)


def _is_free(turn: TextIO) -> bool:
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
