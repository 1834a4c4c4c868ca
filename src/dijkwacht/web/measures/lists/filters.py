"""Which measures the table shows: chosen by the address, so that a choice can be kept and shared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.db.models import Case, F, Q, When
from django.utils.datastructures import MultiValueDict

from dijkwacht.apps.measures.models import MeasureQuerySet
from dijkwacht.apps.measures.rules.drafts import Origin, quarter_word
from dijkwacht.apps.measures.rules.states import WORKING, State
from dijkwacht.documents.norms.words import by_function, function_words
from dijkwacht.kit.dutch import alphabet, capital
from dijkwacht.web.fields import offer

NAMES: Final = ("organisatie", "stand", "eigenaar", "thema", "kwartaal", "herkomst", "laat", "stil")
NOBODY: Final = "geen"
"""What stands in the address for measures without an owner, quarter or theme."""
FIELDS: Final = MappingProxyType({"organisatie": "organisation__code", "stand": "state", "herkomst": "origin"})
LATEST_FIRST: Final = "dag-af"


@dataclass(frozen=True, slots=True)
class Occurring:
    """What occurs among the measures that somebody sees: their number, and of each fact the values that there are."""

    total: int
    is_example: bool
    organisations: Mapping[int, tuple[str, str]]
    """Code and name, by key."""
    themes: Mapping[str, tuple[str, str]]
    """Code and title, by criterion."""
    criteria: frozenset[str]
    states: frozenset[str]
    owners: frozenset[str]
    quarters: frozenset[date | None]
    origins: frozenset[str]

    def of_theme(self, code: str) -> list[str]:
        """The criteria of a theme."""
        return [criterion for criterion, (theme, _) in self.themes.items() if theme == code]


class Choice(forms.Form):
    """What to show; only what occurs is offered, and what the address leaves out is not asked."""

    organisatie = forms.ChoiceField(label="Organisatie", required=False)
    stand = forms.ChoiceField(label="Status", required=False)
    eigenaar = forms.ChoiceField(label="Eigenaar", required=False)
    thema = forms.ChoiceField(label="Thema", required=False)
    kwartaal = forms.ChoiceField(label="Kwartaal", required=False)
    herkomst = forms.ChoiceField(label="Herkomst", required=False)
    laat = forms.ChoiceField(label="Te laat", required=False, choices=[("", "Alles"), ("ja", "Alleen wat te laat is")])
    stil = forms.ChoiceField(label="Geen voortgang", required=False, choices=[("", "Alles"), ("ja", "Alleen zonder voortgang")])

    def __init__(self, asked: Mapping[str, Any], there: Occurring) -> None:
        super().__init__(MultiValueDict({name: [asked.get(name, "")] for name in NAMES}))
        self.there = there
        self.order = LATEST_FIRST if asked.get("volgorde") == LATEST_FIRST else ""
        themes = {there.themes.get(criterion, (NOBODY, "Zonder thema")) for criterion in there.criteria}
        offered: dict[str, Iterable[tuple[str, str]]] = {
            "organisatie": sorted(there.organisations.values(), key=lambda pair: pair[1]),
            "stand": [(state.value, capital(state.word)) for state in State if state in there.states],
            "eigenaar": [
                *((owner, capital(function_words(owner))) for owner in by_function(filter(None, there.owners))),
                *([(NOBODY, "Nog niemand")] if "" in there.owners else []),
            ],
            "thema": sorted(themes, key=lambda pair: (pair[0] == NOBODY, alphabet(pair[1]))),
            "kwartaal": sorted(
                (day.isoformat(), quarter_word(day)) if day else (NOBODY, "Nog niet gepland") for day in there.quarters
            ),
            "herkomst": [(origin.value, capital(origin.word)) for origin in Origin if origin in there.origins],
        }
        for name, found in offered.items():
            choices = list(found)
            # Somebody may have kept an address of which nothing is left: that is no fault.
            kept = asked.get(name, "")
            offer(self.fields[name], [("", "Alles"), *choices, *([(kept, kept)] if kept and kept not in dict(choices) else [])])
        if len(there.organisations) < 2:
            del self.fields["organisatie"]

    @property
    def chosen(self) -> Mapping[str, str]:
        """What was chosen, by its name in the address."""
        self.is_valid()  # a choice that is wrong leaves the others standing
        return {name: value for name in NAMES if (value := self.cleaned_data.get(name))}

    def shown(self, rows: MeasureQuerySet, *, on: date) -> MeasureQuerySet:
        """The measures that were chosen: what is too late first, then by day; those without one last either way."""
        chosen = self.chosen
        if "laat" in chosen:
            rows = rows.too_late(on=on)
        if "stil" in chosen:
            rows = rows.lying_still(on=on)
        for name, value in chosen.items():
            rows = rows.filter(self._condition(name, value))
        day = F("due_on")
        if not self.order:
            late = Case(When(state__in=WORKING, due_on__lt=on, then=0), default=1)
            return rows.order_by(late, day.asc(nulls_last=True), "title", "pk")
        return rows.order_by(day.desc(nulls_last=True), "title", "pk")

    def _condition(self, name: str, value: str) -> Q:
        if name == "thema" and value == NOBODY:
            return ~Q(criterion__in=list(self.there.themes))
        if name == "thema":
            return Q(criterion__in=self.there.of_theme(value))
        if name == "kwartaal":
            return Q(quarter=_day(value)) if value == NOBODY or _day(value) else Q(pk__in=[])
        if name == "eigenaar":
            return Q(owner="" if value == NOBODY else value)
        return Q(**{FIELDS[name]: value}) if name in FIELDS else Q()

    def query(self, **instead: str) -> str:
        """The part of the address after the question mark for this choice, with something else in its place."""
        asked = {**self.chosen, "volgorde": self.order, **instead}
        return urlencode({name: value for name, value in asked.items() if value})


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
