"""What is noted of a copy, and the file of a template."""

from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from dijkwacht.apps.reporting.models import NumberedCopy
from dijkwacht.apps.reporting.rules.copies import CopyFacts
from dijkwacht.documents.templates.kinds import MAX_BYTES
from dijkwacht.web.fields import Day, Prose

TOO_LARGE: Final = "Dit bestand is groter dan 2 MB. Maak de afbeeldingen erin kleiner."


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

    template = forms.FileField(
        label="Sjabloon",
        help_text="Een .docx of .odt van hooguit 2 MB, zonder macro’s en zonder koppelingen naar buiten.",
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg."},
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.dotx,.odt,.ott"}),
    )

    def clean_template(self) -> UploadedFile[bytes]:
        """Refuse what is too large before anything reads it."""
        file: UploadedFile[bytes] = self.cleaned_data["template"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file
