"""The overview: one row for each organisation of the programme, by name, with its state and dates."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Subquery

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import programme_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.organisations.models import Boundary, Region, RegionMembership
from dijkwacht.apps.organisations.queries import existing_on
from dijkwacht.apps.organisations.rules import Kind, Scheme
from dijkwacht.apps.pictures.rules.states import Stage
from dijkwacht.apps.programme.queries import progress_in_programme
from dijkwacht.apps.programme.rules import Progress
from dijkwacht.web.programme.filters import KINDS, Choice


@dataclass(frozen=True, slots=True)
class Row:
    """One organisation: what the programme knows of it, and nothing more."""

    code: str
    name: str
    kind: Kind
    boundary: int | None
    progress: Progress

    @property
    def kind_word(self) -> str:
        """The kind in words."""
        return self.kind.word


@dataclass(frozen=True, slots=True)
class Overview:
    """All rows within kind and region, by name; those of the chosen state are shown."""

    rows: tuple[Row, ...]
    stage: Stage | None

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows of the chosen state."""
        return tuple(row for row in self.rows if self.stage in {None, row.progress.stage})

    @property
    def counts(self) -> Counter[Stage]:
        """How many organisations there are in each state."""
        return Counter(row.progress.stage for row in self.rows)


@dataclass(frozen=True, slots=True)
class Reach:
    """The organisations of a programme that somebody follows, and the regions other than the province in which they lie."""

    organisations: frozenset[int]
    regions: tuple[Region, ...]


def reach(user: User, programme: Region, *, on: date) -> Reach:
    """How far this user sees in a programme on a day; one query."""
    followed = programme_organisations(user, Right.SEE_STATE, on=on).filter(region_memberships__region=programme)
    lies = RegionMembership.objects.filter(organisation__in=followed.values("pk")).select_related("region")
    regions: dict[int, Region] = {}
    organisations = set()
    for row in lies.order_by("region__name"):
        organisations.add(row.organisation_id)
        regions.setdefault(row.region_id, row.region)
    return Reach(frozenset(organisations), tuple(one for one in regions.values() if one.scheme != Scheme.PROVINCE))


def overview(user: User, programme: Region, choice: Choice, seen: Reach, *, on: date) -> Overview:
    """What this user sees of a programme on a day: one query for states and dates, one for the organisations."""
    then: date = choice.asked("dag") or on
    lying = existing_on(then, region=programme.code).prefetch_related(None)
    rows = lying.filter(pk__in=seen.organisations, kind__in=KINDS)
    if region := choice.asked("regio"):
        inside = RegionMembership.objects.holding_on(then).filter(organisation=OuterRef("pk"), region__code=region)
        rows = rows.filter(Exists(inside))
    if kind := choice.asked("soort"):
        rows = rows.filter(kind=kind)
    outlines = Boundary.objects.holding_on(then).filter(organisation=OuterRef("pk"))
    told = rows.annotate(name=F("name_then"), boundary=Subquery(outlines.values("pk")[:1]))
    far = progress_in_programme(user, on=on)
    stage = choice.asked("stand")
    return Overview(_rows(told.values("pk", "code", "kind", "name", "boundary"), far), Stage(stage) if stage else None)


def _rows(found: Iterable[Mapping[str, Any]], far: Mapping[int, Progress]) -> tuple[Row, ...]:
    return tuple(
        Row(row["code"], row["name"], Kind(row["kind"]), row["boundary"], far.get(row["pk"], Progress())) for row in found
    )
