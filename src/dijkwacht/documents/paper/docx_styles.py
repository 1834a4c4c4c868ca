"""How a Word paper looks: paper, styles, language, header and footer."""

from typing import Final

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Length, Pt, RGBColor
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.text.paragraph import Paragraph

from dijkwacht.documents.paper.docx_blocks import GAP_STYLE
from dijkwacht.documents.paper.model import Paper, marks_line

FONT: Final = "Arial"
INK: Final = RGBColor(0x16, 0x32, 0x4F)
QUIET: Final = RGBColor(0x4A, 0x5A, 0x68)
LOW: Final = RGBColor(0xA8, 0x48, 0x0A)
SIDE: Final = Cm(1.8)
TEXT_WIDTH: Final = Length(Cm(21) - 2 * SIDE)


def dress(document: WordDocument, paper: Paper) -> None:
    """Give an empty document its paper, its styles and what stands on every page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = SIDE
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(1.9)
    section.header_distance = section.footer_distance = Cm(0.9)
    _styles(document)
    _modern(document)
    _two_sides(section.header.paragraphs[0], paper.organisation, paper.header)
    if paper.marks:
        section.header.add_paragraph(marks_line(paper.marks), "Header")
    foot = section.footer.paragraphs[0]
    _two_sides(foot, paper.footer, "bladzijde ")
    _field(foot, "PAGE")
    foot.add_run(" van ")
    _field(foot, "NUMPAGES")


def _styles(document: WordDocument) -> None:
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), "nl-NL")
    _paragraph(document.styles["Normal"], size=10, after=5)
    _paragraph(document.styles["Subtitle"], size=11, after=0, colour=QUIET, bold=True)
    _paragraph(document.styles["Title"], size=20, before=4, after=2, colour=INK, bold=True)
    _paragraph(document.styles["Heading 1"], size=16, before=18, after=6, colour=INK, bold=True)
    _paragraph(document.styles["Heading 2"], size=12, before=10, after=4, colour=INK, bold=True)
    _paragraph(document.styles["Heading 3"], size=10.5, before=10, after=1, colour=INK, bold=True)
    _paragraph(document.styles["Caption"], size=9, before=2, after=4, colour=QUIET, bold=False)
    for name in ("List Number", "List Bullet"):
        _paragraph(document.styles[name], size=10, after=2)
    _paragraph(document.styles["Header"], size=8.5, colour=QUIET)
    _paragraph(document.styles["Footer"], size=8.5, colour=QUIET)
    # Names of our own follow the language of the document: the person who writes on sees them.
    # The name by which Word knows the lines of a contents field.
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    _paragraph(document.styles["toc 1"], size=10, after=3)
    document.styles["toc 1"].element.set(qn("w:styleId"), "TOC1")
    for name, size, after, colour in (
        ("Kenmerk", 9, 1, LOW), ("Melding", 9, 3, LOW), ("Stand", 10, 1, INK), ("Inhoudskop", 16, 6, INK),
        ("Feit", 10, 1, None), ("Tabeltekst", 9, 0, None), ("Tabelwit", 4, 2, None),
    ):  # fmt: skip
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _paragraph(
            document.styles[name], size=size, after=after, colour=colour, bold=name in {"Melding", "Stand", "Inhoudskop"} or None
        )
    for name in ("Title", "Subtitle"):
        letters = document.styles[name].element.rPr
        letters.remove(letters.find(qn("w:spacing")))
    for name, tag in (("Title", "w:pBdr"), ("Header", "w:tabs"), ("Footer", "w:tabs")):
        settings = document.styles[name].element.pPr
        settings.remove(settings.find(qn(tag)))
    gap = document.styles.add_style(GAP_STYLE, WD_STYLE_TYPE.CHARACTER).element.get_or_add_rPr()
    gap.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="FFE9A8"/>'))
    document.styles.element.append(_table_style())


def _paragraph(
    style: BaseStyle,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    colour: RGBColor | None = None,
    bold: bool | None = None,
) -> None:
    """Set one style; the theme's fonts would win from ours, so they go."""
    if not isinstance(style, ParagraphStyle):
        raise TypeError(style.name)
    style.font.name, style.font.size, style.font.italic = FONT, Pt(size), False
    fonts = style.element.rPr.rFonts
    for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
        del fonts.attrib[attribute]
    if colour is not None:
        style.font.color.rgb = colour
    if bold is not None:
        style.font.bold = bold
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _table_style() -> BaseOxmlElement:
    """Thin lines between the rows and a tinted heading row."""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Rapporttabel"><w:name w:val="Rapporttabel"/>'
        '<w:pPr><w:spacing w:before="30" w:after="30"/></w:pPr>'
        '<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="C3CED8"/>'
        '<w:insideH w:val="single" w:sz="4" w:color="C3CED8"/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="16324F"/></w:rPr>'
        '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF3F8"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _modern(document: WordDocument) -> None:
    """Say that the file was made for today's Word, or it opens in the mode of 2007; hyphenate."""
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    settings.find(qn("w:defaultTabStop")).addprevious(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
    settings.find(qn("w:characterSpacingControl")).addnext(compat)


def _two_sides(paragraph: Paragraph, left: str, right: str) -> None:
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, alignment=2)
    paragraph.add_run(f"{left}\t{right}")


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in itself."""
    field = f"""<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/><w:instrText xml:space="preserve"> {code} </w:instrText>
<w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r>"""
    run = paragraph.add_run().element
    for part in parse_xml(field):
        run.append(part)
