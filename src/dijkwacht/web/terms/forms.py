"""The form of the calculator: the case, and one small form per event with only the fields that belong to it."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict

from dijkwacht.analysis.terms.cases import SHAPES, Act, Decision, Event, Instrument, What
from dijkwacht.documents.terms.reader import KEYS
from dijkwacht.web.fields import UNREADABLE, sentence, typed_day

KINDS: Final = (
    (Instrument.BIBOB, "Bibob-onderzoek"),
    (Instrument.DAMOCLES, "Sluiting volgens artikel 13b Opiumwet (Damocles)"),
    (Instrument.AWB, "Andere zaak: aanvraag, bezwaar, dwangsom, boete, melding"),
)
DECISIONS: Final[Mapping[Instrument, Mapping[Decision, str]]] = {
    Instrument.BIBOB: {
        Decision.PERMIT: "vergunning",
        Decision.GAMBLING: "vergunning voor kansspelautomaten",
        Decision.SUBSIDY: "subsidie",
        Decision.PROPERTY: "vastgoed",
        Decision.CONTRACT: "opdracht",
    },
    Instrument.DAMOCLES: {
        Decision.CLOSURE: "sluiting (last onder bestuursdwang)",
        Decision.PENALTY_ORDER: "last onder dwangsom",
        Decision.LIFT: "opheffing van een sluiting",
    },
    Instrument.AWB: {
        Decision.PERMIT: "vergunning",
        Decision.GAMBLING: "vergunning voor kansspelautomaten",
        Decision.SUBSIDY: "subsidie",
        Decision.PENALTY_ORDER: "last onder dwangsom",
    },
}
"""Which kinds of decision a case of each instrument may be about."""


class TypedDay(forms.Field):
    """A day as people type it, so that a day that does not exist can be named and stays as it was typed."""

    def __init__(self, label: str, *, help_text: str = "", required: bool = True) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            widget=forms.TextInput(attrs={"autocomplete": "off", "size": 14}),
            error_messages={"required": UNREADABLE},
        )

    def to_python(self, value: Any) -> date | None:
        """Read ``4-1-2027``, ``4 januari 2027`` or ``2027-01-04``."""
        return typed_day(value)


_KIND: Final[Mapping[str, Any]] = {
    "label": "Om welk besluit gaat het?",
    "required": False,
    "help_text": "Dat bepaalt onder meer wat er geldt als het besluit te laat komt.",
    "error_messages": {"invalid_choice": "Kies een besluit uit de lijst."},
}


class CaseForm(forms.Form):
    """What holds for the whole case; nothing of it is stored."""

    instrument = forms.ChoiceField(
        label="Om welke zaak gaat het?",
        choices=[(kind.value, words) for kind, words in KINDS],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies om welke zaak het gaat.", "invalid_choice": "Kies om welke zaak het gaat."},
    )
    civil = forms.BooleanField(label="Het gaat om vastgoed of een opdracht: er is geen beslistermijn", required=False)
    uniform = forms.BooleanField(
        label="Het besluit wordt voorbereid met de uniforme openbare voorbereidingsprocedure (afdeling 3.4 Awb)",
        required=False,
        help_text="Kruist u dit aan, vul dan bij ‘besluit bekendgemaakt’ de dag in waarop het besluit ter inzage is gelegd.",
    )

    def __init__(self, *args: Any, instrument: Instrument | None = None, **more: Any) -> None:
        """The form with the decisions that fit the instrument; without one all, so that what was typed is carried along."""
        super().__init__(*args, **more)
        kinds = (
            DECISIONS[instrument] if instrument else {kind: words for one in DECISIONS.values() for kind, words in one.items()}
        )
        choices = [("", "nog niet bekend, of een ander besluit"), *((kind.value, words) for kind, words in kinds.items())]
        self.fields["kind"] = forms.ChoiceField(choices=choices, **_KIND)


def _weeks(what: What) -> forms.Field:
    is_receipt = what is What.RECEIVED
    return forms.IntegerField(
        label="Aantal weken",
        required=not is_receipt,
        help_text="Leeg is 8. Omgevingsvergunning met instemming: 12." if is_receipt else "",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"}),
        error_messages={"required": "Vul het aantal weken in.", "invalid": "Vul een geheel getal in."},
    )


def _months(_: What) -> forms.Field:
    return forms.IntegerField(
        label="Aantal maanden",
        help_text="Zoals het besluit zegt.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"}),
        error_messages={"required": "Vul het aantal maanden in.", "invalid": "Vul een geheel getal in."},
    )


_UNTIL: Final[Mapping[What, str]] = {
    What.DECISION_DEFERRED: "Het besluit komt uiterlijk op",
    What.REPAIR_ASKED: "Aanvullen kan tot en met",
    What.VIEWS_ASKED: "Zienswijze kan tot en met",
    What.ANNOUNCED: "Begunstigingstermijn tot en met",
    What.GAP_ASKED: "Herstellen kan tot en met",
}
_WHEN_SET: Final[Mapping[What, str]] = {
    What.ANNOUNCED: "Alleen als het besluit er een stelt.",
    What.GAP_ASKED: "Leeg als er geen dag is gesteld.",
}


def _until(what: What) -> forms.Field:
    is_required = "until" in SHAPES[what].required
    words = "De dag die het bestuursorgaan zelf stelde."
    return TypedDay(
        _UNTIL[what],
        help_text=words if is_required else _WHEN_SET[what],
        required=is_required,
    )


def _act(_: What) -> forms.Field:
    choices = [(Act.AWB.value, "Algemene wet bestuursrecht (Awb)"), (Act.ENVIRONMENT.value, "Omgevingswet (omgevingsvergunning)")]
    return forms.ChoiceField(label="Beslistermijn volgens", choices=choices, initial=Act.AWB.value, required=False)


def _time(_: What) -> forms.Field:
    return forms.TimeField(
        label="Tijd",
        help_text="Bijvoorbeeld 14:30.",
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TextInput(attrs={"size": 6, "autocomplete": "off"}),
        error_messages={"required": "Vul een tijd in, zoals 14:30.", "invalid": "Vul een tijd in, zoals 14:30."},
    )


def _flag(label: str) -> Any:
    return lambda _: forms.BooleanField(label=label, required=False)


def _views(_: What) -> forms.Field:
    return forms.ChoiceField(
        label="Kwamen er zienswijzen?",
        choices=[(_CAME, "Ja, één of meer"), ("no", "Nee, geen")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of er zienswijzen kwamen.", "invalid_choice": "Kies of er zienswijzen kwamen."},
    )


_CAME: Final = "yes"
_FIELDS: Final[Mapping[str, Any]] = {
    "until": _until,
    "weeks": _weeks,
    "months": _months,
    "act": _act,
    "time": _time,
    "withdrawal": _flag("Het gaat om intrekking of wijziging van een besluit"),
    "committee": _flag("Er is een adviescommissie ingesteld"),
    "same_legal_person": _flag("Het beroepsorgaan hoort bij dezelfde rechtspersoon"),
    "views": _views,
}


class EventForm(forms.Form):
    """One event: its day, and what else belongs to this kind."""

    def __init__(self, what: What, number: int, data: QueryDict | None = None, *, typed: QueryDict | None = None) -> None:
        """A form to check with ``data``, or one that only shows what was ``typed`` so far."""
        super().__init__(data, prefix=f"e{number}")
        self.what, self.number = what, number
        shape = SHAPES[what]
        self.words = sentence(shape.words).removesuffix(".")
        self.fields["date"] = TypedDay("Datum")
        for key in (*shape.required, *shape.optional):
            self.fields[key] = _FIELDS[key](what)
        if typed is not None:
            self.initial = {key: typed[name] for key in self.fields if (name := self.add_prefix(key)) in typed}

    def is_blank(self) -> bool:
        """Whether nothing was typed here yet."""
        names = (self.add_prefix(key) for key, one in self.fields.items() if isinstance(one.widget, forms.TextInput))
        return not any(str(self.data.get(name, "")).strip() for name in names)

    def event(self) -> Event | None:
        """The event, as far as it can be read; None without a day."""
        self.is_valid()
        found = {KEYS[key][0]: value for key, value in self.cleaned_data.items() if value not in (None, "")}
        if "act" in found:
            found["act"] = Act(found["act"])
        if "views" in found:
            found["views"] = found["views"] == _CAME
        return Event(what=self.what, **found) if "on" in found else None


_OF_A_CLOSURE: Final = frozenset({What.CLOSED, What.LAPSE_KNOWN})


def offered(instrument: Instrument, kind: str = "") -> Iterable[tuple[str, str]]:
    """The events that fit an instrument and a kind of decision, in the order in which they come up."""
    without = _OF_A_CLOSURE if kind == Decision.PENALTY_ORDER else frozenset()
    fitting = ((what, shape) for what, shape in SHAPES.items() if shape.only in (None, instrument) and what not in without)
    return [(what.value, sentence(shape.words).removesuffix(".")) for what, shape in fitting]
