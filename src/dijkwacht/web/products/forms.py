"""What is noted of a copy, and the file of a template."""

from django import forms

from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.rules.copies import CopyFacts
from dijkwacht.documents.templates.kinds import MAX_BYTES
from dijkwacht.web.fields import Day, GivenFile, Prose


class FactsForm(forms.Form):
    """To whom a copy went, and when."""

    given_to = Prose(
        label="Aan wie (functie)",
        max_length=80,
        help_text="Een functie, geen naam: ‘wethouder financiën’ of ‘fractievoorzitter 3’.",
        error_messages={"required": "Vul in aan welke functie u de kopie geeft."},
    )
    given_on = Day("Uitgereikt op")

    def facts(self) -> CopyFacts:
        """What was filled in."""
        return CopyFacts(**{name: self.cleaned_data[name] for name in ("given_to", "given_on")})


class HandOutForm(FactsForm):
    """To whom the next copy goes."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=NumberedCopy.MOST)


class CopyForm(FactsForm):
    """All that is noted of a copy."""

    returned_on = Day("Ingeleverd op")
    destroyed_on = Day("Vernietigd op")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # as the form of Django takes them
        self.fields["returned_on"].required = self.fields["destroyed_on"].required = False

    def facts(self) -> CopyFacts:
        """What was filled in."""
        return CopyFacts(**{name: self.cleaned_data[name] for name in ("given_to", "given_on", "returned_on", "destroyed_on")})


class TemplateForm(forms.Form):
    """One file."""

    template = GivenFile(
        "Sjabloon",
        most=MAX_BYTES,
        accept=".docx,.dotx,.odt,.ott",
        help_text="Een .docx of .odt van hooguit {most}, zonder macro’s en zonder koppelingen naar buiten.",
        instead="Maak de afbeeldingen erin kleiner.",
    )
