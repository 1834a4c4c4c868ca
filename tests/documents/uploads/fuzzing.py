"""Looks for files on which a reader breaks: ``python -m tests.documents.uploads.fuzzing 1200 [kind …]`` gives each kind so many
seconds of processor time, in turns.

It takes small files of each kind, changes them as damage and ill will do, and reads them as an upload would be. A reader may
refuse with reasons; whatever else happens, or takes longer than it may, is kept in ``tests/data/files/crashes/<kind>/``.
"""

import hashlib
import io
import json
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Final

from pydantic import TypeAdapter

from dijkwacht.documents.areas.model import Grid
from dijkwacht.documents.barriers.formats import as_json, as_xml, read_any
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.placed.model import Head, Offered, Said
from dijkwacht.documents.barriers.placed.writer import write_placed
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.writer import write_matrix
from dijkwacht.documents.letters.library import letters
from dijkwacht.documents.letters.readback import carry
from dijkwacht.documents.norms.writer import write_norm
from dijkwacht.documents.paper import docx
from dijkwacht.documents.uploads.bounds import Bounds, Kind
from dijkwacht.documents.uploads.opening import LARGE
from dijkwacht.documents.uploads.readers import READERS
from dijkwacht.kit.errors import InvalidInput
from tests.documents.barriers.examples import MODEL
from tests.documents.letters.making import FULL, letter
from tests.documents.workbook.making import NORM, ods, sheets, xlsx, zipped

DATA: Final = Path(__file__).parents[2] / "data"
CRASHES: Final = DATA / "files" / "crashes"
MOST: Final = Bounds().processor
TURN: Final = 30.0
"""Seconds that one kind is looked at before the next is."""
Seed = tuple[str, bytes]

NASTY: Final = tuple(
    word.encode("latin-1")
    for word in (
        *(
            "",
            "0",
            "-1",
            "1e999",
            "nan",
            "9" * 20,
            "1048577",
            "A1:XFD1048576",
            "XFE1",
            "_x0000_",
            "_xD83D_",
            "\x00",
            "true",
            "..",
        ),
        *("&#x1F600;", "&amp;", "<x/>", "<!--", "]]>", 't="s"', 'r="ZZZ9999999"', "\xff\xfe", "\xc3", "\xc3\xa9", "../../x"),
        *("1899-12-31", "0000-00-00", "9999-99-99", "PT1H", '"', ";", "\t", "\n", "sep=;"),
        *(
            "[",
            "]",
            "{",
            "}",
            ": ",
            "- ",
            "\n  - ",
            "*a",
            "&a ",
            "!!map",
            "null",
            "{}",
            "[]",
            "\\u0000",
            "\\ud800",
            "|\n",
            ">-\n",
        ),
        *("{{inhoud}}", "{{", "<w:p/>", "<w:fldChar/>", "<w:sectPr/>", "<text:p/>", "<text:section/>", 'r:id="rId9999"'),
    )
)
NUMBERED: Final = (
    *(b"repeated=", b"spanned=", b" r=", b" s=", b"date1904=", b"numFmtId=", b"formatCode=", b"value=", b"count="),
    *(b"w:val=", b"r:id=", b"w:type=", b"text:name=", b"style-name=", b"Target=", b"ContentType="),
)
_TEXTS: Final = (".csv", ".txt", ".tsv", ".yaml", ".json", ".xml", ".geojson")


def _kept(*folders: str, endings: tuple[str, ...]) -> list[Seed]:
    paths = [path for folder in folders for path in sorted((DATA / folder).glob("*.*")) if path.suffix in endings]
    return [(path.name, path.read_bytes()) for path in paths if path.stem != "index"]


def _books() -> list[Seed]:
    row = ("BES-01", "secretaris", "vragenlijst", 2, 1, "", "uitleg", "bewijs", "steekproef", "2018-10-01")
    own = [("antwoorden.xlsx", xlsx(row, settled=[("BES-01", "papier", 2, "gezien")])), ("antwoorden.ods", ods(sheets(row)))]
    return _kept("files/made", "files/odd", endings=(".xlsx", ".ods")) + own * 20


def _lists() -> list[Seed]:
    return _kept("files/made", "files/odd", "lists", endings=(".xlsx", ".ods", ".csv", ".txt"))


def _norms() -> list[Seed]:
    return [*_kept("norms", endings=(".yaml", ".json")), ("eigen.yaml", write_norm(NORM).encode())]


def _areas() -> list[Seed]:
    ring = [[4.8, 52.4], [4.9, 52.4], [4.9, 52.5], [4.8, 52.4]]
    shapes = [{"type": "Polygon", "coordinates": [ring]}, {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}]
    features = [{"type": "Feature", "properties": {"naam": f"Haven {n}"}, "geometry": one} for n, one in enumerate(shapes)]
    return [("a.geojson", json.dumps({"type": "FeatureCollection", "features": features, "crs": None}).encode())]


def _models() -> list[Seed]:
    model = read_any(MODEL.encode(), file="m.yaml")
    assert isinstance(model, BarrierModel)
    return [("m.yaml", MODEL.encode()), ("m.json", as_json(model).encode()), ("m.xml", as_xml(model).encode())]


def _letters() -> list[Seed]:
    name = "damocles-voornemen"
    return [("voornemen.docx", carry(docx.write(letter(name, FULL).paper), letters()[name], FULL))]


OFFERED: Final = tuple(
    Offered(f"BAR-0{number}", "Stap 1", f"Barrière {number}", "houdt tegen", ("staat er niet", "gepland", "ingericht"), parties)
    for number, parties in enumerate((("gemeente",), ("gemeente", "politie"), ("politie",)), 1)
)


def _placed() -> list[Seed]:
    head = Head("Proef", "1", "Duinrade", "2026-03-01", "kenmerk")
    said = [replace(one, now=Said("ingericht", one.parties[0], date(2026, 3, 1))) for one in OFFERED]
    return [("leeg.xlsx", write_placed(head, OFFERED)), ("vol.xlsx", write_placed(head, said))]


_SEEDS: Final = MappingProxyType(
    {
        Kind.WORKBOOK: _books,
        Kind.ACTIONS: _lists,
        Kind.NORM: _norms,
        Kind.MATRIX: lambda: [("beleid.yaml", write_matrix(one).encode()) for one in example_policies()],
        Kind.TEMPLATE: lambda: _kept("templates", endings=(".docx", ".dotx", ".odt", ".ott")),
        Kind.AREAS: _areas,
        Kind.LETTER: _letters,
        Kind.BARRIERS: _models,
        Kind.PLACED: _placed,
    }
)


@cache
def seeds(kind: Kind) -> list[Seed]:
    """The files to begin with."""
    return _SEEDS[kind]()


def changed(file: str, data: bytes, chance: Random) -> bytes:
    """The file with one to four changes: in the packed bytes, in a part, or in which parts there are."""
    if file.endswith(_TEXTS):
        for _ in range(chance.randint(1, 4)):
            data = _in_bytes(data, chance)
        return data
    if chance.random() < 0.15 or not zipfile.is_zipfile(io.BytesIO(data)):
        return _in_bytes(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.randint(1, 4)):
        name = chance.choice(sorted(parts))
        match chance.randint(0, 9):
            case 0 if len(parts) > 1:
                del parts[name]
            case 1:
                parts[name] = parts[chance.choice(sorted(parts))]
            case _:
                parts[name] = _in_bytes(parts[name], chance)
    return zipped(parts)


def _in_bytes(data: bytes, chance: Random) -> bytes:
    at, to = sorted(chance.randint(0, len(data)) for _ in range(2))
    to = min(to, at + chance.choice((0, 1, 8, 200, 10_000)))
    match chance.randint(0, 4):
        case 0:
            return data[:at] + data[to:]
        case 1:
            return data[:at] + data[at:to] * chance.randint(2, 50) + data[to:]
        case 2:
            return data[:at] + chance.choice(NASTY) + data[to:]
        case 3 if found := [place for word in NUMBERED if (place := data.find(word, at)) >= 0]:
            first = data.find(b'"', min(found)) + 1
            return data[:first] + chance.choice(NASTY) + data[max(data.find(b'"', first), first) :]
        case _:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def broken(kind: Kind, file: str, data: bytes) -> str:
    """What went wrong in reading a file; empty where it was read or refused."""
    asked: Mapping[str, str] = {
        "file": file,
        "norm": _norm(),
        "grid": Grid.DEGREES.value,
        "mark": "kenmerk",
        "offered": TypeAdapter(tuple[Offered, ...]).dump_json(OFFERED).decode(),
    }
    begin = time.process_time()
    try:
        READERS[kind](data, asked)
    except InvalidInput:
        pass
    except Exception as wrong:  # noqa: BLE001 - this is what is looked for
        return repr(wrong)[:300]
    most = LARGE.processor if kind is Kind.NORM else MOST
    return f"{took:.1f} seconds" if (took := time.process_time() - begin) > most else ""


@cache
def _norm() -> str:
    return NORM.model_dump_json()


def search(kind: Kind, chance: Random, *, seconds: float = 1e9, files: int = 10**9) -> Iterator[tuple[str, bytes, str]]:
    """Every file on which a reader breaks, within so much processor time or so many files; at last how many were read."""
    known, begin, read = seeds(kind), time.process_time(), 0
    while time.process_time() - begin < seconds and read < files:
        file, data = chance.choice(known)
        made = changed(file, data, chance)
        read += 1
        if why := broken(kind, file, made):
            yield file, made, why
    yield "", b"", str(read)


def main(seconds: float, kinds: list[Kind]) -> None:
    """Search in turns, keep what is found, and say after each turn how long each kind was looked at."""
    chance = Random(time.time_ns())
    spent = dict.fromkeys(kinds, 0.0)
    read = dict.fromkeys(kinds, 0)
    while left := [kind for kind in kinds if spent[kind] < seconds]:
        for kind in left:
            begin = time.process_time()
            for file, data, why in search(kind, chance, seconds=min(TURN, seconds - spent[kind])):
                if not file:
                    read[kind] += int(why)
                    continue
                name = f"{hashlib.sha256(data).hexdigest()[:8]}{Path(file).suffix}"
                (CRASHES / kind).mkdir(parents=True, exist_ok=True)
                (CRASHES / kind / name).write_bytes(data)
                sys.stdout.write(f"# {kind} {name} {file}: {why}\n")
            spent[kind] += time.process_time() - begin
            sys.stdout.write(f"{kind},{spent[kind]:.0f},{read[kind]}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]), [Kind(word) for word in sys.argv[2:]] or list(Kind))
