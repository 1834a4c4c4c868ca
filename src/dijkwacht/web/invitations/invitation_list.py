"""Who is asked, and how far everybody is: for the adviser to invite, for the organisation to read along."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.queries import Asked, asked_in, functions_in, round_of, turnout
from dijkwacht.apps.invitations.rules.states import (
    INVITATION_STEPS,
    UNANSWERED,
    InvitationState,
    Round,
    Taker,
    why_not_drop,
    why_not_invitation,
    why_not_invite,
)
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.states import OPEN, State
from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.errors import Refused
from dijkwacht.web.invitations.forms import ListForm
from dijkwacht.web.invitations.list_buttons import do, is_ready
from dijkwacht.web.parts.pictures import common
from dijkwacht.web.request import SignedIn

VERBS = {InvitationState.SENT: "invite", InvitationState.REVOKED: "revoke", InvitationState.OPENED: "reopen"}
BADGES = {
    InvitationState.SENT: "busy",
    InvitationState.OPENED: "busy",
    InvitationState.SUBMITTED: "done",
    InvitationState.EXPIRED: "attention",
}


@dataclass(frozen=True)
class Line:
    """One person on the page."""

    asked: Asked
    field: Any = None
    seen: str = ""

    @property
    def word(self) -> str:
        """Where this person is, in words."""
        if self.asked.is_done and self.asked.state is not InvitationState.SUBMITTED:
            return "alles beantwoord" if self.asked.criteria else "niets gevraagd"
        if self.asked.has_link and self.asked.state:
            return self.asked.state.word
        return "antwoordt met een account" if self.asked.respondent.membership_id else "nog niet uitgenodigd"

    @property
    def badge(self) -> str:
        """The look of that word."""
        if self.asked.is_done:
            return "done"
        return BADGES.get(self.asked.state, "calm") if self.asked.has_link and self.asked.state else "calm"

    @property
    def dates(self) -> list[str]:
        """When what happened."""
        row = self.asked.invitation
        if row is None:
            return []
        moments = [
            ("Aankondiging", row.announced_at),
            ("Verstuurd", row.sent_at),
            ("Geopend", row.opened_at),
            ("Herinnerd", row.reminded_at),
            ("Ingeleverd", row.submitted_at),
        ]
        said = [f"{what} {_day(when)}" for what, when in moments if when]
        if row.expires_on and row.state in {InvitationState.SENT, InvitationState.OPENED}:
            said.append(f"link werkt tot en met {long_date(row.expires_on)}")
        return said

    @property
    def steps(self) -> list[tuple[str, str]]:
        """What the adviser can do now: what the button sends, and its verb."""
        row, found = self.asked.invitation, []
        if row is not None and (row.email or self.asked.has_link):
            state, within = InvitationState(row.state), round_of(row, on=timezone.localdate())
            for (start, to), step in INVITATION_STEPS.items():
                if start is state and step.by is Taker.ADVISER and not why_not_invitation(state, to, within):
                    found.append((f"{VERBS[to]}:{self.asked.respondent.pk}", step.verb))
            if state is InvitationState.SUBMITTED and not within.is_over:
                found = [step for step in found if not step[0].startswith("invite")]  # to open again is enough
        if not why_not_drop(has_link=self.asked.has_link, has_answers=self.asked.answered > 0):
            found.append((f"drop:{self.asked.respondent.pk}", "Van de lijst halen"))
        return found

    @property
    def ends_link(self) -> bool:
        """Whether a link works that a new one would end."""
        return self.asked.state in UNANSWERED and any(deed.startswith("invite") for deed, _ in self.steps)


@require_http_methods(["GET", "POST"])
def index(request: SignedIn, picture: UUID) -> HttpResponse:
    """Who do you invite? For the organisation: who is done?"""
    today = timezone.localdate()
    seen = Picture.objects.visible_to(request.user, Right.SEE_PROGRESS, on=today).select_related("organisation", "norm")
    here = seen.prefetch_related("organisation__names").filter(pk=picture).first()
    if here is None:
        raise Http404
    runs = Picture.objects.visible_to(request.user, Right.RUN, on=today).filter(pk=picture).exists()
    if runs:
        return _do(request, here) if request.method == "POST" else _page(request, here)
    if request.method == "POST":
        raise Http404
    rows = asked_in(here)
    context = {
        "picture": here,
        "organisation": here.organisation,
        "is_example": here.is_example,
        "lines": [Line(row) for row in rows],
        "turnout": turnout(rows, on=today),
    }
    return render(request, "invitations/progress.html", context)


def _do(request: SignedIn, here: Picture) -> HttpResponse:
    """Keep the addresses that were typed, then do what the button says."""
    form = _form(request, here)
    if not form.is_valid():
        return _page(request, here, form, status=422)
    deed, _, number = request.POST.get("do", "save").partition(":")
    try:
        for row, email in form.changed_addresses():
            invitations.address(respondent=row.respondent, email=email, by=request.user)
        if deed == "announce":
            return redirect("invitations:announce", here.pk)
        told = do(request, here, f"{deed}:{number}", form.cleaned_data["function"])
    except Refused as refused:
        return _page(request, here, refused=refused.reason, status=409)
    messages.success(request, told)
    return redirect("invitations:index", here.pk)


def _form(request: SignedIn, here: Picture) -> ListForm:
    rows, functions = asked_in(here), functions_in(norm_of(here))
    return ListForm(request.POST, rows=rows, state=State(here.state), functions=functions)


def _page(
    request: SignedIn, here: Picture, form: ListForm | None = None, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    rows = asked_in(here)
    form = form or ListForm(rows=rows, state=State(here.state), functions=functions_in(norm_of(here)))
    within = Round(State(here.state), is_announced=here.announced_at is not None)
    lines = [Line(row, form.field_of(row), form.seen_of(row)) for row in rows]
    context = {
        **common(here, page="invitations:index"),
        "closed": "",  # of this page the list itself says what is possible
        "form": form,
        "lines": lines,
        "ends_link": any(line.ends_link for line in lines),
        "turnout": turnout(rows, on=timezone.localdate()),
        "ready": sum(map(is_ready, rows)),
        "may_remind": here.state == State.ANSWERING,
        "lacking": why_not_invite(within),
        "announced_on": timezone.localdate(here.announced_at) if here.announced_at else None,
        "is_open": State(here.state) in OPEN,
        "refused": refused,
        "mail_goes": settings.MAIL_GOES,
    }
    return render(request, "invitations/index.html", context, status=status)


def _day(moment: datetime) -> str:
    return long_date(timezone.localdate(moment))
