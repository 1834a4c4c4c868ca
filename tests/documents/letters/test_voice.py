"""Who speaks in a letter: a board says "wij", a mayor who decides alone says "ik", and no letter mixes them."""

import re
from dataclasses import replace

import pytest

from dijkwacht.documents.letters.given import Given
from dijkwacht.documents.letters.library import letters
from tests.documents.letters.making import letter, text, variants

WE = re.compile(r"\b(wij|we|ons|onze|onszelf)\b", re.IGNORECASE)
I = re.compile(r"\b(ik|mij|mijn|mezelf)\b", re.IGNORECASE)  # noqa: E741 - the word itself
BOARDS = [
    "het college van burgemeester en wethouders van Duinrade",
    "gedeputeerde staten van Duinland",
    "dijkgraaf en heemraden",
    "",
]
ALONE = ["de burgemeester van Duinrade", "De burgemeester van Duinrade", "de commissaris van de Koning", "de dijkgraaf"]


@pytest.mark.parametrize("name", list(letters()))
@pytest.mark.parametrize("authority", BOARDS + ALONE)
def test_no_letter_speaks_in_another_voice_than_that_of_who_decides(name: str, authority: str) -> None:
    asks = "authority" in letters()[name].facts
    found = list(variants(name))
    other = (WE if authority in ALONE else I) if asks else WE
    for given in found[:: max(1, len(found) // 12)]:
        for mandate in (False, True):
            said = text(letter(name, replace(given, authority=authority, mandate=mandate)))
            assert other.search(said) is None, said


@pytest.mark.parametrize("name", [name for name in letters() if name != "damocles-kosten"])
def test_each_letter_does_speak(name: str) -> None:
    assert (WE if "authority" in letters()[name].facts else I).search(text(letter(name)))


def test_who_decides_alone_is_seen_by_the_name_of_the_body() -> None:
    assert all(Given(authority=one).speaks_alone for one in ALONE)
    assert not any(Given(authority=one).speaks_alone for one in BOARDS)
