"""The numbered copies of the running example."""

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.actions.copies import hand_out, keep
from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.rules.copies import CopyFacts
from dijkwacht.documents.example import ExampleCopy
from dijkwacht.jobs.example.stories import Story
from dijkwacht.jobs.example.world import World


def copy(said: ExampleCopy, world: World) -> Story:
    """The coordinator hands out a copy, and notes what becomes of it."""
    given = world.ago(said.given_days_ago)
    yield given
    picture = Picture.objects.get(organisation__code=said.organisation, state=State.FACT_CHECK)
    by = world.who(said.organisation, Role.COORDINATOR)
    number = NumberedCopy.objects.filter(picture=picture).count() + 1
    made = hand_out(picture=picture, number=number, facts=CopyFacts(said.given_to, given), by=by)
    if said.returned_days_ago is not None:
        returned = world.ago(said.returned_days_ago)
        yield returned
        keep(copy=made, facts=CopyFacts(said.given_to, given, returned), by=by)
        if said.destroyed_days_ago is not None:
            destroyed = world.ago(said.destroyed_days_ago)
            yield destroyed
            keep(copy=made, facts=CopyFacts(said.given_to, given, returned, destroyed), by=by)
