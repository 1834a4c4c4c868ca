"""The chapter that lays the former picture beside this one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.scoring.comparisons.then_and_now import compare
from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.paper.model import Heading, Paragraph, Table
from dijkwacht.documents.report.content import ReportTexts
from dijkwacht.documents.report.earlier import Earlier
from dijkwacht.documents.report.parts import then_and_now
from tests.documents.report.drawn import near, profile_in, said
from tests.documents.report.making import HOSTILE, ON, answer, norm, report

THEN = date(2024, 3, 1)


def changed(set_, version="2", **texts):
    """The same norm with another version and other texts."""
    themes = tuple(
        theme.model_copy(
            update={"criteria": tuple(one.model_copy(update={"text": texts.get(one.id, one.text)}) for one in theme.criteria)}
        )
        for theme in set_.themes
    )
    return set_.model_copy(update={"version": version, "themes": themes})


def earlier(then, now, *, before_norm=None, set_=None, **fields):
    set_ = set_ or norm()
    before_norm = before_norm or set_
    pictures = (score(one.scored_criteria(), given, on=ON) for one, given in ((before_norm, then), (set_, now)))
    return Earlier(compare(*pictures), THEN, ON, before_norm, set_, **fields)


def levels(**given):
    return [answer(id_.replace("_", "-"), *pair) for id_, pair in given.items()]


@pytest.fixture
def laid():
    """One came to norm in practice, one fell below it, one rose on paper, one was never answered."""
    return earlier(
        levels(T01_01=(2, 1), T01_02=(2, 2), T01_03=(0, 0), T02_01=(2, 2), T02_02=(2, 2)),
        levels(T01_01=(2, 2), T01_02=(2, 0), T01_03=(1, 0), T02_01=(2, 2), T02_02=(2, 2), T02_03=(2, 2)),
    )


def test_the_headline_says_what_rose_fell_and_stayed(laid):
    assert then_and_now.headline(laid) == (
        "In de praktijk: 1 onderdeel hoger dan op 1 maart 2024, 1 lager, 3 gelijk, 1 niet te vergelijken."
    )


def test_levels_are_said_in_words_with_what_crossed_the_norm(laid):
    practice, paper = then_and_now.sides(laid)
    rose, fell, unknown = practice.groups
    assert [(row.id, row.then, row.now, row.note) for row in rose.rows] == [
        ("T01-01", "soms, hangt af van personen (niveau 1)", "meestal, als regel (niveau 2)", "nu op orde")
    ]
    assert [(row.id, row.note) for row in fell.rows] == [("T01-02", "nu onder de norm")]
    assert [(row.id, row.then) for row in unknown.rows] == [("T02-03", "niet bekend")]
    assert (paper.groups[0].title, [row.id for row in paper.groups[0].rows]) == ("Op papier gestegen: 1 onderdeel", ["T01-03"])
    assert paper.groups[1].title == "Op papier gedaald: 0 onderdelen"
    assert practice.stayed == ("T01-03", "T02-01", "T02-02")


def test_few_criteria_are_counted_and_the_gap_says_which_way():
    set_ = norm(themes=1, each=3)
    laid = earlier(levels(T01_01=(0, 2), T01_02=(0, 2)), levels(T01_01=(2, 1), T01_02=(2, 2)), set_=set_)
    assert then_and_now.whole_table(laid).rows == (
        ("Op orde in de praktijk", "2 van 3, 1\xa0onbekend", "1 van 3, 1\xa0onbekend"),
        ("Op orde op papier", "0 van 3, 1\xa0onbekend", "2 van 3, 1\xa0onbekend"),
        ("Alleen op papier", "0 van 3", "1 van 3"),
        ("Verschil tussen papier en praktijk", "−2 onderdelen", "1 onderdeel"),
    )


def test_from_ten_criteria_there_are_percentages():
    set_ = norm(themes=2, each=5)
    laid = earlier([], [answer(one.id, 2, 2 if place else 1) for place, one in enumerate(set_.criteria)], set_=set_)
    assert [row[2] for row in then_and_now.whole_table(laid).rows] == ["90%", "100%", "10%", "10%"]


def test_the_table_has_a_row_for_each_theme_and_one_for_all(laid):
    rows = then_and_now.theme_table(laid).rows
    assert [row[1] for row in rows] == ["3", "3", "6"]
    assert rows[0][2:4] == ("1 van 3", "1 van 3")


def test_other_versions_are_said_with_what_was_written_otherwise():
    laid = earlier(
        [], [], before_norm=changed(norm(), "1", **{"T01-01": "Vroeger stond hier iets anders."}), set_=changed(norm())
    )
    assert then_and_now.basis(laid)[1] == (
        "Het vorige beeld is gemaakt met versie 1 van de norm, dit beeld met versie 2. "
        "Bij 1 onderdeel is de tekst of de vraag anders."
    )
    content = report(texts=ReportTexts(earlier=laid))
    (table,) = [block for block in content.blocks if isinstance(block, Table) and block.columns[-1].title == "Tekst nu"]
    assert [row[:2] for row in table.rows] == [("T01-01", "Vroeger stond hier iets anders.")]


def test_another_version_with_the_same_words_says_so():
    laid = earlier([], [], before_norm=norm(), set_=changed(norm()))
    assert then_and_now.basis(laid)[1].endswith("Wat in beide staat, is woordelijk gelijk.")


def test_basic_beside_full_compares_what_is_in_both():
    set_ = norm()
    laid = earlier([], [], before_norm=set_.basic_only(), set_=set_, before_basic=True)
    assert then_and_now.basis(laid)[-1] == (
        "Het vorige beeld gaat over de korte set en dit beeld over de hele norm: alleen wat in beide staat, is vergeleken."
    )
    assert [left.title for left in then_and_now.not_counted(laid)] == ["Nieuw in dit beeld: 4 onderdelen"]


def test_the_report_has_the_chapter_only_where_there_is_a_former_picture(laid):
    def chapters(content):
        return [block.text for block in content.blocks if isinstance(block, Heading) and block.level == 1]

    assert "3. Toen en nu" not in chapters(report())
    with_former = report(texts=ReportTexts(summary="Kort.", earlier=laid))
    assert "3. Toen en nu" in chapters(with_former)
    assert Paragraph(then_and_now.headline(laid)) in with_former.blocks


def test_where_nothing_is_in_both_the_chapter_says_so_and_has_no_table():
    laid = earlier([], [], before_norm=norm(themes=1, each=1), set_=changed(norm(themes=1, each=1)))
    other = laid.norm.model_copy(update={"themes": norm(themes=3, each=1).themes[2:]})
    laid = earlier([], [], before_norm=laid.before_norm, set_=other)
    assert then_and_now.headline(laid) == "Geen enkel onderdeel telt in beide beelden mee: er is niets te vergelijken."
    content = report(texts=ReportTexts(earlier=laid))
    assert not [block for block in content.blocks if isinstance(block, Table) and "toen en nu" in block.caption]


def test_hostile_texts_stay_texts():
    hostile = HOSTILE.replace("\ud800", "")
    set_ = norm(text=hostile, title=hostile)
    laid = earlier([], levels(T01_01=(2, 2)), set_=set_)
    assert "\x00" not in repr([then_and_now.sides(laid), then_and_now.not_counted(laid), then_and_now.theme_table(laid)])
    assert "<script>" not in profile(then_and_now.drawing(laid, picture_language=True))


@pytest.mark.parametrize("narrow", [False, True])
def test_the_drawing_has_the_former_height_as_a_line_and_says_it_in_words(laid, narrow):
    drawing = then_and_now.drawing(laid, picture_language=True)
    assert "toen 1 van 3; nu 1 van 3" in drawing.description
    shown = profile(drawing, narrow=narrow)
    for words in ("op 1 maart 2024", "nu in de praktijk", "gestegen", "gedaald", "toen en nu gelijk"):
        assert f">{words}<" in shown
    assert "op papier" not in shown


def test_without_picture_language_no_word_of_dikes_stands_in_the_drawing(laid):
    shown = profile(then_and_now.drawing(laid, picture_language=False))
    assert "dijk" not in shown.lower()


@pytest.mark.parametrize("narrow", [False, True])
@given(then=st.lists(st.sampled_from((None, -1, 0, 1, 2, 3)), min_size=6, max_size=6), seed=st.randoms(use_true_random=False))
def test_a_ruler_along_then_and_now_finds_what_the_words_say(narrow, then, seed):
    set_ = norm(themes=2, each=3)
    now = [seed.choice((None, -1, 0, 1, 2, 3)) for _ in then]
    given_ = [[answer(one.id, 2, level) for one, level in zip(set_.criteria, side, strict=True)] for side in (then, now)]
    laid = earlier(*given_, set_=set_)
    drawn = profile_in(profile(then_and_now.drawing(laid, picture_language=True), narrow=narrow))
    for place, (column, row) in enumerate(zip(drawn, then_and_now.theme_table(laid).rows, strict=False)):
        was, is_ = (side[3 * place : 3 * place + 3] for side in (then, now))
        for cell, side, height in ((row[2], was, column.paper), (row[3], is_, column.practice)):
            known = [level for level in side if level not in (None, -1)]
            words = f"{sum(level >= 2 for level in known)} van 3" if known else "nog niet bekend"
            assert cell.split(", ")[0] == words
            assert near(height, said(words) if known else None) or (column.is_equal and height is None)
        dark = {None, -1} & {*was, *is_}
        assert column.is_equal == (not dark and all((one >= 2) == (other >= 2) for one, other in zip(was, is_, strict=True)))
