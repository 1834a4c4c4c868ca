"""The barrier models with which the organisations of the example work."""

from collections.abc import Iterator

from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.documents.example.barriers import ExampleInUse, example_barriers
from dijkwacht.jobs.example.stories import Story
from dijkwacht.jobs.example.world import BY, World

PARTNER = "partner@duinmark.example"


def barriers(world: World) -> Iterator[Story]:
    """Every model in use; nothing where they are there already."""
    if not InUse.objects.filter(organisation__in=world.organisations.values()).exists():
        yield from (_in_use(said, world) for said in example_barriers().in_use)


def _in_use(said: ExampleInUse, world: World) -> Story:
    yield world.ago(said.days_ago)
    here = world.organisations[said.organisation]
    row = actions.take_up(organisation=here, code=said.model, by=BY, is_example=True)
    placed = {
        barrier: Placed(Standing(one.standing), one.by, None if one.since is None else world.ago(one.since))
        for barrier, one in said.said.items()
    }
    actions.place(in_use=row, said=placed, by=BY)
    # Of those that a partner arranged the first was confirmed a week later.
    waiting = row.placings.filter(standing=Standing.ARRANGED).order_by("pk").first()
    if waiting:
        yield world.ago(said.days_ago - 7)
        actions.ask_partner(placing=waiting, email=PARTNER, by=BY)
        actions.answer(confirmation=waiting.confirmations.get(answered_at=None), is_arranged=True, by=BY)
    if said.shared is not None:
        yield world.ago(said.shared)
        actions.share(in_use=row, by=BY)
