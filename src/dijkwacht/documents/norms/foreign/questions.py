"""The questions of a node in a library of CISO Assistant, in the form of today, of before, and with what they may answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Protocol

from dijkwacht.documents.norms.foreign.file_parts import LONGEST, Part
from dijkwacht.documents.norms.foreign.losses import Losses
from dijkwacht.documents.norms.model import Questions

MOST_CHOICES: Final = 30
HEADING: Final = "De bron vraagt:"
_PLAIN: Final = frozenset(
    (
        "oui",
        "non",
        "true",
        "false",
        "unknown",
        "onbekend",
        "yes",
        "no",
        "n/a",
        "na",
        "partial",
        "partially",
        "ja",
        "nee",
        "nvt",
        "n.v.t.",
        "deels",
        "gedeeltelijk",
        "not applicable",
    )
)
"""Answers that need not be told: whoever reads the question knows them."""
_READ: Final = (
    "urn",
    "type",
    "text",
    "choices",
    "translations",
    "ref_id",
    "order",
    "question_type",
    "question_choices",
    "options",
)
_LEFT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "depends_on": "Vragen die alleen bij een bepaald antwoord horen, staan er nu altijd",
        "description": "De uitleg bij een vraag: niet overgenomen",
        "weight": "Het gewicht van een vraag: niet overgenomen",
        "config": "",
    }
)
_CHOICE_READ: Final = ("urn", "value", "translations", "ref_id", "order", "text")
_CHOICE_LEFT: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("add_score", "compute_result"), "De punten of de uitkomst bij een antwoord: niet overgenomen"),
        "select_implementation_groups": "Een antwoord dat groepen van eisen aanzet, doet dat hier niet",
        "description": "De uitleg bij een antwoord: niet overgenomen",
        "color": "",
    }
)


class Reads(Protocol):
    """Reads a text behind a key, in Dutch where there is any."""

    def text(self, part: Part, key: str) -> str:
        """The text."""

    def is_dutch_text(self, part: Part, key: str) -> bool:
        """Whether it is there in Dutch."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in the language that is read, and what may be answered where that says something."""

    text: str
    choices: tuple[str, ...] = ()
    is_dutch: bool = True

    @property
    def line(self) -> str:
        """The question with its answers."""
        return f"{self.text} ({'; '.join(self.choices)})" if self.choices else self.text


def questions_of(node: Part, reads: Reads, losses: Losses) -> list[Question]:
    """The questions of a node, in the order of the file."""
    return [made for part, choices in _parts(node) if (made := _question(part, choices, reads, losses)).text]


def _parts(node: Part) -> Iterator[tuple[Part, Part]]:
    """Each question, and the part that holds what may be answered."""
    given = node.data.get("questions")
    if isinstance(given, list):
        yield from ((part, part) for part in node.parts("questions"))
    else:
        listed = node.inner("questions")
        yield from ((part, part) for part in (listed.inner(key) for key in listed.data))
    # As libraries of before 2025 wrote it: one choice for all questions of a node.
    before = node.inner("question")
    yield from ((part, before) for part in before.parts("questions"))


def _question(part: Part, holder: Part, reads: Reads, losses: Losses) -> Question:
    losses.keys(part, read=_READ, left=_LEFT)
    found: list[str] = []
    for choice in _choices(holder):
        if isinstance(choice, str):
            found.append(choice)
        else:
            losses.keys(choice, read=_CHOICE_READ, left=_CHOICE_LEFT)
            value = choice.data.get("value")
            found.append(
                str(value).lower()
                if isinstance(value, bool | float)
                else reads.text(choice, "value") or reads.text(choice, "text")
            )
    shown = tuple(" ".join(each.split()) for each in found[:MOST_CHOICES] if each)
    if len(found) > MOST_CHOICES:
        losses.say(f"Meer dan {MOST_CHOICES} antwoorden bij één vraag: de rest is niet overgenomen")
    is_plain = bool(shown) and all(each.casefold().rstrip(".") in _PLAIN or each.casefold() in _PLAIN for each in shown)
    if is_plain:
        losses.count("Antwoorden zoals ‘ja’ en ‘nee’ bij een vraag: niet overgenomen; hier geldt de schaal van 0 tot en met 3")
    return Question(reads.text(part, "text"), () if is_plain else shown, reads.is_dutch_text(part, "text"))


def _choices(holder: Part) -> Iterator[Part | str]:
    for key in ("choices", "question_choices", "options"):
        listed = holder.data.get(key)
        texts = isinstance(listed, list) and all(isinstance(each, str) for each in listed)
        yield from listed if texts and listed else () if texts else holder.parts(key)


def asked(questions: list[Question]) -> Questions | None:
    """The one question of a node as ours are: is it laid down, does it happen; several stay together as guidance."""
    if len(questions) != 1:
        return None
    text = questions[0].text
    return Questions(paper=f"Is dit vastgelegd? {text}", practice=text)


def listed(questions: list[Question], *, text: str) -> str:
    """The questions as guidance; nothing where they say no more than the text of the criterion and its question do."""
    if not questions or (len(questions) == 1 and not questions[0].choices):
        return ""
    lines = [HEADING, *(f"- {each.line}" for each in questions if each.line != text)]
    whole = "\n".join(lines)
    return whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"
