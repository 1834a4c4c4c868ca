"""Of which organisation? One: straight to it."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named
from dijkwacht.web.request import SignedIn


def choose(
    request: SignedIn, organisations: Iterable[Organisation], *, to: str, template: str = "choice.html", **more: Any
) -> HttpResponse:
    """The page of the only organisation, else one to choose on; ``to`` names the page about one organisation."""
    found = named(organisations, timezone.localdate())
    if len(found) == 1:
        return redirect(to, found[0][0].code)
    context = {
        "choices": [(name, reverse(to, args=[one.code])) for one, name in found],
        "is_example": any(one.is_example for one, _ in found),
    }
    return render(request, template, context | more)
