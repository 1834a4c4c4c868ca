"""Who works through this joint body?"""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.organisations.actions import joint
from dijkwacht.apps.organisations.models import JointMembership, Organisation
from dijkwacht.apps.organisations.queries import existing_on, last_name, name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import Day, offer
from dijkwacht.web.organisations.list_access import must_keep
from dijkwacht.web.parts.organisation_choice import grouped
from dijkwacht.web.request import SignedIn


class MemberForm(forms.Form):
    """One member, from when and until when."""

    member = forms.TypedChoiceField(
        label="Welke organisatie?",
        coerce=int,
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies een organisatie uit de lijst."},
    )
    since = Day("Vanaf welke dag?", required=False, help_text="Leeg: altijd al. Van wie meedoet, blijft de eerste dag.")
    until = Day(
        "Tot welke dag?", required=False, help_text="De eerste dag waarop deze organisatie niet meer meedoet. Leeg: zij doet mee."
    )

    def __init__(self, data: object, *, of: Organisation, on: date) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.known = {one.pk: one for one in existing_on(on) if one.pk != of.pk and one.is_example is of.is_example}
        offer(self.fields["member"], [("", "kies een organisatie"), *grouped(self.known.values(), (), on)])


@require_http_methods(["GET", "POST"])
def members(request: SignedIn, joint_body: str) -> HttpResponse:
    """Who takes part, and from when until when?"""
    must_keep(request.user)
    here = get_object_or_404(Organisation.objects.prefetch_related("names"), code=joint_body, kind=Kind.JOINT_BODY)
    today = timezone.localdate()
    form = MemberForm(request.POST if request.method == "POST" else None, of=here, on=today)
    outcome = done(form, lambda: _kept(request, here, form))
    if outcome.is_done:
        messages.success(request, f"Bewaard: {name_on(form.known[form.cleaned_data['member']], today)}.")
        return redirect("organisations:members", here.code)
    rows = JointMembership.objects.filter(joint=here).select_related("member").prefetch_related("member__names")
    context = {
        "form": form,
        "organisation": here,
        "name": last_name(here).name,
        "rows": sorted(((name_on(row.member, today), row) for row in rows), key=_in_order),
        "is_example": here.is_example,
        "refused": outcome.refused,
        "breadcrumb": [
            {"label": "Organisaties", "url": reverse("organisations:index")},
            {"label": last_name(here).name, "url": reverse("organisations:revise", args=[here.code])},
        ],
    }
    return render(request, "organisations/members.html", context, status=outcome.status)


def _in_order(one: tuple[str, JointMembership]) -> tuple[str, date]:
    return one[0], one[1].start or date.min


def _kept(request: SignedIn, here: Organisation, form: MemberForm) -> None:
    said = form.cleaned_data
    joint.keep_member(joint=here, member=form.known[said["member"]], since=said["since"], until=said["until"], by=request.user)
