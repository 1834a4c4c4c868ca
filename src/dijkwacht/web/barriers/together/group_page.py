"""What could we do together? And: do we take part?"""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.queries.together import consent_of, told_together
from dijkwacht.apps.consents.rules import why_not_give
from dijkwacht.documents.barriers.picture import drawn
from dijkwacht.web.barriers.here import common, in_use_for, may_place
from dijkwacht.web.deeds import Outcome, done
from dijkwacht.web.fields import Day
from dijkwacht.web.request import SignedIn


class ShareForm(forms.Form):
    """Until when others may read along."""

    until = Day("Tot en met", required=False, help_text="Laat dit leeg als er geen einddatum is. Stoppen kan altijd.")

    def clean_until(self) -> date | None:
        """A day that is not over."""
        until: date | None = self.cleaned_data["until"]
        if reason := why_not_give(until, on=timezone.localdate()):
            raise forms.ValidationError(reason)
        return until


@require_GET
def together(request: SignedIn, in_use: object) -> HttpResponse:
    """What could we do together?"""
    held = _held(request, in_use, Right.SEE_BARRIERS)
    return _page(request, held, ShareForm())


@require_POST
def share(request: SignedIn, in_use: object) -> HttpResponse:
    """Take part, or no longer."""
    held = _held(request, in_use, Right.PLACE_BARRIERS)
    if request.POST.get("to") == "off":
        actions.unshare(in_use=held, by=request.user)
        messages.success(request, "U doet niet meer mee. Anderen zien van u niets meer.")
        return redirect("barriers:together", held.pk)
    form = ShareForm(request.POST)
    outcome = done(form, lambda: actions.share(in_use=held, until=form.cleaned_data["until"], by=request.user))
    if not outcome.is_done:
        return _page(request, held, form, outcome)
    messages.success(request, "U doet mee.")
    return redirect("barriers:together", held.pk)


def _held(request: SignedIn, in_use: object, right: Right) -> InUse:
    """The model in use; for an area there is no such page."""
    held = in_use_for(request.user, in_use, right)
    if held.area_id is not None:
        raise Http404
    return held


def _page(request: SignedIn, held: InUse, form: ShareForm, outcome: Outcome[None] | None = None) -> HttpResponse:
    today = timezone.localdate()
    told = told_together(held, on=today)
    drawing = drawn(told.model, told.here) if told and told.here else ""
    context = {
        **common(held, above=True),
        "told": told,
        "drawing": mark_safe(drawing),  # noqa: S308 - our own drawing, every text escaped
        "consent": consent_of(held, on=today),
        "form": form,
        "refused": outcome.refused if outcome else "",
        "may_place": may_place(request.user, held),
    }
    return render(request, "barriers/together.html", context, status=outcome.status if outcome else 200)
