"""A paper is its blocks: what a paragraph says, which grounds it carries, and where it begins behind a cover."""

from datetime import date

from dijkwacht.documents.paper.model import Column, Heading, Paper, Paragraph, Points, Run, Table, marks_in

GROUND, OTHER = "artikel 87 Gemeentewet", "artikel 5.2 Woo"


def paper(**more) -> Paper:
    return Paper("Brief", "Duinrade", "", "Concept", "Model", date(2026, 11, 24), (Paragraph("Tekst"),), **more)


def test_a_paragraph_is_runs_and_says_all_of_them():
    said = Paragraph("Stuur het naar ", Run("[adres]", is_gap=True), ".")
    assert said.text == "Stuur het naar [adres]."
    assert [run.is_gap for run in said.runs] == [False, True, False]
    assert said == Paragraph(Run("Stuur het naar "), Run("[adres]", is_gap=True), Run("."))


def test_every_ground_of_a_block_a_row_or_a_point_is_found_once():
    table = Table("", (Column("Wat", 1),), (("a",), ("b",)), marks=("", OTHER))
    blocks = [Paragraph("a", mark=GROUND), Points((Paragraph("b"), Paragraph("c", mark=GROUND))), table, Heading(1, "d")]
    assert marks_in(blocks) == (GROUND, OTHER)


def test_behind_a_cover_a_paper_begins_on_a_page_of_its_own():
    cover = (Heading(1, "Eerst lezen"), Paragraph("Haal dit weg."))
    assert paper(cover=cover).body == (*cover, Heading(1, "Brief", on_new_page=True), Paragraph("Tekst"))
    assert paper().body == (Paragraph("Tekst"),)
