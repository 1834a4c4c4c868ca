"""Is this norm right? The whole of a version to read, what it changes, and the step that follows."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from dijkwacht.apps.barriers.queries import serving
from dijkwacht.apps.norms import actions
from dijkwacht.apps.norms.models import NormVersion, norm_set
from dijkwacht.apps.norms.queries import former
from dijkwacht.apps.norms.rules import STEPS, State
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.queries.norms import pictures_on
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.norms.changes import Change, changes
from dijkwacht.documents.norms.library import norm_ids
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.kit.dutch import count
from dijkwacht.web.norms import left_behind
from dijkwacht.web.norms.norm_access import must_keep, reader, version
from dijkwacht.web.norms.norm_words import Links, themes
from dijkwacht.web.request import SignedIn

DONE = {
    State.PUBLISHED: "Gepubliceerd. Nieuwe beelden kunnen nu op deze versie.",
    State.RETIRED: "Uit gebruik genomen. Lopende beelden houden deze versie; nieuwe beginnen er niet meer mee.",
}


class StepForm(forms.Form):
    """A step, for the very text that was read."""

    to = forms.TypedChoiceField(choices=[(state.value, state.word) for state in State], coerce=State)
    seen = forms.CharField(max_length=64)


@require_GET
def review(request: SignedIn, norm: int) -> HttpResponse:
    """Is this norm right?"""
    is_keeper = reader(request.user)
    found = version(norm, is_keeper=is_keeper)
    content = norm_set(found)
    state = State(found.state)
    context = {
        "norm": found,
        "content": content,
        "state": state,
        "facts": _facts(found, content),
        "lacking": _lacking(content),
        "lost": left_behind.of(request, found.pk),
        "themes": themes(content, _barriers(found, content)),
        "is_keeper": is_keeper,
        "step": next(((to, verb) for (before, to), verb in STEPS.items() if before is state), None),
        **_compared(found, content),
    }
    return render(request, "norms/review.html", context)


def _barriers(found: NormVersion, content: NormSet) -> Mapping[str, Links]:
    """The barriers that serve each criterion, as links.

    They name criteria of the norms of the product: another norm may use the same id for something else.
    """
    those = serving(content) if found.code in norm_ids() else {}
    return {name: [_link(model, barrier) for model, barrier in served] for name, served in those.items()}


def _link(model: BarrierModel, barrier: Barrier) -> tuple[str, str]:
    return f"{barrier.title} ({model.title})", f"{reverse('barriers:model', args=[model.id])}#b-{barrier.id}"


@require_POST
def step(request: SignedIn, norm: int) -> HttpResponse:
    """Publish it, or take it out of use."""
    must_keep(request.user)
    found, form = version(norm, is_keeper=True), StepForm(request.POST)
    if not form.is_valid():
        raise Http404
    to = form.cleaned_data["to"]
    actions.step(version=found, to=to, seen=form.cleaned_data["seen"], by=request.user)
    messages.success(request, DONE[to])
    return redirect("norms:review", found.pk)


@require_POST
def discard(request: SignedIn, norm: int) -> HttpResponse:
    """Throw the draft away."""
    must_keep(request.user)
    found = version(norm, is_keeper=True)
    actions.discard(version=found, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, "Het ontwerp is weggegooid.")
    return redirect("norms:index")


def _facts(found: NormVersion, content: NormSet) -> list[tuple[str, str]]:
    criteria = content.criteria
    return [
        ("Versie", content.version),
        ("Voor", ", ".join(Kind(kind).word for kind in content.applies_to)),
        ("Thema’s en eisen", f"{count(len(content.themes), 'thema', 'thema’s')}, {count(len(criteria), 'eis', 'eisen')}"),
        ("Minimumeisen", str(sum(criterion.must for criterion in criteria))),
        ("Korte set", str(len(content.basic_only().criteria)) if content.basic_only().themes else "geen"),
        ("Beelden op deze versie", str(pictures_on().get(found.pk, 0))),
    ]


def _lacking(content: NormSet) -> list[str]:
    """What a picture on this norm will have to do without, in words; a foreign norm often lacks all of it."""
    criteria = content.criteria
    lacks = {
        "{} zonder eigen vragen: respondenten lezen de eis, met ‘Is dit vastgelegd?’ en ‘Gebeurt dit ook?’": [
            criterion for criterion in criteria if not criterion.ask
        ],
        "{} zonder functie: die worden aan iedereen gevraagd": [criterion for criterion in criteria if not criterion.asked],
        "{} met een bron die nog te verifiëren is": [
            criterion for criterion in criteria if any(not source.checked for source in criterion.sources)
        ],
    }
    told = [f"{words.format(f'{len(found)} van {len(criteria)}')}." for words, found in lacks.items() if found]
    if not any(criterion.must for criterion in criteria):
        told.append("Er zijn geen minimumeisen: geen thema krijgt een laagste punt.")
    if not content.basic_only().themes:
        told.append("Er is geen korte set: alleen een volledig beeld is mogelijk.")
    return told


def _compared(found: NormVersion, content: NormSet) -> dict[str, Any]:
    before = former(found)
    changed = changes(norm_set(before), content) if before else ()
    counts = Counter(each.change for each in changed)
    return {
        "former": before,
        "changed": changed,
        "counts": [(change.value, counts[change]) for change in Change if counts[change]],
    }
