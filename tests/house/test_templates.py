"""A strict content security policy: nothing inline in a template or drawing, and no code in attributes."""

import re

import pytest

from tests.house.tree import SOURCE, TEMPLATES, name, ours

# Blocks of data are not run, and so may stand inline.
INLINE = re.compile(
    r"""\sstyle\s*=
    | <style\b
    | <script\b (?! [^>]* \bsrc\s*= ) (?! [^>]* \btype\s*=\s*["']application/(?:ld\+)?json )
    | \shx-on\b
    | \son(?!ly\b|ce\b|e\b)[a-z]+\s*=
    | ["']\s*javascript:
    | \shx-(?:vals|headers)\s*=\s*["']\s*js:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_TAGS = re.compile(r"{#.*?#}|{% *comment.*?endcomment *%}|{%.*?%}|{{.*?}}", re.DOTALL)


def inline(template: str) -> list[str]:
    """What a strict policy would block, apart from what the template language itself says."""
    return [found.strip() for found in INLINE.findall(_TAGS.sub("", template))]


def test_no_template_has_inline_style_script_or_handler() -> None:
    found = {name(path): hits for path in ours("*.html", below=TEMPLATES) if (hits := inline(path.read_text(encoding="utf-8")))}
    assert found == {}


def test_no_hidden_word_begins_with_a_colon_or_a_comma() -> None:
    # A browser puts a space before what stands aside, and a screen reader then reads the sign by itself.
    begins = re.compile(r'class="dw-hidden">\s*[:,.;]')
    found = [name(path) for path in ours("*.html", below=TEMPLATES) if begins.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_no_hidden_word_is_a_code() -> None:
    # Who listens hears the name of a place, as who looks reads it.
    said = re.compile(r'class="dw-hidden">[^<]*{{[^}]*\bcode\b')
    found = [name(path) for path in ours("*.html", below=TEMPLATES) if said.search(path.read_text(encoding="utf-8"))]
    assert found == []


def test_what_sets_words_of_its_own_is_never_a_plain_include() -> None:
    # The words of such an include would stay, and stand in whatever comes after it on the page.
    texts = {path: path.read_text(encoding="utf-8") for path in ours("*.html", below=TEMPLATES)}
    setting = {path.relative_to(TEMPLATES).as_posix() for path, text in texts.items() if "<c-vars" in text}
    assert "cotton/alert.html" in setting
    included = {found for text in texts.values() for found in re.findall(r'{% include "([^"]+)"', text)}
    assert sorted(setting & included) == []


def test_no_drawing_writes_inline_style() -> None:
    # A drawing stands in the page as it is: what a template may not do, it may not either.
    found = [path for path in ours("*.py", below=SOURCE / "documents" / "drawings") if inline(path.read_text(encoding="utf-8"))]
    assert list(map(name, found)) == []


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>go()</script>",
        "<script nonce='a'>go()</script>",
        '<a onclick="go()">',
        '<a hx-on:click="go()">',
        '<a href="javascript:go()">',
        "<p\nSTYLE = 'x'>",
        '<body onLoad="go()">',
        """<p hx-vals='js:{a: 1}'>""",
    ],
)
def test_what_the_policy_blocks_is_seen(bad: str) -> None:
    assert inline(bad)


@pytest.mark.parametrize(
    "good",
    [
        '<script src="/a.js" defer></script>',
        '<script type="application/json">{}</script>',
        '{% include "x" with onclick=1 only %}',
        "{# <p style='a'> #}",
        '<c-card only="x">',
        '<link rel="stylesheet" href="a.css">',
        "{% comment %}<style>{% endcomment %}",
    ],
)
def test_what_the_policy_lets_through_is_right(good: str) -> None:
    assert inline(good) == []


def _classes(text: str) -> set[str]:
    """Our own class names in a text; what the template language makes of a word ends where that begins."""
    return set(re.findall(r"(?<![\w-])dw-[a-z][\w-]*", text))


def test_no_template_has_a_class_that_no_style_sheet_or_script_knows() -> None:
    static = TEMPLATES.parent / "static"
    known = set().union(*(_classes(path.read_text(encoding="utf-8")) for path in ours("*.*s*", below=static)))
    made = re.compile(r"(dw-[\w-]*-)(?=\{[{%])")
    lost = set()
    for path in ours("*.html", below=TEMPLATES):
        text = path.read_text(encoding="utf-8")
        begun = {start for start in made.findall(text) if not any(one.startswith(start) for one in known)}
        lost |= {(name(path), one) for one in (_classes(made.sub("", text)) - known) | begun}
    assert sorted(lost) == []


def test_a_style_sheet_has_no_class_that_nothing_uses_and_closes_what_it_opens() -> None:
    web = TEMPLATES.parent
    using = [*ours("*.html", below=TEMPLATES), *ours("*.py"), *ours("*.js", below=web / "static/js")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in using)
    begun = tuple(re.findall(r"(dw-[\w-]*-)(?=\{)", text))
    sheets = {name(path): path.read_text(encoding="utf-8") for path in ours("*.css", below=web / "static/css")}
    assert [sheet for sheet, styles in sheets.items() if styles.count("{") != styles.count("}")] == []
    kept = {one for styles in sheets.values() for one in re.findall(r"\.(dw-[a-z][\w-]*)", styles)}
    assert sorted(one for one in kept - _classes(text) if not one.startswith(begun)) == []


def test_no_page_has_a_name_that_would_slip_into_the_fields_of_its_form() -> None:
    # A plain include sees all that a page holds: a page that said ``words`` of itself gave each of its fields that label.
    slips = {"label_words", "explain", "whose", "is_wide", "quiet"}
    field = (TEMPLATES / "cotton" / "field.html").read_text(encoding="utf-8")
    assert {*re.findall(r"{{ (\w+)\|default", field), *re.findall(r"{% if (\w+) %}", field)} <= slips
    taken = re.compile(rf'"(?:{"|".join(slips)})":')
    assert [name(path) for path in ours("*.py", below=SOURCE / "web") if taken.search(path.read_text(encoding="utf-8"))] == []
