"""The report's own font: found, or its absence said; signs it lacks are replaced."""

import pytest

from dijkwacht.documents.paper.fonts import drawable, fonts
from dijkwacht.kit.errors import Misconfigured


def test_the_fonts_are_ours_alone():
    assert fonts().families() == ["Source Sans 3"]


def test_without_fonts_the_command_that_makes_them_is_named(tmp_path):
    with pytest.raises(Misconfigured, match="make assets"):
        fonts(tmp_path)


def test_dutch_text_is_left_alone():
    text = "Eén coördinator à € 12,50 – ‘zo’ … ½ naïef\nIJsselmeer"
    assert drawable(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "≥ 30 dagen, ≤ 5, ≠, ≈, ±, ×, ∞",
        "A → B ← C ↑ ↓ ↔ ⇒",
        "Łódź, Čapek, Ștefan, Őry, ĳ",
        "ΑΩ αω μ Δ",
        "✓ ✔ ✗ ☐ ☑ ■ □ ● ▲",
        "Київ",
    ],
)
def test_letters_of_europe_and_the_signs_of_reports_are_set(text):
    assert drawable(text) == text


def test_a_crossed_box_is_spelled():
    assert drawable("☒ akkoord") == "[x] akkoord"


def test_signs_that_the_font_lacks_are_written_simpler_or_as_a_question_mark():
    assert drawable("\uff27") == "G"
    assert drawable("مر") == "??"
    # A smiling face with the mark that asks for its coloured form is one sign.
    assert drawable("\U0001f600\ufe0f") == "?"
