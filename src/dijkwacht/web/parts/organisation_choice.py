"""Of which organisation? One: straight to it. And all of the country in one list, by province."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named, provinces_of
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.web.request import SignedIn

PLURALS: Final = {
    Kind.PROVINCE: "Provincies",
    Kind.WATER_BOARD: "Waterschappen",
    Kind.JOINT_BODY: "Gemeenschappelijke organisaties",
}
"""Groups of their own, behind the provinces: people look for these by what they are."""
ELSEWHERE: Final = "Overige gemeenten"
Group = tuple[str, list[tuple[int, str]]]


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


def grouped(organisations: Iterable[Organisation], teams: Iterable[Organisation], on: date) -> list[Group]:
    """Each group with its organisations by name; those of the provinces in which these teams lie stand first."""
    found, own = named(organisations, on), set(provinces_of(teams, on).values())
    lying = provinces_of([one for one, _ in found], on)
    groups: dict[str, list[tuple[int, str]]] = {}
    for one, name in found:
        word = PLURALS.get(Kind(one.kind)) or lying.get(one.pk, ELSEWHERE)
        groups.setdefault(word, []).append((one.pk, name))
    last = [ELSEWHERE, *PLURALS.values()]
    return sorted(
        groups.items(), key=lambda pair: (pair[0] not in own, last.index(pair[0]) + 1 if pair[0] in last else 0, pair[0])
    )
