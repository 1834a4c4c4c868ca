"""The time line of a case: by day, with the arithmetic of each term, on the page as on paper."""

from datetime import date

from dijkwacht.analysis.terms.cases import Case, Event, Instrument, What
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.term import Term
from dijkwacht.documents.cases.course import EXAMPLE, STILL, Course, Entry, Happened, entries_of, paper
from dijkwacht.documents.paper.model import Paragraph, Table

RECEIVED, ASKED = date(2026, 11, 2), date(2026, 11, 30)
TODAY = date(2026, 12, 1)


def entries(*events: Event) -> tuple[Entry, ...]:
    happened = [
        Happened(RECEIVED, "aanvraag ontvangen"),
        Happened(ASKED, "om aanvulling gevraagd", date(2026, 12, 14), "Awb 4:5"),
    ]
    terms = terms_of(Case(Instrument.BIBOB, events), Calendar())
    return entries_of(happened, [(term.title, term) for term in terms], on=TODAY)


def test_everything_stands_by_day_and_what_happened_comes_first() -> None:
    found = entries(Event(RECEIVED, What.RECEIVED, weeks=8))
    assert [one.on for one in found] == sorted(one.on for one in found if one.on)
    assert [one.words for one in found][:2] == ["Aanvraag ontvangen", "Om aanvulling gevraagd, tot en met 14 december 2026"]
    assert found[1].article == "Awb 4:5"


def test_a_term_has_its_arithmetic_in_words() -> None:
    term = next(one for one in entries(Event(RECEIVED, What.RECEIVED, weeks=8)) if one.is_term)
    # Eight weeks after Monday 2 November is Monday 28 December 2026.
    assert (term.on, term.is_ahead) == (date(2026, 12, 28), True)
    assert "8 weken na maandag 2 november 2026 is maandag 28 december 2026." in term.arithmetic


def test_a_term_that_stands_still_stands_at_its_cautious_day() -> None:
    found = entries(Event(RECEIVED, What.RECEIVED, weeks=8), Event(ASKED, What.ADVICE_ASKED), Event(TODAY, What.DATA_ASKED))
    bureau = next(one for one in found if one.article == "Wet Bibob 15")
    # 30 November + 56 days, the wait since 1 December not counted.
    assert bureau.on == date(2027, 1, 25)
    assert any("voorzichtige dag" in note for note in bureau.notes)


def test_a_term_without_a_last_day_is_told_at_the_end() -> None:
    term = Term("T05", "Bibob 15", ASKED, None, None)
    last = entries_of([Happened(RECEIVED, "aanvraag ontvangen")], [(term.title, term)], on=TODAY)[-1]
    assert (last.on, last.day) == (None, STILL)
    assert last.words.endswith("staat stil")


def test_the_paper_has_a_row_for_each_line_and_says_of_an_example_that_it_is_one() -> None:
    found = entries(Event(RECEIVED, What.RECEIVED, weeks=8))
    made = paper(Course("Vergunning", "Z-2026-1", "Duinrade", "ontvangen", found, TODAY, is_example=True))
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert [row[0] for row in table.rows] == [one.day for one in found]
    assert Paragraph(EXAMPLE) in made.blocks
    assert "voorbeeldgegevens" in made.header
    reckoned = [block for block in made.blocks if isinstance(block, Paragraph) and block.runs[0].is_bold]
    assert len(reckoned) == sum(one.is_term for one in found)
