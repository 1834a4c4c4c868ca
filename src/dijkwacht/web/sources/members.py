"""For which members does a joint picture hold, and where is it different for one of them?"""

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.members import actions as members_actions
from dijkwacht.apps.members.models import Deviation
from dijkwacht.apps.members.queries import members_of
from dijkwacht.apps.members.rules import Differs
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import members_on, name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.answers import Changed
from dijkwacht.apps.pictures.rules.states import State, why_not_prepare, why_not_record
from dijkwacht.kit.errors import Refused
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.answer_matrix import matrix
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.sources.forms import DiffersForm, MembersForm
from dijkwacht.web.sources.functions import criterion_in


@dataclass
class MemberLine:
    """One member on the page of a criterion: how it differs, and what somebody else wrote in the meantime."""

    member: Organisation
    name: str
    form: DiffersForm
    theirs: Differs | None = None


@require_http_methods(["GET", "POST"])
def members(request: SignedIn, picture: UUID) -> HttpResponse:
    """For whom does this picture hold, and where is it different?"""
    here = _joint(request, picture)
    possible = {member.code: member for member in members_on(here.organisation, here.reference_date)}
    names = sorted((name_on(member, here.reference_date), code) for code, member in possible.items())
    is_sent = request.method == "POST"
    chosen = [member.code for member in members_of(here)]
    form = MembersForm(request.POST if is_sent else None, choices=[(code, name) for name, code in names], chosen=chosen)
    outcome = done(
        form,
        lambda: members_actions.cover(
            picture=here, members=[possible[code] for code in form.cleaned_data["members"]], by=request.user
        ),
    )
    if outcome.is_done:
        messages.success(request, "De deelnemers zijn bewaard.")
        return redirect("sources:members", here.pk)
    if outcome.refused:
        form.add_error("members", outcome.refused)
    if not is_sent:
        pictures.opened(picture=here, page="members", by=request.user)
    return render(request, "sources/members.html", _overview(here, form), status=422 if is_sent else 200)


def _overview(here: Picture, form: MembersForm) -> dict[str, Any]:
    norm, named = norm_of(here), defaultdict(list)
    rows = Deviation.objects.filter(picture=here).select_related("member").prefetch_related("member__names")
    for row in rows:
        named[row.criterion].append(name_on(row.member, here.reference_date))
    return {
        **common(here, page="sources:members"),
        "form": form,
        "deviating": [(one, sorted(named[one.id])) for one in norm.criteria if one.id in named],
        "themes": norm.themes,
        "has_members": bool(form.initial["members"]),
        "closed_members": why_not_prepare(State(here.state)),
        "closed_deviations": why_not_record(State(here.state)),
    }


@require_http_methods(["GET", "POST"])
def differs(request: SignedIn, picture: UUID, criterion: str) -> HttpResponse:
    """For whom is this different?"""
    here = _joint(request, picture)
    asked = criterion_in(norm_of(here), criterion)
    rows = {row.member_id: row for row in Deviation.objects.filter(picture=here, criterion=asked.id)}
    data = request.POST if request.method == "POST" else None
    lines = [
        MemberLine(member, name_on(member, here.reference_date), DiffersForm(data, member=member, now=_now(rows.get(member.pk))))
        for member in members_of(here)
        # A member that was not on the screen is not read from what was sent.
        if data is None or f"{member.code}-seen" in data
    ]
    lines.sort(key=lambda line: line.name)
    context = {
        **common(here, page="sources:differs"),
        "criterion": asked,
        "lines": lines,
        "row": matrix(reckon(here), (), [asked.id]).parts[0][1][0],
    }
    if data is None:
        if reason := why_not_record(State(here.state)):
            raise Refused(reason)
        pictures.opened(picture=here, page="differs", by=request.user)
        return render(request, "sources/differs.html", context)
    return _save(request, context)


def _save(request: SignedIn, context: dict[str, Any]) -> HttpResponse:
    """Save every member that changed; one that cannot be saved stays as it was typed, the others are kept."""
    here, lines, status, refused = context["picture"], context["lines"], 200, ""
    for line in lines:
        outcome = done(line.form, partial(_deviate, request, context, line))
        if not outcome.is_done:
            status, refused = outcome.status, outcome.refused or refused
        if isinstance(outcome.refusal, Changed):
            _show_both(request, context, line)
    if status == 200:
        messages.success(request, f"Bewaard bij {context['criterion'].id}.")
        return redirect("sources:members", here.pk)
    _renew(request, context)
    faults = [
        {"text": f"{line.name}: {text}", "href": f"#{line.form[field].id_for_label}"}
        for line in lines
        for field, texts in line.form.errors.items()
        for text in texts
    ]
    return render(request, "sources/differs.html", {**context, "refused": refused, "faults": faults}, status=status)


def _deviate(request: SignedIn, context: dict[str, Any], line: MemberLine) -> None:
    members_actions.deviate(
        picture=context["picture"],
        member=line.member,
        criterion=context["criterion"].id,
        differs=line.form.differs(),
        seen=line.form.cleaned_data["seen"],
        by=request.user,
    )


def _show_both(request: SignedIn, context: dict[str, Any], line: MemberLine) -> None:
    row = Deviation.objects.filter(picture=context["picture"], member=line.member, criterion=context["criterion"].id).first()
    line.theirs = _now(row)
    data = request.POST.copy()
    data[f"{line.member.code}-seen"] = str(DiffersForm(member=line.member, now=line.theirs).initial["seen"])
    line.form = DiffersForm(data, member=line.member, now=line.theirs)


def _renew(request: SignedIn, context: dict[str, Any]) -> None:
    """Lines that were saved know from now on what they replace."""
    rows = Deviation.objects.filter(picture=context["picture"], criterion=context["criterion"].id)
    now = {row.member_id: _now(row) for row in rows}
    for line in context["lines"]:
        if line.theirs is None and line.form.is_valid() and line.form.differs() == now.get(line.member.pk, Differs()):
            line.form = DiffersForm(member=line.member, now=line.form.differs())


def _now(row: Deviation | None) -> Differs:
    return Differs(row.paper, row.practice, row.is_not_applicable, row.reason) if row else Differs()


def _joint(request: SignedIn, number: UUID) -> Picture:
    here = picture_for(request.user, number)
    if here.organisation.kind != Kind.JOINT_BODY:
        raise Refused("Dit beeld is van één organisatie. Deelnemers kiest u alleen bij een gemeenschappelijke regeling.")
    return here
