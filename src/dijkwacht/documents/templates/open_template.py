"""An OpenDocument template, looked over: text, styles and pictures stay; what runs, reaches out or names a person does not."""

from collections.abc import Mapping
from typing import Final

from dijkwacht.documents.templates.package import (
    DAMAGED,
    MACROS,
    NO_DOCUMENT,
    Tree,
    local,
    packed,
    parsed,
    picture_type,
    stop,
    take_away,
    unwrap,
    written,
)
from dijkwacht.documents.templates.word_fields import FIELD
from dijkwacht.documents.templates.word_template import EMBEDDED, OUTSIDE, REMARKS

TEXT_TYPE: Final = b"application/vnd.oasis.opendocument.text"
_TYPES: Final = (TEXT_TYPE, TEXT_TYPE + b"-template")
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_MANIFEST: Final = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_META: Final = (
    b'<?xml version="1.0" encoding="UTF-8"?>'
    b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    b'office:version="1.3"><office:meta/></office:document-meta>'
)
_REFUSED_TAGS: Final[Mapping[str, str]] = {
    "object": EMBEDDED, "object-ole": EMBEDDED, "applet": EMBEDDED, "plugin": EMBEDDED, "floating-frame": EMBEDDED,
    "binary-data": EMBEDDED, "form": EMBEDDED, "control": EMBEDDED, "annotation": REMARKS, "tracked-changes": REMARKS,
    "change": REMARKS, "change-start": REMARKS, "section-source": OUTSIDE, "dde-connection": FIELD, "dde-connection-decl": FIELD,
    "dde-source": FIELD, "execute-macro": FIELD, "script": MACROS, "event-listener": MACROS, "database-display": FIELD,
    "database-next": FIELD, "database-row-select": FIELD, "database-source": FIELD, "cell-range-source": OUTSIDE,
}  # fmt: skip
_DROPPED_TAGS: Final = frozenset({"scripts", "event-listeners", "forms", "font-face-src", "dde-connection-decls"})


def open_template(parts: Mapping[str, bytes]) -> bytes:
    """The template with only what may stay.

    Raises:
        InvalidInput: it is no OpenDocument text, or holds what may not be in one.
    """
    if parts.get("mimetype", b"").strip() not in _TYPES:
        stop(NO_DOCUMENT)
    kept, pictures = {"mimetype": TEXT_TYPE, "meta.xml": _META}, {}
    for name in ("content.xml", "styles.xml"):
        if name not in parts:
            stop(NO_DOCUMENT)
        root = parsed(parts[name])
        _clean(root)
        for picture in _pictures(root):
            if picture not in parts:
                stop(DAMAGED)
            pictures[picture] = picture_type(parts[picture])
            kept[picture] = parts[picture]
        kept[name] = written(root)
    kept["META-INF/manifest.xml"] = _manifest(kept, pictures)
    return packed(kept, first="mimetype")


def _clean(root: Tree) -> None:
    for element in root.iter("*"):
        if why := _REFUSED_TAGS.get(local(element)):
            stop(why)
    take_away([element for element in root.iter("*") if local(element) in _DROPPED_TAGS])
    unwrap([element for element in root.iter("*") if local(element) == "a"])


def _pictures(root: Tree) -> list[str]:
    """The pictures that stand in a part; anything else that is pointed at lies outside."""
    found = []
    for element in root.iter("*"):
        target = element.get(_XLINK)
        if target is None:
            continue
        target = target.removeprefix("./")
        if not target.startswith("Pictures/"):
            stop(OUTSIDE)
        found.append(target)
    return found


def _manifest(parts: Mapping[str, bytes], pictures: Mapping[str, str]) -> bytes:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{pictures.get(name, "text/xml")}"/>'
        for name in parts
        if name != "mimetype"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{_MANIFEST}" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{TEXT_TYPE.decode()}"/>{entries}</manifest:manifest>'
    ).encode()
