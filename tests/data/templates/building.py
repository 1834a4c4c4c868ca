"""The bricks of the templates in this folder: a Word file and an OpenDocument file of our own making."""

import base64
import zipfile
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NS = (
    f'{W} xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEklEQVR42mNgSHPAihiGlgQAxrwwAQ4HBcsAAAAASUVORK5CYII=")
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Sans" w:hAnsi="Liberation Sans"/>
<w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Standaard">
<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Standaard"/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="006633"/>
<w:sz w:val="32"/></w:rPr></w:style></w:styles>"""
MARKER = "<w:p><w:r><w:t>{{inhoud}}</w:t></w:r></w:p>"
BEFORE, BEHIND = "Geachte raad,", "Met vriendelijke groet,"


def p(text: str, looks: str = "") -> str:
    return f'<w:p>{looks}<w:r><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r></w:p>'


def section(inside: str = "", *, wide: bool = False, margin: str = "1417", sort: str = "") -> str:
    size = 'w:w="16838" w:h="11906" w:orient="landscape"' if wide else 'w:w="11906" w:h="16838"'
    kind = f'<w:type w:val="{sort}"/>' if sort else ""
    references, _, rest = inside.partition("|")
    return (
        f'<w:sectPr>{references}{kind}<w:pgSz {size}/><w:pgMar w:top="{margin}" w:right="1417" w:bottom="1417" w:left="1417" '
        f'w:header="708" w:footer="708" w:gutter="0"/>{rest}</w:sectPr>'
    )


def breaks(inside: str = "", **more: object) -> str:
    return f"<w:p><w:pPr>{section(inside, **more)}</w:pPr></w:p>"


def head(number: int, kind: str = "default", part: str = "header") -> str:
    return f'<w:{part}Reference w:type="{kind}" r:id="rId{number}"/>'


def field(instruction: str, shown: str = "", data: str = "") -> str:
    result = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>' if shown else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> {escape(instruction)} '
        f'</w:instrText></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(relation: str, extra: str = "") -> str:
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="360000" cy="360000"/>'
        '<wp:docPr id="1" name="C:\\\\Users\\\\jdevries\\\\logo.png" descr="https://evil.example/logo" title="Jan de Vries"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="0" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"{extra}/><a:stretch>'
        '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def box(inside: str) -> str:
    """A text box as Word writes it: once for newer and once for older programs."""
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" cy="600000"/>'
        '<wp:docPr id="7" name="Tekstvak"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        '</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="t" style="width:150pt;height:50pt"><v:textbox>'
        f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def cell(inside: str, width: int = 9000) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def table(*rows: str, looks: str = "", grid: tuple[int, ...] = (9000,)) -> str:
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in grid)
    return (
        f'<w:tbl><w:tblPr>{looks}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


class Word:
    """A Word file of our own making, from the text and what else lies in it."""

    def __init__(self, body: str, last: str | None = None, settings: str = "") -> None:
        self.parts: dict[str, bytes] = {}
        self.types = {"/word/document.xml": f"{TYPE}.document.main+xml", "/word/styles.xml": f"{TYPE}.styles+xml"}
        self.defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
            "png": "image/png",
        }
        self.relations = [("rId1", f"{R}/styles", "styles.xml", "")]
        last = section() if last is None else last
        self.put("word/document.xml", f"<w:document {NS}><w:body>{body}{last}</w:body></w:document>")
        self.put("word/styles.xml", STYLES)
        if settings:
            self.more("settings", "settings.xml", f"<w:settings {W}>{settings}</w:settings>", 2)

    def put(self, name: str, content: str | bytes) -> "Word":
        start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        self.parts[name] = content if isinstance(content, bytes) else f"{start}{content}".encode()
        return self

    def more(self, kind: str, name: str, content: str | bytes, number: int, type_: str = "") -> "Word":
        self.relations.append((f"rId{number}", f"{R}/{kind}", name, ""))
        if isinstance(content, str):
            self.types[f"/word/{name}"] = type_ or f"{TYPE}.{kind}+xml"
        return self.put(f"word/{name}", content)

    def header(self, number: int, text: str, kind: str = "header") -> "Word":
        root = {"header": "hdr", "footer": "ftr"}[kind]
        content = text if text.startswith("<") else p(text)
        return self.more(kind, f"{kind}{number}.xml", f"<w:{root} {NS}>{content}</w:{root}>", number)

    def logo(self, number: int = 90, name: str = "media/image1.png") -> "Word":
        return self.more("image", name, PNG, number)

    def points(self, kind: str, target: str, number: int, *, outside: bool = False) -> "Word":
        self.relations.append((f"rId{number}", f"{R}/{kind}", target, ' TargetMode="External"' if outside else ""))
        return self

    def packed(self) -> dict[str, bytes]:
        relations = "".join(f'<Relationship Id="{i}" Type="{k}" Target="{t}"{m}/>' for i, k, t, m in self.relations)
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        self.put("word/_rels/document.xml.rels", f'<Relationships xmlns="{space}">{relations}</Relationships>')
        first = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        self.parts.setdefault("_rels/.rels", f'<Relationships xmlns="{space}">{first}</Relationships>'.encode())
        types = "".join(f'<Default Extension="{e}" ContentType="{k}"/>' for e, k in self.defaults.items())
        types += "".join(f'<Override PartName="{n}" ContentType="{k}"/>' for n, k in self.types.items())
        self.put(
            "[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>'
        )
        return self.parts


def letter(marker: str = MARKER, last: str | None = None, settings: str = "") -> Word:
    """A letter with something before and behind our text."""
    return Word(p(BEFORE) + marker + p(BEHIND), last, settings)


def save(name: str, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(HERE / name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(parts, key=lambda one: (one != "mimetype", one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[part])


def marked(text: str = "{{inhoud}}", looks: str = "") -> str:
    return p(text, looks)


EVEN = "<w:evenAndOddHeaders/>"
FIRST = "|<w:titlePg/>"
CHECK = '<w:ffData><w:name w:val="Vakje1"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox></w:ffData>'
CHOICE = (
    '<w:ffData><w:name w:val="Keuze"/><w:enabled/><w:ddList><w:result w:val="1"/><w:listEntry w:val="openbaar"/>'
    '<w:listEntry w:val="gesloten"/></w:ddList></w:ffData>'
)


OPEN = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for short, full in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"))
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def odt(
    body: str,
    *,
    head: str = "<style:header><text:p>Gemeente Duinrade</text:p></style:header>",
    layout: str = "",
    automatic: str = "",
) -> dict[str, bytes]:
    content = (
        f'<office:document-content {OPEN} office:version="1.3"><office:automatic-styles>{automatic}</office:automatic-styles><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f'<office:document-styles {OPEN} office:version="1.3"><office:styles><style:style style:name="Standard" style:family="paragraph"/>'
        '<style:style style:name="Kop_20_1" style:display-name="Kop 1" style:family="paragraph" style:default-outline-level="1">'
        '<style:text-properties fo:color="#006633" fo:font-size="16pt"/></style:style></office:styles><office:automatic-styles>'
        '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/>'
        f'{layout}</style:page-layout></office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="L">{head}</style:master-page></office:master-styles></office:document-styles>'
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    named = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": styles,
        "META-INF/manifest.xml": manifest,
    }
    return {name: text.encode() for name, text in named.items()}


def opened(marker: str, **more: str) -> dict[str, bytes]:
    return odt(f"<text:p>{BEFORE}</text:p>{marker}<text:p>{BEHIND}</text:p>", **more)
