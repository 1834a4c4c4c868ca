"""A Word template, looked over: only parts that show something stay, and nothing that runs, reaches out or names a person."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from lxml import etree

from dijkwacht.documents.packed import over_unpacked
from dijkwacht.documents.templates.package import (
    DAMAGED,
    MACROS,
    NO_DOCUMENT,
    OTHER_PICTURE,
    TOO_LARGE,
    Tree,
    packed,
    parsed,
    picture_type,
    stop,
    take_away,
    written,
)
from dijkwacht.documents.templates.word_clean import EMBEDDED, STRICT_FORM, clean
from dijkwacht.documents.templates.word_elements import STRICT, A, R, W

OUTSIDE: Final = (
    "Dit sjabloon haalt iets op van buiten het document, zoals een afbeelding op internet. Zet het in het document zelf."
)
MAX_XML: Final = 8_000_000
"""Bytes of XML that are read of one template: each of its parts has a bound, and all of them together have this one."""

_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN_TYPE: Final = f"{_WORD}.document.main+xml"
_MAIN_TYPES: Final = frozenset({MAIN_TYPE, f"{_WORD}.template.main+xml"})
_PARTS: Final[Mapping[str, str]] = {
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "footnotes": f"{_WORD}.footnotes+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
}
"""What may stay besides the text and its pictures, and its type."""
_IMAGE: Final = "image"
MARGINS: Final = ("header", "footer", "footnotes", "endnotes")
_ONCE: Final = frozenset({"styles", "settings", "numbering", "fontTable", "footnotes", "endnotes"})
_REFUSED: Final[Mapping[str, str]] = {
    "oleObject": EMBEDDED, "package": EMBEDDED, "control": EMBEDDED, "aFChunk": EMBEDDED, "subDocument": EMBEDDED,
    "frame": OUTSIDE, "mailMergeSource": OUTSIDE, "vbaProject": MACROS, "wordVbaData": MACROS, "attachedToolbars": MACROS,
    "keyMapCustomizations": MACROS,
}  # fmt: skip
_ID: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}")
_NO_PAGE: Final = (
    '<w:sectPr xmlns:w="{}"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" '
    'w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


@dataclass(slots=True)
class _Kept:
    """The parts of the new file: they get names of our own, since a name can say who made it."""

    old: Mapping[str, str]
    """The names of the template's parts, by how they are written at their most plain."""
    new: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    xml: int = 0

    def named(self, kind: str, ending: str) -> str:
        number = sum(name.startswith(f"word/{kind}") for name in self.new) + 1
        return f"word/{kind}{'' if kind in _ONCE or kind == 'document' else number}.{ending}"


def word_template(parts: Mapping[str, bytes]) -> bytes:
    """The template with only what may stay.

    Raises:
        InvalidInput: it is no Word document, or holds what may not be in one.
    """
    kept = _Kept({_plain(name): name for name in parts})
    main = _main(parts, kept.old)
    kind = _type_of(main, parts)
    if "macroenabled" in kind:
        stop(MACROS)
    if kind not in _MAIN_TYPES:
        stop(NO_DOCUMENT)
    _keep(main, "document", parts, kept)
    new = kept.new | {
        "_rels/.rels": _rels_xml([("rId1", "officeDocument", "word/document.xml")]),
        "[Content_Types].xml": _types_xml(kept.types),
    }
    return packed(new, first="[Content_Types].xml")


def _keep(old: str, kind: str, parts: Mapping[str, bytes], kept: _Kept) -> str:
    """Keep a part and what it needs, and give its new name; a part that is asked for twice is kept once."""
    if old in kept.names:
        return kept.names[old]
    content = parts[old]
    if kind == _IMAGE:
        type_ = picture_type(content)
        name = kept.named("media/image", type_.rpartition("/")[2])
        kept.names[old], kept.new[name], kept.types[name] = name, content, type_
        return name
    kept.xml += len(content)
    if kept.xml > MAX_XML:
        stop(TOO_LARGE.format(over_unpacked(kept.xml, MAX_XML)))
    name = kept.named(kind, "xml")
    if name in kept.new:
        stop(DAMAGED)
    kept.names[old], kept.new[name], kept.types[name] = name, b"", _PARTS.get(kind, MAIN_TYPE)
    root = parsed(content)
    drawn = {id_ for id_, _, target, _ in _relations(old, parts) if target.casefold().endswith(".svg")}
    if any(picture.get(f"{{{R}}}embed") in drawn for picture in root.iter(f"{{{A}}}blip")):
        stop(OTHER_PICTURE)
    relations = [
        (id_, sort, _keep(target, sort, parts, kept)) for id_, sort, target in _wanted(old, parts, kept.old) if sort != kind
    ]
    clean(root, {id_ for id_, _, _ in relations}, is_text=kind == "document" or kind in MARGINS)
    if kind == "document":
        _with_a_page(root)
    kept.new[name] = written(root)
    if relations:
        folder, _, file = name.rpartition("/")
        kept.new[f"{folder}/_rels/{file}.rels"] = _rels_xml(relations)
    return name


def _wanted(name: str, parts: Mapping[str, bytes], old: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """What a part asks for and may keep: id, kind and part. What is not there is left out, as Word does."""
    for id_, kind, target, is_outside in _relations(name, parts):
        if why := _REFUSED.get(kind):
            stop(why)
        if is_outside and kind not in {"hyperlink", "attachedTemplate"}:
            stop(OUTSIDE)
        found = old.get(_plain(target))
        # An id is only a name; one that could say something is not taken over, so what asks by it asks in vain.
        if (
            not is_outside
            and found
            and _ID.fullmatch(id_)
            and (kind in _PARTS or (kind == _IMAGE and not target.lower().endswith(".svg")))
        ):
            yield id_, kind, found


def _relations(name: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str, str, bool]]:
    """What a part asks for: id, kind, the part or address, and whether that lies outside."""
    folder, _, file = name.rpartition("/")
    rels = parts.get(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
    if rels is None:
        return
    for relation in parsed(rels).iter(f"{{{_PACKAGE}/relationships}}Relationship"):
        address, target = relation.get("Type", ""), relation.get("Target", "").replace("\\", "/")
        if address.startswith(STRICT):
            stop(STRICT_FORM)
        is_outside = relation.get("TargetMode") == "External" or ":" in target or target.startswith("//")
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield relation.get("Id", ""), address.rpartition("/")[2], target if is_outside else inside, is_outside


def _plain(name: str) -> str:
    return unquote(name).casefold().removeprefix("./")


def _main(parts: Mapping[str, bytes], old: Mapping[str, str]) -> str:
    if "_rels/.rels" not in parts:
        stop(NO_DOCUMENT)
    found = [
        old.get(_plain(target)) for _, kind, target, is_out in _relations("", parts) if kind == "officeDocument" and not is_out
    ]
    return (found[0] if len(found) == 1 else None) or stop(NO_DOCUMENT)


def _type_of(name: str, parts: Mapping[str, bytes]) -> str:
    """The type of a part: the one that stands with its name, or else the one of its ending."""
    if "[Content_Types].xml" not in parts:
        stop(NO_DOCUMENT)
    usual: str
    ending, wanted, usual = name.rpartition(".")[2].casefold(), _plain(name), ""
    for told in parsed(parts["[Content_Types].xml"]):
        kind: str = told.get("ContentType", "").strip().casefold()
        if told.tag == f"{{{_PACKAGE}/content-types}}Override" and _plain(told.get("PartName", "").lstrip("/")) == wanted:
            return kind
        if told.tag == f"{{{_PACKAGE}/content-types}}Default" and told.get("Extension", "").lstrip(".").casefold() == ending:
            usual = kind
    return usual


def _with_a_page(root: Tree) -> None:
    """The last section has to stand at the end; a document without one gets a page of A4."""
    text = root.find(f"{{{W}}}body")
    if text is None:
        stop(DAMAGED)
    last = text.findall(f"{{{W}}}sectPr")
    take_away(last[:-1])
    text.append(last[-1] if last else etree.fromstring(_NO_PAGE.format(W)))


def _types_xml(types: Mapping[str, str]) -> bytes:
    """What every part is; a template becomes a document."""
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _rels_xml(relations: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships", nsmap={None: f"{_PACKAGE}/relationships"})
    for id_, kind, target in relations:
        etree.SubElement(root, "Relationship", Id=id_, Type=f"{R}/{kind}", Target=f"/{target}")
    return written(root)
