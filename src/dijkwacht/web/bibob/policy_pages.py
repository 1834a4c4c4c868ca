"""What Bibob brings to the pages of its policy: the table of decisions, the law, and the policy beside others."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import has_anywhere
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.bibob.queries import cases_of, neighbours, policy_in_force
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named
from dijkwacht.apps.policies.queries import is_sharing, sharing_with
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.bibob.comparison import beside as laid_beside
from dijkwacht.documents.bibob.library import BODIES, example, law
from dijkwacht.documents.bibob.reader import policy_of
from dijkwacht.web.bibob.policy_table import facts, law_groups, policy_groups, without_why
from dijkwacht.web.policies.subject import Subject, is_own, may_keep
from dijkwacht.web.request import SignedIn

BODY_WORDS: Final = (("municipality", "Gemeente"), ("province", "Provincie"), ("water_board", "Waterschap"))


def _told(here: Organisation, content: Mapping[str, Any] | None) -> dict[str, Any]:
    line = policy_of(content) if content else None
    told = {"groups": policy_groups(line, here.kind), "facts": facts(line) if line else ()}
    return {**told, "without_why": without_why(line)}


def _beside(user: User, here: Organisation) -> dict[str, Any]:
    return {"pages": tabs(user, here, "policy")}


def tabs(user: User, organisation: Organisation, current: str) -> list[dict[str, Any]]:
    """The pages about one organisation; use in numbers only for who belongs to it, cases for who has them."""
    own = is_own(user, organisation)
    pages = [("policy", "Beleid"), ("beside", "Naast elkaar"), *([("use", "Gebruik in cijfers")] if own else [])]
    found = [{"label": label, "url": BIBOB.address(page, organisation.code), "current": page == current} for page, label in pages]
    cases = [{"label": "Zaken", "url": reverse("bibob:cases")}] if own and may_list(user) else []
    return [*found, *cases, {"label": "Toets kiezen", "url": f"{reverse('bibob:select')}?organisatie={organisation.code}"}]


def may_list(user: User) -> bool:
    """Whether the list of cases has something for this user: who opens them, or is named on one."""
    today = timezone.localdate()
    return has_anywhere(user, Right.OWN_CASES, on=today) or cases_of(user, on=today).exists()


BIBOB: Final = Subject(Instrument.BIBOB, "Bibob-beleid", _told, _beside, frozenset(BODIES), "bibob/choose.html")


@require_GET
def law_table(request: SignedIn) -> HttpResponse:
    """What does the law allow?"""
    body = request.GET.get("soort", "municipality")
    if body not in dict(BODY_WORDS):
        raise Http404
    context = {
        "groups": law_groups(body),
        "signals": law().signals,
        "pages": [{"label": label, "url": f"?soort={name}", "current": name == body} for name, label in BODY_WORDS],
    }
    return render(request, "bibob/law.html", context)


@require_GET
def beside(request: SignedIn, code: str) -> HttpResponse:
    """Where do we differ?"""
    here = BIBOB.organisation_for(request.user, code, Right.SEE_POLICY)
    today = timezone.localdate()
    held, has_own = policy_in_force(here, on=today)
    model = example(here.kind)
    if model is None:
        raise Http404
    shares = has_own and is_sharing(here, Instrument.BIBOB)
    others = named(sharing_with(here, Instrument.BIBOB, on=today), today) if shares else []
    lines = neighbours(sharing_with(here, Instrument.BIBOB, on=today), on=today) if others else {}
    known = [(name, lines[one.pk]) for one, name in others if one.pk in lines]
    rows = laid_beside(held if has_own else None, law=law(), example=model, neighbours=[line for _, line in known], on=today)
    context = {
        **BIBOB.common(here, above="policy"),
        "pages": tabs(request.user, here, "beside"),
        "has_own": has_own,
        "is_sharing": shares,
        "names": [name for name, _ in known],
        "different": [(row, list(zip([name for name, _ in known], row.neighbours, strict=True))) for row in rows if row.differs],
        "same": [row for row in rows if not row.differs],
        "model": model,
        "is_keeper": may_keep(request.user, here),
    }
    return render(request, "bibob/beside.html", context)
