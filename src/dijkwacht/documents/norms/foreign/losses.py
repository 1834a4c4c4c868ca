"""What reading a foreign norm leaves behind or changes, in sentences for who hands it in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from dijkwacht.documents.norms.foreign.file_parts import Part
from dijkwacht.kit.dutch import count

_KEYS_SHOWN: Final = 10
_LONGEST_KEY: Final = 40
_EMPTY: Final[tuple[object, ...]] = (None, "", [], {})


@dataclass(slots=True)
class Losses:
    """Counted on the way, told at the end, in the order in which they were met."""

    _said: dict[str, int] = field(default_factory=dict)
    _unknown: dict[str, int] = field(default_factory=dict)
    _here: set[str] = field(default_factory=set)

    def criterion(self) -> None:
        """The next criterion begins: what is counted from here is of that one, and once."""
        self._here.clear()

    def say(self, sentence: str) -> None:
        """Something about the norm as a whole."""
        self._said.setdefault(sentence, 0)

    def count(self, what: str) -> None:
        """Something of this criterion; ``what`` begins the sentence that ends in the number of criteria."""
        if what not in self._here:
            self._here.add(what)
            self._said[what] = self._said.get(what, 0) + 1

    def whole(self, part: Part, *, read: Collection[str], left: Mapping[str, str]) -> None:
        """As ``keys``, for a part that belongs to no single criterion."""
        for key, value in part.data.items():
            if key in left and left[key] and value not in _EMPTY:
                self.say(left[key])
        self._new(part, read=read, left=left)

    def keys(self, part: Part, *, read: Collection[str], left: Mapping[str, str]) -> None:
        """Every key of the part that holds something and is not read: by its words, or by its name where none are known."""
        told = {left.get(key, "") for key, value in part.data.items() if key not in read and value not in _EMPTY}
        for what in sorted(told - {""}):
            self.count(what)
        self._new(part, read=read, left=left)

    def _new(self, part: Part, *, read: Collection[str], left: Mapping[str, str]) -> None:
        """Keys that nobody knew when this was written."""
        for key, value in part.data.items():
            if key not in read and key not in left and value not in _EMPTY:
                self._unknown[str(key)] = self._unknown.get(str(key), 0) + 1

    def told(self) -> tuple[str, ...]:
        """The sentences."""
        said = [f"{what} (bij {count(number, 'eis', 'eisen')})" if number else what for what, number in self._said.items()]
        if self._unknown:
            shown = [_short(key) for key in [*self._unknown][:_KEYS_SHOWN]]
            more = len(self._unknown) - len(shown)
            said.append(f"Niet bekend en niet overgenomen: {', '.join(shown)}{f' en nog {more}' if more else ''}")
        return tuple(said)


def _short(key: str) -> str:
    line = "".join(sign if sign.isprintable() else "?" for sign in key)
    return line if len(line) <= _LONGEST_KEY else f"{line[:_LONGEST_KEY]}…"
