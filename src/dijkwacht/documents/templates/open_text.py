"""Our text in the organisation's own OpenDocument template: its styles, headers, footers and logo stay as they are."""

import io
import re
from collections.abc import Iterable, Mapping
from typing import Final

from odfdo import Document

from dijkwacht.documents.paper.model import Paper, marks_line
from dijkwacht.documents.paper.odt import NAMESPACES, STYLES, body, describe, saved
from dijkwacht.documents.paper.odt_blocks import TEXT_WIDTH, automatic_styles
from dijkwacht.documents.templates.package import Tree, local, parsed, take_away, unpacked, written
from dijkwacht.documents.templates.word_text import MARKER

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO: Final = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_CENTIMETRES: Final = {"cm": 1.0, "mm": 0.1, "in": 2.54, "pt": 2.54 / 72, "pc": 2.54 / 6}
_HEADER_STYLE: Final = (
    '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.3cm"/></style:header-style>'
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
    looks = styles.find(f"{_OFFICE}styles")
    automatic = content.find(f"{_OFFICE}automatic-styles")
    if automatic is None:
        automatic = content.makeelement(f"{_OFFICE}automatic-styles")
        content.find(f"{_OFFICE}body").addprevious(automatic)
    names = _suited(looks)
    _add_missing(looks, _renamed(_own_styles(), names), without=names)
    ours = automatic_styles(paper.body, width=_room(styles))
    _add_missing(automatic, _renamed(_elements(ours), names), without={})
    _put(content.find(f"{_OFFICE}body/{_OFFICE}text"), _renamed(_elements(body(paper)), names))
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


def _put(text: Tree, blocks: list[Tree]) -> None:
    """At the first paragraph that says only the marker; every marker goes."""
    markers = [one for one in text.iter(f"{_TEXT}p") if "".join(one.itertext()).strip() == MARKER]
    for block in blocks:
        if markers:
            markers[0].addprevious(block)
        else:
            text.append(block)
    take_away(markers)


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


def _mark(styles: Tree, paper: Paper) -> None:
    """The marking and the grounds below whatever stands in each header."""
    for layout in styles.iter(f"{_STYLE}page-layout"):
        if layout.find(f"{_STYLE}header-style") is None:
            [made] = _elements(_HEADER_STYLE)
            layout.insert(1 if len(layout) else 0, made)
    for page in styles.iter(f"{_STYLE}master-page"):
        headers = [one for one in page if local(one) in {"header", "header-first", "header-left"}]
        if page.find(f"{_STYLE}header") is None:
            page.insert(0, page.makeelement(f"{_STYLE}header"))
            headers.append(page[0])
        for header in headers:
            for line in (paper.header, *([marks_line(paper.marks)] if paper.marks else [])):
                [made] = _elements('<text:p text:style-name="Header"/>')
                made.text = line
                header.append(made)
