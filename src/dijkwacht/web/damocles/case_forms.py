"""What is filled in about a case: kinds, days, and two reasons in words."""

from collections.abc import Sequence
from typing import Any

from django import forms

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import Asked
from dijkwacht.apps.damocles.rules.facts import CaseFacts, Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState, DamoclesStep, Deed, DropReason
from dijkwacht.documents.damocles.model import LONGEST
from dijkwacht.documents.damocles.words import Drugs, Gravity, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.kit.dutch import capital
from dijkwacht.web.fields import Day, ForOrganisation, Prose, offer

MOST_WORDS = 1000
TOO_LONG = {"max_length": f"Maak de tekst korter: hooguit {MOST_WORDS} tekens."}


def _kinds(label: str, words: type[Place] | type[Drugs] | type[Occurrence] | type[Gravity], fault: str) -> forms.ChoiceField:
    choices = [(one.value, capital(one.word)) for one in words]
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": fault})


class CaseForm(forms.Form):
    """What is kept of a case: a number that names nobody, a day, and kinds."""

    number = forms.CharField(
        label="Zaaknummer",
        max_length=60,
        strip=True,
        help_text="Het nummer uit uw eigen zaaksysteem, zoals Z-2026-00123. Geen naam en geen adres.",
        error_messages={"required": "Vul het zaaknummer uit uw eigen zaaksysteem in."},
    )
    report_on = Day("Wanneer kwam de bestuurlijke rapportage binnen?")
    place = _kinds("Wat voor pand is het?", Place, "Kies wat voor pand het is.")
    drugs = _kinds("Wat is er gevonden?", Drugs, "Kies wat er is gevonden.")
    occurrence = _kinds("De hoeveelste keer is het?", Occurrence, "Kies de hoeveelste keer het is.")
    gravity = _kinds("Hoe ernstig is het volgens uw beleid?", Gravity, "Kies hoe ernstig het is.")

    def facts(self) -> CaseFacts:
        """What was filled in."""
        said = self.cleaned_data
        kinds = Place(said["place"]), Drugs(said["drugs"]), Occurrence(said["occurrence"]), Gravity(said["gravity"])
        return CaseFacts(said["number"], said["report_on"], *kinds)


class NewCaseForm(ForOrganisation, CaseForm):
    """A case of one of the organisations in which somebody may open cases."""

    field_order = ("organisation",)


def case_as_filled(case: DamoclesCase) -> dict[str, object]:
    """A case as the form shows it."""
    kinds = {name: getattr(case, name) for name in ("number", "place", "drugs", "occurrence", "gravity")}
    return {**kinds, "report_on": case.opened_on}


class StepForm(forms.Form):
    """A step: its day, and only what this step asks besides."""

    on = Day("Op welke dag?")
    until = Day("Tot en met welke dag loopt de termijn?")
    months = forms.IntegerField(
        label="Hoeveel maanden gaat het pand dicht?", required=False, error_messages={"invalid": "Vul een heel getal in."}
    )
    is_indefinite = forms.BooleanField(label="Voor onbepaalde tijd", required=False)
    drop_reason = forms.ChoiceField(
        label="Waarom ziet u af?",
        choices=[(one.value, f"{one.word[0].upper()}{one.word[1:]}") for one in DropReason],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom u afziet."},
    )
    reason = Prose(
        label="Toelichting",
        required=False,
        max_length=MOST_WORDS,
        help_text="Kort, en zonder namen, adressen of andere gegevens van personen.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )

    def __init__(self, *args: Any, step: DamoclesStep, to: DamoclesState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unasked = {
            "until": not step.asks_until,
            "months": not step.asks_months,
            "is_indefinite": not step.asks_months,
            "drop_reason": not step.needs_reason,
            "reason": not step.needs_reason,
        }
        for name in [name for name, is_unasked in unasked.items() if is_unasked]:
            del self.fields[name]
        if step.asks_months:
            self.fields["months"].widget.attrs |= {"min": 1, "max": LONGEST}
        if step.asks_until:
            self.fields["until"].label = UNTIL.get(to, self.fields["until"].label)

    def taken(self) -> Taken:
        """What was filled in."""
        said = self.cleaned_data
        reason = said.get("drop_reason")
        return Taken(
            on=said["on"],
            until=said.get("until"),
            months=said.get("months"),
            is_indefinite=bool(said.get("is_indefinite")),
            drop_reason=DropReason(reason) if reason else None,
            reason=said.get("reason") or "",
        )


UNTIL = {
    DamoclesState.INTENDED: "Tot en met welke dag kan een zienswijze komen?",
    DamoclesState.DECIDED: "Tot en met welke dag loopt de begunstigingstermijn?",
    DamoclesState.PENALTY: "Tot en met welke dag loopt de begunstigingstermijn?",
}


class NoteForm(forms.Form):
    """A deed in the public registers, on its day."""

    deed = forms.TypedChoiceField(choices=[(one.value, one.word) for one in Deed], coerce=Deed, widget=forms.HiddenInput)
    on = Day("Op welke dag?")


class WeighForm(forms.Form):
    """Where each question of the weighing stands; never what was answered."""

    open_reason = Prose(
        label="Waarom blijven vragen open?",
        required=False,
        max_length=MOST_WORDS,
        help_text="Alleen nodig als er bij het besluit nog vragen open staan. Geen namen of adressen.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=TOO_LONG,
    )

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        for one in asked:
            self.fields[one.question.id] = forms.ChoiceField(
                label=one.question.ask,
                choices=[(answered.value, capital(answered.word)) for answered in Answered],
                initial=one.answered.value,
                widget=forms.RadioSelect,
                required=False,
            )

    def answers(self) -> dict[str, Answered]:
        """Where each question stands; one that was not sent stays as it is."""
        said = self.cleaned_data
        return {one.question.id: Answered(said[one.question.id]) for one in self.asked if said.get(one.question.id)}


class PersonForm(forms.Form):
    """Somebody who is named on a case, or asked to look along."""

    user = forms.ModelChoiceField(User.objects.none(), label="Wie?", empty_label="Kies iemand")

    def __init__(self, *args: Any, people: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user"]
        field.label = label
        choices = [("", "Kies iemand"), *((user.pk, user.get_full_name()) for user in people)]
        offer(field, choices, rows=people)
