"""Gathers what is wrong in one file, so that a person hears it all at once."""

from typing import Final, NoReturn

from dijkwacht.kit.errors import Fault, InvalidInput

SHOWN: Final = 200
"""Faults that are listed one by one; the rest is counted."""


class Faults:
    """The faults of one file, in the order in which they were found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: dict[Fault, None] = {}
        self._more = 0

    def add(self, place: str, reason: str) -> None:
        """Remember one fault; the same fault twice is one."""
        fault = Fault(self.file, place, reason)
        if fault in self._found:
            return
        if len(self._found) < SHOWN:
            self._found[fault] = None
        else:
            self._more += 1

    def stop(self, reason: str, *, place: str = "") -> NoReturn:
        """Give up at once: with this fault the rest of the file cannot be trusted."""
        raise InvalidInput([Fault(self.file, place, reason)])

    def raise_any(self) -> None:
        """Raise what was found, if anything."""
        if not self._found:
            return
        rest = "en nog 1 fout" if self._more == 1 else f"en nog {self._more} fouten"
        raise InvalidInput([*self._found, *([Fault(self.file, "", rest)] if self._more else [])])
