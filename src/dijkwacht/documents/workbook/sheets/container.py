"""The outer side of a file: what it really is, and whether it is safe to unpack."""

import io
import zipfile
from enum import StrEnum
from typing import Final, NoReturn
from xml.parsers import expat

from dijkwacht.documents.workbook.sheets.faults import Faults

MAX_BYTES: Final = 20_000_000
MAX_UNPACKED: Final = 60_000_000
MAX_ENTRIES: Final = 1_000
MAX_ELEMENTS: Final = 1_000_000
MAX_RATIO: Final = 300
RATIO_FROM: Final = 5_000_000
MAX_SMALL_PART: Final = 4_000_000
LARGE_PARTS: Final = ("xl/worksheets/", "xl/sharedStrings", "xl/media/", "Pictures/", "Thumbnails/", "content.xml")

ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"
TOO_LARGE: Final = "is te groot; een antwoordenbestand is hoogstens 20 MB, uitgepakt 60 MB, met hoogstens 20.000 rijen"
DAMAGED: Final = "kan niet worden gelezen: het bestand is beschadigd of anders opgebouwd; sla het in uw rekenprogramma opnieuw op"
LOCKED: Final = "is beveiligd met een wachtwoord; sla het op zonder wachtwoord"
MACROS: Final = "bevat macro’s; sla het op als gewone werkmap (.xlsx of .ods)"
FOREIGN_XML: Final = "bevat XML die niet in een werkmap hoort; sla het in uw rekenprogramma opnieuw op"

_OTHERS: Final = (
    (b"\xd0\xcf\x11\xe0", "is beveiligd met een wachtwoord of is een oud .xls-bestand; sla het op als .xlsx zonder wachtwoord"),
    (b"%PDF", "is een pdf; nodig is de werkmap zelf (.xlsx of .ods)"),
    (b"<", "is een webpagina of XML-bestand en geen werkmap; sla het op als .xlsx of .ods"),
)


class Kind(StrEnum):
    """The two kinds of packed workbook that are read."""

    XLSX = ".xlsx"
    ODS = ".ods"


def unpack(data: bytes, faults: Faults) -> tuple[Kind, zipfile.ZipFile]:
    """Open a packed workbook after looking at all that can be seen from outside; stops at the first danger."""
    if len(data) > MAX_BYTES:
        faults.stop(TOO_LARGE)
    if not data.startswith(b"PK\x03\x04"):
        faults.stop(_what_else(data))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        faults.stop(DAMAGED)
    _refuse_bombs(archive, faults)
    kind = _kind(archive, faults)
    _refuse_macros(archive, faults)
    suffix = faults.file[faults.file.rfind(".") :].lower() if "." in faults.file else ""
    if suffix != kind:
        faults.stop(f"de naam eindigt niet op {kind}, maar de inhoud is een {kind}-bestand; geef het bestand de juiste naam")
    return kind, archive


def part(archive: zipfile.ZipFile, name: str, faults: Faults) -> bytes:
    """The bytes of one part that has to be there."""
    try:
        return archive.read(name)
    except Exception:  # noqa: BLE001 - zipfile has a handful of errors, and zlib, bz2 and lzma each raise their own
        faults.stop(DAMAGED)


def parser(faults: Faults) -> expat.XMLParserType:
    """An XML parser that meets no document type, so no entities from inside or outside."""

    def refuse(*_: object) -> None:
        faults.stop(FOREIGN_XML)

    made = expat.ParserCreate(namespace_separator=" ")
    made.StartDoctypeDeclHandler = refuse
    made.EntityDeclHandler = refuse
    made.buffer_text = True
    return made


def parse(made: expat.XMLParserType, content: bytes, faults: Faults) -> None:
    """Run the parser over one part."""
    try:
        made.Parse(content, True)  # noqa: FBT003 - expat knows no keywords
    except (expat.ExpatError, UnicodeError, ValueError, LookupError):
        faults.stop(DAMAGED)


def _what_else(data: bytes) -> str:
    """What a file is that is not packed at all."""
    if not data.strip():
        return "is leeg"
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")
    for mark, reason in _OTHERS:
        if start.startswith(mark):
            return reason
    return "is geen werkmap; nodig is een .xlsx, een .ods, of een map met organisatie.csv en antwoorden.csv"


def _refuse_bombs(archive: zipfile.ZipFile, faults: Faults) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        faults.stop(TOO_LARGE)
    for entry in entries:
        if entry.flag_bits & 1:
            faults.stop(LOCKED)
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            faults.stop(TOO_LARGE)
        if entry.file_size > MAX_SMALL_PART and not entry.filename.startswith(LARGE_PARTS):
            faults.stop(TOO_LARGE)
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        faults.stop(DAMAGED)


def _kind(archive: zipfile.ZipFile, faults: Faults) -> Kind:
    """Which workbook it is, by what is inside."""
    names = set(archive.namelist())
    if "encrypted-package" in names:
        faults.stop(LOCKED)
    if "mimetype" in names:
        if part(archive, "mimetype", faults).strip() == ODS_TYPE and "content.xml" in names:
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


def _refuse_macros(archive: zipfile.ZipFile, faults: Faults) -> None:
    if faults.file.lower().endswith((".xlsm", ".xltm", ".xlam")):
        faults.stop(MACROS)
    foul = ("xl/macrosheets/", "xl/dialogsheets/", "Basic/", "Scripts/")
    if any(name.startswith(foul) or "vbaproject" in name.lower() for name in archive.namelist()):
        faults.stop(MACROS)
    if "[Content_Types].xml" in archive.namelist() and b"macroEnabled" in part(archive, "[Content_Types].xml", faults):
        faults.stop(MACROS)
    if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in part(archive, "META-INF/manifest.xml", faults):
        faults.stop(LOCKED)
