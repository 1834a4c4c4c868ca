"""JSON with the place of every value, as the YAML loader gives it; it bounds depth and number, and refuses double keys.

YAML's own parser reads most JSON, but not a character that JSON writes as two escapes, nor a colon on the next line.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.files import LARGEST, position, too_large
from dijkwacht.kit.positions import Document, Spot
from dijkwacht.kit.scalars import LONGEST_NUMBER
from dijkwacht.kit.yaml import DEEPEST, MOST_PARTS

_SPACE = re.compile(r"[ \t\n\r]*")
_STRANGE = "dit teken hoort niet in een tekstbestand"
_SYNTAX = (
    ("Unterminated string", "een aanhalingsteken is niet afgesloten"),
    ("Invalid control character", _STRANGE),
    ("escape", "een backslash staat voor een teken dat niet bestaat"),
)


def load_json(text: str, *, file: str, largest: int = LARGEST) -> Document:
    """Read one JSON document, or raise ``InvalidInput`` with every fault that could be found."""
    if (found := len(text.encode(errors="replace"))) > largest:
        raise InvalidInput([Fault(file, "", too_large(found, largest))])
    text = text.removeprefix("\ufeff")
    if (nul := text.find("\0")) >= 0:
        raise InvalidInput([Fault(file, position(text[:nul]), _STRANGE)])
    return _Reader(file, text, MOST_PARTS * largest // LARGEST).document()


class _NumberError(ValueError):
    """A number of more digits than anybody means, or none at all such as NaN."""


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _NumberError
    return int(digits)


def _no_number(_: str) -> NoReturn:
    raise _NumberError


# For single values only: lists and objects are read here, where their places are known.
_DECODER = json.JSONDecoder(parse_int=_whole, parse_constant=_no_number)


@dataclass(slots=True)
class _Reader:
    """Walks through the text once; it keeps the line, so that a place costs no search."""

    file: str
    text: str
    most_parts: int
    faults: list[Fault] = field(default_factory=list)
    _pos: int = 0
    _seen: int = 0
    _line: int = 1
    _line_start: int = 0
    _parts: int = 0

    def document(self) -> Document:
        """Give the whole, or raise all that was wrong with it."""
        if not self._next():
            self._stop("het bestand is leeg")
        data, root = self._value(0)
        if self._next():
            self._stop("na het einde van het bestand staat nog iets")
        if self.faults:
            raise InvalidInput(self.faults)
        return Document(self.file, data, root)

    def _value(self, depth: int) -> tuple[Any, Spot]:
        self._parts += 1
        if self._parts > self.most_parts:
            raise InvalidInput(
                [
                    *self.faults,
                    Fault(
                        self.file,
                        "",
                        f"het bestand heeft meer dan {decimal(self.most_parts, places=0)} onderdelen; meer mag niet",
                    ),
                ]
            )
        first = self._next()
        if first not in "{[" or not first:
            at = self._at()
            return self._scalar(), Spot(at)
        if depth >= DEEPEST:
            self._stop(f"meer dan {DEEPEST} niveaus diep")
        return self._object(depth) if first == "{" else self._list(depth)

    def _list(self, depth: int) -> tuple[list[Any], Spot]:
        data: list[Any] = []
        inner: dict[str | int, Spot] = {}
        spot = Spot(self._at(), inner=inner)
        while self._more("]", first=not data):
            value, inner[len(data)] = self._value(depth + 1)
            data.append(value)
        return data, spot

    def _object(self, depth: int) -> tuple[dict[str, Any], Spot]:
        data: dict[str, Any] = {}
        inner: dict[str | int, Spot] = {}
        spot = Spot(self._at(), inner=inner)
        while self._more("}", first=not data):
            key, at = self._key()
            if key in data:
                self.faults.append(Fault(self.file, at, f"deze sleutel staat er dubbel; de eerste staat op {inner[key].key}"))
            data[key], inner[key] = self._value(depth + 1)
            inner[key].key = at
        return data, spot

    def _key(self) -> tuple[str, str]:
        if self._next() != '"':
            self._stop("hier hoort een sleutel tussen dubbele aanhalingstekens")
        at = self._at()
        key = str(self._scalar())
        if self._next() != ":":
            self._stop("de dubbele punt na een sleutel ontbreekt")
        self._pos += 1
        return key, at

    def _more(self, closing: str, *, first: bool) -> bool:
        """Whether another part follows; steps over the opening, comma or closing."""
        if first:
            self._pos += 1
        found = self._next()
        if found == closing:
            self._pos += 1
            return False
        if not first:
            if found != ",":
                self._stop(f"hier hoort een komma of {closing}")
            self._pos += 1
        return True

    def _scalar(self) -> Any:
        try:
            value, self._pos = _DECODER.raw_decode(self.text, self._pos)
        except _NumberError:
            self._stop("dit getal kan hier niet staan")
        except json.JSONDecodeError as error:
            self._pos = min(error.pos, len(self.text))
            self._stop(next((dutch for english, dutch in _SYNTAX if english in error.msg), "hier hoort een waarde"))
        return value

    def _next(self) -> str:
        """Step over white space and give the character that follows, or nothing at the end."""
        char = self.text[self._pos : self._pos + 1]
        if char > " ":
            return char
        found = _SPACE.match(self.text, self._pos)
        self._pos = found.end() if found else self._pos
        return self.text[self._pos : self._pos + 1]

    def _at(self) -> str:
        if lines := self.text.count("\n", self._seen, self._pos):
            self._line += lines
            self._line_start = self.text.rfind("\n", self._seen, self._pos) + 1
        self._seen = self._pos
        return f"{self._line}:{self._pos - self._line_start + 1}"

    def _stop(self, reason: str) -> NoReturn:
        # Not chained: the parser's own words may repeat what a person typed.
        raise InvalidInput([*self.faults, Fault(self.file, self._at(), reason)]) from None
