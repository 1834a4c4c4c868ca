"""What is asked of one partner, in one process and in all: never what stands or is open in any place."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.barriers.models import barrier_model
from dijkwacht.apps.barriers.queries import newest
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.papers.checklist import FOR_TALK, asked_of, checklist, checklists, where
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
        "barriers": _asked(found, who, lambda other: which.url("partner", slug_of(other))),
        "proposal": PROPOSAL,
        "for_talk": FOR_TALK,
        "everywhere": reverse("barriers:everywhere", args=[party]) if which.is_newest else "",
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


@require_GET
def everywhere(request: SignedIn, party: str) -> HttpResponse:
    """What do we ask of this partner in all models?"""
    models, who = _everywhere(party)
    parts: list[dict[str, Any]] = [
        {
            "model": one,
            "url": reverse("barriers:partner", args=[one.id, party]),
            "barriers": _asked(one, who, _everywhere_url),
        }
        for one in models
    ]
    context = {
        "breadcrumb": [{"label": "Barrières", "url": reverse("barriers:index")}, {"label": who, "url": ""}],
        "question": f"{capital(who)}: wat vragen wij, in alle modellen?",
        "number": sum(len(one["barriers"]) for one in parts),
        "parts": parts,
        "proposal": PROPOSAL,
        "for_talk": FOR_TALK,
        "papers": [(form.word, reverse("barriers:whole_list", args=[party, form.value])) for form in TEXTS],
    }
    return render(request, "barriers/everywhere.html", context)


@require_GET
def whole_list(request: SignedIn, party: str, form: str) -> HttpResponse:
    """The same to take along."""
    models, who = _everywhere(party)
    wanted = asked(form, TEXTS)
    made = checklists(models, who, made_on=timezone.localdate())
    return sent(Document(f"barrieremodellen-{party}", wanted, write(made, wanted), told_of(made, wanted)), to=request)


def _everywhere(slug: str) -> tuple[list[BarrierModel], str]:
    """The models that ask something of this party, and who that is; 404 where none does."""
    models = [barrier_model(version) for version in newest()]
    who = next((party for model in models for party in model.parties if slug_of(party) == slug), None)
    if who is None:
        raise Http404
    return [model for model in models if who in model.parties], who


def _everywhere_url(party: str) -> str:
    return reverse("barriers:everywhere", args=[slug_of(party)])


def _asked(model: BarrierModel, who: str, url: Callable[[str], str]) -> list[dict[str, Any]]:
    """What is asked of them there."""
    return [
        {
            "barrier": one,
            "kind": KINDS[one.kind],
            "where": where(model, one),
            "grounds": grounds(model, one),
            "effect": effect(one),
            "others": [(other, url(other)) for other in one.placed_by if other != who],
        }
        for one in asked_of(model, who)
    ]


def _party(which: Chosen, slug: str) -> str:
    found = next((one for one in which.model.parties if slug_of(one) == slug), None)
    if found is None:
        raise Http404
    return found
