"""The checklist of proportionality: power and use as separate tests, each question with its rulings."""

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from dijkwacht.documents.records import KebabId, Record, Text, Title, Version
from dijkwacht.kit.words import Worded

CheckId = Literal["power", "necessity", "balance"]
Place = Literal["dwelling", "premises"]
QuestionId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Za-z0-9._-]*$", max_length=20)]
Day = Annotated[date, Field(strict=False)]

TO_VERIFY: Final = "te verifiëren"


class Answered(Worded):
    """Where a question stands; of a case only this is kept, never the words."""

    ANSWERED = "answered", "beantwoord"
    NOT_APPLICABLE = "not_applicable", "niet van toepassing"
    OPEN = "open", "open"


class Seen(StrEnum):
    """How far the makers saw a ruling."""

    READ = "read"
    EXCERPT = "excerpt"
    SUMMARY = "summary"
    COMMENT = "comment"

    @property
    def words(self) -> str:
        """What the page says of it; only what was read is not in doubt."""
        return {
            "read": "gelezen",
            "excerpt": "alleen een fragment gezien",
            "summary": "alleen een samenvatting gezien",
            "comment": f"alleen commentaar gezien: {TO_VERIFY}",
        }[self]


class Basis(Record):
    """An article of law and the day from which the text that was read is in force."""

    law: Text
    article: Text
    version: Day


class Ruling(Record):
    """What a court decided, in one sentence of our own, and how far it was seen; without its day where nobody saw that."""

    id: KebabId
    ecli: Annotated[str, StringConstraints(pattern=r"^ECLI:NL:[A-Z]+:[0-9]{4}:[0-9]+$")]
    date: Day | None = None
    about: Text
    decided: Text
    seen: Annotated[Seen, Field(strict=False)]
    note: Text | None = None


class Check(Record):
    """One of the three tests: a heading in the letter and a chapter of the page."""

    id: CheckId
    title: Title
    heading: Title
    lead: Text


class Question(Record):
    """One question in plain words: why it matters, on what it rests, and under which label it lands in the letter.

    Without ``places`` it is asked everywhere; ``closing`` asks it only where a place closes; ``unsure`` says what is still to
    be verified.
    """

    id: QuestionId
    check: CheckId
    label: Title
    ask: Text
    why: Text
    unsure: Text | None = None
    places: tuple[Place, ...] = ()
    closing: bool = False
    basis: tuple[Basis, ...] = ()
    rulings: tuple[KebabId, ...] = ()

    def is_asked_of_any(self, places: Collection[str]) -> bool:
        """Whether it is asked of one of these places."""
        return any(map(self.is_asked_of, places or ("",)))

    def is_asked_of(self, place: str) -> bool:
        """Whether it is asked of this kind of place; of a place that is not known yet everything is asked."""
        return not self.places or not place or place in self.places


class Checklist(Record):
    """All questions in their order, with the tests (``checks``) and rulings they belong to."""

    id: KebabId
    version: Version
    title: Title
    rulings: Annotated[tuple[Ruling, ...], Field(min_length=1)]
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    @property
    def ids(self) -> tuple[str, ...]:
        """The stable ids by which a case keeps its answers."""
        return tuple(question.id for question in self.questions)

    def of(self, check: str) -> tuple[Question, ...]:
        """The questions of one of the tests."""
        return tuple(question for question in self.questions if question.check == check)

    def rulings_of(self, question: Question) -> tuple[Ruling, ...]:
        """The rulings behind a question, in the order in which it names them."""
        known = {ruling.id: ruling for ruling in self.rulings}
        return tuple(known[name] for name in question.rulings)
