"""Measures as they stand, where they come from, and who takes which step."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import organisations_where, roles_at
from dijkwacht.apps.accounts.rules import Right, Role, roles_with
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import in_use_by, said_of
from dijkwacht.apps.barriers.rules import Placed
from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.findings.queries import advice_of
from dijkwacht.apps.measures.models import Measure, MeasureQuerySet, Proof, Sharing
from dijkwacht.apps.measures.rules.barriers import Since, became_of, drafted
from dijkwacht.apps.measures.rules.drafts import Draft, titled
from dijkwacht.apps.measures.rules.states import OPEN, Standing, State, Step, is_late, lies_still
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.marking import Part
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.norms.model import Criterion, NormSet


def standing(measure: Measure) -> Standing:
    """What a step may ask for; two queries."""
    return standings([measure])[measure.pk]


def standings(measures: Sequence[Measure]) -> Mapping[UUID, Standing]:
    """The same of many; as many queries for three hundred as for one."""
    seen: defaultdict[UUID, list[date | None]] = defaultdict(list)
    pieces = Proof.objects.filter(measure__in=[row.pk for row in measures if row.state == State.IN_PRACTICE])
    for measure, day in pieces.values_list("measure", "seen_on"):
        seen[measure].append(day)
    stopped = [row for row in measures if row.state == State.STOPPED]
    pictures, models = {row.picture_id for row in stopped}, {row.in_use_id for row in stopped}
    same = Q(picture__in=pictures - {None}) | Q(in_use__in=models - {None})
    running = Measure.objects.filter(same).exclude(state=State.STOPPED)
    replaced = set(running.values_list("picture", "criterion", "in_use", "barrier"))
    return {
        row.pk: Standing(
            has_owner=bool(row.owner),
            has_due_day=row.due_on is not None,
            proofs=len(seen[row.pk]),
            proofs_seen=sum(day is not None for day in seen[row.pk]),
            is_replaced=row.state == State.STOPPED and _followed(row) in replaced,
        )
        for row in measures
    }


def _followed(row: Measure) -> tuple[UUID | None, str, UUID | None, str]:
    return row.picture_id, row.criterion, row.in_use_id, row.barrier


@dataclass(frozen=True, slots=True)
class Summed:
    """The measures of one organisation in a few words: how many in each state, what lies still, and the next one to do."""

    counts: Mapping[State, int]
    still: int
    next: Measure | None
    late: int = 0


def summed(measures: MeasureQuerySet, *, on: date) -> Mapping[int, Summed]:
    """What there is of measures by organisation; one query."""
    return summed_up(measures.only("id", "organisation_id", "state", "touched_on", "due_on", "title"), on=on)


def summed_up(measures: Iterable[Measure], *, on: date) -> Mapping[int, Summed]:
    """The same of measures that were read already. What is too late comes first, then what lies still, then by day."""
    rows: defaultdict[int, list[Measure]] = defaultdict(list)
    for row in measures:
        rows[row.organisation_id].append(row)

    def one(found: list[Measure]) -> Summed:
        counts = Counter(State(row.state) for row in found)
        order = sorted(
            (row for row in found if row.state in OPEN),
            key=lambda row: (
                not is_late(State(row.state), row.due_on, on=on),
                not _is_still(row, on),
                row.due_on or date.max,
                row.state == State.PROPOSED,
                row.title,
            ),
        )
        return Summed(
            {state: counts[state] for state in State if counts[state]},
            sum(_is_still(row, on) for row in found),
            order[0] if order else None,
            sum(is_late(State(row.state), row.due_on, on=on) for row in found),
        )

    return {organisation: one(found) for organisation, found in rows.items()}


def still_for_adviser(user: User, *, on: date) -> MeasureQuerySet:
    """What lies still in the organisations that this user advises, or advised, where those chose to show it."""
    told = Sharing.objects.filter(adviser_sees_still=True, organisation__in=user.assignments.values("organisation"))
    found = Measure.objects.visible_to(user, on=on).lying_still(on=on).filter(organisation__in=told.values("organisation"))
    return found.select_related("organisation").prefetch_related("organisation__names").order_by("touched_on", "title")


def _is_still(row: Measure, on: date) -> bool:
    return lies_still(State(row.state), row.touched_on, on=on)


_ORDER: Final = (Role.COORDINATOR, Role.CLIENT, Role.OWNER)


def role_of(by: Actor, organisation: Organisation, *, on: date) -> str:
    """The role by which somebody may do this here today; empty for the system. Two queries."""
    held = roles_at(by, organisation, on=on) if isinstance(by, User) else frozenset()
    return next((role.value for role in _ORDER if role in held), "")


@dataclass(frozen=True, slots=True)
class Hands:
    """Where somebody runs measures, where they see them all, and which functions of which organisations are theirs."""

    runs: frozenset[int]
    sees: frozenset[int]
    owns: frozenset[tuple[int, str]]

    def may_run(self, measure: Measure) -> bool:
        """Write, plan, stop and move it, whoever owns it."""
        return measure.organisation_id in self.runs

    def is_owner(self, measure: Measure) -> bool:
        """Whether it is of a function of theirs."""
        return (measure.organisation_id, measure.owner) in self.owns

    def may_keep(self, measure: Measure) -> bool:
        """Record how it goes and what proves it."""
        return self.may_run(measure) or self.is_owner(measure)

    def may_witness(self, measure: Measure) -> bool:
        """Say to have seen what another gave as proof."""
        return measure.organisation_id in self.sees

    def may_take(self, measure: Measure, step: Step) -> bool:
        """Take this step with it."""
        return self.may_run(measure) or (step.by_owner and self.is_owner(measure))


def hands_of(user: User, *, on: date) -> Hands:
    """What this person may today; three queries."""
    runs, sees = (
        frozenset(Organisation.objects.filter(organisations_where(user, right, on=on, of="pk")).values_list("pk", flat=True))
        for right in (Right.RUN_MEASURES, Right.SEE_MEASURES)
    )
    owned = Membership.objects.valid_on(on).filter(user=user, role__in=roles_with(Right.OWN_MEASURES)).exclude(function="")
    return Hands(runs, sees, frozenset(owned.values_list("organisation", "function")))


def organisations_seen(user: User, *, on: date) -> QuerySet[Organisation]:
    """Where this person has measures to see, or may write the first one."""
    everything = organisations_where(user, Right.SEE_MEASURES, on=on, of="pk")
    visible = Measure.objects.visible_to(user, on=on)
    return Organisation.objects.filter(everything | Q(pk__in=visible.values("organisation"))).prefetch_related("names")


@dataclass(frozen=True, slots=True)
class Basis:
    """The criterion, its finding and its advice; empty where whoever looks may not read them."""

    criterion: Criterion
    finding: str
    advice: str


@dataclass(frozen=True, slots=True)
class Advice:
    """A recommendation as it stands in the picture."""

    text: str
    effort: str

    @property
    def draft(self) -> Draft:
        """The measure that it becomes: what does not fit in the title stands whole in the text."""
        title = titled(self.text)
        return Draft(title, text="" if title == " ".join(self.text.split()) else self.text, effort=self.effort)


def advised(picture: Picture, norm: NormSet) -> Mapping[str, Advice]:
    """The recommendation with each criterion; one query."""
    return {code: Advice(*said) for code, said in advice_of(picture, norm).items()}


def became(picture: Picture, *, for_: User) -> Mapping[str, Measure]:
    """The measure that each recommendation of a picture became, by criterion, as far as somebody sees them; one query."""
    rows = Measure.objects.visible_to(for_, on=clock.today()).filter(picture=picture).exclude(state=State.STOPPED)
    return {row.criterion: row for row in rows.only("id", "criterion", "state", "organisation_id", "owner", "due_on")}


def origin_of(measure: Measure, *, is_whole: bool) -> Basis | None:
    """What the measure follows from; None for one that follows from no picture. At most four queries.

    Unless it is shown whole, passages that stay out of the public version stay out here too.
    """
    picture = measure.picture
    found = _criterion(picture, measure.criterion) if picture else None
    if picture is None or found is None:
        return None
    marked = Passage.objects.filter(picture=picture, criterion=measure.criterion)
    secret = set() if is_whole else set(marked.values_list("part", flat=True))
    finding = Finding.objects.filter(picture=picture, criterion=measure.criterion).values_list("text", flat=True).first()
    advice = advised(picture, norm_of(picture)).get(measure.criterion)
    return Basis(
        found,
        "" if Part.FINDING in secret else finding or found.vulnerability or "",
        advice.text if advice and Part.RECOMMENDATION not in secret else "",
    )


def _criterion(picture: Picture, code: str) -> Criterion | None:
    return next((one for one in norm_of(picture).criteria if one.id == code), None)


def placeable(in_use: InUse) -> Mapping[str, Placed | None]:
    """The barriers of the version that is in use, each with what was said of it; nothing yet is none."""
    said = said_of(in_use)
    return {one.id: said.get(one.id) for one in barrier_model(in_use.version).barriers}


def draft_of(in_use: InUse, barrier: str) -> Draft | None:
    """The measure that a barrier would become; none where the version that is in use has no such barrier."""
    model = barrier_model(in_use.version)
    found = next((one for one in model.barriers if one.id == barrier), None)
    area = in_use.area.name if in_use.area else ""
    return drafted(model, found, in_use.organisation.kind, area) if found else None


def pursued(in_use: Iterable[InUse], *, for_: User) -> Mapping[tuple[UUID, str], Measure]:
    """The measure that each barrier of these models in use became, as far as somebody sees them; one query."""
    rows = Measure.objects.visible_to(for_, on=clock.today()).filter(in_use__in=[one.pk for one in in_use])
    rows = rows.exclude(state=State.STOPPED)
    return {(row.in_use_id, row.barrier): row for row in rows.order_by("title", "pk") if row.in_use_id}


@dataclass(frozen=True, slots=True)
class Now:
    """How it is today with the barrier of a measure, for who may see what stands."""

    in_use: InUse
    said: Placed | None
    since: Since


@dataclass(frozen=True, slots=True)
class Rooted:
    """The barrier from which a measure came, as the catalogue had it; ``now`` is none for who may not see what stands."""

    model: BarrierModel
    barrier: Barrier
    now: Now | None


def rooted(measure: Measure, *, for_: User) -> Rooted | None:
    """The barrier from which a measure came; None for one that came from no barrier. At most five queries."""
    if measure.barrier_version is None or measure.in_use_id is None:
        return None
    model = barrier_model(measure.barrier_version)
    barrier = next(one for one in model.barriers if one.id == measure.barrier)
    held = in_use_by(for_, Right.SEE_BARRIERS, on=clock.today()).filter(pk=measure.in_use_id).first()
    now = Now(held, said_of(held).get(barrier.id), became_of(barrier, barrier_model(held.version))) if held else None
    return Rooted(model, barrier, now)
