"""The form of the calculator: the case, and one small form per event with only the fields that belong to it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict

from dijkwacht.analysis.terms.cases import SHAPES, Act, Event, Instrument, What
from dijkwacht.documents.terms.fields import Unreadable, existing
from dijkwacht.documents.terms.reader import KEYS
from dijkwacht.kit.dutch import month_name, short_month

KINDS: Final = (
    (Instrument.BIBOB, "Bibob-onderzoek"),
    (Instrument.DAMOCLES, "Sluiting volgens artikel 13b Opiumwet (Damocles)"),
    (Instrument.AWB, "Andere zaak: aanvraag, bezwaar, dwangsom, boete, melding"),
)
_UNREADABLE: Final = "Vul een datum in, zoals 4-1-2027."
_FULL: Final = {month_name(number): number for number in range(1, 13)}
_MONTHS: Final = {**_FULL, **{short_month(number): number for number in range(1, 13)}, "maa": 3, "sept": 9}
_NUMBERS: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_WORDS: Final = re.compile(r"(?:[a-z]+dag )?(\d{1,2})[ -]([a-z]+)\.?[ -](\d{4})")
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


class TypedDay(forms.Field):
    """A day as people type it, so that a day that does not exist can be named and stays as it was typed."""

    def __init__(self, label: str, *, help_text: str = "", required: bool = True) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            required=required,
            widget=forms.TextInput(attrs={"autocomplete": "off", "size": 14}),
            error_messages={"required": _UNREADABLE},
        )

    def to_python(self, value: Any) -> date | None:
        """Read ``4-1-2027``, ``4 januari 2027`` or ``2027-01-04``."""
        text = " ".join(str(value or "").lower().split())
        if not text:
            return None
        if found := _ISO.fullmatch(text):
            year, month, day = map(int, found.groups())
        elif found := _NUMBERS.fullmatch(text):
            day, month, year = map(int, found.groups())
        elif (found := _WORDS.fullmatch(text)) and found[2] in _MONTHS:
            day, month, year = int(found[1]), _MONTHS[found[2]], int(found[3])
        else:
            raise forms.ValidationError(_UNREADABLE)
        try:
            return existing(year, month, day)
        except Unreadable as error:
            raise forms.ValidationError(sentence(str(error))) from None


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
        label="Het besluit wordt voorbereid met de uniforme openbare voorbereidingsprocedure (afdeling 3.4 Awb)", required=False
    )


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
}


def _until(what: What) -> forms.Field:
    is_required = "until" in SHAPES[what].required
    words = "De dag die het bestuursorgaan zelf stelde."
    return TypedDay(
        _UNTIL[what],
        help_text=words if is_required else "Alleen als het besluit er een stelt.",
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


_FIELDS: Final[Mapping[str, Any]] = {
    "until": _until,
    "weeks": _weeks,
    "months": _months,
    "act": _act,
    "time": _time,
    "withdrawal": _flag("Het gaat om intrekking of wijziging van een besluit"),
    "committee": _flag("Er is een adviescommissie ingesteld"),
    "same_legal_person": _flag("Het beroepsorgaan hoort bij dezelfde rechtspersoon"),
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
        return Event(what=self.what, **found) if "on" in found else None


def offered(instrument: Instrument) -> Iterable[tuple[str, str]]:
    """The events that fit an instrument, in the order in which they come up."""
    fitting = ((what, shape) for what, shape in SHAPES.items() if shape.only in (None, instrument))
    return [(what.value, sentence(shape.words).removesuffix(".")) for what, shape in fitting]


def sentence(words: str) -> str:
    """The words with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:].removesuffix('.')}."
