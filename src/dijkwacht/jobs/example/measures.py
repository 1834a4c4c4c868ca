"""The measures of the example, each on its way from proposal to practice, and the plan that was made of a new picture."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, Proof, Task
from dijkwacht.apps.measures.queries import advised, draft_of
from dijkwacht.apps.measures.rules.drafts import Cycle, Draft, quarter_of
from dijkwacht.apps.measures.rules.proofs import Piece
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.plan.actions import Placement, arrange
from dijkwacht.apps.plan.queries.plan import planning, proposal
from dijkwacht.apps.plan.rules.plan import quarters_from
from dijkwacht.documents.example.measures import ExampleCourse, ExampleMeasure, ExampleProof, ExampleTask
from dijkwacht.jobs.example.stories import Story, together
from dijkwacht.jobs.example.world import World

QUARTER: Final = timedelta(days=92)
Deed = Callable[[], object]


@dataclass(frozen=True)
class Making:
    """One measure of a course, and who brings it further."""

    said: ExampleMeasure
    course: ExampleCourse
    world: World

    def who(self, role: Role) -> User:
        """Whoever has a role in the organisation."""
        return self.world.who(self.course.organisation, role)

    def ahead(self, days: int | None) -> date | None:
        """The day so many days from the day of loading."""
        return None if days is None else self.world.ago(-days)


def course(said: ExampleCourse, world: World) -> Story:
    """All measures of an organisation, what it shares of them, and its newest plan."""
    yield from together(*(_measure(Making(one, said, world)) for one in said.measures))
    yield world.on
    organisation = world.organisations[said.organisation]
    if said.shares:
        by = world.who(said.organisation, Role.CLIENT)
        actions.share(organisation=organisation, still=said.shares.still, after=said.shares.after, by=by)
    if said.takes:
        _plan(said, world)


def _measure(making: Making) -> Story:
    """The first of its days it is written down; then deed after deed on its own day."""
    said = making.said
    yield making.world.ago(next(iter(said.days.values())))
    measure = _begin(making)
    for ago, deed in sorted(_deeds(making, measure), key=lambda one: -one[0]):
        yield making.world.ago(ago)
        deed()


def _begin(making: Making) -> Measure:
    said, by = making.said, making.who(Role.COORDINATOR)
    organisation = making.world.organisations[making.course.organisation]
    if said.barrier:
        return _of_barrier(making)
    if not said.criterion:
        return actions.propose(organisation=organisation, draft=_draft(making, Draft(said.title, said.text)), by=by)
    adopted = Picture.objects.filter(organisation=organisation, state=PictureState.ADOPTED)
    picture = adopted.select_related("norm", "organisation").earliest("reference_date")
    draft = _draft(making, advised(picture, norm_of(picture))[said.criterion].draft)
    return actions.take_up(picture=picture, criterion=said.criterion, draft=draft, by=by)


def _of_barrier(making: Making) -> Measure:
    code, _, barrier = making.said.barrier.partition("/")
    row = InUse.objects.select_related("organisation", "version").get(
        organisation=making.world.organisations[making.course.organisation], code=code, area=None
    )
    basis = draft_of(row, barrier)
    if basis is None:
        raise ValueError(making.said.barrier)
    return actions.pursue(in_use=row, barrier=barrier, draft=_draft(making, basis), by=making.who(Role.COORDINATOR))


def _draft(making: Making, basis: Draft) -> Draft:
    said, due = making.said, making.ahead(making.said.due)
    quarter = making.world.on + QUARTER * said.quarter if said.quarter is not None else None
    if making.course.is_planned_when_due:
        quarter = due
    return replace(
        basis,
        owner=said.owner,
        due_on=due,
        quarter=quarter_of(quarter) if quarter else None,
        effort=basis.effort if said.criterion else said.effort,
        cycle=Cycle(said.cycle),
        cycle_place=said.cycle_place,
        is_with_neighbours=said.neighbours,
        is_with_environment_service=said.environment_service,
    )


def _deeds(making: Making, measure: Measure) -> Iterator[tuple[int, Deed]]:
    """Everything that was done with a measure, with how many days ago; what was done first on a day comes first."""
    said, by = making.said, making.who(Role.COORDINATOR)
    for task in said.tasks:
        yield from _task(task, making, measure)
    for note in said.notes:
        yield note.said, partial(actions.note, measure=measure, text=note.text, by=by)
    for proof in said.proofs:
        yield from _proof(proof, making, measure)
    for state, ago in list(said.days.items())[1:]:
        yield ago, partial(_move, making, measure, State(state))
    if said.untouched is not None:
        yield said.untouched, partial(_look_again, making, measure)


def _move(making: Making, measure: Measure, to: State) -> None:
    said, by = making.said, making.who(Role.COORDINATOR)
    reason = said.reason if to is State.STOPPED else ""
    actions.move(measure=measure, to=to, said=Moved(clock.today(), said.how, reason), by=by)


def _look_again(making: Making, measure: Measure) -> None:
    measure.refresh_from_db()
    draft = _draft(making, Draft(measure.title, measure.text, effort=measure.effort))
    actions.revise(measure=measure, draft=draft, by=making.who(Role.COORDINATOR))


def _task(said: ExampleTask, making: Making, measure: Measure) -> Iterator[tuple[int, Deed]]:
    by, made = making.who(Role.COORDINATOR), list[Task]()
    begun = next(iter(making.said.days.values()))
    yield begun, lambda: made.append(actions.add(measure=measure, text=said.text, due_on=making.ahead(said.due), by=by))
    if said.done is not None:
        yield said.done, lambda: actions.tick(task=made[0], is_done=True, by=by)


def _proof(said: ExampleProof, making: Making, measure: Measure) -> Iterator[tuple[int, Deed]]:
    made, piece = list[Proof](), Piece(said.name, Kind(said.kind), making.world.ago(said.dated), said.kept_at)
    yield said.dated, lambda: made.append(actions.prove(measure=measure, piece=piece, by=making.who(Role.COORDINATOR)))
    if said.seen is not None:
        yield said.seen, lambda: actions.witness(proof=made[0], by=making.who(Role.CLIENT))


def _plan(said: ExampleCourse, world: World) -> None:
    """Take over the first of what is proposed for the newest picture."""
    new = Picture.objects.filter(organisation=world.organisations[said.organisation]).latest("reference_date")
    now = planning(new)
    chosen = proposal(now, quarters=quarters_from(world.on, 4)).chosen[: said.takes]
    texts = {criterion: item.text for criterion, item in now.waiting.items()}
    placements = [
        Placement(one.quarter, one.advice.owner, one.advice.criterion, texts[one.advice.criterion], one.advice.effort)
        for one in chosen
    ]
    arrange(picture=new, placements=placements, by=world.who(said.organisation, Role.COORDINATOR))
