"""The letter in Word and OpenDocument, read back: the same words, real styles, gaps that stand out, nothing that runs."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

import docx as word
import pikepdf
import pytest

from dijkwacht.documents.letters import cover
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.compose import Letter
from dijkwacht.documents.letters.given import Given, Reason
from dijkwacht.documents.letters.library import letters
from dijkwacht.documents.paper import docx as paper_docx
from dijkwacht.documents.paper import odt as paper_odt
from dijkwacht.documents.paper import pdf as paper_pdf
from dijkwacht.documents.templates.intake import accepted, filled
from tests.documents.college.making import parts
from tests.documents.letters.making import FULL, letter, lines, some, text
from tests.documents.report.making import HOSTILE
from tests.documents.report.reading import docx_text, odt_text, pdf_pages, squeezed, xml_parts
from tests.documents.templates import making as templates


def docx(made: Letter) -> bytes:
    return paper_docx.write(made.paper)


def odt(made: Letter) -> bytes:
    return paper_odt.write(made.paper)


def pdf(made: Letter) -> bytes:
    return paper_pdf.write(made.paper)


def pdf_body(data: bytes) -> str:
    """What stands between header and footer of each page, without the bullets."""
    pages = pdf_pages(data)
    header = next(at for at, (one, two) in enumerate(zip(pages[0], pages[1], strict=False)) if one != two)
    return "".join(re.sub(r"Model.{1,60}bladzijde\d+van\d+$", "", page[header:]) for page in pages).replace("•", "")


FORMS: list[tuple[Callable[[Letter], bytes], Callable[[bytes], str]]] = [(docx, docx_text), (odt, odt_text), (pdf, pdf_body)]
NAMES = list(letters())


@pytest.mark.parametrize(("write", "read"), FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_every_variant_says_in_the_file_what_was_composed(name: str, write: Callable, read: Callable) -> None:
    for given in some(name, most=4):
        made = letter(name, given)
        shown = read(write(made))
        assert squeezed(text(made)) in shown
        assert shown.index(squeezed("Vul dit zelf in")) < shown.index(squeezed(text(made)))


@pytest.mark.parametrize("name", NAMES)
def test_in_word_every_gap_has_its_own_style_and_brackets(name: str) -> None:
    file = word.Document(io.BytesIO(docx(letter(name))))
    gaps = [run.text for paragraph in file.paragraphs for run in paragraph.runs if run.style.name == "Invullen"]
    assert set(letter(name).cover.fill) == set(gaps)
    assert all(re.fullmatch(r"\[.+\]", gap) for gap in gaps)
    shade = file.styles["Invullen"].element.rPr.xpath("./w:shd/@w:fill")
    assert shade == ["FFE9A8"]


def test_in_opendocument_every_gap_has_its_own_style_and_brackets() -> None:
    content, styles = (part.decode() for part in _parts(odt(letter("damocles-besluit")), "content.xml", "styles.xml"))
    gaps = set(re.findall(r'text:style-name="Invullen">([^<]+)<', content))
    assert gaps == set(letter("damocles-besluit").cover.fill)
    assert 'style:name="Invullen"' in styles


@pytest.mark.parametrize("name", NAMES)
def test_headings_are_headings_and_lists_are_lists(name: str) -> None:
    file = word.Document(io.BytesIO(docx(letter(name))))
    styles = [paragraph.style.name for paragraph in file.paragraphs]
    assert styles.count("Heading 1") == 2
    assert styles.count("Heading 2") > 6
    assert "List Bullet" in styles
    content = odt(letter(name))
    [body] = xml_parts(content, "content.xml")
    levels = [
        node.get("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}outline-level")
        for node in body.iter()
        if node.tag.endswith("}h")
    ]
    assert levels.count("1") == 2
    assert set(levels) == {"1", "2"}


def test_the_file_is_dutch_and_says_what_it_is_but_not_of_whom() -> None:
    file = word.Document(io.BytesIO(docx(letter("damocles-besluit"))))
    facts = file.core_properties
    assert (facts.title, facts.language, facts.author) == ("Besluit tot sluiting", "nl-NL", "dijkwacht")
    assert "Duinrade" in file.sections[0].header.paragraphs[0].text
    assert "Model damocles-besluit, versie 6" in file.sections[0].footer.paragraphs[0].text
    [meta] = (part.decode() for part in _parts(odt(letter("damocles-besluit")), "meta.xml"))
    assert "<dc:title>Besluit tot sluiting</dc:title>" in meta
    assert "nl-NL" in meta


@pytest.mark.parametrize("name", NAMES)
def test_a_signature_stands_with_what_closes_the_letter(name: str) -> None:
    made = letter(name)
    body = word.Document(io.BytesIO(docx(made))).paragraphs
    last = len(body) - 1
    assert body[last].text == "[naam en handtekening]"
    assert [bool(one.paragraph_format.keep_with_next) for one in body[last - 2 :]] == [True, True, False]


def test_the_letter_begins_on_a_page_of_its_own() -> None:
    file = word.Document(io.BytesIO(docx(letter("damocles-besluit"))))
    heads = [paragraph for paragraph in file.paragraphs if paragraph.style.name == "Heading 1"]
    assert [bool(head.paragraph_format.page_break_before) for head in heads] == [False, True]
    [content] = (part.decode() for part in _parts(odt(letter("damocles-besluit")), "content.xml"))
    assert 'text:style-name="Nieuwe_bladzijde" text:outline-level="1">Besluit tot sluiting<' in content


@pytest.mark.parametrize("name", NAMES)
def test_the_pdf_is_accessible_can_be_archived_and_begins_the_letter_on_a_page_of_its_own(name: str) -> None:
    made = letter(name)
    data = pdf(made)
    with pikepdf.open(io.BytesIO(data)) as document, document.open_metadata() as facts:
        assert (facts["pdfuaid:part"], facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("1", "2", "A")
        assert facts["dc:title"] == made.paper.title
        assert str(document.Root.Lang) == "nl-NL"
    first, *letter_pages = pdf_pages(data)
    assert squeezed(cover.LEAD) in first
    begins = [page for page in letter_pages if squeezed("".join(list(lines(made))[:2])) in page]
    assert len(begins) == 1
    assert squeezed(cover.LEAD) not in begins[0]


@pytest.mark.parametrize(("form", "template"), [("docx", templates.word), ("odt", templates.open_text)])
@pytest.mark.parametrize("name", NAMES)
def test_in_an_own_template_gaps_and_points_stay_what_they_are(name: str, form: str, template: Callable[[], bytes]) -> None:
    made = letter(name)
    found = parts(filled(accepted(template(), file=f"huisstijl.{form}"), made.paper))
    body = found["word/document.xml" if form == "docx" else "content.xml"]
    gap = r'w:rStyle w:val="Invullen"/></w:rPr><w:t[^>]*>([^<]+)<' if form == "docx" else r'style-name="Invullen">([^<]+)<'
    assert set(re.findall(gap, body)) == set(made.cover.fill)
    assert ('<w:pStyle w:val="ListBullet"/>' if form == "docx" else 'text:style-name="Punten"') in body
    assert '"Invullen"' in found["word/styles.xml" if form == "docx" else "styles.xml"]
    assert ("<w:pageBreakBefore/>" if form == "docx" else 'text:style-name="Nieuwe_bladzijde"') in body
    if form == "odt":
        # The page break is a heading of the template's own name.
        assert 'style:parent-style-name="Kop1"' in body


def test_a_word_template_without_lists_gets_its_bullets_all_the_same() -> None:
    document = word.Document(io.BytesIO(templates.word()))
    document.styles.element.remove(document.styles["List Bullet"].element)
    made = letter("damocles-besluit")
    found = word.Document(io.BytesIO(filled(accepted(templates.saved(document), file="a.docx"), made.paper)))
    assert {f"• {item}" for item in made.cover.to} <= {paragraph.text for paragraph in found.paragraphs}


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_hostile_texts_stay_texts(write: Callable, read: Callable) -> None:
    typed = {name: HOSTILE for name, value in _texts(FULL) if value}
    reasons = {name: Reason(Answered.ANSWERED, HOSTILE) for name in FULL.reasons}
    for name in NAMES:
        shown = read(write(letter(name, replace(FULL, **typed, reasons=reasons, open_reason=HOSTILE))))
        assert squeezed("{{ x }}") in shown
        assert squeezed("<script>&amp;</script> ]]>") in shown
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\u202e]", shown)


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_what_somebody_typed_is_never_read_as_a_template(write: Callable, read: Callable) -> None:
    shown = read(write(letter("damocles-besluit", replace(FULL, found="{place} [adres] {{ dated }} {% now %}"))))
    assert squeezed("{place} [adres] {{ dated }} {% now %}") in shown


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_very_long_texts_fit(write: Callable, read: Callable) -> None:
    reasons = {name: Reason(Answered.ANSWERED, "woord " * 830) for name in FULL.reasons}
    assert len(read(write(letter("damocles-besluit", replace(FULL, reasons=reasons))))) > 80_000


@pytest.mark.parametrize(("write", "read"), FORMS)
def test_a_letter_of_which_nothing_is_known_is_all_gaps(write: Callable, read: Callable) -> None:
    assert squeezed("[naam van de gemeente]") in read(write(letter("damocles-besluit", Given())))


def _texts(given: Given) -> list[tuple[str, str]]:
    return [
        (name, getattr(given, name)) for name in given.__slots__ if isinstance(getattr(given, name), str) and name not in _CHOSEN
    ]


_CHOSEN = {"place", "drugs", "schedule", "occurrence", "measure", "role", "ground", "plan", "danger", "purpose", "research"}


def _parts(data: bytes, *names: str) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in names]
