"""Use in numbers of one's own organisation: exact of the cases one is named on, and of the others what may be shown."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.instruments.models import BibobCase
from dijkwacht.apps.instruments.queries.bibob import USE_WORDS, handled
from dijkwacht.apps.instruments.queries.cases import has_register
from dijkwacht.apps.instruments.rules.use import exact, masked
from dijkwacht.web.bibob.desk import BIBOB, common, is_own, organisation_for, tabs
from dijkwacht.web.damocles.desk import may_keep
from dijkwacht.web.request import SignedIn


@require_GET
def use(request: SignedIn, code: str) -> HttpResponse:
    """How do we use it?"""
    here = organisation_for(request.user, code, Right.SEE_POLICY)
    if not is_own(request.user, here):
        raise Http404  # whoever advises never sees anything of these cases
    cases = BibobCase.objects.filter(organisation=here)
    named = cases & BibobCase.objects.visible_to(request.user, on=timezone.localdate())
    # Apart: beside a total of all, the numbers of one's own would give away those of others.
    context = {
        **common(here, above="policy"),
        "pages": tabs(request.user, here, "use", is_own=True),
        "own": exact(handled(named), USE_WORDS),
        "others": masked(handled(cases.exclude(pk__in=named.values("pk"))), USE_WORDS, within_only=True),
        "has_register": has_register(here, BIBOB),
        "is_keeper": may_keep(request.user, here),
    }
    return render(request, "bibob/use.html", context)
