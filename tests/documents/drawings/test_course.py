"""The drawing of measures over the quarters: it says in words what it shows, and every measure is in it once."""

import re

from dijkwacht.documents.drawings.course import Bar, CourseDrawing, course

DRAWING = CourseDrawing("Maatregelen", (Bar("3e kwartaal 2026", 1, 2, 3, 4), Bar("4e kwartaal 2026", 0, 0, 0, 0)))


def test_it_says_in_words_what_it_shows() -> None:
    drawn = course(DRAWING)
    assert "3e kwartaal 2026: 1 aantoonbaar in werking, 2 in praktijk, nog niet aangetoond" in drawn
    assert "3 van 10 in praktijk" in drawn
    assert ">geen<" in drawn


def test_the_parts_of_a_bar_are_as_wide_as_their_numbers() -> None:
    widths = [float(width) for width in re.findall(r'<rect x="[^"]+" y="26" width="([^"]+)"', course(DRAWING, narrow=True))]
    unit = (320 - 8) / 10
    assert [round(width / unit) for width in widths] == [1, 2, 3, 4]


def test_two_drawings_in_one_page_do_not_share_an_id() -> None:
    ids = [re.findall(r'id="([^"]+)"', course(DRAWING, narrow=narrow)) for narrow in (False, True)]
    assert not set(ids[0]) & set(ids[1])


def test_no_measures_at_all_is_no_fault() -> None:
    assert course(CourseDrawing("Leeg", ())).startswith("<svg")
