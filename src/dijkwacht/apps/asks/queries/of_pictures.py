"""What is asked and told of pictures: by their state, their fact check, their decision and their roadmap."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.asks.queries.scene import Scene
from dijkwacht.apps.asks.rules.asks import CLOSING, NEWS_STAYS, SOON, Ask, Whose
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.apps.organisations.rules import Kind as OrganisationKind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import SHARED, State
from dijkwacht.apps.roadmap.rules import MilestoneKind, step_words
from dijkwacht.kit.dutch import capital

Find = Callable[[Scene], Iterator[Ask]]


def _of_picture(scene: Scene, kind: Kind, one: Picture, path: str, **more: Any) -> Ask:
    given: dict[str, Any] = {
        "whose": Whose(kind.facts.roles),
        "since": one.state_since,
        "matters": (f"{one.pk}:{one.state_since}",),
        "picture": one.pk,
        **more,
    }
    return Ask(kind, one.organisation_id, scene.names.get(one.organisation_id, ""), path, **given)


def in_state(state: State, kind: Kind, step: MilestoneKind, path: str) -> Find:
    """What the adviser goes on with while a picture is in this state, on the day that the roadmap gives the step."""

    def find(scene: Scene) -> Iterator[Ask]:
        for one in scene.pictures:
            if one.state == state:
                yield _of_picture(scene, kind, one, path.format(one.pk), day=scene.planned(one, step))

    return find


def shared(scene: Scene) -> Iterator[Ask]:
    """A concept that was shared lately."""
    for one in scene.pictures:
        if one.state in SHARED and one.concept_on and one.concept_on >= scene.on - NEWS_STAYS:
            path, matter = f"/beelden/{one.pk}/", f"{one.pk}:{one.concept_on}"
            yield _of_picture(scene, Kind.CONCEPT_SHARED, one, path, since=one.concept_on, matters=(matter,))


def _check_runs(scene: Scene) -> Iterator[tuple[Picture, date]]:
    for one in scene.pictures:
        if one.state == State.FACT_CHECK and one.fact_check_until and one.fact_check_until >= scene.on:
            yield one, one.fact_check_until


def fact_check(scene: Scene) -> Iterator[Ask]:
    """A fact check that runs."""
    for one, until in _check_runs(scene):
        yield _of_picture(scene, Kind.FACT_CHECK, one, f"/beelden/{one.pk}/feitencheck/", day=until)


def closing(scene: Scene) -> Iterator[Ask]:
    """A fact check of which the last days have come."""
    for one, until in _check_runs(scene):
        begins = until - CLOSING
        # Of a round that began just now its last day was told already.
        if begins <= scene.on and one.state_since < begins:
            path = f"/beelden/{one.pk}/feitencheck/"
            yield _of_picture(scene, Kind.FACT_CHECK_CLOSING, one, path, day=until, since=begins)


def comments(scene: Scene) -> Iterator[Ask]:
    """Remarks that wait for an answer of the adviser, or for what was promised with it."""
    for one in scene.pictures:
        if waiting := scene.waiting(one):
            is_answered = all(row.replied_at for row in waiting)
            yield _of_picture(
                scene,
                Kind.COMMENTS,
                one,
                f"/werk/{one.pk}/afronden/",
                day=one.fact_check_until,
                since=timezone.localdate(min(row.at for row in waiting)),
                matters=tuple(str(row.pk) for row in waiting),
                number=len(waiting),
                label="Opmerkingen verwerken" if is_answered else "",
            )


def answered(scene: Scene) -> Iterator[Ask]:
    """To whoever made it: a remark was answered lately."""
    for one in scene.pictures:
        for row in scene.comments.get(one.pk, ()):
            if row.replied_at and row.by_id:
                yield _of_picture(
                    scene,
                    Kind.COMMENT_ANSWERED,
                    one,
                    f"/beelden/{one.pk}/feitencheck/",
                    since=timezone.localdate(row.replied_at),
                    matters=(str(row.pk),),
                    whose=Whose(Kind.COMMENT_ANSWERED.facts.roles, only=frozenset({row.by_id})),
                )


def decisions(kind: Kind) -> Find:
    """A decision that waits: to be put down or confirmed by one, or to be signed by the executive."""

    def find(scene: Scene) -> Iterator[Ask]:
        for one in scene.pictures:
            if one.state != State.FACT_CHECK or scene.waiting(one):
                continue
            row = scene.decisions.get(one.pk)
            is_over = one.fact_check_until is None or one.fact_check_until < scene.on
            wanted = {Kind.SIGN, Kind.CONFIRM} if row else {Kind.SIGN, Kind.RECORD} if is_over else set()
            if kind not in wanted:
                continue
            but = {user for picture, user in scene.drawers if picture == one.pk}
            but |= {row.recorded_by_id} if row and row.recorded_by_id and kind is Kind.CONFIRM else set()
            since = timezone.localdate(row.recorded_at) if row else one.fact_check_until or one.state_since
            yield _of_picture(
                scene,
                kind,
                one,
                f"/beelden/{one.pk}/besluit/",
                whose=Whose(kind.facts.roles, but=frozenset(but)),
                day=scene.planned(one, MilestoneKind.DECISION),
                since=since,
            )

    return find


def decided(scene: Scene) -> Iterator[Ask]:
    """A decision that was taken lately."""
    for one in scene.pictures:
        if scene.is_new_decision(one):
            row = scene.decisions.get(one.pk)
            did = {row.confirmed_by_id, row.recorded_by_id if row.is_signed else None} - {None} if row else set()
            whose = Whose(Kind.DECIDED.facts.roles, but=frozenset(user for user in did if user))
            yield _of_picture(scene, Kind.DECIDED, one, f"/beelden/{one.pk}/", whose=whose, day=None)


_BY_STATE: Final = frozenset(
    {
        MilestoneKind.AGREEMENT,
        MilestoneKind.QUESTIONS,
        MilestoneKind.ANALYSIS,
        MilestoneKind.FACT_CHECK,
        MilestoneKind.VALIDATION,
        MilestoneKind.DECISION,
    }
)
"""Steps of the roadmap that another row asks for."""


def steps(scene: Scene) -> Iterator[Ask]:
    """Steps of the roadmap that no state shows to be done, from two weeks before their day."""
    for one in scene.pictures:
        for kind, row in scene.milestones.get(one.pk, {}).items():
            if kind in _BY_STATE or row.due_on > scene.on + SOON or not row.is_open_on(scene.on):
                continue
            is_adviser = row.owner == Role.ADVISER
            roles = frozenset({Role(row.owner)}) if row.owner in set(Role) else frozenset({Role.COORDINATOR})
            yield _of_picture(
                scene,
                Kind.STEP,
                one,
                f"/werk/{one.pk}/draaiboek/" if is_adviser else f"/organisatie/{one.pk}/draaiboek/",
                day=row.due_on,
                since=row.due_on - SOON,
                matters=(f"{one.pk}:{kind}:{row.due_on}",),
                whose=Whose(roles),
                label=capital(step_words(kind, OrganisationKind(one.organisation.kind))),
            )
