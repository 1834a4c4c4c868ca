"""The words for levels, effort and evidence, the same on every page and in every report."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.scoring.answers import Kind, Side

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

FUNCTION_WORDS: Final = MappingProxyType(
    {
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
)


def in_sentence(words: Iterable[str]) -> tuple[str, ...]:
    """The same words for the middle of a sentence: without their capital."""
    return tuple(word[0].lower() + word[1:] for word in words)


def function_words(function: str) -> str:
    """A function as the page writes it: ``handhaving 2`` becomes *toezicht en handhaving 2*."""
    name, _, number = function.partition(" ")
    return " ".join(part for part in (FUNCTION_WORDS.get(name, name), number) if part)


def own_function_words(function: str) -> str:
    """The same to whoever holds it, who knows of no second: ``handhaving 2`` becomes *toezicht en handhaving*.

    >>> own_function_words("handhaving 2")
    'toezicht en handhaving'
    """
    return function_words(function.rstrip("0123456789").strip())
