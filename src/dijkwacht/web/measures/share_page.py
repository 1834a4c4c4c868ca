"""Choosing what the adviser sees of the measures."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Sharing
from dijkwacht.web.measures.measure_access import trail
from dijkwacht.web.measures.measure_draft import run_organisations
from dijkwacht.web.request import SignedIn


class SharingForm(forms.Form):
    """Two choices that are both *no* until somebody says otherwise."""

    still = forms.BooleanField(
        label="De adviseur ziet welke maatregelen geen voortgang hebben",
        required=False,
        help_text="Dan kan de adviseur u tijdens de opdracht vragen of er hulp nodig is.",
    )
    after = forms.BooleanField(
        label="De adviseur blijft de maatregelen zien na de opdracht",
        required=False,
        help_text="Alleen de maatregelen. Antwoorden en beelden ziet een adviseur na de opdracht nooit.",
    )


@require_http_methods(["GET", "POST"])
def share(request: SignedIn) -> HttpResponse:
    """What does the adviser see of your measures?"""
    names = run_organisations(request)
    if not names:
        raise Http404
    code = request.POST.get("organisation", "")
    stands = {row.organisation_id: row for row in Sharing.objects.filter(organisation__in=[one for one, _ in names])}
    if request.method == "POST":
        here = next((one for one, _ in names if one.code == code), None)
        if here is None:
            raise Http404
        form = SharingForm(request.POST, prefix=code)
        form.is_valid()  # two boxes cannot be wrong
        still, after = form.cleaned_data["still"], form.cleaned_data["after"]
        actions.share(organisation=here, still=still, after=after, by=request.user)
        messages.success(request, "Dat is bewaard.")
        return redirect("measures:share")
    groups = [(one, name, _form(one.code, stands.get(one.pk)), stands.get(one.pk)) for one, name in names]
    context = {"groups": groups, "breadcrumb": trail(), "is_example": any(one.is_example for one, _ in names)}
    return render(request, "measures/share.html", context)


def _form(code: str, row: Sharing | None) -> SharingForm:
    known = {"still": row.adviser_sees_still, "after": row.adviser_sees_after} if row else {}
    return SharingForm(prefix=code, initial=known)
