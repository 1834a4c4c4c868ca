"""What the adviser fills in: the summary, a step back; and the field for a text that all forms share."""

from django import forms

from dijkwacht.apps.assessments.rules import MAX_TEXT, State
from dijkwacht.web.fields import Prose

TOO_LONG = {"max_length": f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."}


class Text(Prose):
    """A text of a few lines that may stay empty."""

    def __init__(self, label: str, *, rows: int = 3, help_text: str = "") -> None:
        area = forms.Textarea(attrs={"rows": rows})
        super().__init__(
            label=label, help_text=help_text, max_length=MAX_TEXT, required=False, widget=area, error_messages=dict(TOO_LONG)
        )


class SummaryForm(forms.Form):
    """What the executive reads first."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    summary = Text(
        "Samenvatting",
        rows=8,
        help_text="De bestuurder leest dit bij het beeld op één pagina. Begin met wat er aan de hand is. Vijf tot tien zinnen.",
    )
    decision = Text("Gevraagd besluit", rows=4, help_text="Wat vraagt u het college? Schrijf het zo dat het besloten kan worden.")
    unanswered = Text(
        "Waarom bleven onderdelen open?",
        help_text="Niet alle onderdelen zijn beantwoord. Uw reden staat in het beeld. Noem geen personen.",
    )


class StepForm(forms.Form):
    """A step to another state."""

    to = forms.ChoiceField(choices=[(state.value, state.word) for state in State], widget=forms.HiddenInput)
    reason = Text("Wat is de reden?", help_text="Deze reden blijft bij het beeld staan. Noem geen personen.")
    until = forms.DateField(
        label="Tot en met welke dag?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Schrijf de datum als dag, maand en jaar."},
    )
