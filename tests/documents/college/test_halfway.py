"""The page after six months: always one page, whatever is put on it, and only an interim state."""

from datetime import date

import pytest

from dijkwacht.analysis.scoring.answers import Answer, Criterion, Evidence, Kind
from dijkwacht.analysis.scoring.comparisons.halfway import interim
from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.college.halfway import Progress, Topic, figure_rows, halfway_page
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.pdf import write as pdf
from tests.documents.report.reading import pdf_pages

THEN, NOW = date(2026, 5, 1), date(2026, 11, 1)
PROOF = (Evidence(Kind.SAMPLE, date(2026, 10, 1)),)


def progress(number: int, *, text: str = "De gemeente heeft dit geregeld.", ask: str = "") -> Progress:
    criteria = [Criterion(f"BES-{code:02}", "BES") for code in range(1, number + 1)]
    before = score(criteria, [Answer(one.id, "oov", paper=2, practice=0) for one in criteria], on=THEN)
    found = interim(before, criteria, [Answer("BES-01", "", practice=2, evidence=PROOF)] if number else [], on=NOW)
    looked = {one.now.id: one for one in found.looked}
    topics = tuple(Topic(one.id, text, text, "in uitvoering", 0, looked.get(one.id)) for one in criteria)
    return Progress("Duinrade", THEN, NOW, Marking.ORGANISATION, True, before.whole, found, topics, ask)


@pytest.mark.parametrize("number", [1, 9, 60])
def test_it_is_one_page_with_long_texts_too(number: int) -> None:
    page = halfway_page(progress(number, text="Een lange zin over wat hier moet gebeuren en door wie. " * 9, ask="Vraag. " * 200))
    assert len(pdf_pages(pdf(page))) == 1
    rows = next(block for block in page.blocks if getattr(block, "caption", "") == "Onderdelen met een maatregel").rows
    assert rows[0][1] == f"{' '.join(['Een lange zin over wat hier moet gebeuren en door wie.'] * 2)} (in uitvoering)"
    assert not any(getattr(block, "text", "").endswith("…") for block in page.blocks)


def test_it_counts_what_came_to_norm_and_what_was_not_discussed() -> None:
    page = halfway_page(progress(3))
    said = " ".join(getattr(block, "text", "") for block in page.blocks)
    assert "Besproken: 1 van 3 onderdelen" in said
    assert "komt er nu 1 in de praktijk op orde" in said
    rows = next(block for block in page.blocks if getattr(block, "caption", "") == "Onderdelen met een maatregel").rows
    assert [row[-1] for row in rows] == ["meestal", "niet besproken", "niet besproken"]
    assert "tussenstand" in page.header


@pytest.mark.parametrize(("number", "practice"), [(9, ("0 van 9", "1 van 9")), (10, ("0%", "10%"))])
def test_few_criteria_are_counted_and_many_are_a_share(number: int, practice: tuple[str, str]) -> None:
    made = progress(number)
    assert figure_rows(made.whole, made.interim.whole)[0][1:] == practice
