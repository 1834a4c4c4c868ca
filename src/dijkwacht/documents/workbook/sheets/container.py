"""The outer side of a file: what it really is, and whether it is safe to unpack."""

import zipfile
from enum import StrEnum
from typing import Final, NoReturn

from dijkwacht.documents.packed import START, Bounds, Door, Reasons
from dijkwacht.documents.workbook.sheets.faults import Faults

MAX_BYTES: Final = 20_000_000
BOUNDS: Final = Bounds(
    packed=MAX_BYTES,
    unpacked=60_000_000,
    entries=1_000,
    large=("xl/worksheets/", "xl/sharedStrings", "xl/media/", "Pictures/", "Thumbnails/", "content.xml"),
)

ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
TOO_LARGE: Final = "is te groot; een antwoordenbestand is hoogstens 20 MB, uitgepakt 60 MB, met hoogstens 20.000 rijen"
DAMAGED: Final = "kan niet worden gelezen: het bestand is beschadigd of anders opgebouwd; sla het in uw rekenprogramma opnieuw op"
LOCKED: Final = "is beveiligd met een wachtwoord; sla het op zonder wachtwoord"
MACROS: Final = "bevat macro’s; sla het op als gewone werkmap (.xlsx of .ods)"
FOREIGN_XML: Final = "bevat XML die niet in een werkmap hoort; sla het in uw rekenprogramma opnieuw op"
_REASONS: Final = Reasons(TOO_LARGE, DAMAGED, LOCKED, MACROS, FOREIGN_XML)

_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "is beveiligd met een wachtwoord of is een oud .xls-bestand; sla het op als .xlsx zonder wachtwoord"),
    (b"%PDF", "is een pdf; nodig is de werkmap zelf (.xlsx of .ods)"),
    (b"<", "is een webpagina of XML-bestand en geen werkmap; sla het op als .xlsx of .ods"),
)


class Kind(StrEnum):
    """The two kinds of packed workbook that are read."""

    XLSX = ".xlsx"
    ODS = ".ods"


def door(faults: Faults) -> Door:
    """Where a workbook comes in."""
    return Door(BOUNDS, _REASONS, faults.stop)


def unpack(data: bytes, faults: Faults) -> tuple[Kind, zipfile.ZipFile]:
    """Open a packed workbook after looking at all that can be seen from outside; stops at the first danger."""
    if not data.startswith(START):
        faults.stop(_what_else(data))
    archive = door(faults).opened(data, file=faults.file)
    kind = _kind(archive, faults)
    suffix = faults.file[faults.file.rfind(".") :].lower() if "." in faults.file else ""
    if suffix != kind:
        faults.stop(f"de naam eindigt niet op {kind}, maar de inhoud is een {kind}-bestand; geef het bestand de juiste naam")
    return kind, archive


def _what_else(data: bytes) -> str:
    """What a file is that is not packed at all."""
    if not data.strip():
        return "is leeg"
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, reason in _OTHERS:
        if start.startswith(mark):
            return reason
    return "is geen werkmap; nodig is een .xlsx, een .ods, of een map met organisatie.csv en antwoorden.csv"


def _kind(archive: zipfile.ZipFile, faults: Faults) -> Kind:
    """Which workbook it is, by what is inside."""
    names = set(archive.namelist())
    if "mimetype" in names:
        if door(faults).part(archive, "mimetype").strip() == ODS_TYPE and "content.xml" in names:
            return Kind.ODS
        faults.stop("is wel een OpenDocument-bestand maar geen werkmap (.ods)")
    if "xl/workbook.xml" in names and "[Content_Types].xml" in names:
        return Kind.XLSX
    return _stop_at_other(names, faults)


def _stop_at_other(names: set[str], faults: Faults) -> NoReturn:
    """Say what a packed file is that is no workbook."""
    is_word = any(name.startswith("word/") for name in names)
    what = "is een Word-document" if is_word else "is een ingepakt bestand maar geen werkmap die gelezen kan worden"
    faults.stop(f"{what}; nodig is een .xlsx of .ods")
