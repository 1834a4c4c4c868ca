"""What is filled in about people."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.db.models import QuerySet
from django.http import QueryDict

from dijkwacht.apps.accounts.models import User, plain
from dijkwacht.apps.accounts.rules import BlockReason, Role
from dijkwacht.apps.people.rules import WITH_FUNCTION, Wanted
from dijkwacht.documents.norms.words import FUNCTION_WORDS
from dijkwacht.web.fields import Day, Prose, offer

ADDRESS: Final = {"invalid": "Vul een e-mailadres in, zoals naam@voorbeeld.nl.", "required": "Vul een e-mailadres in."}
NAME: Final = {"required": "Vul een naam in.", "max_length": "Maak de naam korter: hooguit 120 tekens."}
CHOOSE: Final = {"required": "Kies een rol.", "invalid_choice": "Kies een rol uit de lijst."}
PASSWORD, PASSKEY = "wachtwoord", "passkey"


class RoleForm(forms.Form):
    """Which role somebody gets."""

    role = forms.ChoiceField(label="Welke rol?", error_messages=CHOOSE)
    function = forms.ChoiceField(
        label="Voor welke functie?",
        required=False,
        choices=[("", "geen"), *FUNCTION_WORDS.items()],
        help_text="Alleen nodig bij een respondent of de eigenaar van een maatregel.",
    )
    until = Day("Tot en met", required=False, help_text="Leeg: tot u de rol beëindigt.")

    def __init__(self, data: QueryDict | None = None, *, roles: Iterable[Role]) -> None:
        super().__init__(data)
        offered = tuple(roles)
        offer(self.fields["role"], [("", "kies een rol"), *((role.value, role.word) for role in offered)])
        if len(offered) == 1:
            self.fields["role"].initial = offered[0].value
        if not WITH_FUNCTION & set(offered):
            del self.fields["function"]

    def wanted(self, *, email: str = "", name: str = "") -> Wanted:
        """What was filled in."""
        said = self.cleaned_data
        return Wanted(email, name, Role(said["role"]), said.get("function", ""), said.get("until"))


class InviteForm(RoleForm):
    """Somebody who is to get an account with a role."""

    email = forms.EmailField(
        label="E-mailadres van het werk", error_messages=ADDRESS, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    name = Prose(label="Naam op de pagina’s", max_length=120, error_messages=NAME, help_text="Een functie mag ook.")
    field_order = ("email", "name", "role", "function", "until")

    def invited(self) -> Wanted:
        """Who, and to what."""
        return self.wanted(email=self.cleaned_data["email"], name=self.cleaned_data["name"])


class NameForm(forms.Form):
    """The name that stands on the pages."""

    name = Prose(label="Naam op de pagina’s", max_length=120, error_messages=NAME)


class AddressForm(forms.Form):
    """A new address."""

    email = forms.EmailField(
        label="Nieuw e-mailadres",
        error_messages=ADDRESS,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        help_text="Naar dit adres gaat een link. Het geldt pas als daar is bevestigd; het oude adres krijgt bericht.",
    )


class BlockForm(forms.Form):
    """Why an account is blocked."""

    reason = forms.ChoiceField(
        label="Waarom?",
        choices=[(one.value, one.word) for one in BlockReason],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom.", "invalid_choice": "Kies een reden uit de lijst."},
        help_text="Dit staat in het logboek.",
    )


class EntryForm(forms.Form):
    """How somebody who comes in for the first time will sign in."""

    name = Prose(label="Hoe heet u op de pagina’s?", max_length=120, error_messages=NAME)
    way = forms.ChoiceField(
        label="Kies een manier",
        choices=[(PASSWORD, "Met een wachtwoord"), (PASSKEY, "Met een passkey: vingerafdruk, gezicht of beveiligingssleutel")],
        initial=PASSWORD,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe u wilt inloggen.", "invalid_choice": "Kies hoe u wilt inloggen."},
    )
    password = forms.CharField(
        label="Kies een wachtwoord",
        required=False,
        strip=False,
        max_length=128,
        help_text=" ".join(password_validators_help_texts()[1:2]) + " Bij een passkey laat u dit leeg.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"max_length": "Maak het wachtwoord korter: hooguit 128 tekens."},
    )

    def __init__(self, data: QueryDict | None = None, *, email: str, name: str) -> None:
        super().__init__(data, initial={"name": name, "way": PASSWORD})
        self.email = email

    def clean_password(self) -> str:
        """What the site asks of every password."""
        said: str = self.cleaned_data["password"]
        if self.cleaned_data.get("way") == PASSWORD:
            if not said:
                raise forms.ValidationError("Kies een wachtwoord.")
            validate_password(said, User(email=plain(self.email), name=self.cleaned_data.get("name", "")))
        return said

    def password_given(self) -> str | None:
        """The password; None where a passkey takes its place."""
        return self.cleaned_data["password"] if self.cleaned_data["way"] == PASSWORD else None


class TakeOverForm(forms.Form):
    """Who takes an assignment over, and from when."""

    adviser = forms.ModelChoiceField(
        User.objects.none(),
        label="Wie neemt het over?",
        error_messages={"required": "Kies een adviseur.", "invalid_choice": "Kies een adviseur uit de lijst."},
    )
    start = Day("Vanaf welke dag?", help_text="Vanaf die dag ziet de vorige adviseur niets meer van de organisatie.")

    def __init__(self, data: QueryDict | None = None, *, people: QuerySet[User], on: date) -> None:
        super().__init__(data, initial={"start": on})
        choices = [("", "kies een adviseur"), *((one.pk, one.get_full_name()) for one in people)]
        offer(self.fields["adviser"], choices, rows=people)
