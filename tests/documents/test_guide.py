"""The guide of a talk: purpose and secrecy first, from paper to practice to evidence, and answers only for the adviser."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document

from dijkwacht.documents.guide import ADVISER_ONLY, OPENING, GuideHead, guide, questions
from dijkwacht.documents.norms.library import norm
from dijkwacht.documents.norms.model import Criterion
from dijkwacht.documents.paper.docx import write as docx
from dijkwacht.documents.paper.odt import write as odt

HEAD = GuideHead("Duinrade", "HR", date(2026, 11, 1), date(2026, 11, 24), "Basisnorm", example=True)
SET = norm("gemeente")
PARTS = [(theme, theme.criteria[:2]) for theme in SET.themes[:2]]
FIRST = PARTS[0][1][0]


def words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_it_begins_with_three_lines_on_purpose_and_secrecy() -> None:
    text = words(docx(guide(HEAD, PARTS)))
    assert len(OPENING) == 3
    assert text.index("Zeg eerst") < text.index(OPENING[0]) < text.index(OPENING[2]) < text.index(FIRST.text)
    assert "Hulp is geen toezicht" in OPENING[2]


def test_every_criterion_is_asked_from_paper_to_practice_to_evidence_with_room_for_notes() -> None:
    text = words(docx(guide(HEAD, PARTS)))
    steps = [text.index(f"{one.step}. {one.text}") for one in questions(FIRST)]
    assert steps == sorted(steps)
    assert FIRST.evidence[0].what in text
    assert text.count("Aantekeningen") == 4


def test_a_criterion_of_a_foreign_norm_has_questions_too() -> None:
    asks = questions(Criterion(id="A-1", text="De gemeente doet dit."))
    assert [one.step for one in asks] == ["Papier", "Praktijk", "Bewijs"]
    assert all(one.text and one.further for one in asks)


def test_what_was_answered_is_there_only_when_asked_and_then_it_says_for_whom() -> None:
    plain = words(docx(guide(HEAD, PARTS)))
    assert ADVISER_ONLY not in plain
    assert "Eerder" not in plain
    full = words(docx(guide(HEAD, PARTS, {FIRST.id: ["vragenlijst: papier niets vastgelegd"]})))
    assert ADVISER_ONLY in full
    assert "Eerder: vragenlijst: papier niets vastgelegd" in full
    assert "Eerder: nog geen antwoord." in full


@pytest.mark.parametrize("parts", [PARTS, []])
def test_the_open_document_says_the_same(parts: list[object]) -> None:
    made = odt(guide(HEAD, parts))
    text = ZipFile(io.BytesIO(made)).read("content.xml").decode()
    assert "Zeg eerst" in text
    assert ("geen vragen" in text) is (not parts)


def test_signs_that_no_document_can_hold_are_left_out() -> None:
    assert "tekst" in words(docx(guide(HEAD, PARTS, {FIRST.id: ["een \x0b tekst <b> & zo"]})))
