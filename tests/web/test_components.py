"""What a component promises to the person who uses it."""

import re
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string
from django_cotton.compiler_regex import CottonCompiler

from dijkwacht import web

TEMPLATES = Path(web.__file__).parent / "templates"
STATIC = TEMPLATES.parent / "static"
PAIRS = (
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "sunk"),
    ("quiet", "ground"),
    ("quiet", "surface"),
    ("quiet", "sunk"),
    ("quiet", "blue-soft"),
    ("blue", "ground"),
    ("blue", "surface"),
    ("blue", "blue-soft"),
    ("blue-strong", "blue-soft"),
    ("on-blue", "blue"),
    ("on-blue", "blue-strong"),
    ("on-brand", "brand"),
    ("on-brand-quiet", "brand"),
    ("orange", "orange-soft"),
    ("ok", "ok-soft"),
    ("ok", "ground"),
    ("error", "error-soft"),
    ("error", "ground"),
    ("error", "surface"),
    ("on-error", "error"),
    ("focus", "focus-inner"),
)


class Question(forms.Form):
    """A form with one field that must be filled."""

    place = forms.CharField(label="Waar wordt het bewaard?", help_text="Noem de map of het systeem.")


def render(source: str, **context: Any) -> str:
    """A piece of template source as the pages would draw it."""
    compiled = CottonCompiler().process(source)  # type: ignore[no-untyped-call]
    return engines["django"].from_string(compiled).render(context)


def themes() -> list[dict[str, str]]:
    """The light colours and the two dark blocks, as names and hexadecimal values."""
    blocks = re.findall(
        r"color-scheme: (?:light|dark);(.*?)\}", (STATIC / "css/tokens.css").read_text(encoding="utf-8"), re.DOTALL
    )
    return [dict(re.findall(r"--dw-([a-z-]+): (#[0-9a-f]{6});", block)) for block in blocks]


def luminance(colour: str) -> float:
    """Relative luminance of a colour, as WCAG 2 defines it."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_stands_out_from_its_ground_in_light_and_dark() -> None:
    found = themes()
    assert len(found) == 3
    weak = [(front, back) for theme in found for front, back in PAIRS if contrast(theme[front], theme[back]) < 4.5]
    assert not weak


def test_the_edge_of_a_field_can_be_seen() -> None:
    assert all(contrast(theme["line-strong"], theme[back]) >= 3 for theme in themes() for back in ("surface", "ground"))


def test_choosing_dark_gives_the_same_colours_as_preferring_dark() -> None:
    _, preferred, chosen = themes()
    assert preferred == chosen


def test_a_hint_and_an_error_are_tied_to_their_field() -> None:
    html = render('<c-field :field="field" />', field=Question({})["place"])
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described
    ids = described.group(1).split()
    assert len(ids) == 2
    assert all(f'id="{name}"' in html for name in ids)
    assert html.index("Noem de map") < html.index("<input")


def test_a_summary_links_every_fault_to_its_field() -> None:
    html = render('<c-error-summary :form="form" />', form=Question({}))
    assert 'href="#id_place"' in html
    assert 'tabindex="-1"' in html
    assert ">Waar wordt het bewaard? " in html  # a question has no colon behind it


def test_an_alert_keeps_its_heading_when_it_is_included() -> None:
    html = render_to_string("cotton/notice.html", {"kind": "error", "heading": "Nog niet bewaard", "message": "Kies een dag."})
    assert html.index("Nog niet bewaard") < html.index("Kies een dag.")


def test_what_one_notice_says_never_stands_in_the_next() -> None:
    first = '{% include "cotton/notice.html" with kind="error" heading="Nog niet bewaard" message="Kies een dag." live=True %}'
    html = render(f'{first}<c-alert kind="warning" title="Intussen veranderd"><p>Een collega.</p></c-alert>')
    after = html.partition("Kies een dag.")[2]
    assert "Intussen veranderd" in after
    assert "Een collega." in after
    assert "Nog niet bewaard" not in after
    assert "Kies een dag." not in after


def test_without_faults_there_is_no_summary() -> None:
    assert not render('<c-error-summary :form="form" />', form=Question({"place": "het zaaksysteem"})).strip()


def test_a_button_that_cannot_be_used_says_why() -> None:
    html = render('<c-button id="door" reason="Er zijn nog 4 onderdelen zonder antwoord.">Naar concept</c-button>')
    assert 'aria-disabled="true"' in html
    assert 'aria-describedby="door-reden"' in html
    assert 'id="door-reden">Er zijn nog 4 onderdelen' in html


def test_a_button_with_an_address_is_a_link() -> None:
    html = render('<c-button kind="primary" href="/vragen/">Beginnen</c-button>')
    assert re.search(r'<a class="nl-button nl-button--primary" href="/vragen/"\s*>Beginnen</a>', html)


@pytest.mark.parametrize("value", ["0", "2", "?"])
def test_the_given_level_is_chosen_and_no_other(value: str) -> None:
    levels = [{"number": number, "words": f"niveau {number}"} for number in range(4)]
    html = render_to_string(
        "cotton/level_choice.html", {"name": "papier", "legend": "Is dit vastgelegd?", "levels": levels, "value": value}
    )
    assert re.findall(r'value="(.)" checked', html) == [value]
    assert html.count('type="radio"') == 5


def test_no_level_is_chosen_beforehand() -> None:
    html = render_to_string("cotton/level_choice.html", {"name": "papier", "legend": "?", "levels": [], "value": ""})
    assert "checked" not in html


def test_a_table_can_be_scrolled_by_keyboard_and_has_a_name() -> None:
    html = render('<c-data-table id="t" caption="Op orde per thema"><tbody></tbody></c-data-table>')
    assert 'tabindex="0"' in html
    assert 'aria-labelledby="t-titel"' in html
    assert '<caption id="t-titel">Op orde per thema</caption>' in html


def test_an_alert_takes_no_title_from_the_page_around_it() -> None:
    assert "Titel van de pagina" not in render('<c-alert kind="ok"><p>Bewaard.</p></c-alert>', title="Titel van de pagina")


def test_a_button_is_not_shut_by_a_reason_of_the_page_around_it() -> None:
    assert "aria-disabled" not in render("<c-button>Terug</c-button>", reason="Dit kan nu niet.")


def test_text_of_people_is_escaped() -> None:
    assert "<b>" not in render('<c-card :title="title">tekst</c-card>', title="<b>vet</b>")


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "409", "500", "lockout", "signed_out"])
def test_an_error_page_says_what_to_do(name: str) -> None:
    html = render_to_string(f"errors/{name}.html")
    assert html.count("<h1") == 1
    assert html.count("nl-button--primary") == 1


def test_a_refusal_gives_its_reason() -> None:
    assert "Het beeld is al vastgesteld." in render_to_string("errors/409.html", {"reason": "Het beeld is al vastgesteld."})


def test_no_template_needs_inline_script_or_style() -> None:
    # A block of JSON is data, which the policy on scripts leaves alone.
    forbidden = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*(?:\bsrc=|application/json))")
    assert not [path.name for path in TEMPLATES.rglob("*.html") if forbidden.search(path.read_text(encoding="utf-8"))]


def test_our_own_scripts_are_short() -> None:
    assert not [path.name for path in (STATIC / "js").glob("*.js") if len(path.read_text(encoding="utf-8").splitlines()) > 100]
