"""A letter as a Word document: real headings and lists, and gaps in a style of their own."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from dijkwacht.documents.letters import cover
from dijkwacht.documents.letters.letter import Head, Letter, Passage, Piece, Run
from dijkwacht.documents.report.office.docx_file import append, describe, saved
from dijkwacht.documents.report.office.docx_styles import dress
from dijkwacht.documents.report.office.docx_xml import paragraph

GAP_STYLE: Final = "Invullen"
_SHADE: Final = "FFE9A8"


def docx(letter: Letter) -> bytes:
    """The letter for who writes on in Word."""
    document = Document()
    dress(document, letter)
    _gap_style(document)
    describe(document, letter)
    append(document, "".join([*_cover(letter), *_letter(letter)]))
    return saved(document)


def _gap_style(document: WordDocument) -> None:
    """A character style, so that somebody can find every gap by its style; the brackets say it without colour."""
    style = document.styles.add_style(GAP_STYLE, WD_STYLE_TYPE.CHARACTER)
    shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{_SHADE}"/>')
    style.element.get_or_add_rPr().append(shade)


def _cover(letter: Letter) -> Iterator[str]:
    yield paragraph("Heading1", (cover.TITLE, False), keep=True)
    yield paragraph("", (cover.LEAD, False))
    for part in cover.parts(letter.cover):
        yield paragraph("Heading2", (part.title, False), keep=True)
        yield from (paragraph("ListBullet", (item, False)) for item in part.items)
        if part.below:
            yield paragraph("", (part.below, False))


def _letter(letter: Letter) -> Iterator[str]:
    yield paragraph("Heading1", (letter.title, False), keep=True, on_new_page=True)
    for piece in letter.pieces:
        yield from _piece(piece)


def _piece(piece: Piece) -> Iterator[str]:
    if isinstance(piece, Head):
        yield paragraph("Heading2", (piece.text, False), keep=True)
    elif isinstance(piece, Passage):
        yield _runs("", piece.runs)
    else:
        yield from (_runs("ListBullet", item) for item in piece.items)


def _runs(style: str, runs: Sequence[Run]) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{''.join(map(_run, runs))}</w:p>"


def _run(run: Run) -> str:
    kept = f'<w:rStyle w:val="{GAP_STYLE}"/>' if run.is_gap else "<w:b/>" if run.is_bold else ""
    properties = f"<w:rPr>{kept}</w:rPr>" if kept else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(run.text, quote=False)}</w:t></w:r>'
