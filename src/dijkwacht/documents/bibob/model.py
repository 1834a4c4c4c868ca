"""What the law allows and what an organisation laid down, by kind of decision; checked by pydantic, frozen afterwards."""

from datetime import date
from types import MappingProxyType
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from dijkwacht.analysis.terms.cases import Decision as TermKind
from dijkwacht.documents.records import Record

Text = Annotated[str, StringConstraints(min_length=1, max_length=500, strip_whitespace=True)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Version = Annotated[str, StringConstraints(min_length=1, max_length=20, strip_whitespace=True)]
KebabId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Body = Literal["municipality", "province", "water_board"]
Group = Literal["permit", "environment", "subsidy", "property", "contract"]
Mode = Literal["standard", "signal", "none"]
SignalId = Literal["tip-om", "tip-overheid", "tip-bureau", "signaal-riec", "eigen-indicatie"]
IndicatorId = Literal["financing-other", "financing-unclear", "new-owner", "odd-price"]
Service = Literal["mandated", "not_mandated", "none"]

GROUP_WORDS: Final = MappingProxyType(
    {
        "permit": "Vergunning",
        "environment": "Omgevingswet",
        "subsidy": "Subsidie",
        "property": "Vastgoed",
        "contract": "Opdracht",
    }
)
MODE_WORDS: Final = MappingProxyType({"standard": "altijd", "signal": "bij een signaal", "none": "niet"})
SERVICE_WORDS: Final = MappingProxyType(
    {
        "mandated": "de omgevingsdienst heeft mandaat voor de toets",
        "not_mandated": "de omgevingsdienst heeft geen mandaat voor de toets",
        "none": "er is geen omgevingsdienst bij betrokken",
    }
)
INDICATOR_WORDS: Final = MappingProxyType(
    {
        "financing-other": "financiering niet van een bank",
        "financing-unclear": "financiering niet duidelijk",
        "new-owner": "kort geleden van eigenaar gewisseld",
        "odd-price": "prijs of huur wijkt duidelijk af van wat gewoon is",
    }
)
CIVIL: Final = frozenset({"property", "contract"})
"""Groups that go by private law: no decision term, no suspension by article 31."""


class LegalGround(Record):
    """An article, the date of the text that was read, and whether it was read at all."""

    article: Text
    read: date | None = None
    checked: bool = False


class Decision(Record):
    """A kind of decision: which bodies take it, and whether the law lets them test it.

    ``before`` says what the law already allowed before ``since``; ``warning`` what goes wrong easily, shown with every test.
    ``kind`` stands where its terms are other than those of its group. ``mayor`` is by which article the mayor decides, where
    it is not the board of its body. ``ground`` is what a letter calls it, where an act of its own gives the power.
    """

    id: KebabId
    title: Title
    group: Group
    bodies: Annotated[tuple[Body, ...], Field(min_length=1)]
    allowed: Literal["yes", "limited", "no"]
    since: date | None = None
    since_checked: bool = True
    before: Text | None = None
    grounds: Annotated[tuple[LegalGround, ...], Field(min_length=1)]
    unsure: Text | None = None
    note: Text | None = None
    warning: Text | None = None
    kind: Annotated[TermKind, Field(strict=False)] | None = None
    mayor: LegalGround | None = None
    ground: Literal["alcohol", "gambling"] | None = None

    @property
    def is_civil(self) -> bool:
        """Whether it goes by private law."""
        return self.group in CIVIL

    @property
    def to_verify(self) -> bool:
        """Whether something of it was not read in the law."""
        return self.unsure is not None or not all(ground.checked for ground in self.grounds)

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles by name."""
        return tuple(ground.article for ground in self.grounds)

    def is_allowed_on(self, day: date) -> bool:
        """Whether the law lets this be tested on a day."""
        return self.allowed != "no" and (self.since is None or self.since <= day or self.before is not None)

    def limit_on(self, day: date) -> str | None:
        """How the law limits a test on a day; nothing where it does not."""
        if self.since and self.since > day:
            return self.before
        return self.note if self.allowed == "limited" else None


class Signal(Record):
    """What can start a test; ``is_tip`` where the law itself names it."""

    id: SignalId
    title: Title
    since: date | None = None
    since_checked: bool = True
    grounds: Annotated[tuple[LegalGround, ...], Field(min_length=1)]
    is_tip: bool = False
    note: Text | None = None

    @property
    def words(self) -> str:
        """The title within a sentence."""
        return self.title[0].lower() + self.title[1:]


class Law(Record):
    """What the law allows."""

    id: KebabId
    version: Version
    title: Title
    decisions: Annotated[tuple[Decision, ...], Field(min_length=1)]
    signals: Annotated[tuple[Signal, ...], Field(min_length=1)]

    def decision(self, name: str) -> Decision | None:
        """The decision with this id."""
        return next((one for one in self.decisions if one.id == name), None)

    def of_body(self, body: str) -> tuple[Decision, ...]:
        """The decisions that this kind of body takes."""
        return tuple(one for one in self.decisions if body in one.bodies)


class Area(Record):
    """A part of the own territory with a name."""

    id: KebabId
    title: Title


class Indicators(Record):
    """Which own indications count, and how many of them ask for a light or a whole test."""

    chosen: tuple[IndicatorId, ...] = ()
    light_from: Annotated[int, Field(ge=1, le=9)] = 1
    standard_from: Annotated[int, Field(ge=1, le=9)] = 2


class Line(Record):
    """One kind of decision: tested as a rule or on a signal, where, what a renewal without changes gets, and why."""

    decision: KebabId
    mode: Mode
    areas: tuple[KebabId, ...] = ()
    renewal: Literal["same", "light"] = "same"
    why: Text | None = None


class Policy(Record):
    """A policy line; a decision without a line lies outside it."""

    id: KebabId
    version: Version
    title: Title
    body: Body
    environment_service: Service = "none"
    areas: tuple[Area, ...] = ()
    indicators: Indicators = Indicators()
    signals: tuple[SignalId, ...] = ("tip-om", "tip-overheid", "tip-bureau", "signaal-riec", "eigen-indicatie")
    lines: tuple[Line, ...] = ()

    def line(self, decision: str) -> Line | None:
        """What it says of a kind of decision."""
        return next((line for line in self.lines if line.decision == decision), None)

    @property
    def without_why(self) -> tuple[str, ...]:
        """The decisions that are tested while nothing says why."""
        return tuple(line.decision for line in self.lines if line.mode != "none" and not line.why)

    def area_titles(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """The names of areas."""
        return tuple(area.title for area in self.areas if area.id in ids)
