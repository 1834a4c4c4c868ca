"""Describing an earlier study."""

from django import forms
from django.utils import timezone

from dijkwacht.apps.sources.models import EarlierStudy
from dijkwacht.apps.sources.rules import Study, faults_in_study, lines_of, theme_lines
from dijkwacht.documents.marking import KEPT_HERE, Marking
from dijkwacht.web.fields import Day, ForOrganisation, Prose, Text


class StudyForm(forms.Form):
    """What it is and what it found; never the file."""

    title = Prose(label="Hoe heet het?", max_length=200, required=False, help_text="Zoals: quickscan vergunningen 2024.")
    maker = Prose(label="Wie maakte het?", max_length=120, required=False, help_text="Een organisatie of bureau, geen persoon.")
    made_on = Day("Van welke datum is het?")
    marking = forms.ChoiceField(
        label="Wie mag het stuk zien?",
        help_text="Is het stuk gesloten? Neem er dan niets uit over: ieder met deze rol in uw organisatie leest het hier.",
        choices=[(one.value, one.told) for one in KEPT_HERE],
    )
    themes = Text(
        "Niveau per thema, in de woorden van het stuk", rows=5, help_text="Eén per regel, zoals: Vergunningen: voldoende."
    )
    recommendations = Text("Aanbevelingen", rows=5, help_text="Eén per regel.")

    def clean_themes(self) -> tuple[tuple[str, str], ...]:
        """The themes, or the first line that cannot be read."""
        pairs, fault = theme_lines(self.cleaned_data["themes"])
        if fault:
            raise forms.ValidationError(fault)
        return pairs

    def study(self) -> Study:
        """What was filled in."""
        said = self.cleaned_data
        return Study(
            said.get("title", ""),
            said.get("maker", ""),
            said["made_on"],
            Marking(said["marking"]),
            said["themes"],
            tuple(lines_of(said.get("recommendations", ""))),
        )

    def clean(self) -> dict[str, object]:
        """Say at once what is missing, beside each field."""
        said: dict[str, object] = super().clean() or self.cleaned_data
        if {"made_on", "marking", "themes"} <= said.keys():
            for name, reason in faults_in_study(self.study(), on=timezone.localdate()).items():
                self.add_error(name, reason)
        return said


class NewStudyForm(ForOrganisation, StudyForm):
    """A study that is registered for one of the organisations that somebody may register for."""

    field_order = ("organisation",)


def filled(row: EarlierStudy) -> dict[str, object]:
    """A registered study as the form shows it."""
    return {
        "title": row.title,
        "maker": row.maker,
        "made_on": row.made_on,
        "marking": row.marking,
        "themes": "\n".join(": ".join(pair) for pair in row.themes),
        "recommendations": "\n".join(row.recommendations),
    }
