"""The measures of the example, as content/example says them."""

from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from dijkwacht.documents.example.plans import read_example
from dijkwacht.documents.records import Record

Ago = Annotated[int, Field(ge=0, le=1000)]
From = Annotated[int, Field(ge=-1000, le=1000)]
State = Literal["proposed", "decided", "in_progress", "in_practice", "proven", "stopped"]


class ExampleTask(Record):
    """A step: done so many days ago, or due so many days from now."""

    text: str
    done: Ago | None = None
    due: From | None = None


class ExampleProof(Record):
    """A piece, of so many days ago; ``seen`` says when another saw it."""

    name: str
    kind: str
    dated: Ago
    kept_at: str = ""
    seen: Ago | None = None


class ExampleNote(Record):
    """How it went, so many days ago."""

    text: str
    said: Ago


class ExampleMeasure(Record):
    """A measure with the days on which it came into its states; the last of them is where it stands."""

    criterion: str = ""
    barrier: str = ""
    title: str = ""
    text: str = ""
    owner: str = ""
    due: From | None = None
    quarter: int | None = None
    effort: str = "medium"
    cycle: str = ""
    cycle_place: str = ""
    neighbours: bool = False
    environment_service: bool = False
    days: dict[State, Ago]
    how: str = ""
    reason: str = ""
    untouched: Ago | None = None
    tasks: tuple[ExampleTask, ...] = ()
    proofs: tuple[ExampleProof, ...] = ()
    notes: tuple[ExampleNote, ...] = ()


class ExampleShares(Record):
    """What the organisation lets its adviser see."""

    still: bool
    after: bool


class ExampleCourse(Record):
    """The measures of one organisation, whether they are planned in the quarter in which they are due, and its newest plan."""

    organisation: str
    shares: ExampleShares | None = None
    is_planned_when_due: bool = False
    takes: int = 0
    measures: tuple[ExampleMeasure, ...]


class Courses(Record):
    """The whole file."""

    courses: tuple[ExampleCourse, ...]


@lru_cache
def example_courses() -> tuple[ExampleCourse, ...]:
    """The organisations with measures, in the order of the file."""
    return read_example("measures.yaml", Courses).courses
