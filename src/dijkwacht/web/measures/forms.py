"""What somebody writes about a measure."""

from dataclasses import fields
from datetime import date
from typing import Any

from django import forms

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import (
    MAX_PLACE,
    MAX_TEXT,
    MAX_TITLE,
    Cycle,
    Draft,
    faults_in_draft,
    quarter_of,
    quarter_word,
)
from dijkwacht.apps.measures.rules.proofs import MAX_LINE, MAX_NOTE, Piece
from dijkwacht.apps.measures.rules.states import Moved, Step
from dijkwacht.documents.norms.words import EFFORT_WORDS, FUNCTION_WORDS, KIND_WORDS
from dijkwacht.web.fields import Day, ForOrganisation, Prose, offer

QUARTERS_AHEAD = 10
OWNERS = (("", "Nog niemand"), *((name, word[0].upper() + word[1:]) for name, word in FUNCTION_WORDS.items()))
KINDS = [(kind.value, word) for kind, word in KIND_WORDS.items()]


class MaybeDay(Day):
    """A day that may stay open."""

    def __init__(self, label: str, *, help_text: str = "") -> None:
        super().__init__(label, help_text=help_text)
        self.required = False


def line(label: str, *, most: int = MAX_LINE, help_text: str = "", is_needed: bool = False) -> Prose:
    """A text of one line; where it is needed the rules say so in their own words."""
    return Prose(
        label=label,
        max_length=most,
        required=is_needed,
        help_text=help_text,
        error_messages={"required": "Vul dit in.", "max_length": f"Maak dit korter: hooguit {most} tekens."},
    )


def area(label: str, *, most: int, rows: int = 3, help_text: str = "") -> Prose:
    """A text of a few lines."""
    made = line(label, most=most, help_text=help_text)
    made.widget = forms.Textarea(attrs={"rows": rows})
    return made


def quarters(on: date, *also: date | None) -> list[tuple[str, str]]:
    """The quarters to choose from, as an ISO day and in words: from this one on, and what was chosen before."""
    first = quarter_of(on)
    ahead = {
        date(first.year + (first.month - 1 + 3 * n) // 12, (first.month - 1 + 3 * n) % 12 + 1, 1) for n in range(QUARTERS_AHEAD)
    }
    days = sorted(ahead | {day for day in also if day})
    return [("", "Nog niet gepland"), *((day.isoformat(), quarter_word(day)) for day in days)]


class MeasureForm(forms.Form):
    """A measure as somebody writes it down."""

    title = line(
        "Wat gebeurt er?", most=MAX_TITLE, help_text="Eén zin, zoals: nieuwe collega’s krijgen een screening voor zij beginnen."
    )
    text = area("Toelichting", most=MAX_TEXT, help_text="Noem geen personen.")
    owner = forms.ChoiceField(label="Wie zorgt ervoor?", choices=OWNERS, required=False, help_text="Een functie, geen persoon.")
    due_on = MaybeDay("Wanneer is het klaar?")
    quarter = forms.TypedChoiceField(label="In welk kwartaal?", required=False, coerce=date.fromisoformat, empty_value=None)
    effort = forms.ChoiceField(label="Hoeveel werk is het?", choices=[*EFFORT_WORDS.items()], initial="medium")
    cycle = forms.TypedChoiceField(
        label="In welk plan komt het terug?",
        choices=[(cycle.value, cycle.word) for cycle in Cycle],
        required=False,
        coerce=Cycle,
        empty_value=Cycle.NONE,
        help_text="Zo staat de maatregel niet naast het gewone werk.",
    )
    cycle_place = line("Waar in dat plan?", most=MAX_PLACE, help_text="Zoals: hoofdstuk 3, of programma 1.")
    is_with_neighbours = forms.BooleanField(label="Samen met buurgemeenten", required=False)
    is_with_environment_service = forms.BooleanField(label="Samen met de omgevingsdienst", required=False)

    def __init__(self, *args: Any, on: date, also: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["quarter"], quarters(on, also))

    def details(self) -> list[forms.BoundField]:
        """What is asked besides the title and the text."""
        return [self[one.name] for one in fields(Draft) if one.name not in {"title", "text"}]

    def draft(self) -> Draft:
        """What was filled in."""
        said = {one.name: self.cleaned_data[one.name] for one in fields(Draft) if one.name in self.cleaned_data}
        return Draft(**{"title": "", **said})

    def clean(self) -> dict[str, object]:
        """Say what the rules miss, beside each field."""
        said: dict[str, object] = super().clean() or self.cleaned_data
        for name, reason in faults_in_draft(self.draft()).items():
            if name not in self.errors:
                self.add_error(name, reason)
        return said


class NewMeasureForm(ForOrganisation, MeasureForm):
    """A measure of one's own."""

    field_order = ("organisation",)


def filled(measure: Measure) -> dict[str, object]:
    """A measure as the form shows it."""
    return {one.name: getattr(measure, one.name) for one in fields(Draft)}


class StepForm(forms.Form):
    """What a step asks, and nothing else."""

    day = MaybeDay("Op welke dag?")
    how = area(
        "Hoe gaat het nu in de praktijk?",
        most=MAX_TEXT,
        help_text="Zo weet een ander waar die op kan letten. Noem geen personen.",
    )
    reason = area("Wat is de reden?", most=MAX_NOTE, help_text="Deze reden blijft bij de maatregel staan. Noem geen personen.")

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, is_asked in (("day", step.needs_day), ("how", step.needs_how), ("reason", step.needs_reason)):
            if not is_asked:
                del self.fields[name]

    def said(self) -> Moved:
        """What was said with the step."""
        return Moved(self.cleaned_data.get("day"), self.cleaned_data.get("how", ""), self.cleaned_data.get("reason", ""))


class TaskForm(forms.Form):
    """A step of the work."""

    text = line("Wat moet er gebeuren?", is_needed=True)
    due_on = MaybeDay("Wanneer?")


class NoteForm(forms.Form):
    """How it goes."""

    text = area(
        "Hoe staat het ervoor?",
        most=MAX_NOTE,
        rows=2,
        help_text="Ook ‘niets nieuws, loopt nog’ is voortgang. Noem geen personen.",
    )


class ProofForm(forms.Form):
    """A piece of evidence, described; never the file."""

    name = line(
        "Welk stuk laat zien dat dit werkt?",
        is_needed=True,
        help_text="U legt vast welk stuk het is en waar het ligt, geen bestand.",
    )
    kind = forms.ChoiceField(label="Wat is het?", choices=KINDS)
    dated = Day("Van welke datum is het?")
    kept_at = line("Waar ligt het?", help_text="Zoals: zaaksysteem, zaak 2026-014.")

    def piece(self) -> Piece:
        """What was filled in."""
        said = self.cleaned_data
        return Piece(said["name"], Kind(said["kind"]), said["dated"], said["kept_at"])
