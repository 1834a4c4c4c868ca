"""What the organisations of a reader do with the models: with which they work, and with which they can begin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import counted_in, in_use_by
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named
from dijkwacht.web.parts.barriers.aside import Aside, asides


@dataclass(frozen=True, slots=True)
class Row:
    """A model with which an organisation works."""

    title: str
    url: str
    known: int
    number: int
    in_use: InUse


@dataclass(frozen=True, slots=True)
class Ours:
    """An organisation of the reader."""

    organisation: Organisation
    name: str
    may_place: bool
    rows: list[Row] = field(default_factory=list)


def ours(user: User, *, code: str = "") -> list[Ours]:
    """The organisations whose barriers the user sees, with the models in use there; with ``code`` that model alone."""
    today = timezone.localdate()
    there = _where(user, Right.SEE_BARRIERS).prefetch_related("names", "areas")
    placing = {*_where(user, Right.PLACE_BARRIERS).values_list("pk", flat=True)}
    found = {one.pk: Ours(one, name, one.pk in placing) for one, name in named(there, today)}
    rows = in_use_by(user, Right.SEE_BARRIERS, on=today)
    for one in rows.filter(code=code) if code else rows:
        found[one.organisation_id].rows.append(_row(one))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class There:
    """How a barrier stands in a place of the reader, with its measure and its policy; the button stands once on a page."""

    name: str
    word: str
    url: str
    aside: Aside


def there(user: User, found: Sequence[Ours]) -> Mapping[str, tuple[There, ...]]:
    """How each barrier of a model stands with the organisations of the reader that work with it; by barrier."""
    rows = {row.in_use.pk: row.in_use for one in found for row in one.rows}
    names = {one.organisation.pk: one.name for one in found}
    told: dict[str, list[There]] = {}
    for (_, barrier), aside in asides(user, [*rows.values()]).found.items():
        one = aside.in_use
        name = f"{one.area.name}, {names[one.organisation_id]}" if one.area else names[one.organisation_id]
        word = (aside.said or Placed(Standing.UNKNOWN)).word
        told.setdefault(barrier, []).append(There(name, word, reverse("barriers:open", args=[one.pk]), aside))
    return {barrier: tuple(those) for barrier, those in told.items()}


def _where(user: User, right: Right) -> QuerySet[Organisation]:
    return Organisation.objects.filter(organisations_where(user, right, on=timezone.localdate(), of="pk"))


def _row(one: InUse) -> Row:
    number = len(barrier_model(one.version).barriers)
    title = f"{one.version.title}, {one.area.name}" if one.area else one.version.title
    return Row(title, reverse("barriers:open", args=[one.pk]), number - len(counted_in(one).unknown), number, one)
