"""Bibob in the running example: policies that differ from ours, and cases as rows of days."""

from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from dijkwacht.documents.bibob.model import KebabId, Line, Title
from dijkwacht.documents.example.plans import read_example
from dijkwacht.documents.records import Record

Days = Annotated[int, Field(ge=0, le=2000)]
Code = Annotated[str, Field(pattern=r"^(GM99|WS99)[0-9]{2}$|^PV99$")]


class ExamplePolicy(Record):
    """The policy of one organisation: our example with some lines changed and some left out."""

    organisation: Code
    title: Title
    from_days_ago: Days
    shares: bool
    changes: dict[KebabId, Line]
    drops: tuple[KebabId, ...]


class ExampleStep(Record):
    """A step to a state or a fact, so many days after the case was received."""

    after: Days
    to: str = ""
    fact: str = ""
    until: Days | None = None
    conclusion: Literal["none", "lesser", "serious", "offence"] | None = None
    acquittal: Literal["not_found", "left_out"] | None = None
    outcome: Literal["granted", "conditions", "refused"] | None = None
    no_test: Literal["outside_policy", "no_signal", "nothing_found", "other_ground", "other"] | None = None


class ExampleSeries(Record):
    """Cases that went alike: the first was received so many days ago, each next one ``every`` days later."""

    organisation: Code
    named: Annotated[tuple[str, ...], Field(min_length=1)]
    number: int
    count: Annotated[int, Field(ge=1, le=40)] = 1
    every: Days = 1
    decision: KebabId
    received: Days
    steps: tuple[ExampleStep, ...]


class ExampleBibob(Record):
    """The whole file."""

    policies: tuple[ExamplePolicy, ...]
    registers: tuple[Code, ...]
    series: tuple[ExampleSeries, ...]


@lru_cache
def example_bibob() -> ExampleBibob:
    """Policies and cases, in the order of the file."""
    return read_example("bibob.yaml", ExampleBibob)
