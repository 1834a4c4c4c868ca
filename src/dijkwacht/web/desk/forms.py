"""What is asked of whom, and what is answered."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.desk.rules import LONGEST
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.web.fields import Prose, offer

Option = tuple[Organisation, str, User]
"""An organisation, what it is called, and an adviser who works there."""


class AskForm(forms.Form):
    """A question to one adviser."""

    use_required_attribute = False  # a field that nobody filled in yet is not wrong

    adviser = forms.ChoiceField(label="Aan welke adviseur?", error_messages={"required": "Kies een adviseur."})
    text = Prose(
        label="Wat wilt u weten?",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Noem geen personen en geen adres. Schrijf niets over uit een Bibob-onderzoek of een advies van het Bureau.",
        error_messages={"required": "Schrijf uw vraag op.", "max_length": f"Maak de tekst korter: hooguit {LONGEST} tekens."},
    )

    def __init__(self, *args: Any, options: Sequence[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {f"{organisation.code}-{adviser.pk}": (organisation, adviser) for organisation, _, adviser in options}
        field = self.fields["adviser"]
        several = len({organisation.pk for organisation, _, _ in options}) > 1
        words = [f"{adviser.get_full_name()}{f' ({name})' if several else ''}" for _, name, adviser in options]
        offer(field, list(zip(self.known, words, strict=True)))
        if len(options) == 1:
            field.initial = next(iter(self.known))

    @property
    def chosen(self) -> tuple[Organisation, User]:
        """For which organisation, and of whom."""
        return self.known[self.cleaned_data["adviser"]]


class AnswerForm(forms.Form):
    """The answer to a question."""

    use_required_attribute = False

    answer = Prose(
        label="Uw antwoord",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Noem geen personen en geen adres. Zeg erbij wat een jurist nog moet nagaan.",
        error_messages={"required": "Schrijf uw antwoord op.", "max_length": f"Maak de tekst korter: hooguit {LONGEST} tekens."},
    )
