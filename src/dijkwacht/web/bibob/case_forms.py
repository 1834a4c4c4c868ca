"""What is filled in about a case: days and choices, never a text."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.db.models import QuerySet

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob.actions import Happened, Opening, Taken
from dijkwacht.apps.bibob.rules.states import Step
from dijkwacht.apps.bibob.rules.words import FACTS, Acquittal, Aim, Conclusion, Fact, NoTest, Outcome
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.dutch import capital
from dijkwacht.web.bibob.policy_forms import by_group
from dijkwacht.web.fields import Day, ForOrganisation, offer

CHOOSE: Final = {"required": "Maak een keuze.", "invalid_choice": "Kies uit de lijst."}
CLOCKS: Final = [
    ("8", "8 weken"),
    ("12", "12 weken: er is instemming van een ander bestuursorgaan nodig (Omgevingswet 16.64)"),
    ("uniform", "uniforme openbare voorbereidingsprocedure (Awb 3.4)"),
]


def _radio(label: str, choices: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[*choices], widget=forms.RadioSelect, error_messages=CHOOSE)


class OpenForm(ForOrganisation):
    """A case to begin."""

    organisation = forms.ChoiceField(label="Voor welke organisatie?", error_messages=CHOOSE)
    number = forms.CharField(
        label="Zaaknummer",
        max_length=60,
        error_messages={"required": "Vul het zaaknummer in."},
        help_text="Het nummer uit uw eigen zaaksysteem. Geen namen, adressen of bedrijven.",
    )
    decision = forms.ChoiceField(label="Om welke beslissing gaat het?", error_messages=CHOOSE)
    aim = forms.ChoiceField(
        label="Waarom doet u onderzoek?",
        choices=[(one.value, capital(one.word)) for one in Aim],
        widget=forms.RadioSelect,
        initial=Aim.APPLICATION,
        error_messages=CHOOSE,
    )
    received_on = Day("Wanneer kwam de aanvraag binnen, of begon de procedure?")
    clock = forms.ChoiceField(
        label="Welke beslistermijn geldt?",
        choices=CLOCKS,
        initial="8",
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
        help_text="Bij vastgoed en opdrachten is er geen beslistermijn; dan telt dit niet.",
    )

    def __init__(self, *args: Any, names: list[tuple[Organisation, str]], **kwargs: Any) -> None:
        super().__init__(*args, names=names, **kwargs)
        kinds = dict.fromkeys(one.kind for one, _ in names)
        groups = [group for kind in kinds for group in by_group(kind, only_allowed=True)]
        offer(self.fields["decision"], [("", "kies een beslissing"), *groups])

    def opening(self) -> Opening:
        """What was filled in."""
        said = self.cleaned_data
        return Opening(
            number=said["number"],
            decision=said["decision"],
            received_on=said["received_on"],
            aim=Aim(said["aim"]),
            weeks=12 if said["clock"] == "12" else 8,
            is_uniform=said["clock"] == "uniform",
        )


class StepForm(forms.Form):
    """A step: its day, and what the step itself asks."""

    on = Day("Op welke dag?")
    until = Day("Tot en met welke dag krijgt men de tijd?")
    conclusion = _radio("Wat is de conclusie?", [(one.value, capital(one.word)) for one in Conclusion])
    acquittal = _radio("Is nagegaan of er een vrijspraak is? (artikel 3a)", [(one.value, capital(one.word)) for one in Acquittal])
    outcome = _radio("Hoe is beslist?", [(one.value, capital(one.word)) for one in Outcome])
    no_test = _radio("Waarom wordt niet getoetst?", [(one.value, capital(one.word)) for one in NoTest])
    is_suspected = forms.BooleanField(
        label="Het is redelijk te vermoeden dat men zich terugtrekt vanwege de Wet Bibob (artikel 7a lid 8)", required=False
    )

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in list(self.fields):
            if name != "on" and name not in step.wants:
                del self.fields[name]

    def taken(self) -> Taken:
        """What was filled in."""
        said = self.cleaned_data
        chosen: dict[str, Any] = {
            name: kind(said[name])
            for name, kind in (("conclusion", Conclusion), ("acquittal", Acquittal), ("outcome", Outcome), ("no_test", NoTest))
            if name in said
        }
        return Taken(said["on"], until=said.get("until"), is_suspected=said.get("is_suspected", False), **chosen)


class FactForm(forms.Form):
    """Something that happened on a day."""

    what = forms.ChoiceField(label="Wat is er gebeurd?", error_messages=CHOOSE)
    on = Day("Op welke dag?")
    until = Day(
        "Tot en met", required=False, help_text="Alleen bij uitstel van de beslissing: de dag waarop u uiterlijk beslist."
    )
    weeks = forms.IntegerField(
        label="Aantal weken",
        required=False,
        min_value=1,
        max_value=4,
        help_text="Alleen als het Bureau zijn termijn verlengt: 1 tot en met 4.",
        error_messages={"min_value": "Vul 1 tot en met 4 in.", "max_value": "Vul 1 tot en met 4 in (artikel 15 lid 3)."},
    )

    def __init__(self, *args: Any, facts: Iterable[Fact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = list(facts)
        offer(self.fields["what"], [("", "kies wat er is gebeurd"), *((one.value, one.word) for one in facts)])
        for name, needed in (("until", "has_until"), ("weeks", "has_weeks")):
            if not any(getattr(FACTS[one], needed) for one in facts):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What this fact carries is there."""
        said = super().clean() or self.cleaned_data
        if "what" not in said:
            return said
        kind = FACTS[Fact(said["what"])]
        if kind.has_until and not said.get("until") and "until" not in self.errors:
            self.add_error("until", "Vul de dag in waarop u uiterlijk beslist.")
        if kind.has_weeks and not said.get("weeks") and "weeks" not in self.errors:
            self.add_error("weeks", "Vul in met hoeveel weken het Bureau verlengt.")
        return said

    def happened(self) -> Happened:
        """What was filled in; only what this fact carries."""
        said = self.cleaned_data
        kind = FACTS[Fact(said["what"])]
        until, weeks = said.get("until") if kind.has_until else None, said.get("weeks") if kind.has_weeks else None
        return Happened(Fact(said["what"]), said["on"], until, weeks)


class NameForm(forms.Form):
    """A colleague who comes on the case."""

    user = forms.ModelChoiceField(User.objects.none(), label="Welke collega komt op de zaak?", error_messages=CHOOSE)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["user"], [("", "kies een collega"), *((one.pk, one.get_full_name()) for one in people)], rows=people)
