"""Every kind of template in tests/data/templates: kept and filled rightly, or refused by name of what stands in the way."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.shared import RGBColor
from lxml import etree

from dijkwacht.documents.templates import markers, package, word_clean, word_fields, word_template
from dijkwacht.documents.templates.intake import accepted, filled
from dijkwacht.documents.templates.kinds import Accepted
from dijkwacht.kit.errors import InvalidInput
from tests.documents.report.reading import docx_text, odt_text, squeezed
from tests.documents.templates.making import FOLDER, TEMPLATES, field_reason, paper

PAPER = paper()
REFUSED = {
    "kwaad-buiten-plaatje.docx": word_template.OUTSIDE,
    "kwaad-grafiek.docx": word_clean.DRAWN,
    "kwaad-opmaakwijziging.docx": word_clean.REMARKS,
    "kwaad-opmerking.docx": word_clean.REMARKS,
    "kwaad-vreemd.docx": word_clean.STRANGE.format("doos"),
    "merk-bijna.docx": markers.NEARLY,
    "merk-haken.docx": markers.NEARLY,
    "merk-open.docx": markers.NEARLY,
    "merk-tikfout.docx": markers.NEARLY,
    "merk-in-kop.docx": markers.IN_MARGIN,
    "merk-in-tekstvak.docx": markers.IN_BOX,
    "merk-in-veld.docx": markers.IN_FIELD,
    "merk-twee-keer.docx": markers.TWICE,
    "merk-in-lijst.odt": markers.IN_LIST,
    "merk-in-tekstvak.odt": markers.IN_BOX,
    "opmerking.odt": word_clean.REMARKS,
    "wijziging.odt": word_clean.REMARKS,
    "pak-half-strikt.docx": word_clean.STRICT_FORM,
    "pak-strikt.docx": word_clean.STRICT_FORM,
    "pak-met-macros.docx": package.MACROS,
    "veld-aanhaling-bouwt-veld.docx": word_fields.BUILT,
    "veld-aanhaling-codes-zestien.docx": word_fields.CODES,
    "veld-aanhaling-codes.docx": word_fields.CODES,
    "veld-aanhaling-genest.docx": word_fields.CODES,
    "veld-ingesloten.docx": field_reason("EMBED"),
    "veld-invoegsel.docx": field_reason("ADDIN"),
    "veld-losse-tekst-in-code.docx": field_reason("DDEAUTO"),
    "veld-door-ander-veld.docx": word_fields.BUILT,
    "veld-printer.docx": field_reason("PRINT"),
    "veld-buiten-dde.docx": field_reason("DDEAUTO"),
    "veld-buiten-plaatje.docx": field_reason("INCLUDEPICTURE"),
    "veld-macro.docx": field_reason("MACROBUTTON"),
    "veld-verstopt.docx": field_reason("INCLUDETEXT"),
    "veld-onbekend.docx": word_fields.UNKNOWN.format(" (ABRACADABRA)"),
    "veld-niet-af.docx": word_fields.UNFINISHED,
}
GOOD = [name for name in TEMPLATES if name not in REFUSED]
# Everything of this in a template was put there to be found; what somebody typed as text stays.
HARM = re.compile(rb"evil|Vries|jdevries|jan@|Jan_de")
TYPED = {"libreoffice-velden.docx"}


@pytest.fixture(scope="module")
def kept() -> dict[str, Accepted]:
    return {name: accepted((FOLDER / name).read_bytes(), file=name) for name in GOOD}


@pytest.fixture(scope="module")
def made(kept: dict[str, Accepted]) -> dict[str, bytes]:
    return {name: filled(template, PAPER) for name, template in kept.items()}


def text_of(data: bytes, name: str) -> str:
    return docx_text(data) if name.endswith("x") else odt_text(data)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_filled_is_refused_by_name(name: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        accepted((FOLDER / name).read_bytes(), file=name)
    assert caught.value.faults[0].reason == REFUSED[name]


def test_there_is_a_file_for_every_kind() -> None:
    assert REFUSED.keys() <= set(TEMPLATES)
    assert len(TEMPLATES) > 100
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) < 800_000


def test_our_text_stands_between_the_words_of_the_template(made: dict[str, bytes]) -> None:
    whole = squeezed("".join(block.text for block in PAPER.blocks))
    for name, data in made.items():
        text = squeezed(text_of(data, name))
        assert whole in text, name
        assert not markers.MARKER.search(text), name
        ends = [text.find(squeezed(words)) for words in ("Geachte raad,", "Met vriendelijke groet,")]
        if min(ends) >= 0 and "-niet" not in name and "-andere" not in name:
            assert ends[0] < text.index(whole) < ends[1], name


def test_nothing_of_an_address_outside_or_of_a_person_is_kept(kept: dict[str, Accepted], made: dict[str, bytes]) -> None:
    for name in GOOD:
        for data in (kept[name].content, made[name]):
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                found = [part for part in packed.namelist() if HARM.search(packed.read(part)) or HARM.search(part.encode())]
            assert name in TYPED or not found, (name, found)


def test_every_header_that_word_shows_has_the_marking(made: dict[str, bytes]) -> None:
    for name in (one for one in GOOD if one.endswith("x")):
        document = Document(io.BytesIO(made[name]))
        for number, section in enumerate(document.sections):
            shown = [section.header]
            shown += [section.first_page_header] if section.different_first_page_header_footer else []
            shown += [section.even_page_header] if document.settings.odd_and_even_pages_header_footer else []
            for header in shown:
                lines = [line.text for line in header.paragraphs]
                assert lines.count(PAPER.header) == 1, (name, number)


def test_what_was_kept_is_kept_again_without_a_change(kept: dict[str, Accepted]) -> None:
    for name, template in kept.items():
        assert accepted(template.content, file=f"a.{template.form}").content == template.content, name


def test_a_section_asks_itself_for_every_header_that_it_shows(made: dict[str, bytes]) -> None:
    sections = Document(io.BytesIO(made["kop-eerste-weer-in-deel-3.docx"])).sections
    asked = [dict.fromkeys(one._sectPr.xpath("w:headerReference/@w:type")) for one in sections]
    usual, first = {"default", "even"}, {"default", "even", "first"}
    assert [set(kinds) for kinds in asked] == [first, usual, first]
    assert sections[2].first_page_header.paragraphs[0].text == "Voorblad"


@pytest.mark.parametrize("name", ["stijl-wit.docx", "stijl-verborgen.docx", "stijl-kader.docx", "stijl-overal-wit.docx"])
def test_the_marking_can_be_read_whatever_the_styles_do(made: dict[str, bytes], name: str) -> None:
    document = Document(io.BytesIO(made[name]))
    line = next(one for one in document.sections[0].header.paragraphs if one.text == PAPER.header)
    assert line.style.element.xpath("w:basedOn | .//w:framePr") == []
    [run], looks = line.runs, line.paragraph_format
    assert (run.font.color.rgb, run.font.size.pt, run.font.hidden) == (RGBColor(0, 0, 0), 10, False)
    assert (looks.line_spacing, looks.line_spacing_rule) == (1, WD_LINE_SPACING.SINGLE)
    assert run.element.xpath("w:rPr/w:shd/@w:fill") == ["FFFFFF"]


def test_a_title_of_a_picture_is_not_kept(kept: dict[str, Accepted]) -> None:
    xml = zipfile.ZipFile(io.BytesIO(kept["merk-bij-logo.docx"].content)).read("word/document.xml").decode()
    assert "wp:docPr" in xml
    assert "title=" not in xml


@pytest.mark.parametrize(
    ("name", "before", "behind"),
    [
        ("merk-in-regel.docx", "Hierbij:", "Einde."),
        ("merk-in-regel.odt", "Hierbij:", "Einde."),
        ("sectie-in-merkregel.docx", "raad,", "Met"),
    ],
)
def test_what_stands_beside_the_marker_stays(made: dict[str, bytes], name: str, before: str, behind: str) -> None:
    text = squeezed(text_of(made[name], name))
    assert text.index(before) < text.index("Beslispunten") < text.index(behind)


def test_a_section_that_ends_with_the_marker_stays_a_section(made: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(made["sectie-in-merkregel.docx"]))
    assert [section.orientation for section in document.sections] == [0, 1]


def test_a_logo_beside_the_marker_stays(made: dict[str, bytes]) -> None:
    assert Document(io.BytesIO(made["merk-bij-logo.docx"])).element.body.xpath(".//pic:pic")


def test_a_row_with_the_marker_may_grow(made: dict[str, bytes]) -> None:
    xml = zipfile.ZipFile(io.BytesIO(made["merk-in-cel.docx"])).read("word/document.xml").decode()
    assert "w:hRule" not in xml
    assert "tblpPr" not in zipfile.ZipFile(io.BytesIO(made["merk-in-zwevende-tabel.docx"])).read("word/document.xml").decode()
    odt = zipfile.ZipFile(io.BytesIO(made["merk-in-cel.odt"])).read("content.xml").decode()
    assert 'style:min-row-height="1cm"' in odt
    assert "keep-together" not in odt


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("veld-tekst.docx", "…"),
        ("veld-vakje.docx", "☒"),
        ("veld-keuze.docx", "gesloten"),
        ("veld-samenvoegen.docx", "«Naam»"),
        ("veld-knop.docx", "[Klik hier]"),
        ("veld-als.docx", "heer"),
        ("veld-woorden.docx", "12"),
        ("veld-eigenschap.docx", "2027-014"),
        ("veld-link.docx", "onze site"),
        ("veld-aanhaling.docx", "Duinrade, artikel 13b"),
        ("veld-aanhaling-zonder-uitkomst.docx", "Team veiligheid"),
        ("veld-kort.docx", "kort"),
    ],
)
def test_a_plain_field_becomes_its_text(made: dict[str, bytes], name: str, text: str) -> None:
    line = next(one.text for one in reversed(Document(io.BytesIO(made[name])).paragraphs) if one.text and "groet" not in one.text)
    assert line.removeprefix("Door: ").strip() == text or name == "veld-kort.docx"
    assert "instrText" not in zipfile.ZipFile(io.BytesIO(made[name])).read("word/document.xml").decode()


@pytest.mark.parametrize("name", ["veld-tekening.docx", "veld-tekenpapier.docx"])
def test_a_drawing_within_a_field_stays_without_the_field(made: dict[str, bytes], name: str) -> None:
    xml = zipfile.ZipFile(io.BytesIO(made[name])).read("word/document.xml").decode()
    assert "fldChar" not in xml
    assert "SHAPE" not in xml
    assert 'fillcolor="#006633"' in xml


@pytest.mark.parametrize(
    "name", ["veld-bladzijde.docx", "veld-datum.docx", "veld-teken.docx", "veld-auteur.docx", "veld-inhoudsopgave.docx"]
)
def test_a_field_of_the_page_stays_a_field(made: dict[str, bytes], name: str) -> None:
    assert "instrText" in zipfile.ZipFile(io.BytesIO(made[name])).read("word/document.xml").decode()


def test_the_sum_of_pages_stays_a_sum(made: dict[str, bytes]) -> None:
    packed = zipfile.ZipFile(io.BytesIO(made["veld-som-in-voet.docx"]))
    assert any(packed.read(name).count(b"<w:instrText") == 3 for name in packed.namelist() if "footer" in name)


def test_what_the_owner_should_know_is_told(kept: dict[str, Accepted]) -> None:
    told = {name: template.told for name, template in kept.items() if template.told}
    assert set(told) == {"merk-andere.docx", "merk-niet.docx", "merk-niet.odt"}
    assert "{{\u00a0naam\u00a0}}, {{\u00a0datum\u00a0}}" in told["merk-andere.docx"][1]
    assert "komt aan het eind" in told["merk-niet.odt"][0]


def test_every_part_is_whole_and_asks_for_what_is_there(made: dict[str, bytes]) -> None:
    for name in (one for one in GOOD if one.endswith("x")):
        with zipfile.ZipFile(io.BytesIO(made[name])) as packed:
            for part in packed.namelist():
                if part.endswith((".xml", ".rels")):
                    root = etree.fromstring(packed.read(part))
                    if part.endswith(".rels"):
                        assert not root.xpath("//*[@TargetMode='External']"), name
