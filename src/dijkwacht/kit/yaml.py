"""The one YAML loader: the core rules of YAML 1.2, a position for every value, and every fault at once.

The tree is built from the parser's events, as ``yaml.compose()`` does, but without recursion: so the depth is
bounded before the stack is, and anchors, aliases, tags and double keys are seen where they stand.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.files import LARGEST, position, too_large
from dijkwacht.kit.positions import Document, Spot, show
from dijkwacht.kit.scalars import plain

DEEPEST = 50
MOST_PARTS = 100_000

# The C parser is about five times faster; a PyYAML without it still works.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_SYNTAX = (
    ("mapping values are", "hier kan geen dubbele punt staan; zet de tekst tussen aanhalingstekens of verbeter het inspringen"),
    ("could not find expected ':'", "de dubbele punt na een sleutel ontbreekt"),
    ("did not find expected key", "het inspringen klopt niet of een sleutel ontbreekt"),
    ("did not find expected '-' indicator", "het inspringen van de lijst klopt niet"),
    ("block sequence entries are not allowed", "een streepje van een lijst staat waar dat niet kan"),
    ("did not find expected ',' or ']'", "een lijst tussen [ en ] is niet goed afgesloten"),
    ("did not find expected ',' or '}'", "een blok tussen { en } is niet goed afgesloten"),
    ("found unexpected end of stream", "een aanhalingsteken is niet afgesloten"),
    ("escape", "een backslash tussen dubbele aanhalingstekens staat voor een teken dat niet bestaat"),
    ("cannot start any token", "dit teken kan hier niet staan; een tab is geen inspringing, en % @ ` vragen aanhalingstekens"),
    ("undefined tag handle", "labels met een uitroepteken kunnen hier niet"),
)  # fmt: skip


def load(text: str, *, file: str, largest: int = LARGEST) -> Document:
    """Read one YAML document, or raise ``InvalidInput`` with every fault that could be found.

    Who asks for a larger file gets more parts in the same measure.
    """
    if (found := len(text.encode(errors="replace"))) > largest:
        raise InvalidInput([Fault(file, "", too_large(found, largest))])
    text = text.removeprefix("\ufeff")
    if wrong := _UNPRINTABLE.search(text):
        raise InvalidInput([Fault(file, position(text[: wrong.start()]), "dit teken hoort niet in een tekstbestand")])
    builder = _Builder(file, most_parts=MOST_PARTS * largest // LARGEST)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.handle(event)
    except yaml.MarkedYAMLError as error:
        # Not chained: the parser's own words may repeat what a person typed.
        raise InvalidInput([*builder.faults, _syntax(error, file)]) from None
    return builder.document()


def _syntax(error: yaml.MarkedYAMLError, file: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    place = f"{mark.line + 1}:{mark.column + 1}" if mark else ""
    problem = error.problem or ""
    reason = next((dutch for english, dutch in _SYNTAX if english in problem), "dit is geen geldige YAML")
    return Fault(file, place, reason)


@dataclass(slots=True)
class _Open:
    """A list or mapping that has begun and not yet ended."""

    data: list[Any] | dict[str, Any]
    spot: Spot
    inner: dict[str | int, Spot]
    key: str | None = None
    key_at: str = ""

    @property
    def wants_key(self) -> bool:
        """Whether the next value is a key of this mapping."""
        return self.key is None and isinstance(self.data, dict)

    @property
    def step(self) -> str | int | None:
        """The last part of the path of what comes next."""
        return len(self.data) if isinstance(self.data, list) else self.key

    def add(self, value: object, spot: Spot) -> None:
        """Put the next value in its place."""
        if isinstance(self.data, list):
            self.inner[len(self.data)] = spot
            self.data.append(value)
        elif self.key is not None:
            spot.key, self.inner[self.key], self.data[self.key] = self.key_at, spot, value
            self.key = None


@dataclass(slots=True)
class _Builder:
    """Makes data and spots from the parser's events, and gathers faults on the way."""

    file: str
    most_parts: int
    faults: list[Fault] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _whole: tuple[Any, Spot] | None = None
    _parts: int = 0

    def handle(self, event: yaml.Event) -> None:
        """Take the parser's next event."""
        self._parts += 1
        if self._parts > self.most_parts:
            # Of the whole file: where the count ran out is no place to mend.
            self.faults.append(
                Fault(self.file, "", f"het bestand heeft meer dan {decimal(self.most_parts, places=0)} onderdelen; meer mag niet")
            )
            raise InvalidInput(self.faults)
        if handler := _HANDLERS.get(type(event)):
            handler(self, event)

    def document(self) -> Document:
        """Give what was read, or raise all that was wrong with it."""
        if not self.faults and self._whole is None:
            self.faults.append(Fault(self.file, "1:1", "het bestand is leeg"))
        if self.faults or self._whole is None:
            raise InvalidInput(self.faults)
        return Document(self.file, *self._whole)

    def document_start(self, event: Any) -> None:
        """Take the beginning of a document; there is one."""
        if self._whole is not None:
            self._fault(_at(event), "een bestand bevat één document; dit is het begin van een tweede")
            raise InvalidInput(self.faults)

    def start(self, event: Any) -> None:
        """Open a list or mapping."""
        at = _at(event)
        self._refuse_marks(event, at)
        if len(self._open) >= DEEPEST:
            self._fault(at, f"meer dan {DEEPEST} niveaus diep")
            raise InvalidInput(self.faults)
        inner: dict[str | int, Spot] = {}
        data: list[Any] | dict[str, Any] = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        self._open.append(_Open(data, Spot(at, inner=inner), inner))

    def end(self, event: Any) -> None:
        """Close the list or mapping that was opened last."""
        closed = self._open.pop()
        self._take(closed.data, closed.spot)

    def alias(self, event: Any) -> None:
        """Refuse an alias and read on."""
        at = _at(event)
        self._fault(at, "verwijzingen met * kunnen hier niet; schrijf de tekst uit")
        self._take("?" if self._open and self._open[-1].wants_key else None, Spot(at))

    def scalar(self, event: Any) -> None:
        """Take a single value."""
        at = _at(event)
        self._refuse_marks(event, at)
        value: Any = event.value
        if event.implicit[0]:
            try:
                value = plain(event.value)
            except ValueError:
                self._fault(at, "dit getal is te lang")
        self._take(value, Spot(at))

    def _take(self, value: object, spot: Spot) -> None:
        if not self._open:
            self._whole = value, spot
        elif self._open[-1].wants_key:
            self._take_key(value, spot.at)
        else:
            self._open[-1].add(value, spot)

    def _take_key(self, value: object, at: str) -> None:
        frame = self._open[-1]
        frame.key, frame.key_at = value if isinstance(value, str) else "?", at
        if not isinstance(value, str):
            self._fault(at, "een sleutel moet tekst zijn; zet de sleutel tussen aanhalingstekens")
        elif value in frame.data:
            first = frame.inner[value].key
            self._fault(at, f"deze sleutel staat er dubbel; de eerste staat op {first}")

    def _refuse_marks(self, event: Any, at: str) -> None:
        if event.anchor is not None:
            self._fault(at, "ankers met & kunnen hier niet; schrijf de tekst uit")
        if event.tag is not None:
            self._fault(at, "labels met een uitroepteken kunnen hier niet")

    def _fault(self, at: str, reason: str) -> None:
        path = show([frame.step for frame in self._open if frame.step is not None])
        self.faults.append(Fault(self.file, f"{at} {path}".rstrip(), reason))


def _at(event: Any) -> str:
    mark = event.start_mark
    return f"{mark.line + 1}:{mark.column + 1}"


_HANDLERS: dict[type[yaml.Event], Callable[[_Builder, Any], None]] = {
    yaml.DocumentStartEvent: _Builder.document_start,
    yaml.MappingStartEvent: _Builder.start,
    yaml.SequenceStartEvent: _Builder.start,
    yaml.MappingEndEvent: _Builder.end,
    yaml.SequenceEndEvent: _Builder.end,
    yaml.AliasEvent: _Builder.alias,
    yaml.ScalarEvent: _Builder.scalar,
}
