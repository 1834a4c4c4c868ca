"""The policy line of an organisation: what holds, its versions, adopting, sharing, and whether cases are kept here."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.instruments.actions import policies
from dijkwacht.apps.instruments.queries.bibob import neighbours, policy_in_force
from dijkwacht.apps.instruments.queries.cases import has_register
from dijkwacht.apps.instruments.queries.policies import is_sharing, sharing_with, versions_of
from dijkwacht.apps.instruments.rules.policies import PolicyState
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.bibob.beside import beside as laid_beside
from dijkwacht.documents.bibob.library import example, law
from dijkwacht.documents.bibob.reader import policy_of
from dijkwacht.kit.errors import Refused
from dijkwacht.web.bibob.desk import BIBOB, common, is_own, organisation_for, organisations_with, policy_for, tabs
from dijkwacht.web.bibob.forms import AdoptForm
from dijkwacht.web.bibob.shown import facts, law_groups, policy_groups
from dijkwacht.web.damocles.desk import may_keep
from dijkwacht.web.instruments import choosing
from dijkwacht.web.request import SignedIn

BADGES = {
    PolicyState.DRAFT: "attention",
    PolicyState.COMING: "busy",
    PolicyState.IN_FORCE: "done",
    PolicyState.REPLACED: "calm",
}
BODIES = (("municipality", "Gemeente"), ("province", "Provincie"), ("water_board", "Waterschap"))


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Whose policy do you want to see?"""
    found = organisations_with(request.user, Right.SEE_POLICY)
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect("bibob:policy", found[0][0].code)
    context = {"found": found, "is_example": any(one.is_example for one, _ in found)}
    return render(request, "bibob/choose.html", context)


@require_GET
def law_table(request: SignedIn) -> HttpResponse:
    """What does the law allow?"""
    body = request.GET.get("soort", "municipality")
    if body not in dict(BODIES):
        raise Http404
    context = {
        "groups": law_groups(body),
        "signals": law().signals,
        "pages": [{"label": label, "url": f"?soort={name}", "current": name == body} for name, label in BODIES],
    }
    return render(request, "bibob/law.html", context)


@require_GET
def policy(request: SignedIn, code: str) -> HttpResponse:
    """What do we test?"""
    here = organisation_for(request.user, code, Right.SEE_POLICY)
    is_keeper, today = may_keep(request.user, here), timezone.localdate()
    versions = [one for one in versions_of(here, BIBOB, on=today) if is_keeper or one[1] is not PolicyState.DRAFT]
    held = next((row for row, state in versions if state is PolicyState.IN_FORCE), None)
    line = policy_of(held.content) if held else None
    own = is_own(request.user, here)
    context = {
        **common(here),
        "pages": tabs(request.user, here, "policy", is_own=own),
        "held": held,
        "groups": policy_groups(line, here.kind),
        "facts": facts(line) if line else (),
        "versions": [(row, state, BADGES[state]) for row, state in versions],
        "draft": next((row for row, state in versions if state is PolicyState.DRAFT), None),
        "is_keeper": is_keeper,
        "is_sharing": is_sharing(here, BIBOB),
        "has_register": has_register(here, BIBOB),
        "is_own": own,
    }
    return render(request, "bibob/policy.html", context)


@require_GET
def beside(request: SignedIn, code: str) -> HttpResponse:
    """Where do we differ?"""
    here = organisation_for(request.user, code, Right.SEE_POLICY)
    today = timezone.localdate()
    held, has_own = policy_in_force(here, on=today)
    model = example(here.kind)
    if model is None:
        raise Http404
    shares = has_own and is_sharing(here, BIBOB)
    others = sorted(sharing_with(here, BIBOB, on=today), key=lambda one: name_on(one, today)) if shares else []
    lines = neighbours(sharing_with(here, BIBOB, on=today), on=today) if others else {}
    known = [(name_on(one, today), lines[one.pk]) for one in others if one.pk in lines]
    rows = laid_beside(held if has_own else None, law=law(), example=model, neighbours=[line for _, line in known], on=today)
    context = {
        **common(here, above="policy"),
        "pages": tabs(request.user, here, "beside", is_own=is_own(request.user, here)),
        "has_own": has_own,
        "is_sharing": shares,
        "names": [name for name, _ in known],
        "different": [(row, list(zip([name for name, _ in known], row.neighbours, strict=True))) for row in rows if row.differs],
        "same": [row for row in rows if not row.differs],
        "model": model,
        "is_keeper": may_keep(request.user, here),
    }
    return render(request, "bibob/beside.html", context)


@require_GET
def version(request: SignedIn, code: str, number: int) -> HttpResponse:
    """What does this version say?"""
    here = organisation_for(request.user, code, Right.SEE_POLICY)
    return _version(request, here, number, AdoptForm(initial={"from_day": timezone.localdate()}))


@require_POST
def adopt(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Adopt a draft from a day on."""
    here = organisation_for(request.user, code, Right.KEEP_POLICY)
    row = policy_for(here, number, is_keeper=True)
    form = AdoptForm(request.POST)
    if not form.is_valid():
        return _version(request, here, number, form, status=422)
    try:
        policies.adopt(policy=row, from_day=form.cleaned_data["from_day"], seen=form.cleaned_data["seen"], by=request.user)
    except Refused as why:
        return _version(request, here, number, form, status=409, refused=why.reason)
    messages.success(request, "Het beleid is vastgesteld.")
    return redirect("bibob:policy", here.code)


@require_POST
def discard(request: SignedIn, code: str, number: int) -> HttpResponse:
    """Throw a draft away."""
    here = organisation_for(request.user, code, Right.KEEP_POLICY)
    policies.discard(policy=policy_for(here, number, is_keeper=True), seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, "Het ontwerp is weggegooid.")
    return redirect("bibob:policy", here.code)


@require_POST
def share(request: SignedIn, code: str) -> HttpResponse:
    """Agree to compare, or no longer."""
    here = organisation_for(request.user, code, Right.KEEP_POLICY)
    choosing.share(request, here, BIBOB, is_on=request.POST.get("aan") == "1")
    return redirect("bibob:policy", here.code)


@require_POST
def register(request: SignedIn, code: str) -> HttpResponse:
    """Keep cases here, or open no new ones."""
    here = organisation_for(request.user, code, Right.KEEP_POLICY)
    choosing.keep_cases(request, here, BIBOB, is_on=request.POST.get("aan") == "1")
    return redirect("bibob:policy", here.code)


def _version(
    request: SignedIn, here: Organisation, number: int, form: AdoptForm, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    is_keeper = may_keep(request.user, here)
    row = policy_for(here, number, is_keeper=is_keeper)
    line = policy_of(row.content)
    context = {
        **common(here, above="policy"),
        "row": row,
        "groups": policy_groups(line, here.kind),
        "facts": facts(line),
        "form": form,
        "refused": refused,
        "is_keeper": is_keeper,
    }
    return render(request, "bibob/version.html", context, status=status)
