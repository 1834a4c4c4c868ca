"""What is filled in to invite people, and by people at the door."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from dijkwacht.apps.invitations.queries import Asked
from dijkwacht.apps.invitations.rules.mails import ANNOUNCEMENT
from dijkwacht.apps.invitations.rules.states import why_not_address
from dijkwacht.apps.pictures.rules.answers import MAX_TEXT
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.documents.norms.words import by_function, function_words
from dijkwacht.web.fields import Prose
from dijkwacht.web.parts.door import CodeForm

WRONG_ADDRESS = {
    "invalid": "Vul een e-mailadres in, zoals naam@voorbeeld.nl.",
    "required": "Vul het e-mailadres in waarop u de uitnodiging kreeg.",
}


class ListForm(forms.Form):
    """The addresses of everybody whose address can still change, and one more person to ask."""

    def __init__(self, data: QueryDict | None = None, *, rows: Sequence[Asked], state: State, functions: Sequence[str]) -> None:
        super().__init__(data, auto_id="id_%s")
        self.open_rows = [row for row in rows if why_not_address(state, row.state) is None]
        for row in self.open_rows:
            name = function_words(row.respondent.function)
            self.fields[f"email-{row.respondent.pk}"] = forms.EmailField(
                label=f"E-mailadres {name}",
                required=False,
                initial=_kept(row),
                widget=forms.EmailInput(attrs={"autocomplete": "off"}),
                error_messages=WRONG_ADDRESS,
            )
        self.fields["function"] = forms.ChoiceField(
            label="Wie wilt u nog vragen?",
            required=False,
            choices=[("", "kies een functie"), *((name, function_words(name)) for name in by_function(functions))],
            help_text="Staat de functie er al? Dan komt er een tweede persoon bij.",
            error_messages={"invalid_choice": "Kies een functie uit de lijst."},
        )

    def changed_addresses(self) -> list[tuple[Asked, str]]:
        """Whose address somebody changed on this page; what another wrote in the meantime, or was not on it, stays."""
        found = []
        for row in self.open_rows:
            name = f"email-{row.respondent.pk}"
            email = self.cleaned_data[name].strip().lower()
            if name in self.data and email != self.seen_of(row) and email != _kept(row):
                found.append((row, email))
        return found

    def seen_of(self, row: Asked) -> str:
        """The address that stood in the field when the page was opened."""
        return str(self.data.get(f"seen-{row.respondent.pk}", _kept(row)))

    def field_of(self, row: Asked) -> Any:
        """The field for somebody's address; None where it cannot change now."""
        name = f"email-{row.respondent.pk}"
        return self[name] if name in self.fields else None


def _kept(row: Asked) -> str:
    return row.invitation.email if row.invitation else ""


class AnnouncementForm(forms.Form):
    """What the secretary tells beforehand."""

    text = Prose(
        label="Tekst van de aankondiging",
        initial=ANNOUNCEMENT,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 22}),
        help_text="Pas de tekst gerust aan. Noem de organisatie niet samen met een zwakke plek: een mail kan bij een ander"
        " terechtkomen.",
        error_messages={
            "required": "Schrijf wat de secretaris aankondigt.",
            "max_length": f"Maak de tekst korter: hooguit {MAX_TEXT} tekens.",
        },
    )


class AddressForm(forms.Form):
    """Who are you? The address on which the invitation came."""

    email = forms.EmailField(
        label="E-mailadres",
        help_text="Het adres waarop u de uitnodiging kreeg.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages=WRONG_ADDRESS,
    )


class CodeByHandForm(CodeForm):
    """The same, with the address that it was asked for."""

    email = forms.EmailField(widget=forms.HiddenInput, error_messages=WRONG_ADDRESS)
