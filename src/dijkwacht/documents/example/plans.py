"""What content/example says: pictures of invented municipalities, and the words their respondents use."""

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from dijkwacht.analysis.scoring.answers import Kind, Side
from dijkwacht.documents.norms.model import CriterionId, Function
from dijkwacht.documents.records import Read, Record, Text, read
from dijkwacht.documents.workbook.model import SettledRow

Share = Annotated[float, Field(ge=0, le=1)]
Days = Annotated[int, Field(ge=0, le=1000)]
RespondentName = Annotated[str, Field(pattern=r"^[a-z]+( [2-9])?$")]


class Strength(Record):
    """The share of a theme's criteria that stands at norm on each side."""

    paper: Share
    practice: Share


class SettledPlan(Record):
    """One level that the adviser settled; without side and level: not applicable."""

    criterion: CriterionId
    side: Literal["paper", "practice"] | None = None
    level: Annotated[int, Field(ge=0, le=3)] | None = None
    reason: Text
    basis: Literal["document", "interview", "check"] = "document"

    def row(self) -> SettledRow:
        """The same as a workbook holds it."""
        side = Side(self.side) if self.side else None
        return SettledRow(self.criterion, side, self.level, not_applicable=side is None, reason=self.reason)


class Finding(Record):
    """What the adviser wrote with a vulnerability, and the advice where that was adapted too."""

    criterion: CriterionId
    text: Text
    advice: Text | None = None
    reviewed: bool = False


class Remark(Record):
    """What somebody of the organisation remarked in the fact check, and what the adviser answered."""

    role: Literal["client", "coordinator", "executive"]
    criterion: CriterionId | None = None
    text: Text
    reply: Text | None = None
    taken_over: bool = False


class Decided(Record):
    """The decision on a picture."""

    kind: Literal["adopted", "noted"]
    body: Literal["college", "mayor", "executive_committee", "deputies"]
    number: Text


class MemberDeviation(Record):
    """Where one member of a joint body differs from what holds for all; without a level: not applicable."""

    member: Annotated[str, Field(pattern=r"^GM99[0-9]{2}$")]
    criterion: CriterionId
    paper: Annotated[int, Field(ge=0, le=3)] | None = None
    practice: Annotated[int, Field(ge=0, le=3)] | None = None
    reason: Text


class MarkedPassage(Record):
    """A passage that is kept from the public version, with its ground."""

    part: Literal["summary", "decision", "finding", "recommendation"]
    criterion: CriterionId | None = None
    ground: Text
    explanation: Text
    interest: Text | None = None
    imposed_by: Text | None = None
    imposed_days_ago: Days | None = None
    review_in_days: Days | None = None


class ExampleCopy(Record):
    """One numbered copy of a closed set; what is not there did not happen yet."""

    organisation: Annotated[str, Field(pattern=r"^GM99[0-9]{2}$")]
    given_to: Text
    given_days_ago: Days
    returned_days_ago: Days | None = None
    destroyed_days_ago: Days | None = None


class Copies(Record):
    """All copies, in the order of their numbers."""

    copies: tuple[ExampleCopy, ...]


class ReadDocument(Record):
    """A document that was asked for; counted in days before the reference date, as far as it came and was read."""

    title: Text
    asked_of: Function
    asked: Days
    received: Days | None = None
    read: Days | None = None


class ExamplePlan(Record):
    """One picture: its state, who answers, how strong the themes are, and what was written by hand.

    ``since`` gives for each state reached, in their order, how many days ago that was; ``reference_days_ago`` the reference date.
    ``progress`` is the share of the own questions that a respondent has answered (default all, none when planned).
    ``levels`` sets what the answers to a criterion come to ([paper, practice]); ``unknown`` and ``not_applicable``
    say which criteria nobody knew or all put aside.
    """

    organisation: Annotated[str, Field(pattern=r"^(GM99|GR99|WS99)[0-9]{2}$|^PV99$")]
    norm: str
    basic: bool = False
    state: str
    seed: int
    since: dict[str, Days]
    reference_days_ago: Days = 0
    respondents: Annotated[tuple[RespondentName, ...], Field(min_length=1)]
    progress: dict[RespondentName, Share] = {}
    whole: Strength
    themes: dict[str, Strength] = {}
    apart: Share = 0.3
    levels: dict[CriterionId, tuple[Annotated[int, Field(ge=0, le=3)], Annotated[int, Field(ge=0, le=3)]]] = {}
    unknown: tuple[CriterionId, ...] = ()
    unanswered: tuple[CriterionId, ...] = ()
    not_applicable: dict[CriterionId, Text] = {}
    settled: tuple[SettledPlan, ...] = ()
    findings: tuple[Finding, ...] = ()
    summary: str = ""
    decision: str = ""
    unanswered_reason: str = ""
    documents: tuple[ReadDocument, ...] = ()
    covers: tuple[str, ...] = ()
    deviations: tuple[MemberDeviation, ...] = ()
    marked: tuple[MarkedPassage, ...] = ()
    remarks: tuple[Remark, ...] = ()
    decided: Decided | None = None

    def strength(self, theme: str) -> Strength:
        """How strong a theme is; the whole where nothing is said of it."""
        return self.themes.get(theme, self.whole)

    def share_done(self, respondent: str) -> float:
        """Which share of the own questions this respondent has answered."""
        return self.progress.get(respondent, 0.0 if self.state == "planned" else 1.0)


class Pictures(Record):
    """The whole file of pictures."""

    pictures: tuple[ExamplePlan, ...]


class Sentences(Record):
    """What respondents write, by how things stand; ``works`` and so on as in the file."""

    works: tuple[Text, ...] = ()
    paper_only: tuple[Text, ...] = ()
    practice_only: tuple[Text, ...] = ()
    weak: tuple[Text, ...] = ()


class Texts(Record):
    """The words of all respondents: of one criterion, or of any."""

    criteria: dict[CriterionId, Sentences]
    general: Sentences
    unknown: Annotated[tuple[Text, ...], Field(min_length=1)]
    not_applicable: Annotated[tuple[Text, ...], Field(min_length=1)]
    evidence: dict[Literal["besluit", "training", "rechtencontrole", "steekproef", "anders"], tuple[Text, ...]]

    def pieces(self, kind: Kind) -> tuple[str, ...]:
        """What a piece of this kind can be called."""
        return self.evidence[kind.value]


class Membership(Record):
    """Where somebody works and as what; ``function`` for respondents."""

    organisation: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{2,4}$")]
    role: Text
    function: Function | None = None


class Assignment(Record):
    """For whom an adviser works, counted in days from the day of loading."""

    organisation: Annotated[str, Field(pattern=r"^[A-Z]{2}[0-9]{2,4}$")]
    from_days_ago: Days
    for_days: Days


class Person(Record):
    """An invented account; ``signs_in`` where a role has a finished first page and a place on the demo's list."""

    email: Annotated[str, Field(pattern=r"^[a-z0-9.-]+@duinmark\.example$")]
    name: Text
    memberships: Annotated[tuple[Membership, ...], Field(min_length=1)]
    assignments: tuple[Assignment, ...] = ()
    signs_in: bool = False
    shows: str = ""


class People(Record):
    """The whole file of people."""

    people: tuple[Person, ...]


@lru_cache
def example_plans() -> tuple[ExamplePlan, ...]:
    """The pictures of the running example, in the order of the file."""
    return read_example("pictures.yaml", Pictures).pictures


@lru_cache
def example_people() -> tuple[Person, ...]:
    """The accounts of the running example, in the order of the file."""
    return read_example("people.yaml", People).people


@lru_cache
def example_copies() -> tuple[ExampleCopy, ...]:
    """The numbered copies that were handed out."""
    return read_example("copies.yaml", Copies).copies


@lru_cache
def example_texts() -> Texts:
    """The words of the respondents."""
    return read_example("texts.yaml", Texts)


def functions_of(plan: ExamplePlan) -> Mapping[str, str]:
    """The function of each respondent: ``handhaving 2`` is a second person in *handhaving*."""
    return MappingProxyType({name: name.split(" ")[0] for name in plan.respondents})


def read_example(name: str, model: type[Read]) -> Read:
    """One file of the example, held to its model; every fault with its place."""
    return read((files("dijkwacht") / "content" / "example" / name).read_text(encoding="utf-8"), name, model)
