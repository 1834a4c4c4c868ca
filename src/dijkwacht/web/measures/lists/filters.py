"""Which measures the table shows: chosen by the address, so that a choice can be kept and shared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.utils.datastructures import MultiValueDict

from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules import Origin, State, lies_still, quarter_word
from dijkwacht.documents.norms.words import function_words
from dijkwacht.web.fields import offer

NAMES: Final = ("organisatie", "stand", "eigenaar", "thema", "kwartaal", "herkomst", "stil")
NOBODY: Final = "geen"
"""What stands in the address for measures without an owner, quarter or theme."""
LATEST_FIRST: Final = "dag-af"


@dataclass(frozen=True, slots=True)
class Line:
    """One measure with the words that the table needs beside it."""

    row: Measure
    organisation: str
    theme: str
    theme_words: str
    is_still: bool

    @property
    def owner(self) -> str:
        """The owner in words."""
        return function_words(self.row.owner) if self.row.owner else ""

    @property
    def quarter(self) -> str:
        """The quarter in words."""
        return quarter_word(self.row.quarter) if self.row.quarter else ""

    @property
    def origin(self) -> str:
        """Where it comes from, in words."""
        return Origin(self.row.origin).word

    @property
    def facts(self) -> Mapping[str, str]:
        """What can be chosen, by its name in the address."""
        return {
            "organisatie": self.row.organisation.code,
            "stand": self.row.state,
            "eigenaar": self.row.owner or NOBODY,
            "thema": self.theme or NOBODY,
            "kwartaal": self.row.quarter.isoformat() if self.row.quarter else NOBODY,
            "herkomst": self.row.origin,
            "stil": "ja" if self.is_still else "",
        }


def line(row: Measure, organisation: str, themes: Mapping[str, tuple[str, str]], on: date) -> Line:
    """A measure as the table shows it; ``themes`` gives the theme of each criterion, as code and words."""
    theme, words = themes.get(row.criterion, ("", ""))
    return Line(row, organisation, theme, words, lies_still(State(row.state), row.touched_on, on=on))


class Choice(forms.Form):
    """What to show; only what occurs is offered, and what the address leaves out is not asked."""

    organisatie = forms.ChoiceField(label="Organisatie", required=False)
    stand = forms.ChoiceField(label="Stand", required=False)
    eigenaar = forms.ChoiceField(label="Eigenaar", required=False)
    thema = forms.ChoiceField(label="Thema", required=False)
    kwartaal = forms.ChoiceField(label="Kwartaal", required=False)
    herkomst = forms.ChoiceField(label="Herkomst", required=False)
    stil = forms.ChoiceField(label="Ligt stil", required=False, choices=[("", "Alles"), ("ja", "Alleen wat stilligt")])

    def __init__(self, asked: Mapping[str, Any], lines: Sequence[Line]) -> None:
        super().__init__(MultiValueDict({name: [asked.get(name, "")] for name in NAMES}))
        self.order = LATEST_FIRST if asked.get("volgorde") == LATEST_FIRST else ""
        told = [(one, one.facts) for one in lines]
        there = {name: {facts[name] for _, facts in told} for name in NAMES}
        offered: dict[str, Iterable[tuple[str, str]]] = {
            "organisatie": sorted({(one.row.organisation.code, one.organisation) for one in lines}, key=lambda pair: pair[1]),
            "stand": [(state.value, state.word.capitalize()) for state in State if state in there["stand"]],
            "eigenaar": sorted({(facts["eigenaar"], one.owner.capitalize() or "Nog niemand") for one, facts in told}),
            "thema": sorted({(facts["thema"], one.theme_words or "Zonder thema") for one, facts in told}),
            "kwartaal": sorted({(facts["kwartaal"], one.quarter or "Nog niet gepland") for one, facts in told}),
            "herkomst": sorted({(facts["herkomst"], one.origin.capitalize()) for one, facts in told}),
        }
        for name, choices in offered.items():
            # Somebody may have kept an address of which nothing is left: that is no fault.
            kept = asked.get(name, "")
            offer(self.fields[name], [("", "Alles"), *choices, *([(kept, kept)] if kept and kept not in there[name] else [])])
        if len(there["organisatie"]) < 2:
            del self.fields["organisatie"]

    @property
    def chosen(self) -> Mapping[str, str]:
        """What was chosen, by its name in the address."""
        self.is_valid()  # a choice that is wrong leaves the others standing
        return {name: value for name in NAMES if (value := self.cleaned_data.get(name))}

    def shown(self, lines: Iterable[Line]) -> list[Line]:
        """The measures that were chosen: by day, those without one last either way."""
        chosen = self.chosen
        found = [one for one in lines if not chosen or chosen.items() <= one.facts.items()]
        dated = sorted((one for one in found if one.row.due_on), key=lambda one: one.row.due_on or date.max)
        if self.order:
            dated.reverse()
        return [*dated, *sorted((one for one in found if not one.row.due_on), key=lambda one: one.row.title)]

    def query(self, **instead: str) -> str:
        """The part of the address after the question mark for this choice, with something else in its place."""
        asked = {**self.chosen, "volgorde": self.order, **instead}
        return urlencode({name: value for name, value in asked.items() if value})
