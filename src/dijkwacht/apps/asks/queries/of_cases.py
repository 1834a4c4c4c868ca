"""What is told of the terms of cases: to who is named on one, and nothing of what it is."""

from collections.abc import Iterator

from dijkwacht.apps.asks.queries.scene import Scene
from dijkwacht.apps.asks.rules.asks import Ask, Whose
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.apps.reminders.queries import terms_here
from dijkwacht.apps.reminders.rules import moment


def terms(scene: Scene) -> Iterator[Ask]:
    """A term of a case: two weeks before its last day, three days before it, and when it is over."""
    for one in terms_here(scene.here, on=scene.on):
        until = one.due.until
        if found := moment(until, on=scene.on):
            told, since = found
            whose = Whose(Kind.CASE_TERM.facts.roles, only=one.users)
            matters = (f"{one.key}:{until}:{told}",)
            name = scene.names.get(one.organisation, "")
            yield Ask(Kind.CASE_TERM, one.organisation, name, "/instrumenten/", whose, since, matters, day=until)
