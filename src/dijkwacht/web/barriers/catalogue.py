"""Which criminal process do you want to stop?"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import barrier_model
from dijkwacht.apps.barriers.queries import newest
from dijkwacht.documents.barriers.catalogue import Evidence, Found, Wanted, found
from dijkwacht.documents.barriers.model import BarrierModel, Theme
from dijkwacht.kit.dutch import alphabet
from dijkwacht.web.barriers.chosen import party_url
from dijkwacht.web.barriers.developing.shelf import may_develop
from dijkwacht.web.barriers.ours import ours
from dijkwacht.web.nav import rights
from dijkwacht.web.request import SignedIn

FIELDS: Final = ("thema", "partner", "instrument", "bewijs", "woord")
INSTRUMENTS: Final = (("bibob", "Wet Bibob"), ("damocles", "Damocles: artikel 13b Opiumwet"))
PARTIES_SHOWN: Final = 6


class Choice(forms.Form):
    """Which theme, partner, instrument and evidence, and a word that stands in a step."""

    thema = forms.ChoiceField(label="Thema", required=False)
    partner = forms.ChoiceField(label="Wie plaatst", required=False)
    instrument = forms.ChoiceField(label="Instrument", required=False, choices=[("", "Alle"), *INSTRUMENTS])
    bewijs = forms.ChoiceField(
        label="Waarop de werking rust", required=False, choices=[("", "Alles"), *((one.value, one.word) for one in Evidence)]
    )
    woord = forms.CharField(label="Woord in een stap", required=False, max_length=60)

    def __init__(self, asked: Mapping[str, Any], models: Sequence[BarrierModel]) -> None:
        super().__init__({name: asked.get(name, "") for name in FIELDS})
        themes = [(one.value, one.word) for one in Theme if any(model.theme is one for model in models)]
        parties = sorted({party for model in models for party in model.parties}, key=alphabet)
        self.fields["thema"].choices = [("", "Alle thema’s"), *themes]  # type: ignore[attr-defined]
        self.fields["partner"].choices = [("", "Iedereen"), *((one, one) for one in parties)]  # type: ignore[attr-defined]

    @property
    def wanted(self) -> Wanted:
        """What was chosen."""
        said = self.cleaned_data
        return Wanted(said["thema"], said["partner"], said["instrument"], said["bewijs"], said["woord"])


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which criminal process do you want to stop?"""
    models = [barrier_model(version) for version in newest()]
    choice = Choice(request.GET, models)
    is_valid = choice.is_valid()
    wanted = choice.wanted if is_valid else Wanted()
    rows = [_row(one) for one in found(models, wanted)] if is_valid else []
    context = {
        "choice": choice,
        "is_chosen": is_valid and wanted != Wanted(),
        "has_models": bool(models),
        "rows": rows,
        "any_source": any(row["has_source"] for row in rows),
        "ours": ours(request.user),
        "may_develop": _develops(request),
    }
    return render(request, "barriers/index.html", context, status=200 if is_valid else 422)


def _develops(request: SignedIn) -> bool:
    """Whether the reader makes models; where is asked only of who has the right somewhere."""
    has_right = any(Right.DEVELOP_BARRIERS in held for held in rights(request, request.user).values())
    return has_right and may_develop(request.user)


def _row(one: Found) -> dict[str, Any]:
    url = reverse("barriers:model", args=[one.model.id])
    parties = one.model.parties
    return {
        "model": one.model,
        "url": url,
        "ways": one.ways,
        "has_source": one.evidence is Evidence.SOURCE,
        "steps": [(step.title, f"{url}#s-{step.id}") for step in one.steps],
        "parties": [(party, party_url(one.model, party)) for party in parties[:PARTIES_SHOWN]],
        "more": max(0, len(parties) - PARTIES_SHOWN),
    }
