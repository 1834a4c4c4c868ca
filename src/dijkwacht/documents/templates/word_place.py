"""Where our text comes in a Word template, and where the marking has to stand: reckoned from what Word shows."""

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length

from dijkwacht.documents.templates.markers import IN_FIELD, MARKER
from dijkwacht.documents.templates.package import Tree, parsed, stop
from dijkwacht.documents.templates.word_template import MARGINS

P: Final = qn("w:p")
_T: Final = qn("w:t")
_R: Final = qn("w:r")
_BOX: Final = qn("w:txbxContent")
_CELL: Final = qn("w:tc")
_SHOWN: Final = (_T, qn("w:drawing"), qn("w:pict"), qn("w:fldChar"), qn("w:sym"), qn("w:footnoteReference"), qn("w:sectPr"))
NARROWEST: Final = 2000
"""Twips that our text takes at least."""
MARK_STYLE: Final = "MarkeringDijkwacht"
_LINE: Final = (
    '<w:keepNext w:val="0"/><w:pageBreakBefore w:val="0"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/><w:bidi w:val="0"/><w:snapToGrid w:val="0"/>'
    '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>'
)
_OFF: Final = ("strike", "dstrike", "outline", "shadow", "emboss", "imprint", "vanish", "webHidden")
_LETTERS: Final = (
    '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    f'{"".join(f"""<w:{name} w:val="0"/>""" for name in _OFF)}<w:color w:val="000000"/><w:spacing w:val="0"/><w:w w:val="100"/>'
    '<w:position w:val="0"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:highlight w:val="none"/>'
    '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/><w:vertAlign w:val="baseline"/></w:rPr>'
)


def word_lines(parts: Mapping[str, bytes]) -> tuple[list[str], list[str], list[str]]:
    """The lines of a template: of its text, of its text boxes, and of its margins and notes."""
    body: list[str] = []
    boxes: list[str] = []
    margins: list[str] = []
    for name, content in parts.items():
        is_main = name == "word/document.xml"
        if is_main or name.startswith(tuple(f"word/{kind}" for kind in MARGINS)):
            for paragraph, said in _said(parsed(content)).items():
                line = "".join(text.text or "" for text in said)
                (boxes if _is_boxed(paragraph) else body if is_main else margins).append(line)
    return body, boxes, margins


def _said(root: Tree) -> dict[Tree, list[Tree]]:
    """The words of every paragraph, without those of a text box within it."""
    found: dict[Tree, list[Tree]] = {}
    for text in root.iter(_T):
        if (paragraph := next(text.iterancestors(P), None)) is not None:
            found.setdefault(paragraph, []).append(text)
    return found


def _is_boxed(element: Tree) -> bool:
    return next(element.iterancestors(_BOX), None) is not None


class Place:
    """Where the marker stands: what is before and behind it in its line stays there."""

    def __init__(self, document: WordDocument) -> None:
        self._text = document.element.body
        said = _said(self._text)
        lines = ((one, "".join(text.text or "" for text in said[one])) for one in said if not _is_boxed(one))
        found = next(((one, mark) for one, line in lines if (mark := MARKER.search(line))), None)
        self._line: Tree | None = found[0] if found else None
        self._mark = found[1] if found else None
        if self._line is not None and not _is_whole(self._line):
            stop(IN_FIELD)

    def room(self, sections: Iterable[Section]) -> int:
        """The twips between the margins there, or within its column or cell."""
        all_ = list(sections)
        section = all_[-1]
        if self._line is not None:
            ahead = set(self._line.itersiblings(preceding=True))
            for above in self._line.iterancestors():
                ahead |= set(above.itersiblings(preceding=True))
            passed = sum(len(list(one.iter(qn("w:sectPr")))) for one in ahead)
            section = all_[min(passed, len(all_) - 1)]
        room = ((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)) // 635
        columns = section._sectPr.find(qn("w:cols"))  # noqa: SLF001 - the library does not know columns
        number = columns.get(qn("w:num"), "1") if columns is not None else "1"
        room //= int(number) if number in {"2", "3", "4"} else 1
        cell = next(self._line.iterancestors(_CELL), None) if self._line is not None else None
        wide = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") if cell is not None else None
        if wide is not None and wide.get(qn("w:type")) == "dxa" and (wide.get(qn("w:w")) or "").isdigit():
            room = min(room, int(wide.get(qn("w:w"))))
        return int(max(room, NARROWEST))

    def put(self, blocks: Iterable[Tree]) -> None:
        """At the marker, or else at the end."""
        line = self._line
        if line is None or self._mark is None:
            for block in blocks:
                self._text.sectPr.addprevious(block)
            return
        before, behind = (_cut(line, self._mark.span(), is_before=is_before) for is_before in (True, False))
        for block in (before, *blocks, behind):
            if block is not None:
                line.addprevious(block)
        _let_grow(line)
        if line.getparent().tag == _CELL and line.getparent()[-1] is line and line.getprevious().tag != P:
            line.addprevious(line.makeelement(P))
        line.getparent().remove(line)


def _cut(line: Tree, marker: tuple[int, int], *, is_before: bool) -> Tree | None:
    """The line as far as the marker, or from there on; None where nothing is left to see."""
    made = deepcopy(line)
    texts = [text for text in made.iter(_T) if next(text.iterancestors(P)) is made]
    at, where, gone = marker[not is_before], 0, []
    for part in _parts(made, set(texts)):
        if part.tag != _T:
            # A picture right before the marker, or within it, is before it.
            if (where >= marker[1]) == is_before:
                gone.append(part)
            continue
        words = part.text or ""
        part.text = words[: max(at - where, 0)] if is_before else words[max(at - where, 0) :]
        part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        where += len(words)
    for part in gone:
        part.getparent().remove(part)
    if is_before:
        for section in made.findall(f"{qn('w:pPr')}/{qn('w:sectPr')}"):
            section.getparent().remove(section)
    shows = any(one.tag != _T or (one.text or "").strip() for one in made.iter(*_SHOWN))
    return made if shows else None


def _parts(line: Tree, texts: set[Tree]) -> Iterator[Tree]:
    """What stands in the runs of a line, in order; what stands in a text box belongs to its drawing."""
    for run in list(line.iter(_R)):
        if next(run.iterancestors(P)) is line:
            yield from [part for part in run if part.tag != qn("w:rPr") and (part.tag != _T or part in texts)]


def _is_whole(line: Tree) -> bool:
    """Whether no field begins before the marker and ends behind it."""
    open_, said, texts = 0, "", []
    for part in line.iter(qn("w:fldChar"), _T):
        if part.tag == _T:
            said += part.text or ""
            texts += [open_ > 0] * len(part.text or "")
        else:
            open_ += {"begin": 1, "end": -1}.get(part.get(qn("w:fldCharType")), 0)
    found = MARKER.search(said)
    is_simple = any(MARKER.search("".join(one.itertext())) for one in line.iter(qn("w:fldSimple")))
    return not is_simple and (found is None or not any(texts[found.start() : found.end()]))


def _let_grow(line: Tree) -> None:
    """A row of a fixed height would cut our text off, and one that may not break or that floats runs over the page."""
    for row in line.iterancestors(qn("w:tr")):
        for looks in row.findall(qn("w:trPr")):
            for fixed in looks.findall(qn("w:cantSplit")):
                looks.remove(fixed)
            for height in looks.findall(qn("w:trHeight")):
                height.attrib.pop(qn("w:hRule"), None)
    for table in line.iterancestors(qn("w:tbl")):
        for floating in table.findall(f"{qn('w:tblPr')}/{qn('w:tblpPr')}"):
            floating.getparent().remove(floating)


def mark(document: WordDocument, lines: list[str]) -> None:
    """The lines below whatever stands in each header that Word can show.

    A section shows its usual header, one of its own on the first page where that is on, and one on even pages where the whole
    document has these. What it does not have itself is the one of the section before it; where none has it, Word shows nothing,
    so there a header is made. What it shows it asks for itself: an office suite forgets a first page's header after a section
    that shows none.
    """
    _with_own_style(document)
    has_even = document.settings.odd_and_even_pages_header_footer
    done: set[object] = set()
    standing: dict[str, Any] = {}
    for section in document.sections:
        own = {"usual": section.header, "first": section.first_page_header, "even": section.even_page_header}
        shown = {"usual": True, "first": section.different_first_page_header_footer, "even": has_even}
        for kind, header in own.items():
            if not header.is_linked_to_previous:
                standing[kind] = header
            elif shown[kind] and kind not in standing:
                header.is_linked_to_previous = False
                standing[kind] = _emptied(header)
            elif shown[kind]:
                relation = document.part.relate_to(standing[kind].part, RELATIONSHIP_TYPE.HEADER)
                section._sectPr.add_headerReference(header._hdrftr_index, relation)  # noqa: SLF001 - the library only makes new ones
            found = standing.get(kind)
            if not shown[kind] or found is None or found.part.partname in done:
                continue
            done.add(found.part.partname)
            for line in lines:
                added = found.add_paragraph()._p  # noqa: SLF001 - the library only adds paragraphs with a style
                added.getparent().replace(added, _legible(line))
        _uncover(section)


def _with_own_style(document: WordDocument) -> None:
    """A style that is built on no other: what the template's own text does, such as a frame, is not taken over."""
    styles = document.styles.element
    for style in [one for one in styles.iter(qn("w:style")) if one.get(qn("w:styleId")) == MARK_STYLE]:
        styles.remove(style)
    styles.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="paragraph" w:customStyle="1" w:styleId="{MARK_STYLE}">'
            f'<w:name w:val="{MARK_STYLE}"/>'
            f"<w:pPr>{_LINE}</w:pPr>{_LETTERS}</w:style>"
        )
    )


def _legible(line: str) -> Tree:
    """A line that can be read whatever the template says of its text: black on white, of a fixed size, never hidden."""
    made: Tree = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{MARK_STYLE}"/>{_LINE}{_LETTERS}</w:pPr><w:r>{_LETTERS}'
        '<w:t xml:space="preserve"/></w:r></w:p>'
    )
    made.find(f"{_R}/{_T}").text = line
    return made


def _emptied(header: Any) -> Any:
    """A header that was just made, without the empty line that it begins with."""
    for line in list(header.paragraphs):
        line._element.getparent().remove(line._element)  # noqa: SLF001 - the library takes nothing away
    return header


def _uncover(section: Section) -> None:
    """A margin below zero would print the text over a header that grew."""
    if section.top_margin is not None and section.top_margin < 0:
        section.top_margin = Length(-section.top_margin)
