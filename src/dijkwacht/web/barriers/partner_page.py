"""What is asked of one partner in a process: never what stands or is open in any place."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.documents.barriers.papers.checklist import FOR_TALK, asked_of, checklist, where
from dijkwacht.documents.barriers.words import KINDS, PROPOSAL, effect, grounds
from dijkwacht.documents.files import TEXTS, Document
from dijkwacht.documents.writers import told_of, write
from dijkwacht.kit.dutch import capital
from dijkwacht.web.barriers.chosen import Chosen, chosen, slug_of
from dijkwacht.web.files import asked, sent
from dijkwacht.web.request import SignedIn


@require_GET
def partner(request: SignedIn, model: str, party: str) -> HttpResponse:
    """What do we ask of this partner?"""
    which = chosen(request, model)
    found, who = which.model, _party(which, party)
    barriers = [
        {
            "barrier": one,
            "kind": KINDS[one.kind],
            "where": where(found, one),
            "grounds": grounds(found, one),
            "effect": effect(one),
            "others": [(other, which.url("partner", slug_of(other))) for other in one.placed_by if other != who],
        }
        for one in asked_of(found, who)
    ]
    context = {
        "breadcrumb": [
            {"label": "Barrières", "url": reverse("barriers:index")},
            {"label": found.title, "url": which.url("model")},
            {"label": who, "url": ""},
        ],
        "which": which,
        "model": found,
        "party": who,
        "question": f"{capital(who)}: wat vragen wij?",
        "barriers": barriers,
        "proposal": PROPOSAL,
        "for_talk": FOR_TALK,
        "papers": [(form.word, which.url("checklist", party, form.value)) for form in TEXTS],
    }
    return render(request, "barriers/partner.html", context)


@require_GET
def paper(request: SignedIn, model: str, party: str, form: str) -> HttpResponse:
    """The same list to take along."""
    which = chosen(request, model)
    wanted = asked(form, TEXTS)
    made = checklist(which.model, _party(which, party), made_on=timezone.localdate())
    name = f"barrieremodel-{which.model.id}-{party}"
    return sent(Document(name, wanted, write(made, wanted), told_of(made, wanted)), to=request)


def _party(which: Chosen, slug: str) -> str:
    found = next((one for one in which.model.parties if slug_of(one) == slug), None)
    if found is None:
        raise Http404
    return found
