"""How Office lays parts in a packed file: their names, what each is, and which part points at which.

Only the first two are looked at where a file comes in; nothing of a part itself is believed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from posixpath import join, normpath
from typing import Final
from urllib.parse import unquote

TYPES: Final = "[content_types].xml"
_CONTENT: Final = "http://schemas.openxmlformats.org/package/2006/content-types "
_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_KINDS: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
)
_USUAL: Final = ("xl/workbook.xml", "word/document.xml")
_MACRO_TYPES: Final = ("vbaproject", "vbadata", "macrosheet", "dialogsheet")

Start = Callable[[str, dict[str, str]], None]
Walk = Callable[[str, Start], None]
"""Goes through the elements of one entry of the file."""


def plain(name: str) -> str:
    """A name of a part from the top of the file, with one kind of slash: some programs write ``./a`` or ``\\a`` for ``a``."""
    made = name.replace("\\", "/").lstrip("/")
    while made.startswith("./"):
        made = made[2:].lstrip("/")
    return made


def key(name: str) -> str:
    """A name of a part as Office compares them: with any slash, in any capitals, from the top of the file."""
    return plain(name).casefold()


class Package:
    """A packed file of Office, read by the relations between its parts and not by where they usually stand."""

    def __init__(self, names: Iterable[str], walk: Walk) -> None:
        self.entries: Final[Mapping[str, str]] = {key(name): name for name in names}
        self._walk = walk

    def entry(self, target: str, *, of: str = "") -> str | None:
        """The entry that a part points at, or None where it is not in the file."""
        path = key(normpath(join("/", key(of).rpartition("/")[0], target.replace("\\", "/"))))
        return self.entries.get(path) or self.entries.get(key(unquote(path)))

    def relations(self, of: str = "") -> Iterator[tuple[str, str, str]]:
        """Of each relation to a part in the file: its number, its kind, and the entry."""
        folder, _, name = key(of).rpartition("/")
        listed = self.entries.get(f"{folder}{'/' if folder else ''}_rels/{name}.rels")
        found: list[dict[str, str]] = []
        if listed is not None:
            self._walk(listed, lambda element, given: found.append(given) if element == _RELATION else None)
        for given in found:
            entry = self.entry(given.get("Target", ""), of=of) if given.get("TargetMode") != "External" else None
            if entry is not None:
                yield given.get("Id", ""), _kind(given.get("Type", "")), entry

    def main(self) -> str | None:
        """The entry that the file is about: the workbook or the document."""
        told = next((entry for _, kind, entry in self.relations() if kind == "officeDocument"), None)
        return told or next((self.entries[name] for name in _USUAL if name in self.entries), None)

    def types(self) -> Mapping[str, frozenset[str]]:
        """What each entry is said to be, by its own name or else by its ending; in a foul file one may have more."""
        named: dict[str, set[str]] = {}
        by_ending: dict[str, set[str]] = {}

        def start(element: str, given: dict[str, str]) -> None:
            kind = given.get("ContentType", "").casefold()
            if element == _CONTENT + "Override":
                named.setdefault(key(given.get("PartName", "")), set()).add(kind)
            elif element == _CONTENT + "Default":
                by_ending.setdefault(given.get("Extension", "").casefold(), set()).add(kind)

        if TYPES in self.entries:
            self._walk(self.entries[TYPES], start)
        for one in self.entries:
            named.setdefault(one, by_ending.get(one.rpartition(".")[2], set()))
        return {entry: frozenset(named[one]) for one, entry in self.entries.items()}

    def has_macros(self) -> bool:
        """Whether the workbook or document itself is one with macros, or a part of it is a macro, by what they are said to be."""
        if TYPES not in self.entries:
            return False
        types, main = self.types(), self.main()
        mains = {main, *(self.entries.get(name) for name in _USUAL)}
        is_main = any("macroenabled" in kind and ".binary." not in kind for entry in mains if entry for kind in types[entry])
        is_part = any(word in kind for kinds in types.values() for kind in kinds for word in _MACRO_TYPES)
        return is_main or is_part


def _kind(type_: str) -> str:
    """The kind of a relation of the standard, in both its forms; any other keeps its whole name."""
    return next((type_.removeprefix(start) for start in _KINDS if type_.startswith(start)), type_)
