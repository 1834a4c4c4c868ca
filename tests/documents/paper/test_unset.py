"""Signs in the PDF: those of Europe and of reports are set, of the others it is said where they stand."""

from datetime import date

from dijkwacht.documents.files import Form
from dijkwacht.documents.paper.model import Column, Heading, Paper, Paragraph, Table
from dijkwacht.documents.paper.pdf import write
from dijkwacht.documents.paper.unset import unset
from dijkwacht.documents.writers import told_of
from tests.documents.report.reading import pdf_text, squeezed

SIGNS = ("≥ 30 dagen", "A → B", "Łódź", "≤ 5", "✓ gedaan", "☐ open", "Ω en α", "Čapek", "☑")


def paper(*texts: str) -> Paper:
    table = Table("Tabel", (Column("Kop", 1),), tuple((text,) for text in texts))
    blocks = (Heading(1, "Bestuur"), *map(Paragraph, texts), Heading(1, "Wat volgt"), table)
    return Paper("Titel", "Duinrade", "Stand", "Kop", "Voet", date(2026, 11, 30), blocks)


def test_what_was_typed_is_read_back_from_the_pdf():
    found = pdf_text(write(paper(*SIGNS)))
    assert [sign for sign in SIGNS if found.count(squeezed(sign)) < 2] == []
    assert unset(paper(*SIGNS)) == ""


def test_a_sign_that_cannot_be_set_is_named_with_its_place():
    assert unset(paper("Klaar 🙂", "日本")) == (
        "De letter van de PDF heeft deze tekens niet, daar staat een vraagteken: 🙂 (bij ‘Bestuur’), 日 (bij ‘Bestuur’), "
        "本 (bij ‘Bestuur’). In Word en ODT staan ze wel."
    )


def test_many_are_counted():
    told = unset(paper("".join(map(chr, range(0x4E00, 0x4E20)))))
    assert told.count("bij ‘Bestuur’") == 8
    assert ", en nog 24." in told


def test_only_the_pdf_lacks_signs():
    assert told_of(paper("🙂"), Form.PDF)
    assert told_of(paper("🙂"), Form.DOCX) == ""
