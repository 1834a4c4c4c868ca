"""Writing the next version of a policy line: as a table on the page, beginning with the draft, what holds, or the example."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.bibob.queries import policy_in_force
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy as PolicyRow
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.bibob.library import example
from dijkwacht.documents.bibob.model import Policy
from dijkwacht.documents.bibob.reader import policy_data, policy_of
from dijkwacht.web.bibob.policy_forms import PolicyForm, filled
from dijkwacht.web.bibob.policy_pages import BIBOB
from dijkwacht.web.deeds import done
from dijkwacht.web.request import SignedIn


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, code: str) -> HttpResponse:
    """Which decisions do you test, where and when?"""
    here = BIBOB.organisation_for(request.user, code, Right.KEEP_POLICY)
    draft = BIBOB.draft(here)
    begin = _begin(here, draft)
    initial = filled(begin, seen=draft.digest if draft else "")
    if draft is None and begin == example(here.kind):
        initial["title"] = "Bibob-beleidsregel"
    form = PolicyForm(request.POST if request.method == "POST" else None, initial=initial, policy=begin)
    outcome = done(
        form,
        lambda: policies.draft(
            organisation=here,
            instrument=Instrument.BIBOB,
            text=_text(form.policy()),
            by=request.user,
            seen=form.cleaned_data["seen"],
        ),
    )
    if outcome.is_done:
        messages.success(request, "Bewaard als ontwerp. Lees het na en stel het vast.")
        return redirect("bibob:version", here.code, outcome.made.number)
    context = {
        **BIBOB.common(here, above="policy"),
        "form": form,
        "rows": form.rows(),
        "refused": outcome.refused,
        "has_draft": bool(draft),
    }
    return render(request, "bibob/edit.html", context, status=outcome.status)


def _begin(here: Organisation, draft: PolicyRow | None) -> Policy:
    if draft is not None:
        return policy_of(draft.content)
    begin, _ = policy_in_force(here, on=timezone.localdate())
    assert begin is not None  # noqa: S101  # nosec B101 - organisation_for saw to it
    return begin


def _text(policy: Policy) -> policies.Text:
    return policies.Text(policy.title, policy_data(policy))
