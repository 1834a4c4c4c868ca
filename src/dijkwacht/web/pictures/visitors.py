"""Wie heeft ons beeld bekeken: the organisation sees who looked at its picture, when, and at which page or file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right, Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.reporting.queries.papers import NOTES
from dijkwacht.apps.reporting.queries.readers import held_then, looks, people
from dijkwacht.web.request import SignedIn, number

SHOWN: Final = 50
NAMELESS: Final = "Een account zonder naam"
PAGES: Final = MappingProxyType(
    {
        "one_page": "het beeld op één pagina",
        "halfway": "het halfjaargesprek",
        "guide": "een gesprekshulp",
        "analysis": "de analyse",
        "criterion": "één onderdeel van de analyse",
        "findings": "de bevindingen",
        "summary": "de samenvatting",
        "preview": "een ingelezen werkboek",
        "workbook": "alle antwoorden per functie, als werkboek",
        "compare": "de vergelijking van toen en nu",
        "fact_check": "de feitencheck",
        "decision": "het besluit",
        "closing": "wat er nog nodig is voor het besluit",
        "passages": "de gemarkeerde passages",
        "passage": "een gemarkeerde passage",
        "levels": "de niveaus per onderdeel",
        "sources": "waar het beeld op rust",
        "talk": "een gespreksblad",
        "recorded": "wat is gehoord of gelezen",
        "members": "de deelnemers",
        "differs": "een afwijking van een deelnemer",
        "member": "het beeld voor een deelnemer",
        "plan": "het plan bij het beeld",
        "over_time": "wat van het plan terechtkwam",
        "products": "de stukken voor het bestuur",
        "copies": "de lijst van genummerde kopieën",
        **dict.fromkeys(("group_sessions:index", "group_sessions:desk", "group_sessions:agree"), "de groepssessie"),
        "group_sessions:wall": "het scherm van de groepssessie",
        "halfway:topic": "één onderdeel van het halfjaargesprek",
        "invitations:index": "wie er is uitgenodigd",
        "products:copy": "een genummerde kopie",
        "products:public_text": "de openbare tekst",
        **NOTES,
    }
)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked: who, in which role, at what."""

    at: datetime
    name: str
    role: str
    what: str

    @property
    def who(self) -> tuple[str, str]:
        """Who it was, for what stands together: what one person looked at after another."""
        return self.name, self.role


@require_GET
def index(request: SignedIn, picture: UUID) -> HttpResponse:
    """Who looked at our picture?"""
    mine = Picture.objects.visible_to(request.user, Right.SEE_LOOKS, on=timezone.localdate())
    found = get_object_or_404(
        mine.select_related("organisation").only("reference_date", "state", "is_example", "organisation"), pk=picture
    )
    before = number(request.GET.get("voor", ""))
    events = looks(found)
    if before:
        events = events.filter(pk__lt=before)
    page = list(events[: SHOWN + 1])
    context = {
        "picture": found,
        "organisation": found.organisation,
        "is_example": found.is_example,
        "days": list(_days(page[:SHOWN], found)),
        "older": page[SHOWN - 1].pk if len(page) > SHOWN else None,
        "is_later_page": bool(before),
        "breadcrumb": [{"label": "Beelden", "url": reverse("pictures:index")}],
    }
    return render(request, "pictures/looks.html", context)


def _days(events: list[Event], picture: Picture) -> Iterator[tuple[date, list[Look]]]:
    known = people(events)
    told = (_look(event, known.get(event.actor), picture) for event in events)
    for day, found in groupby(told, key=lambda look: timezone.localtime(look.at).date()):
        yield day, list(found)


def _look(event: Event, user: User | None, picture: Picture) -> Look:
    what = PAGES.get(event.note.rstrip(" 0123456789"), "een pagina van het beeld")  # a numbered copy ends with its number
    if event.actor.startswith("invitation:"):
        return Look(event.at, "Een genodigde", "", what)  # never which function: nobody learns who answers
    if event.actor.startswith("system:"):
        return Look(event.at, "Dijkwacht zelf", "", what)
    if user is None:
        return Look(event.at, "Een vroeger account", "", what)
    membership, assignment = held_then(user, picture.organisation_id, event.at)
    if assignment:
        return Look(event.at, user.name or NAMELESS, Role.ADVISER.word, what)
    if membership:
        return Look(event.at, user.name or NAMELESS, f"{Role(membership.role).word} van uw organisatie", what)
    # Not of this organisation, and not its adviser then: that somebody looked is told, not who it is.
    return Look(event.at, "Iemand van buiten de organisatie", "", what)
