"""A template of a letter as its file writes it, and as it is used: with its shared parts in place."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Final, Literal

from pydantic import Field, StringConstraints

from dijkwacht.documents.damocles.words import Measure
from dijkwacht.documents.letters.checklist import Basis, CheckId, Checklist, Question
from dijkwacht.documents.letters.conditions import CONDITIONS
from dijkwacht.documents.letters.facts import FACTS, Fact, asked_by
from dijkwacht.documents.letters.given import Given, Ground, Plan, Role
from dijkwacht.documents.records import KebabId, Record, Text, Title, Version

Name = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$", max_length=40)]
Outcome = Literal["intention", "decision", "notice"]

TOKEN: Final = re.compile(r"\{(?P<fact>[a-z_]+)\}|\[(?P<gap>[a-z-]+)\]|\((?P<voice>[^()|\[\]{}]+\|[^()|\[\]{}]+)\)")
"""A fact that the product fills in, a gap that people fill in themselves, or words for who speaks: ``(wij zijn|ik ben)``."""

KEYS: Final = ("heading", "text", "points", "points_of", "reasons", "part")
"""What a block can be; each is one of these."""


class Block(Record):
    """A heading, a paragraph, a list, the reasons of one test, or a shared part.

    ``when`` says if it stands in the letter, ``carries`` which elements it brings that the law demands. ``together`` holds a
    paragraph on one page with what follows.
    """

    together: bool = False
    when: tuple[Name, ...] = ()
    carries: tuple[KebabId, ...] = ()
    heading: Text | None = None
    text: Text | None = None
    points: Annotated[tuple[Text, ...], Field(min_length=1)] | None = None
    points_of: Name | None = None
    reasons: CheckId | None = None
    part: KebabId | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """What it is; a right block is exactly one thing."""
        return tuple(key for key in KEYS if getattr(self, key) is not None)

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text in it in which facts and gaps can stand."""
        return (*(text for text in (self.heading, self.text) if text), *(self.points or ()))


class Gap(Record):
    """A place that people fill in themselves, outside the product."""

    id: KebabId
    words: Text


class Part(Record):
    """Blocks that several letters share."""

    id: KebabId
    blocks: Annotated[tuple[Block, ...], Field(min_length=1)]


class Shared(Record):
    """All gaps and shared parts, and what an owner or landlord does not read of others.

    ``private`` are questions whose answer stays away from him, ``reworded`` questions and ``withheld`` texts that become a gap
    in his letter, to be written for him alone; ``thirds`` are the texts that become a gap for a third party. ``always`` are
    questions that fit every case: without an answer nothing is weighed.
    """

    gaps: Annotated[tuple[Gap, ...], Field(min_length=1)]
    parts: tuple[Part, ...]
    private: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    withheld: dict[Name, Text] = {}
    thirds: dict[Name, Text] = {}
    always: tuple[str, ...] = ()

    @property
    def gap_words(self) -> dict[str, str]:
        """What stands between the brackets of each gap."""
        return {gap.id: gap.words for gap in self.gaps}

    def blocks_of(self, name: str) -> tuple[Block, ...]:
        """The blocks of a part."""
        return next(part.blocks for part in self.parts if part.id == name)


class Follows(Record):
    """A legal term that runs from a day of this letter: the rule by its number, and its own title where that says more."""

    rule: Annotated[str, StringConstraints(pattern=r"^T[0-9]{2}$")]
    since: Name
    title: Title | None = None
    when: tuple[Name, ...] = ()


class Deed(Record):
    """What to do beside sending the letter."""

    text: Text
    when: tuple[Name, ...] = ()


class Element(Record):
    """What the law demands of some kinds of letters, with its article; with ``when`` only of letters for which that holds."""

    id: KebabId
    name: Text
    basis: Annotated[tuple[Basis, ...], Field(min_length=1)]
    kinds: Annotated[tuple[KebabId, ...], Field(min_length=1)]
    when: tuple[Name, ...] = ()

    @property
    def citation(self) -> str:
        """Its articles in a line."""
        return "; ".join(f"{one.law} {one.article}" for one in self.basis)


class Elements(Record):
    """Every element; a kind of letter that stands at none of them does not exist."""

    elements: Annotated[tuple[Element, ...], Field(min_length=1)]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of letters that are known."""
        return frozenset(kind for one in self.elements for kind in one.kinds)

    def of(self, kind: str) -> tuple[Element, ...]:
        """What the law demands of one kind."""
        return tuple(one for one in self.elements if kind in one.kinds)


class Template(Record):
    """A template as it was reviewed.

    ``marking`` stands on each page in the place of its title; ``reads_back`` is the intention whose Word file fills this form.
    """

    id: KebabId
    version: Version
    title: Title
    marking: Text | None = None
    instrument: Literal["damocles", "bibob", "picture"]
    outcome: Outcome
    kind: KebabId
    use: Text
    reads_back: KebabId | None = None
    measures: tuple[Annotated[Measure, Field(strict=False)], ...] = ()
    roles: tuple[Annotated[Role, Field(strict=False)], ...] = ()
    plans: tuple[Annotated[Plan, Field(strict=False)], ...] = ()
    grounds: tuple[Annotated[Ground, Field(strict=False)], ...] = ()
    to: Annotated[tuple[Text, ...], Field(min_length=1)]
    basis: Annotated[tuple[Basis, ...], Field(min_length=1)]
    terms: tuple[Follows, ...] = ()
    then: tuple[Deed, ...] = ()
    unsure: tuple[Text, ...] = ()
    body: Annotated[tuple[Block, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class LetterModel:
    """A template ready to use: its blocks with the shared parts in place, the words of every gap, and what the law demands."""

    template: Template
    blocks: tuple[Block, ...]
    gaps: dict[str, str]
    private: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    withheld: Mapping[str, str] = field(default_factory=dict)
    thirds: Mapping[str, str] = field(default_factory=dict)
    always: tuple[str, ...] = ()
    demands: tuple[Element, ...] = ()

    @property
    def id(self) -> str:
        """The id of the template."""
        return self.template.id

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts that this letter asks, in the order of a form."""
        asked = {fact for block in self.blocks for name in named(block) for fact in asked_by(name)}
        asked |= {follows.since for follows in self.template.terms}
        template = self.template
        whens = [*(one.when for one in self.blocks), *(one.when for one in template.terms), *(one.when for one in template.then)]
        asked |= {fact for when in whens for name in when for fact in CONDITIONS[name].asks}
        return tuple(name for name in FACTS if name in asked)

    def offered(self, fact: Fact) -> tuple[Any, ...]:
        """What this letter offers to choose from for a fact, each with its word."""
        narrowed: tuple[Any, ...] = (
            *self.template.measures,
            *self.template.roles,
            *self.template.plans,
            *self.template.grounds,
        )
        return tuple(one for one in narrowed if type(one) is fact.choices) or tuple(fact.choices or ())

    def kept_from(self, given: Given) -> Mapping[str, str]:
        """The texts that the reader of this letter does not get, each with the gap that stands there instead."""
        return self.withheld if given.for_owner else self.thirds if given.for_third else {}

    @property
    def checks(self) -> tuple[str, ...]:
        """The tests whose questions this letter walks, in their order."""
        return tuple(dict.fromkeys(block.reasons for block in self.blocks if block.reasons))

    def questions(self, checklist: Checklist) -> tuple[Question, ...]:
        """The questions that this letter walks: those about closing only where it closes."""
        closes = bool(self.template.measures)
        return tuple(one for one in checklist.questions if one.check in self.checks and (closes or not one.closing))


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces: ``("text", …)``, ``("fact", name)``, ``("gap", name)`` and ``("voice", "ours|mine")``.

    >>> list(tokens("Ik sluit {place} aan [adres]."))
    [('text', 'Ik sluit '), ('fact', 'place'), ('text', ' aan '), ('gap', 'adres'), ('text', '.')]
    """
    at = 0
    for found in TOKEN.finditer(text):
        if found.start() > at:
            yield "text", text[at : found.start()]
        kind = found.lastgroup or ""
        yield kind, found[kind]
        at = found.end()
    if at < len(text):
        yield "text", text[at:]


def named(block: Block) -> Iterator[str]:
    """The facts that a block names."""
    found = [token for text in block.texts for token in tokens(text)]
    yield from (name for kind, name in found if kind == "fact")
    if any(kind == "voice" for kind, _ in found):
        yield "authority"
    if block.points_of:
        yield block.points_of
