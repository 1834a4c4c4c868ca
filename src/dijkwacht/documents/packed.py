"""The one door for packed files: what can be seen from outside is looked at before anything is unpacked.

No more bytes or parts than were asked for, no password, no macros, and no document types in XML, so no entities.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn
from xml.parsers import expat

START: Final = b"PK\x03\x04"
SMALL_PART: Final = 4_000_000
MAX_RATIO: Final = 300
RATIO_FROM: Final = 5_000_000
MACRO_ENDINGS: Final = (".xlsm", ".xltm", ".xlam", ".docm", ".dotm")
_MACRO_FOLDERS: Final = ("xl/macrosheets/", "xl/dialogsheets/", "Basic/", "Scripts/", "Dialogs/")
_MACRO_NAMES: Final = ("vbaproject", "vbadata")
_NO_MEMORY: Final = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_TYPES: Final = "[Content_Types].xml"
_MANIFEST: Final = "META-INF/manifest.xml"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a file may be, packed and unpacked; only parts that begin with ``large`` may be larger than ``SMALL_PART``."""

    packed: int
    unpacked: int
    entries: int
    large: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a file is refused, in the words of the page that asked for it."""

    too_large: str
    damaged: str
    locked: str
    macros: str
    foreign_xml: str


@dataclass(frozen=True, slots=True)
class Door:
    """Where files of one kind come in; ``stop`` refuses the file at the first danger."""

    bounds: Bounds
    reasons: Reasons
    stop: Callable[[str], NoReturn]

    def opened(self, data: bytes, *, file: str = "") -> zipfile.ZipFile:
        """The packed file, of which no part was unpacked yet that could do harm."""
        if len(data) > self.bounds.packed:
            self.stop(self.reasons.too_large)
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            self.stop(self.reasons.damaged)
        self._refuse_bombs(archive.infolist())
        self._refuse_macros(archive, file.lower())
        return archive

    def part(self, archive: zipfile.ZipFile, name: str) -> bytes:
        """The bytes of one part that has to be there; it never unpacks to more than its entry says."""
        try:
            return archive.read(name)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - zipfile has a handful of errors, and zlib, bz2 and lzma each raise their own
            self.stop(self.reasons.damaged)

    def parser(self) -> expat.XMLParserType:
        """An XML parser that meets no document type, so no entities from inside or outside."""
        made = expat.ParserCreate(namespace_separator=" ")
        made.StartDoctypeDeclHandler = made.EntityDeclHandler = self.refuse_xml
        made.buffer_text = True
        return made

    def refuse_xml(self, *_: object) -> None:
        """Stop at XML that has no place in such a file; for a handler of the parser."""
        self.stop(self.reasons.foreign_xml)

    def parse(self, made: expat.XMLParserType, content: bytes) -> None:
        """Run the parser over one part."""
        try:
            made.Parse(content, True)  # noqa: FBT003 - expat knows no keywords
        except (expat.ExpatError, UnicodeError, ValueError, LookupError) as wrong:
            if getattr(wrong, "code", None) == _NO_MEMORY:
                raise MemoryError from None
            self.stop(self.reasons.damaged)

    def _refuse_bombs(self, entries: list[zipfile.ZipInfo]) -> None:
        """By what the entries say, before one of them is unpacked."""
        if len(entries) > self.bounds.entries or sum(entry.file_size for entry in entries) > self.bounds.unpacked:
            self.stop(self.reasons.too_large)
        for entry in entries:
            if entry.flag_bits & 1:
                self.stop(self.reasons.locked)
            if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
                self.stop(self.reasons.too_large)
            if entry.file_size > SMALL_PART and not entry.filename.startswith(self.bounds.large):
                self.stop(self.reasons.too_large)
        names = {entry.filename.casefold() for entry in entries}
        if len(names) != len(entries) or any(".." in name for name in names):
            self.stop(self.reasons.damaged)

    def _refuse_macros(self, archive: zipfile.ZipFile, file: str) -> None:
        """Macros by every road known, and what is closed with a password."""
        names = archive.namelist()
        is_foul = any(name.startswith(_MACRO_FOLDERS) or any(sign in name.lower() for sign in _MACRO_NAMES) for name in names)
        if is_foul or file.endswith(MACRO_ENDINGS) or (_TYPES in names and b"macroEnabled" in self.part(archive, _TYPES)):
            self.stop(self.reasons.macros)
        if "encrypted-package" in names or (_MANIFEST in names and b"encryption-data" in self.part(archive, _MANIFEST)):
            self.stop(self.reasons.locked)
