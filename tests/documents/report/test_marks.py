"""Passages that are not public: marking and ground beside each, and at the top of each page that holds one."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from dijkwacht.documents.paper.docx import write as docx
from dijkwacht.documents.paper.model import Notice, Paragraph
from dijkwacht.documents.paper.model import Vulnerability as Shown
from dijkwacht.documents.paper.odt import write as odt
from dijkwacht.documents.paper.pdf import write as pdf
from dijkwacht.documents.report.content import FindingText, RecommendationText, ReportTexts
from dijkwacht.documents.report.given import FactChecked, PassageText, Reviewed, Ruling
from tests.documents.report.making import HOSTILE, norm, report
from tests.documents.report.reading import docx_text, odt_text, pdf_pages, pdf_text, squeezed, xml_parts

ARTICLE = "artikel 5.1, tweede lid, onder h, Woo"
IMPOSED = {"imposed_by": "het college", "imposed_on": date(2026, 12, 3), "review_on": date(2027, 12, 3)}
BESIDE = (
    f"Niet openbaar: {ARTICLE} (beveiliging); opgelegd door het college op 3 december 2026; "
    "opnieuw te bekijken op 3 december 2027."
)
AT_THE_TOP = squeezed(f"Op deze bladzijde niet openbaar: {ARTICLE}")


def passage(part, criterion="", **fields):
    return PassageText(part, ARTICLE, "beveiliging", criterion, **{**IMPOSED, **fields})


def marked(*passages, **texts):
    return report(norm(themes=4, each=6), texts=ReportTexts(passages=passages, **texts))


def test_a_marked_text_has_its_ground_body_day_and_review_right_above_it():
    blocks = marked(passage("summary"), summary="Een zin.\nNog een.").blocks
    at = next(place for place, block in enumerate(blocks) if isinstance(block, Notice))
    assert blocks[at].text == BESIDE
    assert [block.text for block in blocks[at + 1 : at + 3]] == ["Een zin.", "Nog een."]


def test_a_marked_finding_has_them_beneath_it_and_on_page_one():
    content = marked(passage("finding", "T01-01", explanation="Alleen de beheerder weet dit."))
    item = next(block for block in content.blocks if isinstance(block, Shown) and "(T01-01" in block.title)
    assert {fact.label: fact.text for fact in item.facts}["Niet openbaar"] == f"{BESIDE} Alleen de beheerder weet dit."
    [finding] = [line for line in content.first_page.findings if "(T01-01)" in line]
    assert finding.endswith("[Niet openbaar: artikel 5.1, tweede lid, onder h, Woo; opgelegd door het college op "
                            "3 december 2026; opnieuw te bekijken op 3 december 2027.]")  # fmt: skip


def test_a_marked_recommendation_has_them_in_its_line():
    content = marked(
        passage("recommendation", "T01-01"), recommendations=(RecommendationText("Wissel de sloten.", "small", ("T01-01",)),)
    )
    item = next(block for block in content.blocks if isinstance(block, Shown) and "(T01-01" in block.title)
    assert {fact.label: fact.text for fact in item.facts}["Advies"] == f"Wissel de sloten. Inspanning: klein. {BESIDE}"
    assert item.mark == ARTICLE


def test_a_passage_without_body_or_days_leaves_them_out():
    assert passage("summary", imposed_by="", imposed_on=None, review_on=None).beside == f"Niet openbaar: {ARTICLE} (beveiliging)."


def test_a_mark_on_a_text_that_is_not_there_marks_nothing():
    content = marked(passage("summary"), passage("decision"), passage("finding", "T01-02"))
    assert content.marks == ()
    assert not any("nietopenbaar" in page.lower() for page in pdf_pages(pdf(content)))


@pytest.mark.parametrize("part", ["summary", "decision", "finding", "recommendation"])
def test_the_ground_stands_on_each_page_of_the_pdf_with_a_passage_and_on_no_other(part):
    word = "Zeekasteel"
    texts = {
        "summary": {"summary": word},
        "decision": {"decision": word},
        "finding": {"findings": (FindingText("T04-01", word, reviewed=True),)},
        "recommendation": {"recommendations": (RecommendationText(word, "small", ("T04-01",)),)},
    }[part]
    criterion = "" if part in {"summary", "decision"} else "T04-01"
    pages = pdf_pages(pdf(marked(passage(part, criterion), **texts)))
    about = squeezed("T04-01 Bestuur") if part == "finding" else word  # the annex tells of the same finding
    assert [AT_THE_TOP in page for page in pages] == [word in page or about in page for page in pages]
    assert 0 < sum(AT_THE_TOP in page for page in pages) < len(pages)


def test_a_passage_over_three_pages_is_marked_on_all_three():
    pages = pdf_pages(pdf(marked(passage("summary"), summary="\n".join(["Zeekasteel en nog iets. " * 30] * 26))))
    assert sum("Zeekasteel" in page for page in pages) >= 3
    assert [AT_THE_TOP in page for page in pages] == ["Zeekasteel" in page for page in pages]


def test_one_long_paragraph_over_pages_is_marked_on_all_of_them():
    pages = pdf_pages(pdf(marked(passage("summary"), summary="Zeekasteel en nog iets. " * 800)))
    assert sum("Zeekasteel" in page for page in pages) >= 3
    assert [AT_THE_TOP in page for page in pages] == ["Zeekasteel" in page for page in pages]


def test_two_grounds_on_one_page_both_stand_there_once():
    other = PassageText("decision", "artikel 5.2, eerste lid, Woo", "intern beraad")
    pages = pdf_pages(pdf(marked(passage("summary"), other, summary="Kort.", decision="Ook kort.")))
    assert squeezed(f"niet openbaar: {ARTICLE}; artikel 5.2, eerste lid, Woo") in pages[1]


def test_word_and_odt_name_every_ground_in_the_one_header_they_have():
    content = marked(passage("summary"), summary="Kort.")
    [section] = Document(io.BytesIO(docx(content))).sections
    [styles] = xml_parts(odt(content), "styles.xml")
    [above] = styles.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}header")
    for header in ("".join(paragraph.text for paragraph in section.header.paragraphs), "".join(above.itertext())):
        assert f"Niet openbaar in dit document: {ARTICLE}" in header


@pytest.mark.parametrize(("written", "read"), [(pdf, pdf_text), (docx, docx_text), (odt, odt_text)])
def test_every_format_says_what_stands_beside_a_passage(written, read):
    content = marked(
        passage("summary"),
        passage("finding", "T01-01"),
        passage("recommendation", "T01-01"),
        summary="Kort.",
        recommendations=(RecommendationText("Wissel de sloten.", "small", ("T01-01",)),),
    )
    assert read(written(content)).count(squeezed(BESIDE)) == 3


@pytest.mark.parametrize("written", [pdf, docx, odt])
def test_hostile_words_beside_a_passage_stay_text(written):
    kept = passage("summary", explanation=HOSTILE, imposed_by=HOSTILE)
    ruling = Ruling("vastgesteld", "het college", date(2026, 12, 3), HOSTILE)
    content = report(texts=ReportTexts(summary=HOSTILE, passages=(kept,), unanswered_reason=HOSTILE), ruling=ruling, state="x")
    assert written(content)


def test_page_one_stays_one_page_with_everything_on_it_marked():
    set_ = norm(themes=11, each=6, title="Samenwerking, informatievoorziening en gegevensbescherming van de organisatie")
    long = "Een heel lange zin over wat er moet gebeuren. " * 40
    weak = tuple(criterion.id for criterion in set_.criteria)
    texts = ReportTexts(
        decision=long,
        findings=tuple(FindingText(id_, long, reviewed=True) for id_ in weak),
        recommendations=tuple(
            RecommendationText(long, "medium", (id_,), "adviseur openbare orde en veiligheid", date(2026, 12, 3), "eigen uren")
            for id_ in weak
        ),
        passages=(passage("decision"), *(passage(part, id_) for part in ("finding", "recommendation") for id_ in weak)),
        reviewed=Reviewed(22, 22, date(2026, 11, 3)),
        fact_check=FactChecked(5, 3, 2, 0, date(2026, 11, 20)),
    )
    ruling = Ruling("ter kennis genomen", "het college van burgemeester en wethouders", date(2026, 12, 3), "2026-123456")
    members = tuple(f"Gemeente met een lange naam {number}" for number in range(12))
    made = report(set_, texts=texts, ruling=ruling, state="vastgesteld", members=members, example=True)
    [page] = pdf_pages(pdf(replace(made, blocks=())))
    assert "Hulpisgeentoezicht." in page


def test_only_marked_paragraphs_carry_the_mark():
    content = marked(passage("decision"), summary="Open.", decision="Dicht.")
    assert {block.text: bool(block.mark) for block in content.blocks if isinstance(block, Paragraph)}["Open."] is False
    assert {block.text: bool(block.mark) for block in content.blocks if isinstance(block, Paragraph)}["Dicht."] is True
