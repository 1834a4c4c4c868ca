"""Looks for files on which a reader of workbooks breaks: ``python -m tests.documents.workbook.fuzzing 600`` searches ten minutes.

It takes the files of tests/data/files, changes them as damage and ill will do, and reads them as an upload would be. A reader may
refuse with reasons; whatever else happens, or takes longer than it may, is kept in ``crashes/``.
"""

import hashlib
import io
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from dijkwacht.documents.action_lists.reader import read_actions
from dijkwacht.documents.uploads.bounds import Bounds
from dijkwacht.documents.workbook.reader import read_workbook
from dijkwacht.kit.errors import InvalidInput
from tests.documents.workbook.making import NORM, ods, sheets, xlsx, zipped

FILES = Path(__file__).parents[2] / "data" / "files"
CRASHES = FILES / "crashes"
MOST = Bounds().processor
NASTY = tuple(
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
    )
)
NUMBERED = (b"repeated=", b"spanned=", b" r=", b" s=", b"date1904=", b"numFmtId=", b"formatCode=", b"value=", b"count=")


def seeds() -> list[tuple[str, bytes]]:
    """The files to begin with."""
    kept = [
        path
        for folder in ("made", "odd")
        for path in sorted((FILES / folder).glob("*.*"))
        if path.suffix in (".xlsx", ".ods", ".csv", ".txt")
    ]
    row = ("BES-01", "secretaris", "vragenlijst", 2, 1, "", "uitleg", "bewijs", "steekproef", "2018-10-01")
    return [
        *((path.name, path.read_bytes()) for path in kept),
        ("antwoorden.xlsx", xlsx(row, settled=[("BES-01", "papier", 2, "gezien")])),
        ("antwoorden.ods", ods(sheets(row))),
    ]


def changed(file: str, data: bytes, chance: Random) -> bytes:
    """The file with one to four changes: in the packed bytes, in a part, or in which parts there are."""
    if file.endswith((".csv", ".txt")) or chance.random() < 0.15:
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


READERS: tuple[Callable[[str, bytes], object], ...] = (
    lambda file, data: read_actions(data, file=file),
    lambda file, data: read_workbook(data, file=file, norms={NORM.id: NORM}.get),
)


def broken(file: str, data: bytes) -> str:
    """What went wrong in reading a file; empty where it was read or refused."""
    for read in READERS:
        begin = time.process_time()
        try:
            read(file, data)
        except InvalidInput:
            pass
        except Exception as wrong:  # noqa: BLE001 - this is what is looked for
            return repr(wrong)[:300]
        if (took := time.process_time() - begin) > MOST:
            return f"{took:.1f} seconds"
    return ""


def search(seconds: float, seed: int) -> Iterator[tuple[str, bytes, str]]:
    """Every file found within so many seconds of processor time on which a reader breaks."""
    chance, known, begin = Random(seed), seeds(), time.process_time()
    while time.process_time() - begin < seconds:
        file, data = chance.choice(known)
        made = changed(file, data, chance)
        if why := broken(file, made):
            yield file, made, why


def main(seconds: float, seed: int) -> None:
    """Search, and keep what is found."""
    CRASHES.mkdir(exist_ok=True)
    for file, data, why in search(seconds, seed):
        name = f"{hashlib.sha256(data).hexdigest()[:8]}{Path(file).suffix}"
        (CRASHES / name).write_bytes(data)
        sys.stdout.write(f"{name} {file}: {why}\n")


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns())
