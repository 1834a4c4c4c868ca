"""A Word template, looked over: only parts that show something stay, and nothing that runs, reaches out or names a person."""

import posixpath
from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from lxml import etree

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
    written,
)
from dijkwacht.documents.templates.word_fields import look_at_fields, unwrap_links

OUTSIDE: Final = (
    "Dit sjabloon haalt iets op van buiten het document, zoals een afbeelding op internet. Zet het in het document zelf."
)
EMBEDDED: Final = "In dit sjabloon zit een ander bestand of een besturingselement. Haal het weg."
REMARKS: Final = "Dit sjabloon heeft opmerkingen of bijgehouden wijzigingen. Verwerk ze en sla het opnieuw op."

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TEMPLATE_TYPE: Final = MAIN_TYPE.replace("document.main", "template.main")
_KEPT: Final = frozenset(
    {"styles", "settings", "numbering", "fontTable", "theme", "webSettings", "header", "footer", "footnotes", "endnotes", "image"}
)
_REFUSED: Final[Mapping[str, str]] = {
    "oleObject": EMBEDDED, "package": EMBEDDED, "control": EMBEDDED, "aFChunk": EMBEDDED, "subDocument": EMBEDDED,
    "frame": OUTSIDE, "mailMergeSource": OUTSIDE, "vbaProject": MACROS, "wordVbaData": MACROS, "attachedToolbars": MACROS,
    "keyMapCustomizations": MACROS, "comments": REMARKS,
}  # fmt: skip
_BAD_TAGS: Final[Mapping[str, str]] = {
    "object": EMBEDDED, "OLEObject": EMBEDDED, "control": EMBEDDED, "altChunk": EMBEDDED, "subDoc": EMBEDDED, "movie": EMBEDDED,
    "ins": REMARKS, "del": REMARKS, "moveFrom": REMARKS, "moveTo": REMARKS, "commentReference": REMARKS,
}  # fmt: skip
# What says where the file came from or asks for something outside it.
_DROPPED_TAGS: Final = frozenset(
    {
        "attachedTemplate",
        "mailMerge",
        "dataBinding",
        "documentProtection",
        "writeProtection",
        "rsids",
        "svgBlip",
        "saveThroughXslt",
    }
)
_LINKS: Final = frozenset({"hlinkClick", "hlinkHover", "hlinkMouseOver"})


def word_template(parts: Mapping[str, bytes]) -> bytes:
    """The template with only what may stay.

    Raises:
        InvalidInput: it is no Word document, or holds what may not be in one.
    """
    types, main = _types(parts), _main(parts)
    if types.get(main) not in {MAIN_TYPE, _TEMPLATE_TYPE}:
        stop(NO_DOCUMENT)
    kept: dict[str, bytes] = {}
    _keep(main, parts, kept)
    kept["_rels/.rels"] = _rels_xml([("rId1", f"{_OFFICE}/officeDocument", main)])
    kept["[Content_Types].xml"] = _types_xml({name: _type(name, types, content) for name, content in kept.items()}, main)
    return packed(kept, first="[Content_Types].xml")


def _keep(name: str, parts: Mapping[str, bytes], kept: dict[str, bytes]) -> None:
    """Keep a part and what it needs; a part that is asked for twice is kept once."""
    if name in kept:
        return
    if name not in parts:
        stop(DAMAGED)
    if not name.endswith(".xml"):
        picture_type(parts[name])
        kept[name] = parts[name]
        return
    root = parsed(parts[name])
    kept[name] = b""
    relations, dropped = _sifted(name, parts)
    for _, _, target in relations:
        _keep(target, parts, kept)
    _clean(root, dropped)
    kept[name] = written(root)
    if relations:
        folder, _, file = name.rpartition("/")
        kept[f"{folder}/_rels/{file}.rels"] = _rels_xml(relations)


def _sifted(name: str, parts: Mapping[str, bytes]) -> tuple[list[tuple[str, str, str]], set[str]]:
    """What a part asks for and may keep, and the ids of what it asks for in vain."""
    relations, dropped = [], set()
    for id_, kind, target, is_outside in _relations(name, parts):
        if why := _REFUSED.get(kind):
            stop(why)
        if is_outside and kind not in {"hyperlink", "attachedTemplate"}:
            stop(OUTSIDE)
        if is_outside or kind not in _KEPT or target.lower().endswith(".svg"):
            dropped.add(id_)
        else:
            relations.append((id_, f"{_OFFICE}/{kind}", target))
    return relations, dropped


def _clean(root: Tree, dropped: set[str]) -> None:
    """Refuse the elements that do harm, and take away those that only point somewhere."""
    for element in list(root.iter("*")):
        if why := _BAD_TAGS.get(local(element)):
            stop(why)
        for name in [name for name in element.attrib if name.rpartition("}")[2] == "href"]:
            del element.attrib[name]
    take_away([element for element in root.iter("*") if local(element) in _DROPPED_TAGS | _LINKS])
    look_at_fields(root)
    unwrap_links(root)
    _forget(root, dropped)


def _forget(root: Tree, dropped: set[str]) -> None:
    """Take away every element that still asks for something that is gone."""

    def asks(element: Tree) -> set[str]:
        return {value for key, value in element.attrib.items() if key.startswith(f"{{{_OFFICE}}}")}

    take_away([element for element in root.iter("*") if asks(element) & dropped])


def _relations(name: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str, str, bool]]:
    """What a part asks for: id, kind, the part or address, and whether that lies outside."""
    folder, _, file = name.rpartition("/")
    rels = parts.get(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
    if rels is None:
        return
    for relation in parsed(rels).iter(f"{{{_PACKAGE}/relationships}}Relationship"):
        kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
        is_outside = relation.get("TargetMode") == "External" or ":" in target or target.startswith(("//", "\\"))
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        yield relation.get("Id", ""), kind, target if is_outside else inside, is_outside


def _main(parts: Mapping[str, bytes]) -> str:
    if "_rels/.rels" not in parts:
        stop(NO_DOCUMENT)
    found = [target for _, kind, target, is_outside in _relations("", parts) if kind == "officeDocument" and not is_outside]
    return found[0] if len(found) == 1 and found[0] in parts else stop(NO_DOCUMENT)


def _types(parts: Mapping[str, bytes]) -> dict[str, str]:
    if "[Content_Types].xml" not in parts:
        stop(NO_DOCUMENT)
    root = parsed(parts["[Content_Types].xml"])
    return {
        override.get("PartName", "").lstrip("/"): override.get("ContentType", "")
        for override in root.iter(f"{{{_PACKAGE}/content-types}}Override")
    }


def _type(name: str, types: Mapping[str, str], content: bytes) -> str:
    return types.get(name, "") if name.endswith((".xml", ".rels")) else picture_type(content)


def _types_xml(types: Mapping[str, str], main: str) -> bytes:
    """What every part is; a template becomes a document."""
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{MAIN_TYPE if name == main else escape(kind)}"/>'
        for name, kind in types.items()
        if kind
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _rels_xml(relations: list[tuple[str, str, str]]) -> bytes:
    root = etree.Element(f"{{{_PACKAGE}/relationships}}Relationships", nsmap={None: f"{_PACKAGE}/relationships"})
    for id_, kind, target in relations:
        etree.SubElement(root, "Relationship", Id=id_, Type=kind, Target=f"/{target}")
    return written(root)
