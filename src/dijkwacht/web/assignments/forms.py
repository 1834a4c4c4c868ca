"""What is agreed, with texts that stand ready."""

from datetime import date, timedelta
from typing import ClassVar, Final

from django import forms
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import candidates
from dijkwacht.apps.accounts.rules import MAX_CONTACT, AssignmentState, Terms, faults_in_terms
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.web.fields import Day, Prose, Text, offer
from dijkwacht.web.parts.organisation_choice import grouped

PURPOSE: Final = (
    "De adviseur maakt samen met de organisatie een weerbaarheidsbeeld: waar is zij kwetsbaar voor ondermijning, en wat is als"
    " eerste nodig? Het beeld is van de organisatie. Zij besluit er zelf over."
)
SECRECY: Final = (
    "Wie wat antwoordde, zien alleen de respondent en de adviseur. De adviseur houdt geheim wat hij of zij hoort, ook na de"
    " opdracht. Aantekeningen van gesprekken zijn van de adviseur en worden gewist als het beeld is vastgesteld. De provincie"
    " ziet alleen hoe ver het beeld is: geen antwoorden en geen bevindingen."
)
PROCESSING: Final = (
    "Voor dit beeld verwerken wij voor u namen en werkadressen van wie meedoet, en wat zij antwoorden. Daarvoor sluiten wij een"
    " verwerkersovereenkomst (artikel 28 AVG), voordat de eerste uitnodiging weggaat."
)
USUAL: Final = timedelta(days=180)


class TermsForm(forms.Form):
    """The terms of an assignment; ``ASKED`` are the fields of which they are made."""

    ASKED: ClassVar[tuple[str, ...]] = ("purpose", "secrecy", "start", "until")
    purpose = Text("Waarvoor is de opdracht?", rows=4)
    secrecy = Text("Wat blijft geheim?", rows=6)
    start = Day("Eerste dag")
    until = Day("Laatste dag", help_text="Na deze dag ziet de adviseur niets meer van de organisatie.")

    def terms(self) -> Terms:
        """What was filled in."""
        return Terms(**{name: self.cleaned_data.get(name, "") for name in self.ASKED})

    def clean(self) -> dict[str, object]:
        """Say at once what is wrong with the terms, beside each field."""
        said: dict[str, object] = super().clean() or self.cleaned_data
        if {"start", "until"} <= said.keys():
            for name, reason in faults_in_terms(self.terms(), on=timezone.localdate()).items():
                self.add_error(name, reason)
        return said


def ready(on: date) -> dict[str, object]:
    """What stands in the form at first."""
    return {"purpose": PURPOSE, "secrecy": SECRECY, "processing": PROCESSING, "start": on, "until": on + USUAL}


class ProposalForm(TermsForm):
    """A proposal of an adviser to an organisation."""

    ASKED = (*TermsForm.ASKED, "contact", "processing")
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Voor welke organisatie?",
        help_text="Per provincie, die van uw team vooraan. Typ in de lijst het begin van de naam.",
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies een organisatie uit de lijst."},
    )
    contact = Prose(
        label="Bij wie kan de organisatie terecht?",
        help_text="Nummer of postvak van uw team, voor als u er niet bent. Uw naam en adres staan er al.",
        required=False,
        max_length=MAX_CONTACT,
        error_messages={"max_length": f"Maak de tekst korter: hooguit {MAX_CONTACT} tekens."},
    )
    processing = Text(
        "Wat is afgesproken over persoonsgegevens?",
        rows=4,
        help_text="Noem de verwerkersovereenkomst en waar zij ligt. De opdrachtgever leest dit voordat hij of zij aanvaardt.",
    )
    field_order = ("organisation",)

    def __init__(
        self, *args: object, organisations: list[Organisation], teams: list[Organisation], on: date, **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        groups = grouped(organisations, teams, on)
        offer(
            self.fields["organisation"],
            [("", "kies een organisatie"), *(groups if len(groups) > 1 else groups[0][1] if groups else [])],
            rows=Organisation.objects.filter(pk__in=[one.pk for one in organisations]),
        )


class OwnForm(TermsForm):
    """A client who takes on somebody of their own organisation."""

    adviser = forms.ChoiceField(
        label="Wie wordt uw adviseur?",
        error_messages={"required": "Kies een medewerker.", "invalid_choice": "Kies een medewerker uit de lijst."},
    )
    field_order = ("adviser",)

    def __init__(self, *args: object, organisations: list[Organisation], on: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.known = {f"{where.pk}-{user.pk}": (where, user) for where in organisations for user in candidates(where, on=on)}
        choices = [
            (key, user.get_full_name() if len(organisations) == 1 else f"{user.get_full_name()}, {name_on(where, on)}")
            for key, (where, user) in self.known.items()
        ]
        offer(self.fields["adviser"], [("", "kies een medewerker"), *choices])

    def chosen(self) -> tuple[Organisation, User]:
        """Where, and who."""
        return self.known[self.cleaned_data["adviser"]]


class StepForm(forms.Form):
    """A step of an assignment."""

    to = forms.ChoiceField(choices=[(state.value, state.word) for state in AssignmentState], widget=forms.HiddenInput)
    reason = Text("Waarom eindigt de opdracht?", help_text="De ander leest dit. U hoeft geen reden te geven.")
