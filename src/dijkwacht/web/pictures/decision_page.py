"""What did the college decide: recorded by one and confirmed by another, or signed by the executive."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import roles_at
from dijkwacht.apps.accounts.rules import Right, rights_of
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.queries import concept_day, decided_in, decision_on, drew_up, mark_of
from dijkwacht.apps.adoption.rules import Decided, faults_in_decision, why_not_decide, why_not_early
from dijkwacht.apps.fact_check.queries import open_comments, round_of
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.answers import Changed
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.apps.reporting.actions import closing
from dijkwacht.kit.errors import Refused
from dijkwacht.web.parts.pictures import way_to
from dijkwacht.web.pictures.forms import DecisionForm
from dijkwacht.web.request import SignedIn


@dataclass(frozen=True)
class Desk:
    """A picture with its decision as it stands, and what this user can do with it."""

    picture: Picture
    user: User

    @cached_property
    def decision(self) -> Decision | None:
        """The decision, confirmed or not."""
        return decision_on(self.picture)

    @cached_property
    def stands(self) -> Decided | None:
        """What it says."""
        return decided_in(self.decision) if self.decision else None

    @cached_property
    def refusal(self) -> str | None:
        """Why this user cannot put down, confirm or sign now."""
        return why_not_decide(
            State(self.picture.state), drew_up=drew_up(self.user, self.picture), open_comments=open_comments(self.picture)
        )

    @cached_property
    def may_sign(self) -> bool:
        """Whether this user governs here."""
        roles = roles_at(self.user, self.picture.organisation, on=timezone.localdate())
        return Right.ADOPT in rights_of(roles)

    @property
    def may_confirm(self) -> bool:
        """Whether another put a decision down that this user can confirm."""
        return self.decision is not None and self.decision.recorded_by_id != self.user.pk and not self.may_sign

    @property
    def is_own(self) -> bool:
        """Whether this user put down what waits for another."""
        return self.decision is not None and self.decision.recorded_by_id == self.user.pk

    @property
    def early_for(self) -> date | None:
        """The reference day, where it is still to come."""
        day = self.picture.reference_date
        return day if day > timezone.localdate() else None

    @property
    def kind(self) -> Kind:
        """What kind of organisation it is."""
        return Kind(self.picture.organisation.kind)


@require_http_methods(["GET", "POST"])
def decision(request: SignedIn, picture: UUID) -> HttpResponse:
    """What was decided on this picture?"""
    desk = Desk(_one(request, picture), request.user)
    if request.method == "GET":
        pictures.opened(picture=desk.picture, page="decision", by=request.user)
        return _page(request, desk)
    if desk.refusal:
        raise Refused(desk.refusal)
    if "confirm" in request.POST:
        return _confirm(request, desk)
    if "withdraw" in request.POST:
        adoption.withdraw(picture=desk.picture, by=request.user)
        messages.success(request, "Het besluit is ingetrokken. U kunt het opnieuw vastleggen.")
        return redirect("pictures:decision", desk.picture.pk)
    return _put(request, desk)


def _one(request: SignedIn, picture: UUID) -> Picture:
    today, visible = timezone.localdate(), Picture.objects.visible_to
    either = visible(request.user, Right.RECORD, on=today) | visible(request.user, Right.ADOPT, on=today)
    found = either.filter(state__in=READABLE).select_related("organisation", "norm").defer("norm__content")
    return get_object_or_404(found.prefetch_related("organisation__names"), pk=picture)


def _put(request: SignedIn, desk: Desk) -> HttpResponse:
    """Put down, or sign: who signs sees first what will stand, for it cannot be undone."""
    form = DecisionForm(request.POST, of=desk.kind, early_for=desk.early_for)
    if not form.is_valid() or not _fits(form, desk):
        return _page(request, desk, form, status=422)
    is_early = form.cleaned_data.get("is_early", False)
    if not desk.may_sign:
        adoption.decide(picture=desk.picture, decided=form.decided, by=request.user, is_early=is_early)
        messages.success(request, "Het besluit is vastgelegd. Een ander bevestigt het; tot dan kunt u het wijzigen.")
        return redirect("pictures:decision", desk.picture.pk)
    if "sign" not in request.POST:
        return _page(request, desk, form, signing=None if "change" in request.POST else form.decided)
    closing.adopt(picture=desk.picture, decided=form.decided, by=request.user, is_early=is_early)
    return _done(request, desk, form.decided)


def _fits(form: DecisionForm, desk: Desk) -> bool:
    since, today = concept_day(desk.picture), timezone.localdate()
    for field, reason in faults_in_decision(form.decided, of=desk.kind, since=since, on=today).items():
        form.add_error(field, reason)
    is_early = form.cleaned_data.get("is_early", False)
    if early := why_not_early(desk.picture.reference_date, on=today, is_early=is_early):
        form.add_error("is_early", early)
    return not form.errors


def _confirm(request: SignedIn, desk: Desk) -> HttpResponse:
    if not desk.may_confirm or desk.stands is None:
        raise Refused("Er is nu geen besluit dat u kunt bevestigen.")
    try:
        closing.confirm(picture=desk.picture, seen=request.POST.get("seen", ""), by=request.user)
    except Changed:
        reason = "Het besluit is intussen verbeterd. Lees wat er nu staat en bevestig dan."
        return _page(request, desk, status=409, refused=reason)
    return _done(request, desk, desk.stands)


def _done(request: SignedIn, desk: Desk, decided: Decided) -> HttpResponse:
    messages.success(request, f"Het beeld is nu {decided.words}.")
    return redirect("pictures:one_page", desk.picture.pk)


def _page(request: SignedIn, desk: Desk, form: DecisionForm | None = None, *, status: int = 200, **more: Any) -> HttpResponse:
    here = desk.picture
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "breadcrumb": way_to(here),
        "desk": desk,
        "form": form or DecisionForm(of=desk.kind, stands=desk.stands, early_for=desk.early_for),
        "seen": mark_of(desk.decision) if desk.decision else "",
        "is_adopted": here.state == State.ADOPTED,
        "round": round_of(here),
        "still_running": here.fact_check_until is not None and here.fact_check_until >= timezone.localdate(),
    }
    return render(request, "pictures/decision.html", {**context, **more}, status=status)
