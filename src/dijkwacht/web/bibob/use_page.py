"""Use in numbers of one's own organisation: exact of the cases one is named on, and of the others what may be shown."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.queries import USE_WORDS, handled
from dijkwacht.apps.cases.queries import figures_for, has_register, known_to
from dijkwacht.apps.cases.rules.use import exact, last_closed
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.apps.wall import actions as wall
from dijkwacht.kit.dutch import listed
from dijkwacht.web.bibob.policy_pages import BIBOB, tabs
from dijkwacht.web.policies.subject import may_keep, own_for
from dijkwacht.web.request import SignedIn


@require_GET
def use(request: SignedIn, code: str) -> HttpResponse:
    """How do we use it?"""
    here = own_for(BIBOB, request.user, code)  # whoever advises never sees anything of these cases
    cases = BibobCase.objects.filter(organisation=here)
    named = cases & BibobCase.objects.visible_to(request.user, on=timezone.localdate())
    # The wall shows a case to who is named on it; of which years the reader knows cases is looked up behind it.
    with wall.service("closed counts"):
        others = figures_for(request.user, here, Instrument.BIBOB, handled(cases.filter(pk__in=known_to(request.user, here))))
    # Apart: beside a total of all, the numbers of one's own would give away those of others.
    context = {
        **BIBOB.common(here, above="policy"),
        "pages": tabs(request.user, here, "use"),
        "own": exact(handled(named), USE_WORDS),
        "others": others,
        "hidden_years": listed([str(one.year.year) for one in others if one.is_hidden]),
        "coming": last_closed(timezone.localdate()) + 1,
        "has_register": has_register(here, Instrument.BIBOB),
        "is_keeper": may_keep(request.user, here),
    }
    return render(request, "bibob/use.html", context)
