"""The dike profile: what it says, that it is valid, and that it can be read."""

from fractions import Fraction
from xml.etree import ElementTree

import pytest

from dijkwacht.documents.drawings import palette
from dijkwacht.documents.drawings.labels import plain, shortened, wrapped
from dijkwacht.documents.drawings.profile import ProfileDrawing, ProfileTheme, profile
from dijkwacht.documents.drawings.theme import Height

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert('x')</script> & \"aanhaling\" \x00\x1b ]]> \ud800 مرحبا 😀"


def height(number, of, unknown=0):
    if not of:
        return Height("n.v.t.", None)
    if unknown == of:
        return Height("nog niet bekend", None, Fraction(1))
    said = f"{unknown} onbekend" if unknown else ""
    return Height(f"{number} van {of}", Fraction(number, of), Fraction(unknown, of), said)


def theme(id_="BES", *, practice=4, paper=5, of=6, unknown=0, unknown_paper=0, lowest=None, title="Bestuur en politiek"):
    return ProfileTheme(
        id_, title, height(paper, of, unknown_paper), height(practice, of, unknown), is_same=paper == practice, lowest=lowest
    )


def drawn(*themes, narrow=False, picture_language=True, title="Weerbaarheid"):
    drawing = ProfileDrawing(title, "Wat het oog ziet.", themes, picture_language)
    return ElementTree.fromstring(profile(drawing, narrow=narrow))


def texts(tree):
    return [node.text for node in tree.iter(f"{SVG}text")]


def luminance(colour):
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (palette.ON_DIKE, palette.DIKE),
        (palette.INK, palette.PAPER),
        (palette.QUIET, palette.PAPER),
        (palette.LOW, palette.PAPER),
        (palette.DIKE, palette.PAPER),
    ],
)
def test_every_text_colour_can_be_read_on_its_ground(text, ground):
    assert contrast(text, ground) >= 4.5


def test_the_hatch_can_be_told_from_paper():
    assert contrast(palette.GAP, palette.PAPER) >= 3


@pytest.mark.parametrize("narrow", [False, True])
def test_the_drawing_is_named_and_described(narrow):
    tree = drawn(theme(), narrow=narrow)
    named = [tree.find(f"{SVG}{name}").get("id") for name in ("title", "desc")]
    assert tree.get("role") == "img"
    # A short name; the description is the description, not a part of the name.
    assert [tree.get("aria-labelledby"), tree.get("aria-describedby")] == named
    assert len(tree.find(f"{SVG}title").text) <= 120


@pytest.mark.parametrize("narrow", [False, True])
def test_a_column_shows_its_count_and_its_lowest_minimumeis(narrow):
    said = texts(drawn(theme(lowest="BES-02"), narrow=narrow))
    assert "4 van 6" in said
    assert "BES-02" in said


@pytest.mark.parametrize("narrow", [False, True])
def test_without_a_missed_minimumeis_the_legend_has_no_mark(narrow):
    assert not any("minimumeis" in words for words in texts(drawn(theme(), narrow=narrow)))


@pytest.mark.parametrize("narrow", [False, True])
def test_where_nothing_applies_the_drawing_says_so(narrow):
    said = texts(drawn(theme(of=0, practice=0), narrow=narrow))
    assert "n.v.t." in said
    assert "0 van 0" not in said


@pytest.mark.parametrize("narrow", [False, True])
def test_paper_above_practice_leaves_a_hatched_gap(narrow):
    def hatched(tree):
        return sum(node.get("fill", "").startswith("url(") for node in tree.iter(f"{SVG}rect"))

    # One hatched box is the legend's.
    assert hatched(drawn(theme(practice=2, paper=5), narrow=narrow)) == 2
    assert hatched(drawn(theme(practice=5, paper=5), narrow=narrow)) == 1
    assert hatched(drawn(theme(practice=5, paper=2), narrow=narrow)) == 1


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(("unknown", "said"), [(6, "nog niet bekend"), (2, "2 onbekend")])
def test_what_is_not_known_has_a_sign_and_words_of_its_own(narrow, unknown, said):
    tree = drawn(theme(practice=0, paper=0, unknown=unknown, unknown_paper=unknown), narrow=narrow)
    words = " ".join(texts(tree))
    assert said in words or all(part in words for part in said.split())
    assert "nog niet bekend" in words
    assert any(node.get("id", "").endswith("-onbekend") for node in tree.iter(f"{SVG}pattern"))
    assert ("0 van 6" in words) == (unknown < 6)


@pytest.mark.parametrize("narrow", [False, True])
def test_equal_sides_are_a_double_line_and_no_dashes(narrow):
    def dashed(tree):
        return sum(node.get("stroke-dasharray") is not None for node in tree.iter(f"{SVG}line"))

    assert dashed(drawn(theme(practice=3, paper=3), narrow=narrow)) == 1
    assert dashed(drawn(theme(practice=3, paper=4), narrow=narrow)) == 2


def test_without_picture_language_there_is_no_dike():
    def slanted(tree):
        body = next(node for node in tree.iter(f"{SVG}polygon") if node.get("fill") == palette.DIKE)
        corners = [corner.split(",")[0] for corner in body.get("points").split()]
        return corners[0] != corners[1]

    with_dike, without = drawn(theme()), drawn(theme(), picture_language=False)
    assert slanted(with_dike)
    assert not slanted(without)
    assert not any("dijk" in words for words in texts(without))


def test_a_low_body_carries_its_count_above_it():
    for node in drawn(theme(practice=0, paper=0)).iter(f"{SVG}text"):
        if node.text == "0 van 6":
            assert node.get("fill") == palette.INK


@pytest.mark.parametrize("narrow", [False, True])
def test_a_strict_content_policy_lets_the_drawing_through(narrow):
    tree = drawn(theme(), narrow=narrow)
    assert not any("style" in node.attrib for node in tree.iter())
    assert not {f"{SVG}style", f"{SVG}script", f"{SVG}image"} & {node.tag for node in tree.iter()}
    assert not any("href" in key for node in tree.iter() for key in node.attrib)


@pytest.mark.parametrize("narrow", [False, True])
def test_hostile_texts_stay_text(narrow):
    tree = drawn(theme(title=HOSTILE, lowest="A" * 200), narrow=narrow, title=HOSTILE)
    assert not list(tree.iter(f"{SVG}script"))
    assert "<script>" in tree.find(f"{SVG}title").text


def test_the_narrow_drawing_is_never_shrunk_on_a_small_screen():
    tree = drawn(theme(), narrow=True)
    assert float(tree.get("width")) <= 328
    assert all(float(node.get("font-size")) >= 12 for node in tree.iter(f"{SVG}text"))


def test_two_drawings_in_one_page_share_no_id():
    drawing = ProfileDrawing("Weerbaarheid", "Uitleg.", (theme(),))
    other = ProfileDrawing("Weerbaarheid", "Uitleg.", (theme(practice=1),))
    ids = [
        {node.get("id") for node in ElementTree.fromstring(svg).iter() if node.get("id")}
        for svg in (profile(drawing), profile(drawing, narrow=True), profile(other))
    ]
    assert not ids[0] & ids[1]
    assert not ids[0] & ids[2]


def test_many_themes_and_none_are_drawn():
    assert len(texts(drawn(*(theme(f"T{number}") for number in range(30))))) > 60
    assert "0%" in texts(drawn())


def test_long_titles_are_broken_where_a_word_is_joined():
    assert wrapped("Vergunningverlening en Bibob", 11, 4) == ("Vergunning-", "verlening", "en Bibob")
    assert wrapped("Informatiebeveiliging", 11, 4) == ("Informatie-", "beveiliging")


def test_what_does_not_fit_ends_in_an_ellipsis():
    assert wrapped("een twee drie vier", 4, 2) == ("een", "twe…")
    assert shortened("een lange zin met woorden", 15) == "een lange zin…"
    assert len(shortened("x" * 300, 20)) == 20


def test_plain_text_keeps_lines_and_loses_control_signs():
    assert plain("een\r\ntwee\x00\x07\u202e drie\ud800") == "een\ntwee drie"


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize(("then", "now", "shown"), [(2, 4, "-erbij)"), (4, 2, "-arcering)"), (3, 3, None)])
def test_beside_a_former_height_what_rose_and_what_fell_have_patterns_of_their_own(narrow, then, now, shown):
    drawing = ProfileDrawing("Toen en nu", "Wat het oog ziet.", (theme(practice=now, paper=then),), former="1 maart 2024")
    tree = ElementTree.fromstring(profile(drawing, narrow=narrow))
    groups = [group for group in tree.iter(f"{SVG}g") if group.get("transform") is None]
    filled = [shape.get("fill") for group in groups for shape in group.iter() if (shape.get("fill") or "").startswith("url(")]
    assert [fill.endswith(shown) for fill in filled] == ([True] if shown else [])


def test_without_a_former_height_there_is_one_pattern():
    assert len(list(drawn(theme()).iter(f"{SVG}pattern"))) == 1
