"""What the adviser fills in: the summary, a step back."""

from django import forms

from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web.fields import Day, Text


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
    until = Day("Tot en met welke dag?", required=False)
    late = forms.ChoiceField(
        label="Wat doet u met wie nog niet klaar is?",
        choices=[("remind", "Nog niet sluiten: ik herinner hen eerst"), ("close", "Sluiten: wat zij al invulden, telt mee")],
        widget=forms.RadioSelect,
        required=False,
    )
