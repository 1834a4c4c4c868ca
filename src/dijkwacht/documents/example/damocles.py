"""What content/example says of Damocles: policies of invented municipalities, and cases with their days."""

from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from dijkwacht.documents.damocles.checks import row_faults
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import Matrix, MatrixSource, Row
from dijkwacht.documents.damocles.words import Drugs, Gravity, Occurrence, Place
from dijkwacht.documents.example.plans import Days, read_example
from dijkwacht.documents.records import Record, Text

Code = Annotated[str, Field(pattern=r"^GM99[0-9]{2}$")]


class PolicyPlan(Record):
    """A policy: an example with some rows of its own."""

    organisation: Code
    like: Text
    title: Text
    source: Text
    from_days_ago: Days
    shares: bool
    rows: tuple[Row, ...] = ()

    def matrix(self) -> Matrix:
        """The policy as it holds.

        Raises:
            ValueError: its rows contradict each other.
        """
        example = next(policy for policy in example_policies() if policy.id == self.like)
        rows = tuple({**example.by_key, **{row.key: row for row in self.rows}}.values())
        if wrong := list(row_faults(rows, has_serious=bool(example.serious), has_mild=bool(example.mild))):
            raise ValueError(wrong[0].reason)
        source = MatrixSource(title=self.source, checked=True)
        return example.model_copy(update={"title": self.title, "source": source, "rows": rows})


class StepPlan(Record):
    """A step: to which state, how many days after the report, and what it asks besides."""

    to: Text
    after: Days
    for_days: Days | None = None
    months: Days | None = None
    reason: Text | None = None


class NotePlan(Record):
    """A deed in the public registers, so many days after the report."""

    deed: Literal["entered", "lapse_known", "lapse_entered"]
    after: Days


class AfterPlan(Record):
    """What happened after the decision, so many days after the report."""

    what: Literal["objection", "relief-asked", "relief-decided", "objection-decided", "appeal", "lift-asked", "lift-decided"]
    after: Days
    committee: bool = False
    ruling: str = ""


class CasePlan(Record):
    """A case: who opened it, its kinds, its steps, how many questions were answered, and who else is on it."""

    organisation: Code
    by: Text
    number: Text
    days_ago: Days
    kinds: tuple[Place, Drugs, Occurrence, Gravity]
    answered: Days
    steps: tuple[StepPlan, ...] = ()
    notes: tuple[NotePlan, ...] = ()
    later: tuple[AfterPlan, ...] = ()
    names: tuple[Text, ...] = ()
    asks: Text | None = None


class DamoclesPlan(Record):
    """The whole file."""

    policies: tuple[PolicyPlan, ...]
    registers: tuple[Code, ...]
    cases: tuple[CasePlan, ...]


@lru_cache
def example_damocles() -> DamoclesPlan:
    """Policies and cases of the running example, in the order of the file."""
    return read_example("damocles.yaml", DamoclesPlan)
