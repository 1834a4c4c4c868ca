"""Makes the measures of the example by doing what people do, and then sets their days back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import norm_of
from dijkwacht.apps.assessments.rules import State as PictureState
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, Note, Proof, Task
from dijkwacht.apps.measures.queries import Advice, advised
from dijkwacht.apps.measures.rules import Cycle, Draft, Moved, Piece, State, quarter_of
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.example.measures import ExampleMeasure, example_measures

QUARTER: Final = timedelta(days=92)


@dataclass(frozen=True)
class Scene:
    """Where the measures are: the organisation, its adopted picture with what it advises, and who brings them further."""

    organisation: Organisation
    picture: Picture
    advice: Mapping[str, Advice]
    people: Mapping[Role, User]
    on: date

    def ago(self, days: int) -> date:
        """The day so many days before the day of loading."""
        return self.on - timedelta(days=days)


def make_measures(organisations: Mapping[str, Organisation], on: date) -> None:
    """Make them all, each up to its state."""
    said = example_measures()
    organisation = organisations[said.organisation]
    adopted = Picture.objects.filter(organisation=organisation, state=PictureState.ADOPTED)
    picture = adopted.select_related("norm", "organisation").earliest("reference_date")
    advice = advised(picture, norm_of(picture))
    roles = (Role.COORDINATOR, Role.CLIENT)
    people = {role: User.objects.get(memberships__organisation=organisation, memberships__role=role) for role in roles}
    scene = Scene(organisation, picture, advice, people, on)
    for one in said.measures:
        _make(one, scene)
    actions.share(organisation=organisation, still=said.shares.still, after=said.shares.after, by=people[Role.CLIENT])


def _make(one: ExampleMeasure, scene: Scene) -> None:
    by = scene.people[Role.COORDINATOR]
    if one.criterion:
        draft = _draft(one, scene.advice[one.criterion].draft, scene.on)
        measure = actions.take_up(picture=scene.picture, criterion=one.criterion, draft=draft, by=by)
    else:
        measure = actions.propose(organisation=scene.organisation, draft=_draft(one, Draft(one.title, one.text), scene.on), by=by)
    _carry(one, measure, scene)
    for state in list(one.days)[1:]:
        actions.move(measure=measure, to=State(state), said=Moved(timezone.localdate(), one.how, one.reason), by=by)
    _set_back(one, measure, scene)


def _draft(one: ExampleMeasure, basis: Draft, on: date) -> Draft:
    return Draft(
        basis.title,
        basis.text,
        one.owner,
        on + timedelta(days=one.due) if one.due is not None else None,
        quarter_of(on + QUARTER * one.quarter) if one.quarter is not None else None,
        one.effort if not one.criterion else basis.effort,
        Cycle(one.cycle),
        one.cycle_place,
        is_with_neighbours=one.neighbours,
        is_with_environment_service=one.environment_service,
    )


def _carry(one: ExampleMeasure, measure: Measure, scene: Scene) -> None:
    by = scene.people[Role.COORDINATOR]
    for task in one.tasks:
        due = scene.on + timedelta(days=task.due) if task.due is not None else None
        row = actions.add(measure=measure, text=task.text, due_on=due, by=by)
        if task.done is not None:
            actions.tick(task=row, is_done=True, by=by)
            Task.objects.filter(pk=row.pk).update(done_on=scene.ago(task.done))
    for note in one.notes:
        said = actions.note(measure=measure, text=note.text, by=by)
        Note.objects.filter(pk=said.pk).update(said_on=scene.ago(note.said))
    for proof in one.proofs:
        piece = Piece(proof.name, Kind(proof.kind), timezone.localdate(), proof.kept_at)
        given = actions.prove(measure=measure, piece=piece, by=by)
        Proof.objects.filter(pk=given.pk).update(dated=scene.ago(proof.dated), given_on=scene.ago(proof.dated))
        if proof.seen is not None:
            actions.witness(proof=given, by=scene.people[Role.CLIENT])
            Proof.objects.filter(pk=given.pk).update(seen_on=scene.ago(proof.seen))


def _set_back(one: ExampleMeasure, measure: Measure, scene: Scene) -> None:
    days = [scene.ago(days) for days in one.days.values()]
    for move, day in zip(measure.moves.all(), days, strict=True):
        move.on = day
        move.save(update_fields=["on"])
    untouched = one.untouched if one.untouched is not None else min(one.days.values())
    known = {"decided_on": one.days.get("decided"), "practice_on": one.days.get("in_practice")}
    set_back = {name: scene.ago(days) for name, days in known.items() if days is not None}
    Measure.objects.filter(pk=measure.pk).update(state_since=days[-1], touched_on=scene.ago(untouched), **set_back)
