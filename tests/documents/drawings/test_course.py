"""The drawing of measures over the quarters: it says in words what it shows, and every measure is in it once."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.documents.drawings.course import Bar, CourseDrawing, course

SVG = "{http://www.w3.org/2000/svg}"
DRAWING = CourseDrawing("Maatregelen", (Bar("3e kwartaal 2026", 1, 2, 3, 4), Bar("4e kwartaal 2026", 0, 0, 0, 0)))


def test_it_says_in_words_what_it_shows() -> None:
    drawn = course(DRAWING)
    assert "3e kwartaal 2026: 1 aantoonbaar in werking, 2 ingevoerd, nog niet aangetoond" in drawn
    assert "3 van 10 ingevoerd" in drawn
    assert ">geen<" in drawn


def test_the_parts_of_a_bar_are_as_wide_as_their_numbers() -> None:
    widths = [float(width) for width in re.findall(r'<rect x="[^"]+" y="26" width="([^"]+)"', course(DRAWING, narrow=True))]
    unit = (320 - 8) / 10
    assert [round(width / unit) for width in widths] == [1, 2, 3, 4]


@given(st.lists(st.tuples(*[st.integers(0, 400)] * 4), min_size=1, max_size=9), st.booleans())
def test_a_ruler_along_every_bar_finds_what_its_label_says(numbers, narrow):
    drawing = CourseDrawing("Maatregelen", tuple(Bar(f"k{place}", *parts) for place, parts in enumerate(numbers)))
    tree = ElementTree.fromstring(course(drawing, narrow=narrow))
    said = [node.text for node in tree.iter(f"{SVG}text") if node.get("text-anchor") == "end"]
    longest = max(map(sum, numbers))
    for place, (parts, words) in enumerate(zip(numbers, said, strict=True)):
        bars = [node for node in tree.iter(f"{SVG}rect") if node.get("y") == f"{26 + 56 * place}"]
        whole = sum(float(node.get("width")) for node in bars)
        assert words == (f"{parts[0] + parts[1]} van {sum(parts)} ingevoerd" if sum(parts) else "geen")
        assert whole == pytest.approx((312 if narrow else 712) * sum(parts) / max(1, longest), abs=0.3)


def test_two_drawings_in_one_page_do_not_share_an_id() -> None:
    ids = [re.findall(r'id="([^"]+)"', course(DRAWING, narrow=narrow)) for narrow in (False, True)]
    assert not set(ids[0]) & set(ids[1])


def test_no_measures_at_all_is_no_fault() -> None:
    assert course(CourseDrawing("Leeg", ())).startswith("<svg")
