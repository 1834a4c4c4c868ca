"""Which models there are, and what an organisation placed of the ones it works with."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from django.db.models import Max, QuerySet

from dijkwacht.analysis.barriers.outlook import Counted, Outlook, Routes, outlook
from dijkwacht.analysis.barriers.process import open_ways
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import BarrierVersion, Confirmation, InUse, barrier_model, parsed
from dijkwacht.apps.barriers.rules import Placed, counted
from dijkwacht.apps.norms.rules import State
from dijkwacht.apps.people.queries import token_hash
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.barriers.outline import as_process, watchers
from dijkwacht.documents.barriers.versions.intake import next_version
from dijkwacht.documents.norms.model import Criterion, NormSet
from dijkwacht.documents.records import digest_of


def newest() -> QuerySet[BarrierVersion]:
    """The newest published version of each model, by title; without what it says."""
    published = BarrierVersion.objects.filter(state=State.PUBLISHED)
    last = published.values("code").annotate(last=Max("pk")).values("last")
    return published.filter(pk__in=last).defer("content").order_by("title")


def newer_than(in_use: InUse) -> BarrierVersion | None:
    """The newest version of the model, where the organisation works with an older one."""
    return newest().filter(code=in_use.code, pk__gt=in_use.version_id).first()


def confirmation_by(token: str, *, on: date) -> Confirmation | None:
    """The question with this link, as long as it can be answered."""
    found = Confirmation.objects.waiting(on).filter(token_hash=token_hash(token))
    return found.select_related("organisation", "placing__in_use__version").first()


def asked_now(in_use: InUse, *, on: date) -> frozenset[str]:
    """The barriers of which a partner was asked something that can still be answered."""
    return frozenset(Confirmation.objects.waiting(on).filter(placing__in_use=in_use).values_list("placing__barrier", flat=True))


def versions_of(code: str) -> list[BarrierVersion]:
    """Every version of a model that was ever published, the newest first; without what it says."""
    return list(BarrierVersion.objects.filter(code=code).exclude(state=State.DRAFT).defer("content").order_by("-pk"))


def why_not_number(model: BarrierModel, *, other_than: str = "") -> str | None:
    """Why a draft that says this cannot be published under its id and number; None when it can.

    ``other_than`` is the id that the draft has already: another id of a model that was published is not free.
    """
    there = versions_of(model.id)
    if not there:
        return None
    if other_than and model.id != other_than:
        return f"Het id ‘{model.id}’ is van het model ‘{there[0].title}’: geef een ander id."
    taken = [one.version for one in there]
    if model.version not in taken:
        return None
    free = next_version(taken[0], taken)
    return f"Versie {model.version} van ‘{there[0].title}’ is er al, en verandert niet meer: geef een ander nummer, zoals {free}."


def serving(norm: NormSet) -> Mapping[str, tuple[tuple[BarrierModel, Barrier], ...]]:
    """By criterion of a norm, the barriers that its advice names and those that name it."""
    models = [barrier_model(version) for version in newest()]
    barriers = [(one, barrier) for one in models for barrier in one.barriers]

    def those(criterion: Criterion) -> tuple[tuple[BarrierModel, Barrier], ...]:
        named = criterion.advice.barriers if criterion.advice else ()
        return tuple((of, one) for of, one in barriers if f"{of.id}/{one.id}" in named or criterion.id in one.criteria)

    return {criterion.id: those(criterion) for criterion in norm.criteria}


def said_of(in_use: InUse) -> Mapping[str, Placed]:
    """What the organisation said of each barrier; of the others nothing yet."""
    return {row.barrier: row.said for row in in_use.placings.all()}


def seen_in(in_use: InUse) -> str:
    """The mark of exactly this version with exactly what is said of it, so that a page that is old can be told from a new one."""
    said = sorted((name, one.standing, one.by, str(one.since), one.is_confirmed) for name, one in said_of(in_use).items())
    return digest_of([in_use.version_id, said])


def in_use_by(user: User, right: Right, *, on: date) -> QuerySet[InUse]:
    """The models with which the organisations work where the user has the right, with what was said of their barriers."""
    found = InUse.objects.visible_to(user, right, on=on).select_related("organisation", "area", "version", "former")
    return found.prefetch_related("placings", "organisation__names").order_by("version__title", "pk")


def counted_in(in_use: InUse) -> Counted:
    """How each barrier is reckoned with."""
    return counted(barrier_model(in_use.version), said_of(in_use))


def outlook_of(in_use: InUse) -> Outlook:
    """What is open there; kept per process for as long as the same things stand."""
    return _outlook(in_use.version.pk, in_use.version.digest, counted_in(in_use))


@lru_cache(maxsize=512)
def _outlook(pk: int, digest: str, known: Counted) -> Outlook:
    model = parsed(pk, digest)
    return outlook(as_process(model), known, watchers=watchers(model), routes=routes_of(pk, digest))


def open_with(in_use: InUse, standing: frozenset[str]) -> frozenset[str]:
    """The ways that are open there where these stand."""
    model = barrier_model(in_use.version)
    shut = routes_of(in_use.version.pk, in_use.version.digest).closed(standing)
    return frozenset(open_ways(as_process(model), shut))


@lru_cache(maxsize=64)
def routes_of(pk: int, digest: str) -> Routes:
    """The routes of the version with this number and this text; kept per process."""
    return Routes(as_process(parsed(pk, digest)))
