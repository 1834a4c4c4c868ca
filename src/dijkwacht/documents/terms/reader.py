"""Read a case from an events file, or say in Dutch everything that is wrong with it and where."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from dijkwacht.analysis.terms.cases import SHAPES, Act, Case, Decision, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.checks import MOST_EVENTS, Told, problems
from dijkwacht.documents.terms import fields
from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.positions import Document, in_order
from dijkwacht.kit.yaml import load

_ROOT: Final = ("instrument", "civil", "procedure", "kind", "views", "calendar", "events")
_ALWAYS: Final = ("date", "what")
_MISSING: Final = "dit veld ontbreekt"


def choice(of: type[StrEnum]) -> Callable[[Any], StrEnum]:
    """A reader of one of the words of a list."""

    words = {one.value: one for one in of}

    def read(value: Any) -> StrEnum:
        if isinstance(value, str) and value in words:
            return words[value]
        raise fields.Unreadable(f"kies uit: {', '.join(words)}")

    return read


KEYS: Final[Mapping[str, tuple[str, Callable[[Any], Any]]]] = {
    "date": ("on", fields.day),
    "what": ("what", choice(What)),
    "until": ("until", fields.day),
    "weeks": ("weeks", fields.number),
    "months": ("months", fields.number),
    "act": ("act", choice(Act)),
    "time": ("at", fields.moment),
    "withdrawal": ("withdrawal", fields.flag),
    "committee": ("committee", fields.flag),
    "same_legal_person": ("same_legal_person", fields.flag),
    "views": ("views", fields.flag),
}
"""Every key of an event: what it is called in the reckoning, and how it is read."""


def calendar_word(text: str, *, file: str) -> str:
    """The word of a case by which its days in a calendar differ from those of every other; nothing where it has none."""
    data = load(text, file=file).data
    return str(data.get("calendar", "")) if isinstance(data, dict) else ""


def read_case(text: str, *, file: str) -> Case:
    """Read and check one case; raises ``InvalidInput`` with all faults, in the order of the file."""
    document = load(text, file=file)
    data = document.data
    if not isinstance(data, dict):
        raise InvalidInput([document.fault((), "hier horen sleutels met waarden")])
    reading = _Reading(document)
    for key in data:
        if key not in _ROOT:
            reading.wrong([key], "deze sleutel is onbekend", on_key=True)
    instrument = reading.value(data, "instrument", choice(Instrument), [], is_required=True)
    civil = reading.value(data, "civil", fields.flag, [])
    procedure = reading.value(data, "procedure", choice(Procedure), [])
    kind = reading.value(data, "kind", choice(Decision), [])
    views = reading.value(data, "views", fields.flag, [])
    reading.value(data, "calendar", fields.random_word, [])
    events = reading.events(data)
    told = Told(instrument, events, named=lambda what: what.value)
    for problem in problems(told):
        reading.wrong(["events", problem.index, problem.key], problem.reason)
    if reading.faults or instrument is None:
        raise InvalidInput(in_order(reading.faults))
    return Case(
        instrument,
        tuple(one for one in events if one),
        civil=bool(civil),
        procedure=procedure or Procedure.REGULAR,
        kind=kind,
        views=views is not False,
    )


class _Reading:
    """The faults found while a file is read."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.faults: list[Fault] = []

    def wrong(self, path: list[str | int], reason: str, *, on_key: bool = False) -> None:
        """Keep one fault."""
        self.faults.append(self.document.fault(path, reason, on_key=on_key))

    def value(
        self, data: Mapping[str, Any], key: str, read: Callable[[Any], Any], path: list[str | int], *, is_required: bool = False
    ) -> Any:
        """The value of a key, or None where it is absent or wrong."""
        if key not in data:
            if is_required:
                self.wrong([*path, key], _MISSING)
            return None
        try:
            return read(data[key])
        except fields.Unreadable as error:
            self.wrong([*path, key], str(error))
            return None

    def events(self, data: Mapping[str, Any]) -> list[Event | None]:
        """The events; None for one whose day or kind cannot be read."""
        listed = data.get("events")
        if "events" not in data:
            self.wrong(["events"], _MISSING)
        elif not isinstance(listed, list):
            self.wrong(["events"], "hier hoort een lijst")
        elif not listed:
            self.wrong(["events"], "deze lijst is leeg; er moet minstens één gebeurtenis in staan")
        elif len(listed) > MOST_EVENTS:
            self.wrong(["events"], f"{decimal(len(listed), places=0)} gebeurtenissen; hoogstens {decimal(MOST_EVENTS, places=0)}")
        else:
            return [self._event(one, ["events", index]) for index, one in enumerate(listed)]
        return []

    def _event(self, data: Any, path: list[str | int]) -> Event | None:
        if not isinstance(data, dict):
            self.wrong(path, "hier horen sleutels met waarden")
            return None
        what = self.value(data, "what", KEYS["what"][1], path, is_required=True)
        misplaced = dict(_misplaced(data, what))
        for key, reason in misplaced.items():
            self.wrong([*path, key], reason, on_key=True)
        required = (*_ALWAYS, *(SHAPES[what].required if what else ()))
        found = {
            name: self.value(data, key, read, path, is_required=key in required)
            for key, (name, read) in KEYS.items()
            if key != "what" and key not in misplaced and (key in data or key in required)
        }
        if what is None or found["on"] is None:
            return None
        return Event(what=what, **{name: value for name, value in found.items() if value is not None})


def _misplaced(data: Mapping[str, Any], what: What | None) -> Iterator[tuple[str, str]]:
    for key in data:
        if key not in KEYS:
            yield key, "deze sleutel is onbekend"
        elif what and key not in (*_ALWAYS, *SHAPES[what].required, *SHAPES[what].optional):
            yield key, f"deze sleutel hoort niet bij {what.value}"
