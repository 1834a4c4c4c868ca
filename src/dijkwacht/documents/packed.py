"""The one door for packed files: what can be seen from outside is looked at before anything is unpacked.

No more bytes or parts than were asked for, no password, no macros, and no document types in XML, so no entities.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NoReturn
from xml.parsers import expat

from dijkwacht.documents import opc
from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.files import over_size, size_words

START: Final = b"PK\x03\x04"
SMALL_PART: Final = 4_000_000
MAX_RATIO: Final = 300
RATIO_FROM: Final = 5_000_000
MAX_ELEMENTS: Final = 1_000_000
MACRO_ENDINGS: Final = (".xlsm", ".xltm", ".xlam", ".docm", ".dotm")
_MACRO_FOLDERS: Final = ("xl/macrosheets/", "xl/dialogsheets/", "basic/", "scripts/", "dialogs/")
_MACRO_NAMES: Final = ("vbaproject", "vbadata")
_NO_MEMORY: Final = expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]
_LONGEST_NAME: Final = 60
_MANIFEST: Final = "meta-inf/manifest.xml"

Said = Callable[[str], None]


def over_unpacked(found: int, most: int) -> str:
    """Say that a file becomes larger than it may."""
    return f"wordt bij het uitpakken {size_words(found)}; hoogstens {size_words(most)} mag"


def over_elements(most: int) -> str:
    """Say that there are more elements of XML than are gone through."""
    return f"heeft meer dan {decimal(most, places=0)} onderdelen (XML) in één deel; meer mag niet"


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
    """With ``{}`` for which bound it is over, what was found and what is allowed."""
    damaged: str
    locked: str
    macros: str
    foreign_xml: str
    dense: str = ""
    """Of one part: with ``{part}``, and how many ``{times}`` larger it becomes; ``too_large`` where nothing is said."""
    long: str = ""
    """Of one part with too many elements: with ``{part}``."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where files of one kind come in; ``stop`` refuses the file at the first danger."""

    bounds: Bounds
    reasons: Reasons
    stop: Callable[[str], NoReturn]

    def opened(self, data: bytes, *, file: str = "") -> zipfile.ZipFile:
        """The packed file, of which no part was unpacked yet that could do harm."""
        if len(data) > self.bounds.packed:
            self._refuse_large(over_size(len(data), self.bounds.packed))
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            self.stop(self.reasons.damaged)
        self._refuse_whole(archive.infolist())
        self._refuse_macros(archive, file.lower())
        return archive

    def part(self, archive: zipfile.ZipFile, name: str) -> bytes:
        """The bytes of one part that has to be there and is no bomb; it never unpacks to more than its entry says."""
        entry = archive.NameToInfo.get(name) or next((one for one in archive.infolist() if opc.plain(one.filename) == name), None)
        if entry is None:
            self.stop(self.reasons.damaged)
        self._refuse_bomb(entry)
        try:
            return archive.read(entry)
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

    def package(self, archive: zipfile.ZipFile) -> opc.Package:
        """The file as Office sees it: parts that point at each other."""
        return opc.Package(archive.namelist(), lambda name, start: self.walk(archive, name, start))

    def walk(
        self,
        archive: zipfile.ZipFile,
        name: str,
        start: opc.Start,
        end: Said | None = None,
        text: Said | None = None,
    ) -> None:
        """Go through the elements of one part, no more than a file of people can hold."""
        found = 0

        def counted(element: str, attributes: dict[str, str]) -> None:
            nonlocal found
            found += 1
            if found > MAX_ELEMENTS:
                self.stop(
                    self.reasons.long.format(part=_shown(name)) or self.reasons.too_large.format(over_elements(MAX_ELEMENTS))
                )
            start(element, attributes)

        parser = self.parser()
        parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = counted, end, text
        self.parse(parser, self.part(archive, name))

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

    def _refuse_large(self, clause: str) -> NoReturn:
        self.stop(self.reasons.too_large.format(clause))

    def _large_part(self, entry: zipfile.ZipInfo) -> str:
        """Say that one part becomes larger than it may, or by a harmless size much larger than it is."""
        unpacked = size_words(entry.file_size)
        clause = f"heeft een onderdeel ({_shown(entry.filename)}) dat bij het uitpakken {unpacked} wordt; "
        if entry.file_size > SMALL_PART and not opc.plain(entry.filename).startswith(self.bounds.large):
            return self.reasons.too_large.format(f"{clause}hoogstens {size_words(SMALL_PART)} mag")
        return self.reasons.too_large.format(f"{clause}dat is meer dan {MAX_RATIO} keer zo groot als ingepakt")

    def _refuse_bomb(self, entry: zipfile.ZipInfo) -> None:
        """By what the entry says, before it is unpacked; a part that nobody reads is never unpacked and does no harm."""
        times = entry.file_size // max(entry.compress_size, 1)
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            self.stop(self.reasons.dense.format(part=_shown(entry.filename), times=times) or self._large_part(entry))
        if entry.file_size > SMALL_PART and not opc.plain(entry.filename).startswith(self.bounds.large):
            self.stop(self._large_part(entry))

    def _refuse_whole(self, entries: list[zipfile.ZipInfo]) -> None:
        """By what the entries say together, before one of them is unpacked."""
        unpacked, bounds = sum(entry.file_size for entry in entries), self.bounds
        if len(entries) > bounds.entries:
            most = decimal(bounds.entries, places=0)
            self._refuse_large(f"bestaat uit {decimal(len(entries), places=0)} onderdelen; hoogstens {most} mag")
        if unpacked > bounds.unpacked:
            self._refuse_large(over_unpacked(unpacked, bounds.unpacked))
        for entry in entries:
            if entry.flag_bits & 1:
                self.stop(self.reasons.locked)
        names = {opc.key(entry.filename) for entry in entries}
        if len(names) != len(entries) or any(".." in name for name in names):
            self.stop(self.reasons.damaged)

    def _refuse_macros(self, archive: zipfile.ZipFile, file: str) -> None:
        """Macros by every road known, and what is closed with a password."""
        package = self.package(archive)
        names = package.entries
        is_foul = any(name.startswith(_MACRO_FOLDERS) or any(sign in name for sign in _MACRO_NAMES) for name in names)
        if is_foul or file.endswith(MACRO_ENDINGS) or package.has_macros():
            self.stop(self.reasons.macros)
        if "encrypted-package" in names or (_MANIFEST in names and b"encryption-data" in self.part(archive, names[_MANIFEST])):
            self.stop(self.reasons.locked)


def _shown(name: str) -> str:
    """The name of a part, fit to be read."""
    line = "".join(sign if sign.isprintable() else "?" for sign in name)
    return line if len(line) <= _LONGEST_NAME else f"{line[:_LONGEST_NAME]}…"
