"""What content/example says of measures that went their way between two pictures, and of the plan that followed."""

from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from dijkwacht.documents.example.plans import Days, read_example
from dijkwacht.documents.norms.model import CriterionId, Function, Record


class PastMeasure(Record):
    """One measure of the former picture: how far it came, and how many days ago it did; ``due`` may lie ahead (below zero)."""

    criterion: CriterionId
    owner: Function | None = None
    state: Literal["proposed", "decided", "in_progress", "in_practice", "proven", "stopped"]
    noted: Days
    decided: Days | None = None
    since: Days
    practice: Days | None = None
    due: Annotated[int, Field(ge=-400, le=1000)] | None = None
    how: str = ""
    proof: str = ""
    reason: str = ""


class ExampleCourse(Record):
    """One organisation: its past measures, and how many of the proposal for its new picture were taken over."""

    organisation: Annotated[str, Field(pattern=r"^GM99[0-9]{2}$")]
    past: tuple[PastMeasure, ...]
    takes: int


class Courses(Record):
    """The whole file."""

    courses: tuple[ExampleCourse, ...]


@lru_cache
def example_courses() -> tuple[ExampleCourse, ...]:
    """The organisations with a past, in the order of the file."""
    return read_example("plan.yaml", Courses).courses
