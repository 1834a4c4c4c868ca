"""What must I know and decide: the picture on one page, and the same as PDF, Word or ODT."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.queries import organisations_where, roles_at
from dijkwacht.apps.accounts.rules import Right, rights_of
from dijkwacht.apps.adoption.queries import decided_in, drew_up
from dijkwacht.apps.adoption.rules import why_not_decide
from dijkwacht.apps.asks.queries.asks import asked_of
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.apps.fact_check.queries import open_comments
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.comparison import former
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.apps.reporting.actions.delivery import deliver
from dijkwacht.apps.reporting.queries.papers import PUBLIC, REPORT, Paper
from dijkwacht.apps.reporting.queries.report import matter
from dijkwacht.apps.reporting.rules.papers import why_not_public
from dijkwacht.documents.drawings.profile import profile
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.model import Table
from dijkwacht.documents.report.compose import compose_page
from dijkwacht.web.files import asked, sent
from dijkwacht.web.parts.pictures import read_by, with_runs
from dijkwacht.web.pictures.advice import beside
from dijkwacht.web.pictures.member_page import covered
from dijkwacht.web.pictures.under_way import has_begun, under_way
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True, slots=True)
class Listed:
    """One picture of the list and its state in words."""

    picture: Picture
    words: str

    @property
    def url(self) -> str:
        """Where it is read; nowhere once it has lapsed."""
        lapsed = self.picture.state == State.LAPSED
        return "" if lapsed else reverse("pictures:one_page", args=[self.picture.pk])


@dataclass(frozen=True, slots=True)
class NextStep:
    """The primary step of who reads this picture; greyed with the reason where it is not possible yet."""

    label: str
    url: str
    reason: str = ""


STEPS: Final = (Kind.SIGN, Kind.CONFIRM, Kind.RECORD, Kind.FACT_CHECK)
"""What can be asked of who reads a picture, what presses most first."""


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which pictures can I read? Of one organisation straight to the newest; ``?alle`` lists them."""
    rows = list(_listed(request))
    joint = list(covered(request.user).order_by("-reference_date", "organisation__code"))
    newest = next((row for row in rows if row.url), None)
    if newest and not joint and "alle" not in request.GET and len({row.picture.organisation_id for row in rows}) == 1:
        return redirect("pictures:one_page", newest.picture.pk)
    if len(joint) == 1 and not rows:
        return redirect("pictures:member", joint[0].pk)
    running = [] if newest or joint else under_way(request.user, on=timezone.localdate())
    context = {
        "rows": rows,
        "joint": joint,
        "under_way": running,
        "has_begun": not (newest or joint or running) and has_begun(request.user, on=timezone.localdate()),
        "is_example": any(picture.is_example for picture in [*(row.picture for row in rows), *joint]),
    }
    return render(request, "pictures/index.html", context)


def _listed(request: SignedIn) -> Iterator[Listed]:
    """Newest first; of a lapsed picture only that it has lapsed."""
    there = organisations_where(request.user, Right.READ_CONCEPT, on=timezone.localdate())
    pictures = Picture.objects.filter(there, state__in=READABLE | {State.LAPSED}).select_related("organisation")
    found = pictures.prefetch_related("organisation__names", "decisions").order_by("-reference_date", "organisation__code")
    for picture in found:
        yield Listed(picture, _words(picture))


def _words(picture: Picture) -> str:
    """The state in words; of a picture that stands by whom and when."""
    decision = next(iter(picture.decisions.all()), None) if picture.state == State.ADOPTED else None
    return decided_in(decision).words if decision else State(picture.state).word


@require_GET
def one_page(request: SignedIn, picture: UUID) -> HttpResponse:
    """The picture on one page."""
    found = _one(request, picture)
    made = matter(found, made_on=timezone.localdate())
    content = compose_page(made)
    page = content.first_page
    actions.opened(picture=found, page="one_page", by=request.user)
    state = State(found.state)
    context = {
        "picture": found,
        "former": former(found),
        "organisation": found.organisation,
        "is_example": found.is_example,
        "is_preview": state not in READABLE,
        "words": _words(found),
        "step": _next_step(request, found) if state is State.FACT_CHECK else None,
        "content": content,
        "page": page,
        "beside": beside(made, found, for_=request.user),
        "wide": profile(page.drawing) if page else "",
        "narrow": profile(page.drawing, narrow=True) if page else "",
        "table": next(block for block in content.blocks if isinstance(block, Table)),
        "forms": REPORT.forms,
        "why_not_public": why_not_public(State(found.state), Marking(found.marking)),
    }
    return render(request, "pictures/one_page.html", context)


def _next_step(request: SignedIn, picture: Picture) -> NextStep | None:
    """What is asked of this person, a decision first; else the decision with why it waits, for whom it will be."""
    today = timezone.localdate()
    asks = [ask for ask in asked_of(request.user, on=today) if ask.picture == picture.pk and ask.kind in STEPS]
    if asks:
        first = min(asks, key=lambda ask: STEPS.index(ask.kind))
        return NextStep(first.words, first.path)
    rights = rights_of(roles_at(request.user, picture.organisation, on=today))
    if rights & {Right.ADOPT, Right.RECORD}:
        own = drew_up(request.user, picture)
        reason = why_not_decide(State(picture.state), drew_up=own, open_comments=open_comments(picture))
        return NextStep("Besluit vastleggen", reverse("pictures:decision", args=[picture.pk]), reason or "")
    return None


@require_GET
def download(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """The whole report as a file."""
    return _file(request, picture, form, REPORT)


@require_GET
def public(request: SignedIn, picture: UUID, form: str) -> HttpResponse:
    """The public version as a file, once the picture was adopted."""
    return _file(request, picture, form, PUBLIC)


def _file(request: SignedIn, picture: UUID, form: str, paper: Paper[Picture]) -> HttpResponse:
    wanted = asked(form, paper.forms)
    return sent(deliver(paper, of=_one(request, picture), form=wanted, by=request.user), to=request)


def _one(request: SignedIn, picture: UUID) -> Picture:
    return get_object_or_404(with_runs(read_by(request.user), request.user), pk=picture)
