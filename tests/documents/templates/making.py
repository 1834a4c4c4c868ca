"""Templates as a municipality might give them: its own styles, a logo in the header, an address and a marker."""

import io
import zipfile
from datetime import date
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from odfdo import Document as OpenDocument

from dijkwacht.documents.paper.model import Heading, Paper, Paragraph
from dijkwacht.documents.paper.odt import NAMESPACES
from dijkwacht.documents.paper.pdf import drawing_png
from dijkwacht.documents.templates import word_fields
from tests.documents.report.making import report

GREEN = RGBColor(0x00, 0x66, 0x33)
W = nsdecls("w", "r")


def logo() -> bytes:
    """Any PNG will do."""
    return drawing_png(report().first_page.drawing, ppi=20)


def word(*, marker: bool = True, heading: bool = True) -> bytes:
    """A Word template with green headings of 21 points, a header with a logo, and a footer with an address."""
    document = Document()
    if heading:
        document.styles["Heading 1"].font.size, document.styles["Heading 1"].font.color.rgb = Pt(21), GREEN
    else:
        for name in ("Heading 1", "Heading 2", "Title", "Caption", "List Number"):
            document.styles.element.remove(document.styles[name].element)
    section = document.sections[0]
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(logo()))
    section.footer.paragraphs[0].text = "Gemeente Duinrade, Raadhuisplein 1"
    document.add_paragraph("Aan het college")
    if marker:
        document.add_paragraph("{{inhoud}}")
    document.add_paragraph("Vriendelijke groet")
    return saved(document)


def saved(document) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def open_text(*, marker: bool = True, styles: str = "") -> bytes:
    """An OpenDocument template with a style of its own name for headings, a header and a marker."""
    document = OpenDocument("text")
    ns = NAMESPACES
    place = document.add_file(io.BytesIO(logo()))
    body = "<text:p>Aan het college</text:p>" + ("<text:p>{{inhoud}}</text:p>" if marker else "") + "<text:p>Groet</text:p>"
    document.set_part(
        "content.xml",
        (
            f'<office:document-content {ns} office:version="1.3"><office:automatic-styles/><office:body>'
            f"<office:text>{body}</office:text></office:body></office:document-content>"
        ).encode(),
    )
    document.set_part(
        "styles.xml",
        f"""<office:document-styles {ns} office:version="1.3"><office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Kop1" style:display-name="Kop 1" style:family="paragraph" style:default-outline-level="1">
<style:text-properties fo:color="#006633" fo:font-size="21pt"/></style:style>{styles}</office:styles>
<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties
 fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-left="3cm" fo:margin-right="3cm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"><style:header><text:p>Gemeente Duinrade
<draw:frame svg:width="3cm" svg:height="1cm" text:anchor-type="as-char">
<draw:image xlink:href="{place}" xlink:type="simple"/></draw:frame>
</text:p></style:header></style:master-page></office:master-styles></office:document-styles>""".encode(),
    )
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def with_parts(data: bytes, changed: dict[str, bytes | None]) -> bytes:
    """The same file with other parts; None takes one out."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys((*old.namelist(), *changed)):
            content = changed.get(name, old.read(name) if name in old.namelist() else None)
            if content is not None:
                new.writestr(name, content)
    return written.getvalue()


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read(name)


def replaced(data: bytes, name: str, before: str, after: str) -> bytes:
    """The same file with other words in one part."""
    old = part(data, name).decode()
    assert before in old
    return with_parts(data, {name: old.replace(before, after).encode()})


def field_reason(word: str) -> str:
    """Why this field is refused."""
    return word_fields.FIELD.format(word, word_fields.REACHING.get(word))


def with_field(instruction: str) -> bytes:
    """A Word template with a field in its text, its instruction cut in two as Word does."""
    document = Document(io.BytesIO(word()))
    half = len(instruction) // 2
    runs = "".join(
        f'<w:r><w:instrText xml:space="preserve">{one}</w:instrText></w:r>' for one in (instruction[:half], instruction[half:])
    )
    document.element.body.sectPr.addprevious(
        parse_xml(
            f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:r><w:t>duinrade.example</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        )
    )
    return saved(document)


def related(kind: str, target: str, *, outside: bool = True) -> bytes:
    """A Word template whose text asks for one more thing."""
    mode = ' TargetMode="External"' if outside else ""
    type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    extra = f'<Relationship Id="rId999" Type="{type_}" Target="{target}"{mode}/></Relationships>'
    return replaced(word(), "word/_rels/document.xml.rels", "</Relationships>", extra)


FOLDER = Path(__file__).parents[2] / "data" / "templates"
"""One small template of each kind, and the script that made them."""
TEMPLATES = sorted(path.name for path in FOLDER.iterdir() if path.suffix in {".docx", ".dotx", ".odt", ".ott"})


def paper() -> Paper:
    """Three pages of short lines that are all different, so that a lost one is seen."""
    lines = [Paragraph(f"Regel {number} van dit stuk is hier {number}.") for number in range(1, 121)]
    blocks = (Heading(1, "Beslispunten"), *lines[:60], Heading(2, "Toelichting"), *lines[60:])
    marks = ("artikel 5.1 Woo",)
    return Paper(
        "Voorstel", "Duinrade", "Stand", "Vertrouwelijk, binnen de organisatie", "Voet", date(2026, 11, 30), blocks, marks
    )


def kept(name: str) -> bytes:
    """One of these templates."""
    return (FOLDER / name).read_bytes()
