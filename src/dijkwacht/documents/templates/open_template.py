"""An OpenDocument template, looked over: what is on the list stays; what runs, reaches out or names a person does not."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from dijkwacht.documents.templates.package import (
    MACROS,
    NO_DOCUMENT,
    Tree,
    kind_of,
    local,
    packed,
    parsed,
    picture_type,
    stop,
    take_away,
    unwrap,
    written,
)
from dijkwacht.documents.templates.word_clean import EMBEDDED, REMARKS, STRANGE, is_address
from dijkwacht.documents.templates.word_fields import REACHES
from dijkwacht.documents.templates.word_template import OUTSIDE

TEXT_TYPE: Final = b"application/vnd.oasis.opendocument.text"
NAMES: Final = Path(__file__).parent / "open_names.txt"
_TYPES: Final = (TEXT_TYPE, TEXT_TYPE + b"-template")
_OPEN: Final = "urn:oasis:names:tc:opendocument:xmlns"
SPACES: Final[Mapping[str, str]] = {
    "office": f"{_OPEN}:office:1.0",
    "style": f"{_OPEN}:style:1.0",
    "text": f"{_OPEN}:text:1.0",
    "table": f"{_OPEN}:table:1.0",
    "draw": f"{_OPEN}:drawing:1.0",
    "fo": f"{_OPEN}:xsl-fo-compatible:1.0",
    "svg": f"{_OPEN}:svg-compatible:1.0",
    "number": f"{_OPEN}:datastyle:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_LATER: Final = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_TEXT: Final = f"{{{SPACES['text']}}}"
_DRAW: Final = f"{{{SPACES['draw']}}}"
_XLINK: Final = f"{{{SPACES['xlink']}}}href"
_META: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?>'
    b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    b'office:version="1.3"><office:meta/></office:document-meta>'
)
_REFUSED: Final[Mapping[str, str]] = {
    "draw:object": EMBEDDED, "draw:object-ole": EMBEDDED, "draw:applet": EMBEDDED, "draw:plugin": EMBEDDED,
    "draw:floating-frame": EMBEDDED, "office:binary-data": EMBEDDED, "draw:control": EMBEDDED, "office:annotation": REMARKS,
    "text:changed-region": REMARKS, "text:change": REMARKS, "text:change-start": REMARKS, "text:section-source": OUTSIDE,
    "table:table-source": OUTSIDE, "table:cell-range-source": OUTSIDE, "office:dde-source": REACHES, "text:script": MACROS,
    "text:dde-connection": REACHES, "text:dde-connection-decl": REACHES, "text:execute-macro": REACHES,
    "text:database-display": REACHES, "text:database-next": REACHES, "text:database-row-select": REACHES,
    "text:database-row-number": REACHES, "text:database-name": REACHES,
}  # fmt: skip
_LISTENER: Final = "{urn:oasis:names:tc:opendocument:xmlns:script:1.0}event-listener"
_FORM: Final = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}form"
_PEOPLE: Final = ("author-", "creator", "initial-creator", "printed-by", "sender-", "hidden-text")
_MARKS: Final = ("bookmark", "bookmark-start", "bookmark-end", "reference-mark", "reference-mark-start", "reference-mark-end")
_SAYING: Final = (_TEXT, f"{{{SPACES['number']}}}", f"{{{SPACES['svg']}}}title", f"{{{SPACES['svg']}}}desc")
"""The elements whose words count; words anywhere else are shown by no program."""
_FREE: Final = frozenset(f"{_DRAW}{name}" for name in ("formula", "enhanced-path", "text-areas", "glue-points"))


@cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """The elements and the attributes that may stand there, by their full names."""
    found: tuple[set[str], set[str]] = (set(), set())
    where, space = found[0], ""
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        words = line.split()
        if line.startswith("#"):
            continue
        if words[0].endswith(":"):
            prefix = words.pop(0)[:-1]
            where, space = found[prefix.startswith("@")], SPACES[prefix.lstrip("@")]
        where.update(f"{{{space}}}{name}" for name in words)
    return frozenset(found[0]), frozenset(found[1])


@cache
def _refused() -> Mapping[str, str]:
    full = {f"{{{SPACES[name.partition(':')[0]]}}}{name.partition(':')[2]}": why for name, why in _REFUSED.items()}
    return full | {_LISTENER: MACROS, _FORM: EMBEDDED}


def open_template(parts: Mapping[str, bytes]) -> bytes:
    """The template with only what may stay.

    Raises:
        InvalidInput: it is no OpenDocument text, or holds what may not be in one.
    """
    if parts.get("mimetype", b"").strip() not in _TYPES:
        stop(NO_DOCUMENT)
    kept = {"mimetype": TEXT_TYPE, "meta.xml": _META}
    pictures: dict[str, str] = {}
    for name in ("content.xml", "styles.xml"):
        if name not in parts:
            stop(NO_DOCUMENT)
        root = parsed(parts[name])
        if root.tag not in _names()[0]:
            stop(STRANGE.format(local(root)[:40]))
        _clean(root)
        _with_pictures(root, parts, pictures)
        etree.cleanup_namespaces(root)
        kept[name] = written(root)
    types = {new: picture_type(parts[old]) for old, new in pictures.items()}
    kept |= {new: parts[old] for old, new in pictures.items()}
    kept["META-INF/manifest.xml"] = _manifest(kept, types)
    return packed(kept, first="mimetype")


def _clean(root: Tree) -> None:
    elements, refused = _names()[0], _refused()
    gone: list[Tree] = []
    loose: list[Tree] = []
    for element in root.iter("*"):
        if why := refused.get(element.tag):
            stop(why.format(local(element)))
        # What newer versions of the format have, under the name that a test version gave it.
        if element.tag in {f"{_LATER}header-first", f"{_LATER}footer-first"}:
            element.tag = f"{{{SPACES['style']}}}{local(element)}"
        if element.tag in elements:
            continue
        (loose if _is_only_around(element) else gone).append(element)
    take_away(gone)
    unwrap(loose)
    for element in root.iter("*"):
        _strip(element)


def _is_only_around(element: Tree) -> bool:
    """Whether the words in an element that is not on the list stay; what would lose a paragraph is refused."""
    name = local(element)
    if element.tag.startswith(_TEXT):
        if name in _MARKS or name.startswith(_PEOPLE):
            return False
        if not name.endswith("-index") and name not in {"bibliography", "tracked-changes", "illustration-index"}:
            return True
    if element.tag == f"{_DRAW}a":
        return True
    if next(element.iter(f"{_TEXT}p", f"{_TEXT}h"), None) is not None:
        stop(STRANGE.format(name[:40]))
    return False


def _strip(element: Tree) -> None:
    """Take away the attributes that are not on the list, and every value that is an address."""
    known = _names()[1]
    if not element.tag.startswith(_SAYING):
        element.text = None
        for child in element:
            child.tail = None
    for key, value in list(element.attrib.items()):
        if key not in known or (key != _XLINK and key not in _FREE and is_address(value)):
            del element.attrib[key]
    if element.tag.startswith(_DRAW) and local(element) in {"frame", "text-box", "image", "custom-shape"}:
        element.attrib.pop(f"{_DRAW}name", None)
    if element.tag in {f"{{{SPACES['svg']}}}title", f"{{{SPACES['svg']}}}desc"} and is_address(element.text or ""):
        element.text = None


def _with_pictures(root: Tree, parts: Mapping[str, bytes], pictures: dict[str, str]) -> None:
    """The pictures that stand in a part, under names of our own; what is lost goes, anything else lies outside."""
    lost = []
    for element, target in list(_pointing(root)):
        if not target.startswith("Pictures/"):
            stop(OUTSIDE)
        if target not in parts or _has_better(element, target, parts):
            lost.append(element)
            continue
        kind = picture_type(parts[target])
        number = len(pictures) + 1
        element.set(_XLINK, pictures.setdefault(target, f"Pictures/{number}.{kind.rpartition('/')[2]}"))
    take_away(lost)
    empty = [one for one in root.iter(f"{_DRAW}frame") if not any(local(part) in {"image", "text-box"} for part in one)]
    take_away([one for one in empty if next(one.iter(f"{_TEXT}p"), None) is None])


def _pointing(root: Tree) -> Iterator[tuple[Tree, str]]:
    for element in root.iter("*"):
        if target := element.get(_XLINK):
            yield element, target.replace("\\", "/").removeprefix("./")


def _has_better(element: Tree, target: str, parts: Mapping[str, bytes]) -> bool:
    """Whether a drawing that we do not keep stands beside the same as a picture, as LibreOffice writes it."""
    if kind_of(parts[target]):
        return False
    beside = [one.get(_XLINK) or "" for one in element.itersiblings(f"{_DRAW}image")]
    return any(kind_of(parts.get(one.removeprefix("./"), b"")) for one in beside)


def _manifest(parts: Mapping[str, bytes], pictures: Mapping[str, str]) -> bytes:
    space = f"{_OPEN}:manifest:1.0"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{pictures.get(name, "text/xml")}"/>'
        for name in parts
        if name != "mimetype"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{space}" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TEXT_TYPE.decode()}"/>{entries}</manifest:manifest>'
    ).encode()
