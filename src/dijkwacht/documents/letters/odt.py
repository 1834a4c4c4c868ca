"""A letter as OpenDocument text: real headings and lists, and gaps in a style of their own."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from odfdo import Document

from dijkwacht.documents.letters import cover
from dijkwacht.documents.letters.letter import Head, Letter, Passage, Piece, Run
from dijkwacht.documents.report.office.odt_file import content_xml, describe, saved, styles_xml
from dijkwacht.documents.report.office.odt_xml import automatic_styles


def odt(letter: Letter) -> bytes:
    """The letter for who writes on in LibreOffice or another office suite."""
    document = Document("text")
    text = "".join([*_cover(letter), *_letter(letter)])
    document.set_part("content.xml", content_xml(automatic=automatic_styles(()), body=f"<office:text>{text}</office:text>"))
    document.set_part("styles.xml", styles_xml(letter))
    describe(document, letter)
    return saved(document)


def _cover(letter: Letter) -> Iterator[str]:
    yield _heading(1, cover.TITLE)
    yield _passage((Run(cover.LEAD),))
    for part in cover.parts(letter.cover):
        yield _heading(2, part.title)
        yield _list((Run(item),) for item in part.items)
        if part.below:
            yield _passage((Run(part.below),))


def _letter(letter: Letter) -> Iterator[str]:
    yield _heading(1, letter.title, style="Nieuwe_bladzijde")
    yield from map(_piece, letter.pieces)


def _piece(piece: Piece) -> str:
    if isinstance(piece, Head):
        return _heading(2, piece.text)
    return _passage(piece.runs) if isinstance(piece, Passage) else _list(piece.items)


def _heading(level: int, words: str, *, style: str = "") -> str:
    named = style or f"Heading_20_{level}"
    return f'<text:h text:style-name="{named}" text:outline-level="{level}">{escape(words, quote=False)}</text:h>'


def _passage(runs: Sequence[Run]) -> str:
    return f'<text:p text:style-name="Text_20_body">{"".join(map(_run, runs))}</text:p>'


def _list(items: Iterable[Sequence[Run]]) -> str:
    listed = "".join(f"<text:list-item>{_passage(item)}</text:list-item>" for item in items)
    return f'<text:list text:style-name="Punten">{listed}</text:list>'


def _run(run: Run) -> str:
    words = escape(run.text, quote=False)
    style = "Invullen" if run.is_gap else "Vet" if run.is_bold else ""
    return f'<text:span text:style-name="{style}">{words}</text:span>' if style else words
