"""What is filled in about something that was noted, or that came after the decision: days, weeks and choices."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms

from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.cases.rules.corrections import Amended, Correction, Removed
from dijkwacht.apps.cases.rules.lengths import length_of
from dijkwacht.apps.cases.rules.parties import NOBODY, Party, Track
from dijkwacht.apps.cases.rules.remedies import MOST_DEFERRED, NO_RULING, After, Ending, Remedy, begins
from dijkwacht.documents.damocles.model import LONGEST
from dijkwacht.kit.dutch import capital
from dijkwacht.web.cases.subject import Line
from dijkwacht.web.fields import CHOOSE, Day

COMMITTEE: Final = "Een adviescommissie adviseert over dit bezwaar (Awb 7:13): dan geldt 12 weken in plaats van 6"


def _why(label: str, words: type[Amended] | type[Removed]) -> forms.ChoiceField:
    choices = [(one.value, capital(one.word)) for one in words]
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, error_messages=CHOOSE)


def rulings_of(what: Remedy) -> list[tuple[str, str]]:
    """The ways in which it can end, to choose from."""
    return [(one.value, words) for one, words in what.kind.rulings.items()]


def _ruling_field(choices: Sequence[tuple[str, str]], label: str = "Hoe liep het af?") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), widget=forms.RadioSelect, error_messages={"required": NO_RULING})


def _party_field() -> forms.ChoiceField:
    choices = [(one.value, capital(one.word)) for one in Party]
    return forms.ChoiceField(
        label="Van wie komt het?",
        choices=choices,
        widget=forms.RadioSelect,
        help_text="Alleen de rol, geen naam. Komt er nog iemand met dezelfde rol, dan krijgt die een nummer.",
        error_messages={"required": "Kies van wie het komt."},
    )


def _length_fields(*, is_asked: bool, has_dwelling: bool = False) -> dict[str, forms.Field]:
    """How long a closure takes since: months or a last day; of a dwelling that has a length of its own in fields of its own."""
    found = _of_one("het lokaal" if has_dwelling else "het pand", is_asked=is_asked and not has_dwelling)
    if has_dwelling:
        found |= {f"{name}_dwelling": field for name, field in _of_one("de woning", is_asked=False).items()}
    return found


def _of_one(place: str, *, is_asked: bool) -> dict[str, forms.Field]:
    only = "" if is_asked else "Alleen als de duur hierdoor verandert. "
    return {
        "months": forms.IntegerField(
            label=f"Hoeveel maanden is {place} nu in totaal dicht?",
            required=False,
            min_value=1,
            max_value=LONGEST,
            help_text=f"{only}Maanden tellen vanaf de dag van sluiten. Was er een schorsing, vul dan de laatste dag in.",
            error_messages=dict.fromkeys(("min_value", "max_value", "invalid"), f"Vul 1 tot en met {LONGEST} maanden in."),
        ),
        "ends_on": Day(f"Of: tot en met welke dag is {place} dicht?", required=False),
    }


WHY_LENGTH: Final = "Waarom verandert de duur?"


def weeks_field(most: int) -> forms.IntegerField:
    """A number of weeks up to a most."""
    wrong = f"Vul 1 tot en met {most} in."
    return forms.IntegerField(
        label="Hoeveel weken?",
        min_value=1,
        max_value=most,
        error_messages={"required": wrong, "min_value": wrong, "max_value": wrong, "invalid": wrong},
    )


_OF_DECISION: Final = (
    "Verkeerd ingevoerd? Verander het hier: de termijnen volgen, en wat er eerst stond blijft leesbaar. Veranderde het besluit"
    " zelf, leg dat dan vast bij ‘Na het besluit’."
)


class LineForm(forms.Form):
    """What something that was noted should have been, and why: only the fields that belong to it are there."""

    on = Day("Op welke dag was dit?")
    until = Day("Tot en met welke dag?")
    with_committee = forms.BooleanField(label=COMMITTEE, required=False)
    why = _why("Waarom verandert u dit?", Amended)

    def __init__(self, *args: Any, line: Line, takes_off: bool = False, **kwargs: Any) -> None:
        given: dict[str, object] = {"on": line.on, "until": line.until, "weeks": line.weeks, "ruling": line.ruling}
        given |= {"party": line.party, "months": line.months, "ends_on": line.ends_on}
        given |= {"months_dwelling": line.months_dwelling, "ends_on_dwelling": line.ends_on_dwelling}
        given |= {"with_committee": line.with_committee}
        super().__init__(*args, **{"initial": given, **kwargs})
        self.takes_off = takes_off
        if not line.has_until:
            del self.fields["until"]
        if not line.asks_committee:
            del self.fields["with_committee"]
        if line.has_weeks:
            self.fields["weeks"] = weeks_field(line.most_weeks)
        if line.rulings:
            self.fields["ruling"] = _ruling_field(line.rulings, WHY_LENGTH if line.asks_why else "Hoe liep het af?")
        if line.asks_party:
            self.fields["party"] = _party_field()
            self.fields["party"].required = bool(line.party)
        if line.has_length:
            self.fields |= _length_fields(is_asked=line.asks_why, has_dwelling=line.has_dwelling)
        if line.has_months:
            self.fields["months"] = _length_fields(is_asked=True)["months"]
            self.fields["months"].label = "Hoeveel maanden noemt het besluit?"
            self.fields["months"].help_text = _OF_DECISION
        first = ["on", "party", "ruling", "months", "ends_on", "months_dwelling", "ends_on_dwelling"]
        self.order_fields([*first, "until", "weeks", "with_committee", "why"])

    def clean(self) -> dict[str, Any]:
        """Of what is taken off only the reason has to be right."""
        said = super().clean() or self.cleaned_data
        if self.takes_off:
            for name in self.errors.keys() - {"why"}:
                del self.errors[name]
        return said

    def correction(self) -> Correction:
        """What was filled in."""
        said = self.cleaned_data
        return Correction(
            said["on"],
            said.get("until"),
            said.get("weeks"),
            said.get("with_committee", False),
            said.get("ruling", ""),
            said.get("party", ""),
            said.get("months"),
            said.get("ends_on"),
            said.get("months_dwelling"),
            said.get("ends_on_dwelling"),
        )

    def amended(self) -> Amended:
        """Why."""
        return Amended(self.cleaned_data["why"])


class RemoveForm(forms.Form):
    """Why a case is removed."""

    why = _why("Waarom verwijdert u deze zaak?", Removed)

    def removed(self) -> Removed:
        """Why."""
        return Removed(self.cleaned_data["why"])


_SENT: Final = "Op welke dag is de uitspraak verzonden?"
_ON: Final[Mapping[Remedy, str]] = {
    Remedy.APPEAL_DECIDED: _SENT,
    Remedy.HIGHER_DECIDED: _SENT,
    Remedy.FORFEITED: "Op welke dag is de dwangsom verbeurd?",
    Remedy.ENTERED: "Op welke dag is dit aangeboden aan het Kadaster?",
    Remedy.DURATION: "Vanaf welke dag geldt deze duur? Bij een verschrijving: de dag van het besluit.",
}
"""What is asked where the day may be taken for another."""


class AfterForm(forms.Form):
    """Something that happened after the decision: only the fields that belong to it are there."""

    on = Day("Op welke dag?")
    until = Day("Tot en met welke dag kan het verzuim worden hersteld?")
    with_committee = forms.BooleanField(label=COMMITTEE, required=False)

    def __init__(self, *args: Any, what: Remedy, today: date, decided: Contested, track: Track = NOBODY, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"on": today}, **kwargs})
        self.what, self.track = what, track
        if not what.kind.has_until:
            del self.fields["until"]
        if what is not Remedy.OBJECTION:
            del self.fields["with_committee"]
        if what.kind.has_weeks:
            self.fields["weeks"] = weeks_field(MOST_DEFERRED)
        if what.kind.rulings:
            label = WHY_LENGTH if what is Remedy.DURATION else "Hoe liep het af?"
            self.fields["ruling"] = _ruling_field(rulings_of(what), label)
        if begins(what, decided):
            self.fields["party"] = _party_field()
            self.order_fields(["on", "party"])
        if what.kind.resets and decided.has_closure:
            self.fields |= _length_fields(is_asked=what is Remedy.DURATION, has_dwelling=decided.dwelling is not None)
        self.fields["on"].label = _ON.get(what, self.fields["on"].label)

    def after(self) -> After:
        """What was filled in."""
        said = self.cleaned_data
        ruling = Ending(said["ruling"]) if said.get("ruling") else None
        track = Track(Party(said["party"])) if said.get("party") else self.track
        length = length_of(said.get("months"), said.get("ends_on"))
        dwelling = length_of(said.get("months_dwelling"), said.get("ends_on_dwelling"))
        committee = said.get("with_committee", False)
        return After(self.what, said["on"], said.get("until"), said.get("weeks"), ruling, track, length, committee, dwelling)
