"""The words for levels, effort and evidence, the same on every page and in every report."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.scoring.answers import Kind, Side
from dijkwacht.kit.dutch import alphabet

LEVEL_WORDS: Final = MappingProxyType(
    {
        Side.PAPER: (
            "Niets vastgelegd",
            "Een concept, of verouderd",
            "Vastgesteld en actueel",
            "Vastgesteld, en bekend bij wie ermee werkt",
        ),
        Side.PRACTICE: (
            "Gebeurt niet",
            "Soms, hangt af van personen",
            "Meestal, als regel",
            "Altijd, en het is aan te tonen",
        ),
    }
)
UNKNOWN_WORDS: Final = "Weet ik niet"

SIDE_WORDS: Final = MappingProxyType({Side.PAPER: "op papier", Side.PRACTICE: "in de praktijk"})

EFFORT_WORDS: Final = MappingProxyType({"small": "klein", "medium": "middel", "large": "groot"})

KIND_WORDS: Final = MappingProxyType(
    {
        Kind.DECISION: "besluit",
        Kind.TRAINING: "training",
        Kind.RIGHTS_CHECK: "controle van rechten",
        Kind.SAMPLE: "steekproef",
        Kind.OTHER: "anders",
    }
)

_FUNCTIONS: Final = {
    "secretaris": "secretaris",
    "griffier": "griffier",
    "hr": "HR",
    "integriteit": "integriteit",
    "ciso": "CISO",
    "fg": "functionaris gegevensbescherming",
    "vergunningen": "vergunningen",
    "handhaving": "toezicht en handhaving",
    "vastgoed": "vastgoed",
    "inkoop": "inkoop",
    "burgerzaken": "burgerzaken",
    "zorg": "zorg",
    "omgevingsdienst": "omgevingsdienst",
    "oov": "openbare orde en veiligheid",
    "financien": "financiën",
}
FUNCTION_WORDS: Final = MappingProxyType(dict(sorted(_FUNCTIONS.items(), key=lambda pair: alphabet(pair[1]))))
"""Every function by its code, in the order of the Dutch words: so stands each list to choose from."""


def in_sentence(words: Iterable[str]) -> tuple[str, ...]:
    """The same words for the middle of a sentence: without their capital."""
    return tuple(word[0].lower() + word[1:] for word in words)


def function_words(function: str) -> str:
    """A function as the page writes it: ``handhaving 2`` becomes *toezicht en handhaving 2*."""
    name, _, number = function.partition(" ")
    return " ".join(part for part in (FUNCTION_WORDS.get(name, name), number) if part)


def by_function(functions: Iterable[str]) -> list[str]:
    """Functions in the order of their Dutch words, a second person after the first.

    >>> by_function(["hr", "handhaving 2", "ciso", "financien", "handhaving", "fg"])
    ['ciso', 'financien', 'fg', 'hr', 'handhaving', 'handhaving 2']
    """
    return sorted(functions, key=lambda function: alphabet(function_words(function)))


def own_function_words(function: str) -> str:
    """The same to whoever holds it, who knows of no second: ``handhaving 2`` becomes *toezicht en handhaving*.

    >>> own_function_words("handhaving 2")
    'toezicht en handhaving'
    """
    return function_words(function.rstrip("0123456789").strip())
