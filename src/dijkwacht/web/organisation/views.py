"""Onze organisatie: where it is weak, what it does about it, and what is asked; of answers only how many there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import AssignmentState, Right, Role, roles_with
from dijkwacht.apps.adoption.queries import words_of
from dijkwacht.apps.asks.queries.asks import asked_of, scene_of
from dijkwacht.apps.asks.queries.scene import Scene
from dijkwacht.apps.asks.rules.asks import Ask, in_order
from dijkwacht.apps.invitations.queries import progress
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import Summed, summed_up
from dijkwacht.apps.measures.rules.states import WORKING
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import ENDED, OPEN, READABLE, State
from dijkwacht.apps.reporting.queries.glance import Weak, glance
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.paper.model import OnePage
from dijkwacht.web.organisation.followed import PAGES, Followed, Link
from dijkwacht.web.parts.agreement import Agreement
from dijkwacht.web.parts.roadmap_board import board
from dijkwacht.web.request import SignedIn

READING: Final = "Waar zijn we kwetsbaar, en wat doen we eraan?"
NUMBERS: Final = ("nul", "een", "twee", "drie", "vier", "vijf")
WAITING: Final = "Hoe ver is ons beeld, en wat is er van ons nodig?"


@dataclass(frozen=True, slots=True)
class Place:
    """One of the weakest places, with the measure that was made of it, if there is one."""

    weak: Weak
    measure: Measure | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The newest picture that the organisation reads, drawn, with its weakest places."""

    picture: Picture
    page: OnePage
    weakest: Sequence[Place]
    findings: int

    @property
    def title(self) -> str:
        """What stands above the weakest places."""
        number = len(self.weakest)
        return "De zwakste plek" if number == 1 else f"De {NUMBERS[number]} zwakste plekken"

    @property
    def wide(self) -> str:
        """The drawing for a desk."""
        return profile(self.page.drawing)

    @property
    def narrow(self) -> str:
        """The drawing for a phone."""
        return profile(self.page.drawing, narrow=True)


@dataclass(frozen=True, slots=True)
class Own:
    """One organisation on its own page."""

    organisation: Organisation
    name: str
    asks: Sequence[Ask]
    shown: Shown | None
    pictures: Sequence[Followed]
    agreements: Sequence[Agreement]
    measures: Summed | None
    late: Sequence[Measure] = ()

    @property
    def has_begun(self) -> bool:
        """Whether an assignment runs."""
        return any(agreement.state is AssignmentState.ACCEPTED for agreement in self.agreements)

    @property
    def told(self) -> Sequence[Agreement]:
        """The assignments without what stands among what is asked."""
        return [agreement for agreement in self.agreements if not agreement.may_answer]


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Where are we weak, what do we do about it, and what is needed of us?"""
    today = timezone.localdate()
    scene = scene_of(request.user, on=today)
    own = _own(request, scene)
    context = {
        "own": own,
        "question": READING if any(one.shown for one in own) else WAITING,
        "primary": _primary(own, today),
        "today": today,
        "is_example": any(one.organisation.is_example for one in own),
        "may_agree": any(seat.role in roles_with(Right.AGREE) for seat in scene.seats if seat.user == request.user.pk),
    }
    return render(request, "organisation/index.html", context)


def _own(request: SignedIn, scene: Scene) -> list[Own]:
    user, follows = request.user, roles_with(Right.SEE_PROGRESS) - {Role.ADVISER}
    held = [row for row in scene.memberships if row.user_id == user.pk]
    mine = {row.organisation_id: {r.role for r in held if r.organisation_id == row.organisation_id} for row in held}
    functions = {row.organisation_id: {row.function for row in held if row.function} for row in held}
    places = {row.organisation_id: row.organisation for row in held if row.role in follows}
    asks = asked_of(user, on=scene.on, scene=scene)
    pictures = [one for one in scene.pictures if one.organisation_id in places]
    done = progress([one for one in pictures if one.state in OPEN])
    decided = words_of(pictures)
    measures = [row for row in scene.all_measures if row.organisation_id in places]
    summed = summed_up(measures, on=scene.on)
    found = []
    for pk, organisation in places.items():
        here = [one for one in pictures if one.organisation_id == pk]
        followed = [
            Followed(
                one,
                board(
                    tuple(scene.milestones.get(one.pk, {}).values()),
                    of=Kind(organisation.kind),
                    on=scene.on,
                    mine=mine[pk] | functions.get(pk, set()),
                ),
                done.get(one.pk, ()),
                has_former=_has_former(one, here),
                decided=decided.get(one.pk, ""),
                asks=[ask for ask in asks if ask.picture == one.pk],
            )
            for one in here
        ]
        found.append(
            Own(
                organisation,
                scene.names.get(pk, ""),
                [ask for ask in asks if ask.organisation == pk],
                _shown(here, scene.names.get(pk, ""), measures, scene.on),
                followed,
                _agreements(request, scene, organisation, is_client=bool(mine[pk] & roles_with(Right.AGREE))),
                summed.get(pk),
                _late([row for row in measures if row.organisation_id == pk], asks, scene.on),
            )
        )
    return sorted(found, key=lambda one: one.name)


def _late(measures: Sequence[Measure], asks: Sequence[Ask], on: date) -> list[Measure]:
    """What colleagues are too late with, the first day first; one's own stands among what is asked."""
    own = {ask.path for ask in asks}
    found = [(row.due_on, row) for row in measures if row.state in WORKING and row.due_on and row.due_on < on]
    found.sort(key=lambda pair: (pair[0], pair[1].title))
    return [row for _, row in found if f"/maatregelen/{row.pk}/" not in own]


def _shown(pictures: Sequence[Picture], name: str, measures: Sequence[Measure], on: date) -> Shown | None:
    """The newest picture that can be read, at a glance."""
    readable = next((one for one in pictures if one.state in READABLE), None)
    if readable is None:
        return None
    seen = glance(readable, name=name, on=on)
    # A measure that came from an older picture goes on: what is done about a weak place is not done anew.
    mine = {one.pk for one in pictures if one.norm.code == readable.norm.code}
    running = [row for row in measures if row.picture_id in mine and row.state != MeasureState.STOPPED]
    made: Mapping[str, Measure] = {row.criterion: row for row in running}
    return Shown(readable, seen.page, [Place(one, made.get(one.criterion)) for one in seen.weakest], seen.findings)


def _agreements(request: SignedIn, scene: Scene, organisation: Organisation, *, is_client: bool) -> list[Agreement]:
    """The assignments that wait or run, those first that wait for whoever looks."""
    shown = {AssignmentState.PROPOSED, AssignmentState.ACCEPTED}
    found = [
        Agreement(
            row,
            row.state_on(scene.on),
            scene.names.get(organisation.pk, ""),
            is_client=is_client,
            is_adviser=row.adviser_id == request.user.pk,
        )
        for row in scene.assignments
        if row.organisation_id == organisation.pk and row.state_on(scene.on) in shown
    ]
    return sorted(found, key=lambda row: not row.may_answer)


def _has_former(picture: Picture, among: Sequence[Picture]) -> bool:
    """Whether an adopted picture of the same norm lies before this one."""
    return any(
        one.state == State.ADOPTED and one.norm.code == picture.norm.code and one.reference_date < picture.reference_date
        for one in among
    )


def _primary(own: Sequence[Own], on: date) -> Link | None:
    """The one thing that presses most: what is asked, the next measure, else what there is to read or to follow."""
    if asks := in_order(chain.from_iterable(one.asks for one in own), on=on):
        return Link(asks[0].words, asks[0].path)
    links = [link for one in own for followed in one.pictures for link in followed.links]
    order = [label for label, _, _ in PAGES]
    first = min(links, key=lambda link: order.index(link.label), default=None)
    if late := [row for one in own for row in one.late]:
        return Link("Verder met de maatregel die te laat is", reverse("measures:measure", args=[late[0].pk]))
    measure = next((one.measures.next for one in own if one.measures and one.measures.next), None)
    without = [one.shown.picture for one in own if one.shown and not one.measures]
    if plan := next((picture for picture in without if picture.state == State.ADOPTED), None):
        return Link("Van beeld naar plan", reverse("plan:plan", args=[plan.pk]))
    if measure and all(followed.state in ENDED | OPEN for one in own for followed in one.pictures):
        return Link("Verder met de volgende maatregel", reverse("measures:measure", args=[measure.pk]))
    return first
