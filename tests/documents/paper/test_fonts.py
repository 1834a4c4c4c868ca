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


def test_signs_that_the_font_lacks_are_written_simpler_or_as_a_question_mark():
    assert drawable("\u0120") == "G"
    assert drawable("مر") == "??"
    # A smiling face with the mark that asks for its coloured form is one sign.
    assert drawable("\U0001f600\ufe0f") == "?"
