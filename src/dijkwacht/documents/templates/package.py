"""The outer side of a template: what it really is, and nothing in it that could do harm."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any, Final, NoReturn

from lxml import etree

from dijkwacht.documents import opc
from dijkwacht.documents.packed import START, Bounds, Door, Reasons, over_elements
from dijkwacht.documents.templates.kinds import MAX_BYTES
from dijkwacht.kit.errors import Fault, InvalidInput

BOUNDS: Final = Bounds(
    packed=MAX_BYTES,
    unpacked=20_000_000,
    entries=300,
    large=("word/media/", "word/fonts/", "Pictures/", "Fonts/", "Thumbnails/"),
)
MAX_ELEMENTS: Final = 200_000
MAX_DEPTH: Final = 200

EMPTY: Final = "Dit bestand is leeg."
TOO_LARGE: Final = "Dit bestand {}. Maak afbeeldingen kleiner, of haal weg wat er niet bij hoort."
DEEP: Final = "Dit bestand heeft onderdelen die meer dan {} keer in elkaar zitten. Sla het in uw tekstverwerker opnieuw op."
DAMAGED: Final = "Dit bestand kan niet worden gelezen. Sla het in uw tekstverwerker opnieuw op."
LOCKED: Final = "Dit bestand heeft een wachtwoord. Sla het op zonder wachtwoord."
MACROS: Final = "Dit bestand bevat macro’s. Sla het op zonder macro’s, als .docx of .odt."
FOREIGN_XML: Final = "Dit bestand bevat XML die niet in een document hoort. Sla het in uw tekstverwerker opnieuw op."
NO_DOCUMENT: Final = "Dit is geen Word-document (.docx) of OpenDocument-tekst (.odt)."
WRONG_NAME: Final = "De naam van het bestand past niet bij wat erin zit. Nodig is een .docx of .odt."
OTHER_PICTURE: Final = "Een afbeelding in dit bestand is geen PNG, JPEG of GIF. Zet het logo er als PNG in."
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"
_LONGEST_NAME: Final = 250
_PICTURES: Final = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
"""How the pictures begin that may stand in a template: those that can only be looked at."""


def stop(reason: str) -> NoReturn:
    """Refuse the template: one clear reason, that repeats nothing of what is in it."""
    raise InvalidInput([Fault("", "", reason)])


_DOOR: Final = Door(BOUNDS, Reasons(TOO_LARGE, DAMAGED, LOCKED, MACROS, FOREIGN_XML), stop)


def unpacked(data: bytes, *, file: str = "") -> dict[str, bytes]:
    """Every part by name, once all that can be seen from outside has been looked at.

    Raises:
        InvalidInput: it is no packed document, is too large, or holds what has no place in one.
    """
    if not data.strip():
        stop(EMPTY)
    if data.startswith(_OLD_WORD):
        stop(LOCKED)  # an old .doc looks the same from outside; both have to be saved anew
    if not data.startswith(START):
        stop(NO_DOCUMENT)
    with _DOOR.opened(data, file=file) as archive:
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
        # A name leads nowhere: nothing is written under it. Some programs for Windows write it with backslashes.
        plain = {opc.plain(name): name for name in names}
        if len(plain) != len(names) or any(len(name) > _LONGEST_NAME or not name.isprintable() for name in names):
            stop(DAMAGED)
        return {new: _DOOR.part(archive, name) for new, name in plain.items()}


Tree = Any
"""An element of lxml, which brings no types of its own."""


def parsed(content: bytes) -> Tree:
    """A part as a tree, once it was looked at: no entities, nothing from outside.

    Raises:
        InvalidInput: it is no XML, or holds what has no place in a document.
    """
    _look_at_xml(content)
    keeps = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(content, keeps)
    except etree.XMLSyntaxError:
        stop(DAMAGED)


def written(tree: Tree) -> bytes:
    """A tree as a part."""
    made: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def local(element: Tree) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def take_away(elements: Iterable[Tree]) -> None:
    """Remove elements with all that is in them; the words that follow them stay."""
    for root in _marked(elements):
        etree.strip_elements(root, _GONE, with_tail=False)


def unwrap(elements: Iterable[Tree]) -> None:
    """Remove elements and leave what is in them."""
    for root in _marked(elements):
        etree.strip_tags(root, _GONE)


_GONE: Final = "gone"


def _marked(elements: Iterable[Tree]) -> list[Tree]:
    """Give elements a name of their own, so that all go in one pass: one by one, words beside them are copied each time."""
    found = [element for element in elements if element.getparent() is not None]
    for element in found:
        element.tag = _GONE
    return found[:1] and [found[0].getroottree().getroot()]


def _look_at_xml(content: bytes) -> None:
    """Refuse XML with a document type (so with entities), with processing instructions of programs, or without end."""
    seen = depth = 0

    def start(*_: object) -> None:
        nonlocal seen, depth
        seen, depth = seen + 1, depth + 1
        if seen > MAX_ELEMENTS:
            stop(TOO_LARGE.format(over_elements(MAX_ELEMENTS)))
        if depth > MAX_DEPTH:
            stop(DEEP.format(MAX_DEPTH))

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    made = _DOOR.parser()
    made.ProcessingInstructionHandler = _DOOR.refuse_xml
    made.StartElementHandler, made.EndElementHandler = start, end
    _DOOR.parse(made, content)


def kind_of(content: bytes) -> str:
    """What kind of picture it is, by what is in it and not by its name; nothing where it is another than may stay."""
    return next((kind for start, kind in _PICTURES if content.startswith(start)), "")


def picture_type(content: bytes) -> str:
    """The same; every other kind is refused."""
    return kind_of(content) or stop(OTHER_PICTURE)


def packed(parts: Mapping[str, bytes], *, first: str) -> bytes:
    """The parts as one file; ``first`` stands at its beginning, and unpressed where the format asks that."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (first, *(name for name in parts if name != first)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return made.getvalue()
