"""What is filled in about a case: kinds, days and choices, never a text."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases.rules.corrections import Amended
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import Asked
from dijkwacht.apps.damocles.rules.facts import GRAVEST, PREPARED, Apart, CaseFacts, Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState, DamoclesStep, Deed, DropReason, OpenReason
from dijkwacht.documents.damocles.model import LONGEST
from dijkwacht.documents.damocles.words import Drugs, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.kit.dutch import capital
from dijkwacht.web.fields import CHOOSE, Day, ForOrganisation, offer

COMBINED: Final = "combined"
_NO_TIME: Final = (
    "Kies een dag na de bekendmaking: iemand moet echt aan de last kunnen voldoen (Awb {}). Kan het niet wachten, dan is het"
    " spoed, met eigen redenen (Awb 5:31)."
)
TIME_TO_COMPLY: Final = {
    DamoclesState.DECIDED: _NO_TIME.format("5:24 lid 2"),
    DamoclesState.PENALTY: _NO_TIME.format("5:32a lid 2"),
}
"""What is said beside the last day to comply."""


def _kinds(label: str, words: type[Occurrence] | type[Gravity], fault: str) -> forms.ChoiceField:
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
    place = forms.ChoiceField(
        label="Wat voor pand is het?",
        choices=[
            *((one.value, capital(one.word)) for one in Place),
            (COMBINED, "Allebei: een lokaal en een woning in één pand"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat voor pand het is."},
    )
    drugs = forms.MultipleChoiceField(
        label="Wat is er gevonden?",
        choices=[(one.value, capital(one.word)) for one in Drugs],
        widget=forms.CheckboxSelectMultiple,
        help_text="Kruis alles aan wat er is gevonden. Het beleid geeft dan de zwaarste rij.",
        error_messages={"required": "Kies wat er is gevonden."},
    )
    preparation = forms.ChoiceField(
        label="Is er voorbereid? Voor welke drugs dan?",
        choices=[("", "Niet bekend, of er is niets voorbereid"), *((one.value, capital(one.word)) for one in PREPARED)],
        widget=forms.RadioSelect,
        required=False,
        help_text="Uw beleid kan per lijst een andere rij hebben. Was het voor allebei, kies dan harddrugs.",
        error_messages=CHOOSE,
    )
    occurrence = _kinds("De hoeveelste keer is het?", Occurrence, "Kies de hoeveelste keer het is.")
    gravity = _kinds("Hoe ernstig is het volgens uw beleid?", Gravity, "Kies hoe ernstig het is.")

    def facts(self) -> CaseFacts:
        """What was filled in."""
        said = self.cleaned_data
        is_combined = said["place"] == COMBINED
        # A dwelling asks most: in a place that is both, everything that is asked of a dwelling is asked.
        place = Place.DWELLING if is_combined else Place(said["place"])
        drugs, *also = (one for one in GRAVEST if one.value in said["drugs"])
        occurrence, gravity = Occurrence(said["occurrence"]), Gravity(said["gravity"])
        prepared = Found(said["preparation"]) if said["preparation"] else None
        return CaseFacts(said["number"], said["report_on"], place, drugs, occurrence, gravity, tuple(also), is_combined, prepared)


class NewCaseForm(ForOrganisation, CaseForm):
    """A case of one of the organisations in which somebody may open cases."""

    field_order = ("organisation",)


class ReviseForm(CaseForm):
    """What was kept when a case was opened, put right; with why."""

    why = forms.ChoiceField(
        label="Waarom verandert u dit?",
        choices=[(one.value, capital(one.word)) for one in Amended],
        widget=forms.RadioSelect,
        error_messages=CHOOSE,
    )

    def amended(self) -> Amended:
        """Why."""
        return Amended(self.cleaned_data["why"])


def case_as_filled(case: DamoclesCase) -> dict[str, object]:
    """A case as the form shows it."""
    kinds = {name: getattr(case, name) for name in ("number", "occurrence", "gravity", "preparation")}
    place = COMBINED if case.is_combined else case.place
    return {**kinds, "place": place, "drugs": [case.drugs, *case.also.split()], "report_on": case.opened_on}


SAME: Final = "same"
NOTHING: Final = "nothing"
_DWELLING: Final = (
    (SAME, "Hetzelfde als bij het lokaal: dezelfde duur, en dezelfde dag van sluiten"),
    (Measure.CLOSURE.value, "Ook sluiten, met een eigen duur en een eigen dag van sluiten"),
    (Measure.WARNING.value, "Een waarschuwing"),
    (Measure.PENALTY_ORDER.value, "Een last onder dwangsom"),
    (NOTHING, "Niets: de woning blijft open"),
)
_OF_DWELLING: Final = ("dwelling", "months_dwelling", "until_dwelling")


class StepForm(forms.Form):
    """A step: its day, and only what this step asks besides."""

    on = Day("Op welke dag?")
    is_heard = forms.BooleanField(
        label="De zienswijze is al binnen, of er is gezegd dat die niet komt",
        required=False,
        help_text="Alleen nodig als u beslist voordat de termijn voor een zienswijze voorbij is (Awb 4:8 en 4:9).",
    )
    until = Day("Tot en met welke dag loopt de termijn?")
    months = forms.IntegerField(
        label="Hoeveel maanden gaat het pand dicht?", required=False, error_messages={"invalid": "Vul een heel getal in."}
    )
    is_indefinite = forms.BooleanField(label="Voor onbepaalde tijd", required=False)
    dwelling = forms.ChoiceField(
        label="Wat gebeurt er met de woning in dit pand?",
        choices=_DWELLING,
        widget=forms.RadioSelect,
        help_text="Met een eigen maatregel gaat elk deel verder met eigen stappen, termijnen en brieven.",
        error_messages=CHOOSE,
    )
    months_dwelling = forms.IntegerField(
        label="Hoeveel maanden gaat de woning dicht?",
        required=False,
        help_text="Alleen als de woning een eigen duur heeft.",
        error_messages={"invalid": "Vul een heel getal in."},
    )
    until_dwelling = Day("Tot en met welke dag loopt de begunstigingstermijn voor de woning?", required=False)
    drop_reason = forms.ChoiceField(
        label="Waarom ziet u af?",
        choices=[(one.value, capital(one.word)) for one in DropReason],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waarom u afziet."},
    )

    def __init__(self, *args: Any, step: DamoclesStep, to: DamoclesState, is_combined: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_parts = is_combined and step.asks_months
        unasked = {
            **dict.fromkeys(_OF_DWELLING, not has_parts),
            "is_heard": not step.asks_heard,
            "until": not step.asks_until,
            "months": not step.asks_months,
            "is_indefinite": not step.asks_months,
            "drop_reason": not step.needs_reason,
        }
        unasked["until_dwelling"] |= not step.asks_until
        for name in [name for name, is_unasked in unasked.items() if is_unasked]:
            del self.fields[name]
        if step.asks_months:
            self.fields["months"].widget.attrs |= {"min": 1, "max": LONGEST}
        if step.asks_until:
            self.fields["until"].label = UNTIL.get(to, self.fields["until"].label)
            self.fields["until"].help_text = TIME_TO_COMPLY.get(to, "")
        if has_parts:
            self._ask_apart(is_urgent=not step.asks_until)

    def _ask_apart(self, *, is_urgent: bool) -> None:
        """Ask of premises and a dwelling in one place what each of them gets."""
        self.fields["months"].label = "Hoeveel maanden gaat het lokaal dicht?"
        self.fields["is_indefinite"].label = "Het lokaal gaat dicht voor onbepaalde tijd"
        self.fields["months_dwelling"].widget.attrs |= {"min": 1, "max": LONGEST}
        if is_urgent:
            offered = [(value, words) for value, words in _DWELLING if value in {SAME, Measure.CLOSURE.value, NOTHING}]
            offer(self.fields["dwelling"], offered)
        else:
            self.fields["until_dwelling"].help_text = "Alleen bij een eigen sluiting of een last onder dwangsom voor de woning."

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
            is_heard=bool(said.get("is_heard")),
            dwelling=self._apart(),
        )

    def _apart(self) -> Apart | None:
        said = self.cleaned_data
        chosen = said.get("dwelling") or SAME
        if chosen == SAME:
            return None
        measure = Measure(chosen) if chosen != NOTHING else None
        closes = measure is Measure.CLOSURE
        has_until = closes or measure is Measure.PENALTY_ORDER
        return Apart(measure, said.get("months_dwelling") if closes else None, said.get("until_dwelling") if has_until else None)


UNTIL = {
    DamoclesState.INTENDED: "Tot en met welke dag kan een zienswijze komen?",
    DamoclesState.DECIDED: "Tot en met welke dag loopt de begunstigingstermijn?",
    DamoclesState.PENALTY: "Tot en met welke dag loopt de begunstigingstermijn?",
}


class NoteForm(forms.Form):
    """A deed in the public registers, on its day."""

    deed = forms.TypedChoiceField(choices=[(one.value, one.word) for one in Deed], coerce=Deed, widget=forms.HiddenInput)
    part = forms.TypedChoiceField(
        choices=[(one.value, one.word) for one in Place], coerce=Place, widget=forms.HiddenInput, required=False, empty_value=None
    )
    on = Day("Op welke dag?")


class WeighForm(forms.Form):
    """Where each question of the weighing stands; never what was answered."""

    open_reason = forms.ChoiceField(
        label="Waarom blijven vragen open?",
        choices=[("", "Er blijven geen vragen open"), *((one.value, capital(one.word)) for one in OpenReason)],
        required=False,
        widget=forms.RadioSelect,
        help_text="Alleen nodig als er bij het besluit nog vragen open staan. Een toelichting schrijft u in de brief.",
        error_messages=CHOOSE,
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

    def reason(self) -> OpenReason | None:
        """Why questions stay open."""
        chosen = self.cleaned_data["open_reason"]
        return OpenReason(chosen) if chosen else None


class PersonForm(forms.Form):
    """Somebody who is named on a case, or asked to look along."""

    user = forms.ModelChoiceField(User.objects.none(), label="Wie?", empty_label="Kies iemand")

    def __init__(self, *args: Any, people: Any, label: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["user"]
        field.label = label
        choices = [("", "Kies iemand"), *((user.pk, user.get_full_name()) for user in people)]
        offer(field, choices, rows=people)
