"""Whoever lays a ruler along the drawing or adds up a page finds one and the same number, for pictures of any kind."""

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Evidence, Kind
from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.paper.model import OnePage, Table
from dijkwacht.documents.report.content import ReportHead, ReportTexts
from dijkwacht.documents.report.parts.chapters import themes
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.one_page import one_page
from tests.documents.report.drawn import COUNT, HAIR, PERCENT, near, profile_in, said
from tests.documents.report.making import ON, norm
from tests.examples import costly

PROOF = (Evidence(Kind.SAMPLE, date(2026, 9, 1)), Evidence(Kind.DECISION, date(2026, 1, 1)))
NOTHING_KNOWN = "nog niet bekend"
NO_NUMBER = {"n.v.t.", NOTHING_KNOWN}
PAPER, PRACTICE = 3, 4
LEVELS = (None, UNKNOWN, 0, 1, 2, 3)


@dataclass(frozen=True)
class Made:
    """What was given of each criterion (theme, weight, minimumeis or not, paper, practice), and what is made of it."""

    given: dict[str, tuple[str, int, bool, int | None, int | None]]
    themes: tuple[str, ...]
    page: OnePage
    rows: tuple[tuple[str, ...], ...]

    def drawn(self, *, narrow: bool):
        """Each theme as it is drawn, with its row of the table and what was given of it."""
        columns = profile_in(profile(self.page.drawing, narrow=narrow))
        *rows, _ = self.rows
        return [(column, row, self.inside(theme)) for theme, column, row in zip(self.themes, columns, rows, strict=True)]

    def inside(self, theme: str | None = None):
        return [one for one in self.given.values() if theme in (None, one[0]) and one[3:] != ("nvt", "nvt")]


@st.composite
def pictures(draw, levels=LEVELS):
    """Small and large themes, light and heavy criteria, known, unknown, unanswered and not applicable."""
    each = draw(st.lists(st.integers(1, 13), min_size=1, max_size=3))
    raw = norm(themes=len(each), each=max(each)).model_dump()
    given = {}
    for theme, number in zip(raw["themes"], each, strict=True):
        theme["criteria"] = theme["criteria"][:number]
        for criterion in theme["criteria"]:
            criterion["weight"], criterion["must"] = draw(st.integers(1, 3)), draw(st.booleans())
            nvt = draw(st.integers(0, 9)) == 0
            pair = ("nvt", "nvt") if nvt else (draw(st.sampled_from(levels)), draw(st.sampled_from(levels)))
            given[criterion["id"]] = (theme["id"], criterion["weight"], criterion["must"], *pair)
    return make(NormSet.model_validate(raw), given)


def make(set_, given) -> Made:
    answers = [
        Answer(id_, "oov", not_applicable=True) if paper == "nvt" else Answer(id_, "oov", paper, practice, evidence=PROOF)
        for id_, (_, _, _, paper, practice) in given.items()
    ]
    head = ReportHead("Duinrade", "GM9901", ON, ON, respondents=1)
    matter = Matter(head, set_, score(set_.scored_criteria(), answers, on=ON), ReportTexts())
    table = next(block for block in themes(matter) if isinstance(block, Table))
    return Made(given, tuple(theme.id for theme in matter.picture.themes), one_page(matter), table.rows)


def whole(share: Fraction) -> int:
    return floor(share * 100 + Fraction(1, 2))


def reckoned(inside, side: int) -> str:
    """What must be printed of one side, reckoned anew from what was given."""
    if not inside:
        return "n.v.t."
    dark = [one for one in inside if is_dark(one, side)]
    if len(dark) == len(inside):
        return NOTHING_KNOWN
    stands = [one for one in inside if one[side] in (2, 3)]
    if len(inside) < 10:
        return f"{len(stands)} van {len(inside)}"
    total = sum(one[1] for one in inside)
    share = whole(Fraction(sum(one[1] for one in stands), total))
    return f"{min(share, 99) if dark else share}%"


@pytest.mark.parametrize("narrow", [False, True])
@given(made=pictures())
def test_a_ruler_along_the_drawing_finds_what_label_table_and_reckoning_say(narrow, made):
    for column, row, inside in made.drawn(narrow=narrow):
        as_high_as_it_says(column, row, inside)
        unknown_is_a_part_of_its_own(column, row, inside)
        equal_only_where_the_same_stand(column, inside)


@given(made=pictures())
def test_who_subtracts_or_adds_up_on_a_page_gets_the_number_on_the_page(made):
    page, inside = made.page, made.inside()
    practice, paper = reckoned(inside, PRACTICE), reckoned(inside, PAPER)
    assert all(one_kind(part) for part in re.split(r"(?<=[a-z%\d])[.;] ", f"{page.headline}. {page.sentence}"))
    assert [figure.value for figure in page.figures[:2]] == [practice, paper]
    subtracts(page, paper, practice)
    unknown_is_counted_once(page, made.rows[-1])
    adds_up(made)
    dark = [one for one in inside if is_dark(one, PAPER) or is_dark(one, PRACTICE)]
    assert int(page.figures[3].value) == sum(one not in dark and one[PRACTICE] < 2 for one in inside)
    assert (re.search(r"(\d+) nog niet bekend", page.figures[3].label) or [0, "0"])[1] == str(len(dark))


@costly()
@given(made=pictures(levels=(None, UNKNOWN)))
def test_a_picture_without_a_known_level_has_no_number_and_no_lowest_point(made):
    assert not re.search(r"\d", made.page.headline + made.page.sentence)
    for narrow in (False, True):
        for column, _, _ in made.drawn(narrow=narrow):
            assert column.practice is column.paper is column.gap is None
            assert not column.is_equal
            assert not column.has_triangle
            assert not any(COUNT.search(word) or PERCENT.search(word) for word in column.words)


def as_high_as_it_says(column, row, inside):
    practice, paper = reckoned(inside, PRACTICE), reckoned(inside, PAPER)
    assert practice in " ".join(column.words)
    assert [cell.split(", ")[0] for cell in row[2:4]] == [practice, paper]
    assert near(column.practice, None if practice in NO_NUMBER else said(practice))
    if column.paper is None:
        assert column.is_equal or paper in NO_NUMBER
    else:
        assert near(column.paper, said(paper))


def unknown_is_a_part_of_its_own(column, row, inside):
    """Never zero, never the gap, never the lowest point."""
    for side, part, cell in ((PRACTICE, column.unknown, row[2]), (PAPER, column.paper_unknown, row[3])):
        dark = [one for one in inside if is_dark(one, side)]
        assert bool(dark) == ("onbekend" in cell or NOTHING_KNOWN in cell)
        assert bool(part or cell == row[2] == NOTHING_KNOWN) == bool(dark)
        if dark and len(dark) < len(inside):
            rest = cell.split(", ")[1]
            share = said(rest) if "%" in rest else Fraction(int(rest.split()[0]), len(inside))
            assert 0 < share <= 1 - said(cell)
            assert near(part[0], said(cell))
            assert near(part[1] - part[0], share)
    if column.unknown and column.gap:
        assert column.gap[0] >= column.unknown[1] - HAIR
    low = [one for one in inside if one[2] and not is_dark(one, PAPER) and one[PRACTICE] in (0, 1)]
    assert column.has_triangle == bool(low)


def equal_only_where_the_same_stand(column, inside):
    dark = [one for one in inside if is_dark(one, PAPER) or is_dark(one, PRACTICE)]
    same = bool(inside) and not dark and all((one[PAPER] >= 2) == (one[PRACTICE] >= 2) for one in inside)
    assert column.is_equal == same


def subtracts(page, paper: str, practice: str):
    """Paper less what stands on paper only, and what only happens added: that is practice."""
    beside = re.search(r"Op papier is (.+?) op orde, in de praktijk (.+?)\.", page.sentence)
    if not beside:
        assert {practice, paper} & NO_NUMBER
        return
    assert beside.groups() == (paper, practice)
    if told := re.search(r"^(\d+|Geen)(?:%| van de) .*alleen op papier", page.headline):
        alone = 0 if told[1] == "Geen" else int(told[1])
        back = re.search(r"(\d+)%? (?:gebeurt|gebeuren) wel", page.sentence)
        assert first_number(paper) - alone + int(back[1] if back else 0) == first_number(practice)


def unknown_is_counted_once(page, total):
    """Never as a count beside a weighed percentage of the same."""
    assert not re.search(r"%\sonbekend", " ".join([page.sentence, *(figure.label for figure in page.figures), *total]))


def adds_up(made):
    *rows, total = made.rows
    for place in (1, 2, 3, 4):
        cells = [row[place] for row in rows]
        if place == 1 or all(COUNT.search(cell) for cell in [*cells, total[place]]):
            assert first_number(total[place]) == sum(map(first_number, cells))


def is_dark(one, side: int) -> bool:
    return one[side] in (None, UNKNOWN)


def one_kind(sentence: str) -> bool:
    """Whether a sentence holds counts or percentages, never both."""
    return not (PERCENT.search(sentence) and COUNT.search(sentence))


def first_number(words: str) -> int:
    found = re.search(r"\d+", words)
    return int(found[0]) if found else 0
