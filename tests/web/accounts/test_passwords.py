"""Passwords that guessers try first are refused, also with a year and a sign behind them; a sentence is not."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from dijkwacht.web.accounts.passwords import dutch

GUESSED = [
    "wachtwoord12345",
    "Welkom2026!!",
    "Amsterdam2026",
    "wachtwoord123",
    "aaaaaaaaaaaa",
    "W@chtw00rd2026!",
    "2026!Gemeente!!",
    "welkomwelkom",
    "Zomer-2026-Zomer",
    "GemeenteHaarlem1",
    "iloveyou20262026",
    "123456789012",
    "p@ssw0rd!2026",
    "september.2026",
]


@pytest.mark.parametrize("said", GUESSED)
def test_a_known_word_with_something_around_it_is_refused(said: str) -> None:
    with pytest.raises(ValidationError, match="snel te raden"):
        validate_password(said)


@pytest.mark.parametrize(
    "said",
    [
        "zonder-dijk-geen-land",
        "een-lang-genoeg-wachtwoord",
        "Regenjas onder de kapstok",
        "t7#Vq!mZ2&xKpL0",
        "zon maan sterren kaas",
    ],
)
def test_a_sentence_or_a_row_of_chance_is_right(said: str) -> None:
    validate_password(said)


def test_the_list_is_ours_and_has_no_word_twice() -> None:
    assert len(dutch()) > 300
    assert all(word.isascii() and word.islower() and word.isalpha() for word in dutch())
