"""A barrier model as formats.md chapter 4 writes it; checked by pydantic, frozen afterwards."""

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag

from dijkwacht.documents.norms.model import NormSource, SourceReference
from dijkwacht.documents.records import KebabId, Record, Text, Title, Version
from dijkwacht.kit.dutch import alphabet
from dijkwacht.kit.words import Worded

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=40)]
Share = Annotated[float, Field(ge=0, le=1)]
Whole = Annotated[int, Field(ge=0, le=1_000_000_000)]
HOLDING = frozenset({"prevents", "hinders", "disrupts"})
"""Kinds of barrier that hold a way; the others notice or repair."""
JUDGEMENT = "judgement"
"""What stands as source of an effect that nobody measured."""


class Theme(Worded):
    """What a threat picture tells of; a model belongs to one."""

    DRUGS_PRODUCTION = "drugs-production", "drugsproductie"
    PORTS = "ports", "havens"
    HOLIDAY_PARKS = "holiday-parks", "vakantieparken"
    BUSINESS_PARKS = "business-parks", "bedrijventerreinen en loodsen"
    EXPLOITATION = "exploitation", "uitbuiting"
    LAUNDERING = "laundering", "witwassen"
    IDENTITY = "identity", "adres en identiteit"
    CARE = "care", "zorg"
    PRESSURE = "pressure", "druk op bestuur en ambtenaren"
    PROCUREMENT = "procurement", "inkoop en aanbesteding"


def _shape(value: Any) -> str:
    return "[keys]" if isinstance(value, dict | Record) else "[plain]"


class AtLeast(Record):
    """At least so many of these."""

    k: Annotated[int, Field(ge=1)]
    of: Annotated[tuple["Need", ...], Field(min_length=1)]


class Needs(Record):
    """What a way asks of the conditions; one of the three."""

    any: Annotated[tuple["Need", ...], Field(min_length=1)] | None = None
    all: Annotated[tuple["Need", ...], Field(min_length=1)] | None = None
    atleast: AtLeast | None = None


Need = Annotated[Annotated[Id, Tag("[plain]")] | Annotated[Needs, Tag("[keys]")], Discriminator(_shape)]


class Condition(Record):
    """Something that several ways share, and that a barrier can take away from all of them."""

    id: Id
    title: Title


class Way(Record):
    """One way to take a step."""

    id: Id
    title: Title
    needs: Needs | None = None
    note: Text | None = None


class Signal(Record):
    """What can be seen of a step, and by whom."""

    id: Id
    text: Text
    seen_by: tuple[Text, ...] = ()


class Step(Record):
    """A step of the process; an optional one is drawn and not reckoned with."""

    id: Id
    title: Title
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]
    facilitators: tuple[Text, ...] = ()
    signals: tuple[Signal, ...] = ()
    optional: bool = False


class Chances(Record):
    """How surely a barrier holds: at the least, most likely, at the most."""

    low: Share
    likely: Share
    high: Share


Chance = Annotated[Annotated[Share, Tag("[plain]")] | Annotated[Chances, Tag("[keys]")], Discriminator(_shape)]


class Effect(Record):
    """How surely a barrier that stands holds against one attempt, and who says so."""

    chance: Chance
    source: Text = JUDGEMENT

    @property
    def chances(self) -> Chances:
        """Three figures; one figure stands for all three."""
        one = self.chance
        return one if isinstance(one, Chances) else Chances(low=one, likely=one, high=one)


class Cost(Record):
    """What a barrier costs, in EUR and hours."""

    once: Whole = 0
    yearly: Whole = 0
    hours: Whole = 0


class CostRule(Record):
    """Over how many years, and what an hour costs in EUR."""

    years: Annotated[int, Field(ge=1, le=100)] = 4
    hour: Whole = 75

    def total(self, cost: Cost) -> Decimal:
        """What a barrier costs in all, in EUR."""
        return Decimal(cost.once + self.years * cost.yearly + self.hour * cost.hours)


class Barrier(Record):
    """One deed that stands in the way: what it closes, who places it, on what ground."""

    id: Id
    title: Title
    closes: Annotated[tuple[Text, ...], Field(min_length=1)]
    kind: Literal["prevents", "hinders", "detects", "disrupts", "repairs"]
    effect: Effect | None = None
    placed_by: tuple[Text, ...] = ()
    basis: tuple[SourceReference, ...] = ()
    instrument: Literal["damocles", "bibob", "none"] = "none"
    cost: Cost | None = None
    criteria: tuple[Text, ...] = ()
    note: Text | None = None

    @property
    def holds(self) -> bool:
        """Whether it holds a way, and does not only notice or repair."""
        return self.kind in HOLDING

    @property
    def has_source(self) -> bool:
        """Whether its effect rests on more than the judgement of who made the model."""
        return self.holds and self.effect is not None and self.effect.source != JUDGEMENT


Source = Annotated[Annotated[Text, Tag("[plain]")] | Annotated[NormSource, Tag("[keys]")], Discriminator(_shape)]


class BarrierModel(Record):
    """A whole model."""

    id: KebabId
    version: Version
    title: Title
    theme: Theme | None = None
    summary: Text | None = None
    related: tuple[KebabId, ...] = ()
    closed_at: Annotated[float, Field(gt=0, le=1)] = 0.6
    cost_rule: CostRule = CostRule()
    conditions: tuple[Condition, ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    barriers: tuple[Barrier, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody who places something, in the order of the alphabet."""
        return tuple(sorted({party for one in self.barriers for party in one.placed_by}, key=alphabet))


def exact(number: float) -> Fraction:
    """The number that somebody typed: 0.1 is a tenth."""
    return Fraction(str(number))
