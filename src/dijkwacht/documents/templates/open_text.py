"""Our text in the organisation's own OpenDocument template: its styles, headers, footers and logo stay as they are."""

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Final

from odfdo import Document

from dijkwacht.documents.paper.model import Paper, marks_line
from dijkwacht.documents.paper.odt import NAMESPACES, STYLES, body, describe, saved
from dijkwacht.documents.paper.odt_blocks import TEXT_WIDTH, automatic_styles
from dijkwacht.documents.templates.markers import IN_LIST, MARKER
from dijkwacht.documents.templates.package import TOO_LARGE, Tree, local, parsed, stop, take_away, unpacked, written

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LINES: Final = (f"{_TEXT}p", f"{_TEXT}h")
_BOXES: Final = tuple(f"{_DRAW}{name}" for name in ("frame", "custom-shape", "rect", "ellipse", "g", "caption", "path", "line"))
_APART: Final = (*_BOXES, f"{_TEXT}note")
_SIGNS: Final[Mapping[str, str]] = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG: Final = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_CENTIMETRES: Final = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6}
_HEADER_STYLE: Final = (
    '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.3cm"/></style:header-style>'
)
MOST_PAGES: Final = 200
"""Kinds of pages, each with headers of its own."""
_PAGE: Final = (
    '<style:page-layout style:name="Bladzijde"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"/></style:page-layout>'
)
# What a style may be called on the screen, by the name that our blocks use.
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "Title": ("title", "titel"),
    "Heading_20_1": ("heading 1", "kop 1"),
    "Heading_20_2": ("heading 2", "kop 2"),
    "Heading_20_3": ("heading 3", "kop 3"),
    "Text_20_body": ("text body", "tekstblok", "platte tekst", "body text"),
    "Caption": ("caption", "bijschrift"),
}


def filled_odt(template: bytes, paper: Paper) -> bytes:
    """The paper in a template that was looked over: at its marker, or else at its end."""
    parts = unpacked(template)
    content, styles = parsed(parts["content.xml"]), parsed(parts["styles.xml"])
    looks = _child(styles, "styles")
    automatic = content.find(f"{_OFFICE}automatic-styles")
    if automatic is None:
        automatic = content.makeelement(f"{_OFFICE}automatic-styles")
        content.find(f"{_OFFICE}body").addprevious(automatic)
    names = _suited(looks)
    _add_missing(looks, _renamed(_own_styles(), names), without=names)
    text = content.find(f"{_OFFICE}body/{_OFFICE}text")
    marker = _marker(text)
    room = _room(styles)
    if marker is not None:
        _let_grow(marker, automatic)
        room = _width(marker, automatic, room)
    ours = automatic_styles(paper.body, width=room)
    _add_missing(automatic, _renamed(_elements(ours), names), without={})
    _put(text, marker, _renamed(_elements(body(paper)), names))
    _add_pages(content, styles)
    _mark(styles, paper)
    document = Document(io.BytesIO(template))
    document.set_part("content.xml", written(content))
    document.set_part("styles.xml", written(styles))
    describe(document, title=paper.title, author=paper.author, made_on=paper.made_on, keywords=paper.keywords)
    return saved(document)


def _elements(xml: str) -> list[Tree]:
    return list(parsed(f"<office:text {NAMESPACES}>{xml}</office:text>".encode()))


def _own_styles() -> list[Tree]:
    return list(parsed(STYLES.read_bytes()).find(f"{_OFFICE}styles"))


def _suited(looks: Tree) -> dict[str, str]:
    """The names of the template's own styles, by the name that our blocks use."""
    found: dict[str, str] = {}
    for style in looks.iter(f"{_STYLE}style"):
        if style.get(f"{_STYLE}family") != "paragraph":
            continue
        name = style.get(f"{_STYLE}name")
        shown = (style.get(f"{_STYLE}display-name") or name.replace("_20_", " ")).lower()
        for ours, words in NAMES.items():
            if name == ours or (shown in words and ours not in found):
                found[ours] = name
    return found


def _add_missing(to: Tree, elements: Iterable[Tree], *, without: Mapping[str, str]) -> None:
    """Add the styles that are not there yet; what has no name is a default, and those are the template's."""

    def key(style: Tree) -> tuple[str, str, str]:
        return local(style), style.get(f"{_STYLE}family") or "", style.get(f"{_STYLE}name") or ""

    there = {key(style) for style in to}
    for style in elements:
        name = style.get(f"{_STYLE}name")
        if name and key(style) not in there and name not in without:
            to.append(style)


def _renamed(blocks: list[Tree], names: Mapping[str, str]) -> list[Tree]:
    for block in blocks:
        for element in block.iter("*"):
            for key in (f"{_TEXT}style-name", f"{_STYLE}parent-style-name"):
                if element.get(key) in names:
                    element.set(key, names[element.get(key)])
    return blocks


def open_lines(parts: Mapping[str, bytes]) -> tuple[list[str], list[str], list[str]]:
    """The lines of a template: of its text, of its text boxes, and of its margins and notes."""
    body: list[str] = []
    boxes: list[str] = []
    margins: list[str] = []
    for name in ("content.xml", "styles.xml"):
        for line in parsed(parts[name]).iter(*_LINES):
            where = boxes if next(line.iterancestors(*_BOXES), None) is not None else body
            is_margin = name == "styles.xml" or next(line.iterancestors(f"{_TEXT}note"), None) is not None
            (margins if is_margin and where is body else where).append(_words(line))
    return body, boxes, margins


def _words(line: Tree) -> str:
    return "".join(words for words, _ in _pieces(line))


def _pieces(element: Tree) -> Iterator[tuple[str, Tree]]:
    """The words of a line with the element that holds or follows them, without those of a box or note within it."""
    yield element.text or "", element
    for child in element:
        if child.tag in _SIGNS:
            yield _SIGNS[child.tag], child
        elif child.tag not in _APART:
            yield from _pieces(child)
        yield child.tail or "", child


def _marker(text: Tree) -> Tree | None:
    """The line with the marker; where it stands in a list our tables cannot come there."""
    lines = (line for line in text.iter(*_LINES) if next(line.iterancestors(*_BOXES, f"{_TEXT}note"), None) is None)
    found = next((line for line in lines if MARKER.search(_words(line))), None)
    if found is not None and next(found.iterancestors(f"{_TEXT}list"), None) is not None:
        stop(IN_LIST)
    return found


def _put(text: Tree, marker: Tree | None, blocks: list[Tree]) -> None:
    """At the marker, what is before and behind it in its line stays there; or else at the end."""
    if marker is None:
        text.extend(blocks)
        return
    found = MARKER.search(_words(marker))
    at = found.span() if found else (0, 0)
    for block in (_cut(marker, at, is_before=True), *blocks, _cut(marker, at, is_before=False)):
        if block is not None:
            marker.addprevious(block)
    take_away([marker])


def _cut(line: Tree, at: tuple[int, int], *, is_before: bool) -> Tree | None:
    """The line as far as this sign, or from there on; None where nothing is left to see."""
    made = deepcopy(line)
    made.tail = None
    gone: list[Tree] = []
    _cut_in(made, 0, at, gone, is_before=is_before)
    take_away(gone)
    is_shown = _words(made).strip() or next(made.iter(*_APART), None) is not None
    return made if is_shown else None


def _cut_in(element: Tree, where: int, at: tuple[int, int], gone: list[Tree], *, is_before: bool) -> int:
    def kept(words: str) -> str:
        cut = max(at[not is_before] - where, 0)
        return words[:cut] if is_before else words[cut:]

    words = element.text or ""
    element.text = kept(words)
    where += len(words)
    for child in element:
        if child.tag in _APART or child.tag in _SIGNS:
            # A picture right before the marker, or within it, is before it.
            if (where >= at[1]) == is_before:
                gone.append(child)
            where += child.tag in _SIGNS
        else:
            where = _cut_in(child, where, at, gone, is_before=is_before)
        words = child.tail or ""
        child.tail = kept(words)
        where += len(words)
    return where


def _let_grow(marker: Tree, automatic: Tree) -> None:
    """A row of a fixed height would cut our text off, and one that may not break runs over the page."""
    rows = {row.get(f"{_TABLE}style-name") for row in marker.iterancestors(f"{_TABLE}table-row")}
    for style in automatic.iter(f"{_STYLE}style"):
        if style.get(f"{_STYLE}name") in rows:
            for looks in style.iter(f"{_STYLE}table-row-properties"):
                looks.attrib.pop(f"{_FO}keep-together", None)
                if height := looks.attrib.pop(f"{_STYLE}row-height", None):
                    looks.set(f"{_STYLE}min-row-height", height)


def _width(marker: Tree, automatic: Tree, room: float) -> float:
    """The centimetres of the cell in which the marker stands, or else of the page."""
    cell = next(marker.iterancestors(f"{_TABLE}table-cell"), None)
    table = next(marker.iterancestors(f"{_TABLE}table"), None)
    if cell is None or table is None:
        return room
    sizes = {
        style.get(f"{_STYLE}name"): _centimetres(looks.get(f"{_STYLE}column-width"))
        for style in automatic.iter(f"{_STYLE}style")
        for looks in style.iter(f"{_STYLE}table-column-properties")
    }
    columns: list[float | None] = []
    for column in table.iter(f"{_TABLE}table-column"):
        columns += [sizes.get(column.get(f"{_TABLE}style-name"))] * min(_number(column, "number-columns-repeated"), 64)
    first = sum(_number(one, "number-columns-repeated") for one in cell.itersiblings(preceding=True))
    within = columns[first : first + _number(cell, "number-columns-spanned")]
    return max(sum(size or 0 for size in within) - 0.4, 3.5) if all(within) and within else room


def _number(element: Tree, name: str) -> int:
    told = element.get(f"{_TABLE}{name}", "1")
    return int(told[:6]) if told.isascii() and told.isdigit() else 1


def _room(styles: Tree) -> float:
    """The centimetres between the margins of the first page that the template lays out."""
    for layout in styles.iter(f"{_STYLE}page-layout-properties"):
        sizes = [_centimetres(layout.get(f"{_FO}{name}")) for name in ("page-width", "margin-left", "margin-right")]
        if sizes[0]:
            room = sizes[0] - (sizes[1] or 0) - (sizes[2] or 0)
            return room if room > 5 else TEXT_WIDTH
    return TEXT_WIDTH


def _centimetres(size: str | None) -> float | None:
    found = re.fullmatch(r"([0-9.]{1,9})(cm|mm|in|pt|pc)", size or "")
    return float(found[1]) * _CENTIMETRES[found[2]] if found and found[1].count(".") < 2 else None


def _add_pages(content: Tree, styles: Tree) -> None:
    """The pages that a program lays out though they are not described: the usual one, and each that is asked for by name.

    Without a description they have no header, and so no marking.
    """
    names = (f"{_STYLE}master-page-name", f"{_STYLE}next-style-name")
    asked = {one.get(name) for root in (content, styles) for one in root.iter("*") for name in names if one.get(name)}
    asked -= {one.get(f"{_STYLE}name") for one in styles.iter(f"{_STYLE}style")}
    found = max(len(asked), len(list(styles.iter(f"{_STYLE}master-page"))))
    if found > MOST_PAGES:
        stop(TOO_LARGE.format(f"heeft {found} paginastijlen; hoogstens {MOST_PAGES} mag"))
    there = {page.get(f"{_STYLE}name") for page in styles.iter(f"{_STYLE}master-page")}
    pages, looks = (_child(styles, name) for name in ("master-styles", "automatic-styles"))
    layout = next(looks.iter(f"{_STYLE}page-layout"), None)
    if layout is None:
        [layout] = _elements(_PAGE)
        looks.append(layout)
    for name in sorted({"Standard", *asked} - there):
        [made] = _elements("<style:master-page/>")
        made.set(f"{_STYLE}name", name)
        made.set(f"{_STYLE}page-layout-name", layout.get(f"{_STYLE}name") or "")
        pages.append(made)


def _child(styles: Tree, name: str) -> Tree:
    """A part of the styles; where it is not there it is made in its place."""
    found = styles.find(f"{_OFFICE}{name}")
    if found is None:
        found = styles.makeelement(f"{_OFFICE}{name}")
        last = styles.find(f"{_OFFICE}master-styles")
        if last is None:
            styles.append(found)
        else:
            last.addprevious(found)
    return found


def _mark(styles: Tree, paper: Paper) -> None:
    """The marking and the grounds below whatever stands in each header."""
    _let_headers_grow(styles)
    lines = [paper.header, *([marks_line(paper.marks)] if paper.marks else [])]
    for page in styles.iter(f"{_STYLE}master-page"):
        headers = [one for one in page if local(one) in {"header", "header-first", "header-left"}]
        if page.find(f"{_STYLE}header") is None:
            page.insert(0, page.makeelement(f"{_STYLE}header"))
            headers.append(page[0])
        for header in headers:
            # One that is turned off would not be shown; the other two are then those of every page.
            if local(header) == "header":
                header.attrib.pop(f"{_STYLE}display", None)
            for line in lines:
                [made] = _elements('<text:p text:style-name="Header"/>')
                made.text = line
                header.append(made)


def _let_headers_grow(styles: Tree) -> None:
    """Every page has room for a header, and no header a fixed height, which would cut off what comes below."""
    for layout in styles.iter(f"{_STYLE}page-layout"):
        if layout.find(f"{_STYLE}header-style") is None:
            [made] = _elements(_HEADER_STYLE)
            layout.insert(1 if len(layout) else 0, made)
        for looks in layout.iterfind(f"{_STYLE}header-style/{_STYLE}header-footer-properties"):
            if height := looks.attrib.pop(f"{_SVG}height", None):
                looks.set(f"{_FO}min-height", height)
