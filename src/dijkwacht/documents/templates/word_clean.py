"""One part of a Word template, by the list of what may stand in it: no address outside, no name, no change that was tracked."""

import re
from collections.abc import Collection
from typing import Final

from lxml import etree

from dijkwacht.documents.templates.package import Tree, local, stop, take_away, unwrap
from dijkwacht.documents.templates.word_elements import (
    ELEMENTS,
    MC,
    PIC,
    PLAIN,
    QUALIFIED,
    REFUSED_EMBEDDED,
    REFUSED_TRACKED,
    STRICT,
    UNWRAPPED,
    WP,
    WPG,
    WPS,
    A,
    M,
    R,
    V,
    W,
)
from dijkwacht.documents.templates.word_fields import settle_fields

EMBEDDED: Final = "In dit sjabloon zit een ander bestand of een besturingselement. Haal het weg."
REMARKS: Final = (
    "Dit sjabloon heeft opmerkingen of bijgehouden wijzigingen, ook van opmaak. Verwerk ze allemaal en sla het opnieuw op."
)
DRAWN: Final = "Dit sjabloon heeft een grafiek, SmartArt, inkt of tekenpapier. Zet die er als afbeelding (PNG) in."
STRICT_FORM: Final = (
    "Dit is een Word-document in de strikte vorm (Strict Open XML). Kies in Word Opslaan als, en daar het gewone "
    "Word-document (.docx)."
)
STRANGE: Final = "Dit sjabloon heeft een onderdeel dat wij niet kennen, met tekst erin ({}). Maak er gewone tekst van."

_DRAWINGS: Final = frozenset({PIC, WPS, WPG})
_COMPATIBLE: Final = "http://schemas.microsoft.com/office/word"
_OUTSIDE: Final = re.compile(
    r"//|\\\\|\b[a-z]:\\|\bwww\.|\burl\s*\(|[\w.]{1,60}@[\w-]{1,60}\.\w|"
    r"\b(?:https?|ftps?|file|data|javascript|vbscript|mailto|smb|ldaps?|about|res|news|telnet|blob|cid|mhtml|search-ms|ms-\w{1,20})\s*:",
    re.IGNORECASE,
)
_OWN_PLACE: Final = re.compile(r"_(?:Toc|Ref)\d+")
LONGEST: Final = 20_000
"""Signs in one value: the line of a drawing has a few hundred."""
_FREE: Final = frozenset({f"{{{W}}}instr"})
"""Looked at with the fields."""
_SAYING: Final = frozenset({f"{{{W}}}t", f"{{{W}}}instrText", f"{{{M}}}t", f"{{{WP}}}posOffset", f"{{{WP}}}align"})
"""The elements whose words count; words anywhere else are shown by no program."""
_NAMED: Final = frozenset({f"{{{ns}}}{name}" for ns in ELEMENTS for name in ("docPr", "cNvPr")})
_ALLOWED: Final = frozenset(f"{{{ns}}}{name}" for ns, names in ELEMENTS.items() for name in names)
_CHANGE: Final = re.compile(rf"\{{{re.escape(W)}\}}\w+Change")


def clean(root: Tree, known: Collection[str], *, is_text: bool) -> None:
    """Leave in a part what may stay; ``known`` has the ids of what it may ask for.

    Raises:
        InvalidInput: it holds what would not be right without it.
    """
    if root.tag.startswith(f"{{{STRICT}") or root.tag not in _ALLOWED:
        stop(STRICT_FORM if root.tag.startswith(f"{{{STRICT}") else STRANGE.format(local(root)[:40]))
    _choose(root)
    _refuse(root, is_text=is_text)
    settle_fields(root)
    _sift(root)
    for element in root.iter("*"):
        _strip(element)
    _forget(root, known)
    etree.cleanup_namespaces(root)


def _choose(root: Tree) -> None:
    """Of what is written twice, for newer and older programs, only one stays: so every text is there once."""
    gone, loose = [], []
    for both in root.iter(f"{{{MC}}}AlternateContent"):
        ways = [way for way in both if way.tag == f"{{{MC}}}Fallback" or _is_drawn(way)]
        kept = ways[0] if ways else None
        loose += [both] if kept is None else [both, kept]
        gone += [way for way in both if way is not kept]
    take_away(gone)
    unwrap(loose)


def _is_drawn(way: Tree) -> bool:
    """Whether what it asks for is a drawing that every Word since 2010 knows."""
    asked = [way.nsmap.get(prefix) for prefix in (way.get("Requires") or "?").split()]
    return way.tag == f"{{{MC}}}Choice" and all(one in {WPS, WPG} for one in asked)


def _refuse(root: Tree, *, is_text: bool) -> None:
    for element in root.iter("*"):
        if element.tag in REFUSED_EMBEDDED:
            stop(EMBEDDED)
        # Nobody can get at a change in a list of styles: there it simply goes.
        if element.tag in REFUSED_TRACKED or (is_text and _CHANGE.fullmatch(element.tag)):
            stop(REMARKS)
        if element.tag == f"{{{A}}}graphicData" and element.get("uri") not in _DRAWINGS:
            stop(DRAWN)


def _sift(root: Tree) -> None:
    """Take away every element that is not on the list; words in one are not lost in silence."""
    gone: list[Tree] = []
    inside = f"{{{W}}}t"
    for element in root.iter("*"):
        if element.tag in _ALLOWED or element.tag in UNWRAPPED:
            continue
        if not element.tag.startswith(f"{{{W}}}sdt") and next(element.iter(inside), None) is not None:
            stop(STRANGE.format(local(element)[:40]))
        gone.append(element)
    starts = root.iter(f"{{{W}}}bookmarkStart")
    gone += [one for one in starts if not _OWN_PLACE.fullmatch(one.get(f"{{{W}}}name") or "")]
    gone += [one for one in root.iter(f"{{{W}}}sectPr") if not _is_placed(one)]
    ended = {element.get(f"{{{W}}}id") for element in gone if element.tag == f"{{{W}}}bookmarkStart"}
    gone += [one for one in root.iter(f"{{{W}}}bookmarkEnd") if one.get(f"{{{W}}}id") in ended]
    gone += [one for one in root.iter(f"{{{W}}}compatSetting") if one.get(f"{{{W}}}uri") != _COMPATIBLE]
    take_away(gone)
    unwrap([element for element in root.iter("*") if element.tag in UNWRAPPED])


def _is_placed(section: Tree) -> bool:
    """Whether a section stands where one can: at the end of the text or of a paragraph of its own."""
    above = section.getparent()
    if above is not None and above.tag == f"{{{W}}}pPr":
        above = above.getparent()
        return above is not None and above.tag == f"{{{W}}}p" and above.getparent().tag == f"{{{W}}}body"
    return above is not None and above.tag == f"{{{W}}}body"


def _strip(element: Tree) -> None:
    """Take away the attributes that are not on the list, and every value that is an address."""
    element.tail = None
    if element.tag not in _SAYING:
        element.text = None
    plain = PLAIN.get(element.tag[1:].partition("}")[0], frozenset())
    for key, value in list(element.attrib.items()):
        space, _, name = key[1:].rpartition("}") if key.startswith("{") else ("", "", key)
        is_known = name in (QUALIFIED.get(space, frozenset()) if space else plain)
        if not is_known or (key not in _FREE and _is_outside(element, name, value)):
            del element.attrib[key]
    if element.tag in _NAMED and element.get("name") is not None:
        element.set("name", "Afbeelding")


def _is_outside(element: Tree, name: str, value: str) -> bool:
    if name == "uri":
        return value not in _DRAWINGS and value != _COMPATIBLE
    if element.tag == f"{{{W}}}lvlText" or (element.tag.startswith(f"{{{V}}}") and name == "string"):
        return "//" in value
    return is_address(value)


def is_address(value: str) -> bool:
    """Whether a value says where something lies outside the document, or to whom one may write; no value is a book."""
    return len(value) > LONGEST or bool(_OUTSIDE.search(value))


def _forget(root: Tree, known: Collection[str]) -> None:
    """Take away whatever still asks for something that is not there: a picture with its frame."""
    gone = []
    for element in root.iter("*"):
        asked = [value for key, value in element.attrib.items() if key.startswith(f"{{{R}}}")]
        if any(value not in known for value in asked):
            gone.append(_whole(element))
    bullets = {one.get(f"{{{W}}}numPicBulletId") for one in gone if one.tag == f"{{{W}}}numPicBullet"}
    if bullets:
        gone += root.iter(f"{{{W}}}lvlPicBulletId")
    take_away(gone)


def _whole(element: Tree) -> Tree:
    """The picture, drawing or shape in which something stands that is gone; in a group only that picture."""
    found = element
    for above in element.iterancestors():
        if above.tag == f"{{{W}}}numPicBullet":
            return above
        if above.tag in {f"{{{W}}}drawing", f"{{{W}}}pict"}:
            return above if found is element else found
        if above.tag == f"{{{PIC}}}pic" and any(one.tag == f"{{{WPG}}}wgp" for one in above.iterancestors()):
            found = above
        if above.tag == f"{{{V}}}shape" and any(one.tag == f"{{{V}}}group" for one in above.iterancestors()):
            found = above
    return found
