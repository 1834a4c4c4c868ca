"""What a field says where its form says nothing."""

import importlib
import io
import pkgutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from dijkwacht import web
from dijkwacht.kit.files import size_words
from dijkwacht.web.fields import Day, Euros, GivenFile, typed_day

CHOICES = (forms.ChoiceField, forms.MultipleChoiceField, forms.TypedChoiceField)


@pytest.mark.parametrize("kind", CHOICES)
def test_what_was_sent_is_never_said_back(kind: type[forms.ChoiceField]) -> None:
    sent = ["preparation"] if kind is forms.MultipleChoiceField else "preparation"
    with pytest.raises(ValidationError) as refused:
        kind(choices=[("soft", "Softdrugs")]).clean(sent)
    assert refused.value.messages == ["Kies uit de lijst."]


def declared() -> Iterator[tuple[str, forms.Field]]:
    """Every field that a form of ours declares."""
    for module in pkgutil.walk_packages(web.__path__, f"{web.__name__}."):
        if module.name.endswith(("settings", "wsgi")):
            continue
        for made in vars(importlib.import_module(module.name)).values():
            if isinstance(made, type) and issubclass(made, forms.Form) and made.__module__ == module.name:
                yield from ((f"{made.__qualname__}.{name}", field) for name, field in made.base_fields.items())


def test_no_choice_of_any_form_says_back_what_was_sent() -> None:
    found = [(name, field) for name, field in declared() if isinstance(field, (*CHOICES, forms.ModelChoiceField))]
    assert len(found) > 30
    assert [name for name, field in found if "%(value)s" in str(field.error_messages["invalid_choice"])] == []


def test_every_file_field_says_how_large_a_file_is_and_may_be() -> None:
    found = [(name, field) for name, field in declared() if isinstance(field, forms.FileField)]
    assert len(found) > 7
    assert [name for name, field in found if not isinstance(field, GivenFile)] == []
    for name, field in found:
        assert isinstance(field, GivenFile)
        most = size_words(field.most)
        assert most in field.help_text, name
        # As it stands where it fits in memory, and as it is known where it was let go.
        for file in (SimpleUploadedFile("a.x", b"x" * (field.most + 1)), UploadedFile(io.BytesIO(), "a.x", size=field.most + 1)):
            with pytest.raises(ValidationError) as refused:
                field.clean(file)
            size = size_words(field.most + 1)
            assert refused.value.messages == [f"Dit bestand is {size}; hoogstens {most} mag. {field.instead}"], name
        assert field.clean(SimpleUploadedFile("a.x", b"x" * field.most)), name


def test_no_page_of_ours_refuses_a_file_by_a_size_of_its_own() -> None:
    """Who looks at the size of a file in a page would say so in words of its own."""
    pages = Path(web.__path__[0])
    found = {str(path.relative_to(pages)) for path in pages.rglob("*.py") if "groter dan" in path.read_text(encoding="utf-8")}
    assert found == set()


class _OneDay(forms.Form):
    on = Day("Op welke dag?")


@pytest.mark.parametrize(
    "typed",
    [
        "2027-01-04",
        "4-1-2027",
        "4 januari 2027",
        "maandag 4 jan. 2027",
        "04/01/2027",
        "4.1.2027",
        "4-1-27",
        "4 - 1 - 2027",
        "4–1–2027",
        "4 jan '27",
        "ma 4 januari 2027",
        "4januari2027",
        "4-jan-2027",
        "2027/1/4",
    ],
)
def test_a_day_is_read_however_it_is_typed_in_cases_as_in_the_calculator(typed: str) -> None:
    assert typed_day(typed) == Day("Dag").clean(typed) == date(2027, 1, 4)


@pytest.mark.parametrize("typed", ["30-2-2027", "volgende week", "2027-02-30"])
def test_a_day_that_the_calendar_of_a_browser_cannot_show_stays_as_it_was_typed(typed: str) -> None:
    form = _OneDay({"on": typed})
    assert not form.is_valid()
    page = str(form["on"])
    assert (f'value="{typed}"' in page, 'type="text"' in page) == (True, True)


def test_a_day_that_it_can_show_is_in_the_calendar() -> None:
    assert 'type="date"' in str(_OneDay()["on"])
    assert 'type="date"' in str(_OneDay({"on": "2027-01-04"})["on"])
    assert 'type="date"' in str(_OneDay(initial={"on": date(2027, 1, 4)})["on"])
    assert "30 februari bestaat niet." in _OneDay({"on": "30-2-2027"}).errors["on"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("4-1", "Zet het jaar erbij, zoals 4-1-2027."),
        ("4 januari", "Zet het jaar erbij, zoals 4-1-2027."),
        ("4 janauri 2027", "‘janauri’ is geen maand. Vul een datum in, zoals 4 januari 2027."),
        ("31 februari 2027", "31 februari bestaat niet."),
        ("morgen", "Vul een datum in, zoals 4-1-2027."),
    ],
)
def test_a_day_that_cannot_be_read_says_what_is_wrong_with_it(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        typed_day(typed)
    assert refused.value.messages == [said]


@pytest.mark.parametrize("typed", ["25000", "25.000", "€ 25.000", "€25.000,-", "25 000", "25000,00", " 25.000 euro"])
def test_a_sum_is_read_however_it_is_typed(typed: str) -> None:
    assert Euros("Bedrag").clean(typed) == 25_000


@pytest.mark.parametrize("typed", ["25.00.0", "1e5", "veel", "-", "1.000,50,2"])
def test_what_is_no_sum_in_whole_euros_is_told(typed: str) -> None:
    with pytest.raises(ValidationError, match="Vul een bedrag in hele euro’s in"):
        Euros("Bedrag").clean(typed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("10.00", "Bedoelt u € 10 of € 1.000? Schrijf 10 of 1.000."),
        ("1.000.00", "Bedoelt u € 1.000 of € 100.000? Schrijf 1.000 of 100.000."),
        ("10,000", "Bedoelt u € 10 of € 10.000? Schrijf 10 of 10.000."),
        ("1.000,50", "Rond af op hele euro’s: schrijf 1.000 of 1.001."),
        ("1000,5", "Rond af op hele euro’s: schrijf 1.000 of 1.001."),
    ],
)
def test_a_sum_that_can_mean_two_is_asked_about(typed: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Euros("Bedrag").clean(typed)
    assert refused.value.messages == [said]


def test_a_dot_parts_thousands() -> None:
    assert [Euros("Bedrag").clean(typed) for typed in ("1.000", "1000", "1.000,00")] == [1_000] * 3
