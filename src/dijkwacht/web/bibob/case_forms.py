"""What is filled in about a case: days and choices, never a text."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.db.models import QuerySet

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.bibob.actions import Happened, Opening, Taken
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import LONGEST_WEEKS, Step
from dijkwacht.apps.bibob.rules.words import FACTS, Acquittal, Aim, Conclusion, Fact, NoTest, Outcome, TermGround
from dijkwacht.apps.cases.rules.corrections import Amended
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.bibob.library import law
from dijkwacht.kit.dutch import capital
from dijkwacht.web.bibob.policy_forms import by_group
from dijkwacht.web.cases.forms import weeks_field
from dijkwacht.web.fields import CHOOSE, Day, ForOrganisation, offer

CLOCKS: Final = [
    ("8", "8 weken"),
    ("12", "12 weken: er is instemming van een ander bestuursorgaan nodig (Omgevingswet 16.64)"),
    (TermGround.BYLAW.value, "Een andere termijn, uit een APV of andere verordening"),
    (TermGround.ACT.value, "Een andere termijn, uit een bijzondere wet"),
    ("uniform", "Uniforme openbare voorbereidingsprocedure (afdeling 3.4 Awb)"),
]
OWN: Final = frozenset(TermGround)
NO_CLOCK: Final = (
    "Bij vastgoed, opdrachten en een lopend besluit is er geen beslistermijn. Laat 8 weken staan: dat telt dan niet."
)
MOST_EXTENDED: Final = 4


def _radio(label: str, choices: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[*choices], widget=forms.RadioSelect, error_messages=CHOOSE)


class CaseForm(forms.Form):
    """What a case is opened with."""

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
        help_text="Bij vastgoed, opdrachten en een lopend besluit is er geen beslistermijn; laat dan 8 weken staan.",
    )
    weeks = forms.IntegerField(
        label="Hoeveel weken is die andere termijn?",
        required=False,
        min_value=1,
        max_value=LONGEST_WEEKS,
        help_text="Alleen bij een andere termijn, bijvoorbeeld 10 of 13.",
        error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), f"Vul 1 tot en met {LONGEST_WEEKS} weken in."),
    )

    def offer_decisions(self, kinds: Iterable[str]) -> None:
        """Offer the decisions of these kinds of organisations."""
        groups = [group for kind in kinds for group in by_group(kind, only_allowed=True)]
        offer(self.fields["decision"], [("", "kies een beslissing"), *groups])

    def clean(self) -> dict[str, Any]:
        """Another term has its weeks, and weeks belong to another term alone."""
        said = super().clean() or self.cleaned_data
        is_own = said.get("clock") in OWN
        if is_own and not said.get("weeks") and "weeks" not in self.errors:
            self.add_error("weeks", "Vul in hoeveel weken de andere termijn is.")
        if not is_own and said.get("weeks") and "clock" in said:
            self.add_error("weeks", "Laat dit leeg, of kies hierboven dat er een andere termijn geldt.")
        decision = law().decision(said.get("decision", ""))
        if decision and said.get("clock", "8") != "8" and (decision.is_civil or said.get("aim") == Aim.WITHDRAWAL):
            self.add_error("clock", NO_CLOCK)
        return said

    def opening(self) -> Opening:
        """What was filled in."""
        said = self.cleaned_data
        chosen = said["clock"]
        return Opening(
            number=said["number"],
            decision=said["decision"],
            received_on=said["received_on"],
            aim=Aim(said["aim"]),
            weeks=said["weeks"] if chosen in OWN else 12 if chosen == "12" else 8,
            is_uniform=chosen == "uniform",
            ground=TermGround(chosen) if chosen in OWN else None,
        )


class OpenForm(ForOrganisation, CaseForm):
    """A case to begin."""

    organisation = forms.ChoiceField(label="Voor welke organisatie?", error_messages=CHOOSE)
    field_order = ("organisation",)

    def __init__(self, *args: Any, names: list[tuple[Organisation, str]], **kwargs: Any) -> None:
        super().__init__(*args, names=names, **kwargs)
        self.offer_decisions(dict.fromkeys(one.kind for one, _ in names))


class ReviseForm(CaseForm):
    """What a case was opened with, put right; with why."""

    why = _radio("Waarom verandert u dit?", [(one.value, capital(one.word)) for one in Amended])

    def __init__(self, *args: Any, case: BibobCase, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _as_filled(case), **kwargs})
        self.offer_decisions([case.organisation.kind])


def _as_filled(case: BibobCase) -> dict[str, object]:
    """A case as the form shows it."""
    clock = "uniform" if case.is_uniform else case.ground or str(case.weeks)
    return {
        "number": case.number,
        "decision": case.decision,
        "aim": case.aim,
        "received_on": case.opened_on,
        "clock": clock,
        "weeks": case.weeks if case.ground and not case.is_uniform else None,
    }


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
    """Something that happened on a day: only the fields that belong to it are there."""

    on = Day("Op welke dag?")
    until = Day("Tot en met welke dag beslist u uiterlijk?")

    def __init__(self, *args: Any, what: Fact, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.what = what
        if not FACTS[what].has_until:
            del self.fields["until"]
        if FACTS[what].has_weeks:
            self.fields["weeks"] = weeks_field(MOST_EXTENDED)
            self.fields["weeks"].help_text = "Het Bureau verlengt met hooguit 4 weken (artikel 15 lid 3)."

    def happened(self) -> Happened:
        """What was filled in."""
        said = self.cleaned_data
        return Happened(self.what, said["on"], said.get("until"), said.get("weeks"))


class NameForm(forms.Form):
    """A colleague who comes on the case."""

    user = forms.ModelChoiceField(User.objects.none(), label="Welke collega komt op de zaak?", error_messages=CHOOSE)

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["user"], [("", "kies een collega"), *((one.pk, one.get_full_name()) for one in people)], rows=people)
