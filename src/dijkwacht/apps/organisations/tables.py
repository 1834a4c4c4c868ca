"""Read a folder of content/organisations: one file per fact, every wrong cell named at once."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from dijkwacht.apps.organisations.rules import Contact, Scheme, SuccessionKind, earliest, kind_of
from dijkwacht.documents.delimited import delimited
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.files import read_bytes, read_text
from dijkwacht.kit.yaml import load

Row = Mapping[str, Any]
Value = TypeVar("Value")


def _code(text: str) -> str:
    if kind_of(text) is None:
        raise ValueError("dit is geen code van een organisatie")
    return text


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("hier hoort tekst te staan")
    return text


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("dit is geen datum als 2018-11-23") from None


def _maybe(text: str) -> date | None:
    return _day(text) if text else None


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError("dit is geen heel getal")
    return int(text)


def _flag(text: str) -> bool:
    if text not in {"0", "1"}:
        raise ValueError("hier hoort 0 of 1 te staan")
    return text == "1"


def _word(words: Callable[[str], Value]) -> Callable[[str], Value]:
    def convert(text: str) -> Value:
        try:
            return words(text)
        except ValueError:
            raise ValueError("dit woord is hier niet bekend") from None

    return convert


_PERIOD: Final = {"start": _maybe, "end": _maybe}
COLUMNS: Final[Mapping[str, Mapping[str, Callable[[str], Any]]]] = {
    "organisations": {"code": _code, "tooi": str, "name": _text, **_PERIOD},
    "successions": {"date": _day, "old": _code, "new": _code, "kind": _word(SuccessionKind), "planned": _flag},
    "regions": {"scheme": _word(Scheme), "code": _text, "name": _text},
    "memberships": {"region": _text, "code": _code, **_PERIOD, "partial": _flag, "source": _text},
    "population": {"code": _code, "on": _day, "inhabitants": _number},
    "neighbours": {"a": _code, "b": _code, "contact": _word(Contact), **_PERIOD},
    "joint_members": {"joint": _code, "member": _code, **_PERIOD},
}
"""The columns of each table and what stands in them; a table that is not there is empty."""


LIST: Final[Mapping[str, Callable[[str], Any]]] = {"code": _code, "name": _text, "province": str, "start": _maybe}
"""The columns of a list that an administrator gives."""
MOST: Final = 2000
"""So many lines a list has at most: far more than there are organisations of one kind."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One feature of a boundary file, with the source and licence that stand beside the file."""

    code: str
    start: date
    end: date | None
    geometry: Mapping[str, Any]
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All that one folder says, with the ends that follow from mergers that have been carried out."""

    rows: Mapping[str, Sequence[Row]]
    outlines: tuple[Outline, ...]

    def end(self, given: date | None, *codes: str) -> date | None:
        """When something ends: on the day given, or earlier when one of these organisations went up in another."""
        gone = [row["date"] for row in self.rows["successions"] if not row["planned"] and row["old"] in codes]
        return earliest(given, *gone)


def read(folder: Path) -> Tables:
    """Read a folder; ``InvalidInput`` names every wrong cell and every code that nobody has."""
    faults: list[Fault] = []
    rows = {name: tuple(_table(folder / f"{name}.csv", columns, faults)) for name, columns in COLUMNS.items()}
    outlines = tuple(outline for path in sorted(folder.glob("*.geojson")) for outline in _outlines(path))
    known = {row["code"] for row in rows["organisations"]}
    regions = {row["code"] for row in rows["regions"]}
    for name, number, code in _references(rows, outlines):
        if code not in (regions if name == "region" else known):
            faults.append(Fault(folder.name, number, f"{code} staat niet in de lijst"))
    if faults:
        raise InvalidInput(faults)
    return Tables(rows, outlines)


def read_list(path: Path) -> list[Row]:
    """Read a list of organisations that an administrator gives, each row with its ``line``.

    Raises:
        InvalidInput: every wrong cell, every code that stands there twice, or too many lines.
    """
    faults: list[Fault] = []
    found = delimited(read_bytes(path), lambda reason: _refuse(path.name, f"het bestand {reason}"))
    reader = csv.DictReader(found.text.splitlines(), delimiter=found.delimiter)
    try:
        rows: list[Row] = [{**row, "line": number} for number, row in _rows(reader, path.name, LIST, faults)]
    except csv.Error:
        _refuse(path.name, "dit is geen lijst met komma’s, puntkomma’s of tabs")
    seen: set[str] = set()
    for row in rows:
        if row["code"] in seen:
            faults.append(Fault(path.name, f"{row['line']} code", f"{row['code']} staat er twee keer"))
        seen.add(row["code"])
    if len(rows) > MOST:
        faults = [Fault(path.name, "", f"er zijn {len(rows)} regels; hooguit {MOST} kan")]
    if faults:
        raise InvalidInput(faults)
    return rows


def _refuse(file: str, reason: str) -> NoReturn:
    raise InvalidInput([Fault(file, "", reason)])


def _table(path: Path, columns: Mapping[str, Callable[[str], Any]], faults: list[Fault]) -> Iterator[Row]:
    if path.exists():
        yield from (row for _, row in _numbered(path, columns, faults))


def _numbered(path: Path, columns: Mapping[str, Callable[[str], Any]], faults: list[Fault]) -> Iterator[tuple[int, Row]]:
    reader = csv.DictReader(read_text(path).splitlines())
    yield from _rows(reader, path.name, columns, faults)


def _rows(
    reader: "csv.DictReader[str]", file: str, columns: Mapping[str, Callable[[str], Any]], faults: list[Fault]
) -> Iterator[tuple[int, Row]]:
    if reader.fieldnames != list(columns):
        faults.append(Fault(file, "1", f"de kolommen horen te zijn: {', '.join(columns)}"))
        return
    for number, cells in enumerate(reader, start=2):
        row: dict[str, Any] = {}
        for column, convert in columns.items():
            try:
                row[column] = convert(cells[column] or "")
            except ValueError as error:
                faults.append(Fault(file, f"{number} {column}", str(error)))
        if len(row) == len(columns):
            yield number, row


def _outlines(path: Path) -> Iterator[Outline]:
    beside = path.with_suffix(".meta.yaml")
    about = load(read_text(beside), file=beside.name).data
    for feature in json.loads(read_text(path))["features"]:
        said = feature["properties"]
        yield Outline(
            code=said["code"],
            start=_day(said["start"]),
            end=_maybe(said["end"] or ""),
            geometry=feature["geometry"],
            source=about["source"],
            licence=about["licence"],
        )


def _references(rows: Mapping[str, Sequence[Row]], outlines: Sequence[Outline]) -> Iterator[tuple[str, str, str]]:
    """Every code that points at an organisation or region: what it is, where it stands, the code."""
    pointing = {
        "successions": ("old", "new"),
        "memberships": ("region", "code"),
        "population": ("code",),
        "neighbours": ("a", "b"),
        "joint_members": ("joint", "member"),
    }
    for table, columns in pointing.items():
        for row in rows[table]:
            yield from ((column, table, row[column]) for column in columns)
    yield from (("code", "boundaries", outline.code) for outline in outlines)
