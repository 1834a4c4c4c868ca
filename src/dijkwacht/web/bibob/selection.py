"""Choosing a test for an application: nothing of it is kept."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.bibob.queries import policy_in_force
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named
from dijkwacht.documents.bibob.library import example, law
from dijkwacht.documents.bibob.model import Policy
from dijkwacht.documents.bibob.selection import Application, Selected, Test, selected
from dijkwacht.kit.dutch import listed, long_date
from dijkwacht.web.bibob.policy_forms import SelectionForm
from dijkwacht.web.bibob.policy_pages import BIBOB, BODY_WORDS
from dijkwacht.web.request import SignedIn

KINDS = {Test.STANDARD: "attention", Test.LIGHT: "busy", Test.NONE: "calm"}


@require_http_methods(["GET", "POST"])
def select(request: SignedIn) -> HttpResponse:
    """Which test does this application get?"""
    today = timezone.localdate()
    known = named(BIBOB.organisations(request.user), today)
    here, policy, has_own = _asked(request, [one for one, _ in known])
    form = SelectionForm(request.POST if request.method == "POST" else None, policy=policy, initial={"renewal": "first"})
    found: Selected | None = None
    if form.is_valid():
        found = selected(form.application(), policy=policy, law=law(), on=today)
    context = {
        "form": form,
        "found": found,
        "badge": KINDS[found.test] if found else "",
        "text": _for_the_file(form.application(), found, policy, has_own=has_own) if found else "",
        "policy": policy,
        "has_own": has_own,
        "choices": _choices(known, here, policy),
        "is_example": bool(here and here.is_example),
    }
    return render(request, "bibob/select.html", context, status=422 if form.is_bound and not found else 200)


def _asked(request: SignedIn, known: list[Organisation]) -> tuple[Organisation | None, Policy, bool]:
    """By whose policy: of the organisation that was asked for, of one's only one, or an example.

    Raises:
        Http404: it is not an organisation whose policy this user may see, or no kind that we know.
    """
    code, kind = request.GET.get("organisatie", ""), request.GET.get("soort", "")
    here = next((one for one in known if one.code == code), None) if code else None
    if code and here is None:
        raise Http404
    if here is None and not kind and known:
        here = known[0]
    policy, has_own = policy_in_force(here, on=timezone.localdate()) if here else (example(kind or "municipality"), False)
    if policy is None:
        raise Http404
    return here, policy, has_own


def _choices(known: list[tuple[Organisation, str]], here: Organisation | None, policy: Policy) -> list[dict[str, object]]:
    """By whose policy else it could be chosen."""
    own = [{"label": name, "url": f"?organisatie={one.code}", "current": one == here} for one, name in known]
    examples = [
        {"label": f"Voorbeeld {label.lower()}", "url": f"?soort={kind}", "current": here is None and policy.body == kind}
        for kind, label in BODY_WORDS
    ]
    return [*own, *examples]


def _for_the_file(application: Application, found: Selected, policy: Policy, *, has_own: bool) -> str:
    """The reason as it can be copied into the file."""
    decision = law().decision(application.decision)
    source = f"{policy.title}, versie {policy.version}" if not has_own else policy.title
    lines = [
        f"Keuze Bibob-toets op {long_date(timezone.localdate())}: {found.test.word}.",
        f"Beslissing: {decision.title if decision else ''}.",
        f"Beleid: {source}{'' if has_own else ' (er is geen eigen beleid)'}.",
        "Reden: " + " ".join(found.reasons),
        f"Artikelen: {listed(found.articles)}.",
    ]
    return "\n".join([*lines, *(f"Te verifiëren: {one.removesuffix('.')}." for one in found.to_verify)])
