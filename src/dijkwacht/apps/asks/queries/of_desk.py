"""What the desk asks of an adviser: to answer a question, to look along; and what it tells the asker: the answer came."""

from collections.abc import Iterator

from django.utils import timezone

from dijkwacht.apps.asks.queries.scene import Scene
from dijkwacht.apps.asks.rules.asks import Ask, Whose
from dijkwacht.apps.asks.rules.kinds import Kind


def waiting(scene: Scene) -> Iterator[Ask]:
    """A question that waits for its adviser; about a case only as long as they look along there."""
    looking = {(row.case_id, row.adviser_id) for row in scene.grants}
    for row in scene.questions:
        if row.answered_at is None and (row.case_id is None or (row.case_id, row.adviser_id) in looking):
            whose = Whose(Kind.DESK_QUESTION.facts.roles, only=frozenset({row.adviser_id}))
            name, path = scene.names.get(row.organisation_id, ""), f"/adviesvraag/{row.pk}/"
            since = timezone.localdate(row.asked_at)
            yield Ask(Kind.DESK_QUESTION, row.organisation_id, name, path, whose, since, (str(row.pk),))


def answered(scene: Scene) -> Iterator[Ask]:
    """To who asked: the answer came lately."""
    for row in scene.questions:
        if row.answered_at is not None:
            whose = Whose(Kind.DESK_ANSWERED.facts.roles, only=frozenset({row.asker_id}))
            name, path = scene.names.get(row.organisation_id, ""), f"/adviesvraag/{row.pk}/"
            since = timezone.localdate(row.answered_at)
            yield Ask(Kind.DESK_ANSWERED, row.organisation_id, name, path, whose, since, (f"{row.pk}:answered",))


def looking(scene: Scene) -> Iterator[Ask]:
    """A case at which an adviser was asked to look along, as long as that lasts."""
    for row in scene.grants:
        whose = Whose(Kind.CASE_LOOK.facts.roles, only=frozenset({row.adviser_id}))
        name, path = scene.names.get(row.organisation_id, ""), f"/damocles/zaken/{row.case_id}/"
        yield Ask(Kind.CASE_LOOK, row.organisation_id, name, path, whose, row.start, (f"look:{row.pk}",), day=row.until)
