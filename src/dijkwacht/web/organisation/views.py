"""Onze organisatie: how far the picture is and what is needed; of answers only how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.queries import agreements, own_organisations
from dijkwacht.apps.accounts.rules import AssignmentState, Right
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import Done, progress, roadmaps
from dijkwacht.apps.assessments.rules import READABLE, State
from dijkwacht.apps.measures.queries import Summed
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.web.assignments.views import Agreement, seen_by
from dijkwacht.web.measures.beside import of_organisations
from dijkwacht.web.organisation.own import own_pictures, own_roles
from dijkwacht.web.planning.board import Line, board
from dijkwacht.web.request import SignedIn

OPEN: Final = frozenset({State.PLANNED, State.ANSWERING})
THEN_AND_NOW: Final = "Toen en nu"
# What there is to do or read in which states, in the order in which it presses.
PAGES: Final = (
    ("Feitencheck doen", "pictures:fact_check", frozenset({State.FACT_CHECK})),
    ("Besluit vastleggen", "pictures:decision", frozenset({State.FACT_CHECK})),
    ("Lezen op één pagina", "pictures:one_page", READABLE),
    ("Wie is klaar", "invitations:index", frozenset({State.ANSWERING})),
    ("Draaiboek bekijken", "organisation:roadmap", frozenset(State)),
    ("Niveaus en spreiding", "organisation:levels", READABLE),
    ("Van beeld naar plan", "plan:plan", READABLE),
    (THEN_AND_NOW, "pictures:compare", READABLE),
    ("Halfjaargesprek", "halfway:talk", frozenset({State.ADOPTED})),
    ("Wie keek in ons beeld", "pictures:looks", READABLE),
)


WAITS: Final = frozenset({State.CONCEPT, State.FACT_CHECK})
"""A picture in these states comes before any measure: others wait for it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page about a picture."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Followed:
    """One picture as its organisation follows it."""

    picture: Picture
    lines: Sequence[Line]
    done: Sequence[Done]
    has_former: bool

    @property
    def state(self) -> State:
        """Where it stands."""
        return State(self.picture.state)

    @property
    def next(self) -> Line | None:
        """The next step of its roadmap."""
        return next((line for line in self.lines if line.is_next), None)

    @property
    def own(self) -> list[Line]:
        """The open steps that whoever looks takes care of."""
        return [line for line in self.lines if line.is_own and line.is_open]

    @property
    def is_open(self) -> bool:
        """Whether respondents are still at it."""
        return self.state in OPEN

    @property
    def ready(self) -> int:
        """How many respondents are done."""
        return sum(one.is_done for one in self.done)

    @property
    def links(self) -> list[Link]:
        """The pages that there are for it now."""
        there = [(label, name) for label, name, states in PAGES if self.state in states]
        shown = [(label, name) for label, name in there if self.has_former or label != THEN_AND_NOW]
        return [Link(label, reverse(name, args=[self.picture.pk])) for label, name in shown]


@dataclass(frozen=True, slots=True)
class Own:
    """One organisation on its own page."""

    organisation: Organisation
    name: str
    pictures: Sequence[Followed]
    agreements: Sequence[Agreement]
    measures: Summed | None


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """How far is our picture, and what is needed of us?"""
    today = timezone.localdate()
    own = _own(request, today)
    context = {
        "own": own,
        "primary": _primary(own),
        "is_example": any(one.organisation.is_example for one in own),
        "may_agree": own_organisations(request.user, Right.AGREE, on=today).exists(),
    }
    return render(request, "organisation/index.html", context)


def _own(request: SignedIn, today: date) -> list[Own]:
    organisations = list(own_organisations(request.user, Right.SEE_PROGRESS, on=today))
    pictures = [one for one in own_pictures(request.user, on=today) if one.state != State.LAPSED]
    steps, mine = roadmaps(pictures), own_roles(request.user, on=today)
    done = progress([one for one in pictures if one.state in OPEN])
    followed = [
        Followed(
            one,
            board(steps[one.pk], of=Kind(one.organisation.kind), on=today, mine=mine[one.organisation_id]),
            done.get(one.pk, ()),
            has_former=_has_former(one, pictures),
        )
        for one in pictures
    ]
    agreed = [
        one
        for one in seen_by(request.user, list(agreements(request.user, on=today).order_by("start", "pk")), on=today)
        if one.state in {AssignmentState.PROPOSED, AssignmentState.ACCEPTED}
    ]
    measures = of_organisations(organisations, request.user, on=today)
    return [
        Own(
            one,
            name_on(one, today),
            [row for row in followed if row.picture.organisation_id == one.pk],
            sorted((row for row in agreed if row.row.organisation_id == one.pk), key=lambda row: not row.may_answer),
            measures.get(one.pk),
        )
        for one in organisations
    ]


def _has_former(picture: Picture, among: Sequence[Picture]) -> bool:
    """Whether an adopted picture of the same organisation and norm lies before this one."""
    return any(
        one.state == State.ADOPTED
        and (one.organisation_id, one.norm.code) == (picture.organisation_id, picture.norm.code)
        and one.reference_date < picture.reference_date
        for one in among
    )


def _primary(own: Sequence[Own]) -> Link | None:
    """The one thing that presses most: an assignment to answer, what there is to do for a picture, the next measure, reading."""
    waiting = [one for organisation in own for one in organisation.agreements if one.may_answer]
    if waiting:
        return Link("Opdracht lezen en beantwoorden", reverse("assignments:assignment", args=[waiting[0].row.pk]))
    links = [link for organisation in own for followed in organisation.pictures for link in followed.links]
    order = [label for label, _, _ in PAGES]
    first = min(links, key=lambda link: order.index(link.label), default=None)
    measure = next((one.measures.next for one in own if one.measures and one.measures.next), None)
    if measure and not any(followed.state in WAITS for one in own for followed in one.pictures):
        return Link("Verder met de volgende maatregel", reverse("measures:measure", args=[measure.pk]))
    return first
