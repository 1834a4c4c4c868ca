"""The outer side of a file: what it really is, and whether it is safe to unpack."""

import zipfile
from dataclasses import replace
from enum import StrEnum
from typing import Final, NoReturn

from dijkwacht.documents.opc import TYPES, key, plain
from dijkwacht.documents.packed import MAX_ELEMENTS, MAX_RATIO, START, Bounds, Door, Reasons
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.files import over_size

MAX_BYTES: Final = 20_000_000
# Any part may be large: most are never read, and of those that are the work is counted.
BOUNDS: Final = Bounds(packed=MAX_BYTES, unpacked=60_000_000, entries=1_000, large=("",))

ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
TOO_LARGE: Final = "{}. Haal weg wat er niet bij hoort"
_DENSE: Final = (
    "is te sterk ingepakt: {part} wordt bij het uitpakken {times} keer zo groot; hoogstens "
    f"{MAX_RATIO} keer. Haal weg wat er niet bij hoort"
)
_LONG: Final = f"heeft in {{part}} meer dan {decimal(MAX_ELEMENTS, places=0)} onderdelen (XML); haal weg wat er niet bij hoort"
DAMAGED: Final = "kan niet worden gelezen: het bestand is beschadigd of anders opgebouwd; sla het in uw rekenprogramma opnieuw op"
LOCKED: Final = "is beveiligd met een wachtwoord; sla het op zonder wachtwoord"
MACROS: Final = "bevat macro’s; sla het op als gewoon werkboek (.xlsx of .ods)"
FOREIGN_XML: Final = "bevat XML die niet in een werkboek hoort; sla het in uw rekenprogramma opnieuw op"
NO_BOOK: Final = "is een ingepakt bestand maar geen werkboek dat gelezen kan worden"
_NEIGHBOURS: Final = {"word/": "Word-document", "ppt/": "PowerPoint-presentatie", "visio/": "Visio-tekening"}
_REASONS: Final = Reasons(TOO_LARGE, DAMAGED, LOCKED, MACROS, FOREIGN_XML, _DENSE, _LONG)
_REASONS_OF_A_LIST: Final = replace(_REASONS, dense=f"{_DENSE}, of sla de lijst op als CSV")
_LOOKED_AT: Final = 4_000
"""Bytes by which is seen that a file is text."""

_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "is beveiligd met een wachtwoord of is een oud .xls-bestand; sla het op als .xlsx zonder wachtwoord"),
    (b"%PDF", "is een pdf; nodig is het werkboek zelf (.xlsx of .ods)"),
    (b"<", "is een webpagina of XML-bestand en geen werkboek; sla het op als .xlsx of .ods"),
)


class Kind(StrEnum):
    """The two kinds of packed workbook that are read."""

    XLSX = ".xlsx"
    ODS = ".ods"


def too_large(found: int) -> str:
    """Say that a file is larger than is read."""
    return TOO_LARGE.format(over_size(found, MAX_BYTES))


class Wanted(StrEnum):
    """What is read, as is said to who gave something else."""

    BOOK = "een .xlsx of .ods"
    LIST = "een .xlsx, .ods of .csv"
    FOLDER = "een .xlsx, een .ods, of een map met organisatie.csv en antwoorden.csv"


def door(faults: Faults, *, is_list: bool = False) -> Door:
    """Where a workbook comes in."""
    return Door(BOUNDS, _REASONS_OF_A_LIST if is_list else _REASONS, faults.stop)


def unpack(data: bytes, faults: Faults, wanted: Wanted = Wanted.BOOK) -> tuple[Kind, zipfile.ZipFile]:
    """Open a packed workbook after looking at all that can be seen from outside; stops at the first danger."""
    if not data.startswith(START):
        faults.stop(_what_else(data, wanted))
    archive = door(faults, is_list=wanted is Wanted.LIST).opened(data, file=faults.file)
    kind = _kind(archive, faults)
    suffix = faults.file[faults.file.rfind(".") :].lower() if "." in faults.file else ""
    if suffix != kind:
        faults.stop(f"de naam eindigt niet op {kind}, maar de inhoud is een {kind}-bestand; geef het bestand de juiste naam")
    return kind, archive


def _what_else(data: bytes, wanted: Wanted) -> str:
    """What a file is that is not packed at all."""
    if not data.strip():
        return "is leeg"
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, reason in _OTHERS:
        if start.startswith(mark):
            return reason
    if _is_text(data):
        named = (
            "geef het bestand dan een naam op .csv"
            if wanted is Wanted.LIST
            else "sla het in uw rekenprogramma op als .xlsx of .ods"
        )
        return f"is platte tekst, zoals een CSV, en geen werkboek; {named}"
    return f"is geen werkboek; nodig is {wanted}"


def _is_text(data: bytes) -> bool:
    """Whether these bytes are letters, as a program writes them that makes a CSV."""
    begin = data[:_LOOKED_AT]
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return any(sign in begin for sign in b";,\t") and not any(byte < 32 and byte not in b"\t\r\n\x0c" for byte in begin)


def _kind(archive: zipfile.ZipFile, faults: Faults) -> Kind:
    """Which workbook it is, by what is inside."""
    way_in, names = door(faults), {plain(name) for name in archive.namelist()}
    if "mimetype" in names:
        if way_in.part(archive, "mimetype").strip() == ODS_TYPE and "content.xml" in names:
            return Kind.ODS
        faults.stop("is wel een OpenDocument-bestand maar geen werkboek (.ods)")
    package = way_in.package(archive)
    main = package.main()
    if main is None or TYPES not in package.entries:
        faults.stop(f"{NO_BOOK}; nodig is een .xlsx of .ods")
    if any("spreadsheetml" in kind for kind in package.types()[main]) or key(main) == "xl/workbook.xml":
        return Kind.XLSX
    return _stop_at_other(key(main), faults)


def _stop_at_other(main: str, faults: Faults) -> NoReturn:
    """Say what a packed file is that is no workbook that is read."""
    if main.endswith(".bin"):
        faults.stop("is een binair werkboek (.xlsb); sla het op als gewoon werkboek (.xlsx)")
    what = next((f"is een {name}" for start, name in _NEIGHBOURS.items() if main.startswith(start)), NO_BOOK)
    faults.stop(f"{what}; nodig is een .xlsx of .ods")
