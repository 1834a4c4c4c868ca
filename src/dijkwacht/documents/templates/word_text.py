"""Our text in the organisation's own Word template: its styles, headers, footers and logo stay as they are."""

import io
from collections.abc import Iterable, Mapping
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from dijkwacht.documents.paper.docx import body, describe, parsed, saved
from dijkwacht.documents.paper.docx_blocks import GAP_STYLE
from dijkwacht.documents.paper.model import Paper, marks_line
from dijkwacht.documents.templates.word_place import Place, mark

# What a style may be called in a Dutch or an English Word, by the name that our blocks use.
NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "Title": ("title", "titel"),
    "Heading1": ("heading 1", "kop 1"),
    "Heading2": ("heading 2", "kop 2"),
    "Heading3": ("heading 3", "kop 3"),
    "Caption": ("caption", "bijschrift"),
    "ListNumber": ("list number", "lijstnummering"),
    "ListBullet": ("list bullet", "lijst opsom.teken"),
    "Melding": ("melding",),
    "Tabeltekst": ("tabeltekst",),
    "Tabelwit": ("tabelwit",),
}
_BOLD: Final = "<w:rPr><w:b/></w:rPr>"
# A style that the template has not: built on its own plain text, so that its letters stay.
_NEW: Final[Mapping[str, tuple[str, str]]] = {
    "Title": ("Title", "<w:pPr><w:spacing w:after='120'/></w:pPr><w:rPr><w:b/><w:sz w:val='36'/></w:rPr>"),
    "Heading1": (
        "heading 1",
        f"<w:pPr><w:keepNext/><w:spacing w:before='320' w:after='120'/><w:outlineLvl w:val='0'/></w:pPr>{_BOLD}",
    ),
    "Heading2": (
        "heading 2",
        f"<w:pPr><w:keepNext/><w:spacing w:before='200' w:after='80'/><w:outlineLvl w:val='1'/></w:pPr>{_BOLD}",
    ),
    "Heading3": ("heading 3", f"<w:pPr><w:keepNext/><w:outlineLvl w:val='2'/></w:pPr>{_BOLD}"),
    "Caption": ("caption", "<w:pPr><w:spacing w:after='80'/></w:pPr><w:rPr><w:i/></w:rPr>"),
    "Melding": ("Melding", f"<w:pPr><w:spacing w:after='60'/></w:pPr>{_BOLD}"),
    "Tabeltekst": ("Tabeltekst", "<w:pPr><w:spacing w:before='0' w:after='0'/></w:pPr>"),
    "Tabelwit": ("Tabelwit", "<w:pPr><w:spacing w:after='60'/></w:pPr><w:rPr><w:sz w:val='8'/></w:rPr>"),
}
_TABLE: Final = (
    '<w:style {} w:type="table" w:customStyle="1" w:styleId="Rapporttabel"><w:name w:val="Rapporttabel"/><w:tblPr><w:tblBorders>'
    '<w:bottom w:val="single" w:sz="4" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:color="808080"/></w:tblBorders>'
    '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>'
    '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)

_GAP: Final = (
    f'<w:style {{}} w:type="character" w:customStyle="1" w:styleId="{GAP_STYLE}"><w:name w:val="{GAP_STYLE}"/>'
    '<w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FFE9A8"/></w:rPr></w:style>'
)


def filled_docx(template: bytes, paper: Paper) -> bytes:
    """The paper in a template that was looked over: at its marker, or else at its end."""
    document = Document(io.BytesIO(template))
    describe(document, title=paper.title, author=paper.author, made_on=paper.made_on, keywords=paper.keywords)
    place = Place(document)
    blocks = parsed(body(paper, place.room(document.sections)))
    _suit(document, blocks)
    place.put(blocks)
    mark(document, [paper.header, *([marks_line(paper.marks)] if paper.marks else [])])
    return saved(document)


def _suit(document: WordDocument, blocks: Iterable[BaseOxmlElement]) -> None:
    """Give every paragraph the style that the template has for it."""
    known = {
        style.find(qn("w:name")).get(qn("w:val")).lower(): style.get(qn("w:styleId"))
        for style in document.styles.element.iter(qn("w:style"))
        if style.find(qn("w:name")) is not None and style.get(qn("w:type")) in {"paragraph", "table"}
    }
    number = 0
    for paragraph in (one for block in blocks for one in block.iter(qn("w:p"))):
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if named is None:
            continue
        wanted = named.get(qn("w:val"))
        found = next((known[name] for name in NAMES[wanted] if name in known), None)
        if found is None and wanted in {"ListNumber", "ListBullet"}:
            number += wanted == "ListNumber"
            named.getparent().remove(named)
            first = next(paragraph.iter(qn("w:t")))
            first.text = f"{f'{number}.' if wanted == 'ListNumber' else '•'} {first.text}"
        else:
            named.set(qn("w:val"), found or _add(document, known, wanted))
    if GAP_STYLE not in {style.get(qn("w:styleId")) for style in document.styles.element.iter(qn("w:style"))}:
        document.styles.element.append(parse_xml(_GAP.format(nsdecls("w"))))
    if "rapporttabel" not in known:
        document.styles.element.append(parse_xml(_TABLE.format(nsdecls("w"))))


def _add(document: WordDocument, known: dict[str, str], id_: str) -> str:
    name, looks = _NEW[id_]
    own = f"{id_}Dijkwacht"
    start = f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="{own}"><w:name w:val="{name}"/>'
    document.styles.element.append(parse_xml(f"{start}{_based_on(document)}{looks}</w:style>"))
    known[NAMES[id_][0]] = own
    return own


def _based_on(document: WordDocument) -> str:
    for style in document.styles.element.iter(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}:
            return f'<w:basedOn w:val="{style.get(qn("w:styleId"))}"/>'
    return ""
