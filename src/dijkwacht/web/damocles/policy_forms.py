"""What is filled in about a policy: its head, and a cell for every kind of case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms

from dijkwacht.documents.damocles.checks import row_faults
from dijkwacht.documents.damocles.model import KEYS, LINES, LONGEST, Key, Matrix, MatrixSource, Row, Why
from dijkwacht.documents.damocles.words import MILD, SERIOUS, AfterWarning, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.kit.dutch import capital
from dijkwacht.web.fields import Prose, Text

MEASURES: Final = tuple((measure.value, measure.word) for measure in Measure)
REQUIRED: Final = {"required": "Vul dit in."}
_YEARS: Final = {
    **REQUIRED,
    "invalid": "Vul een heel getal in.",
    "min_value": "Vul 1 tot en met 10 jaar in.",
    "max_value": "Vul 1 tot en met 10 jaar in.",
}

_MONTHS: Final = {
    "invalid": "Vul een heel getal in.",
    "min_value": f"Vul 1 tot en met {LONGEST} maanden in.",
    "max_value": f"Vul 1 tot en met {LONGEST} maanden in.",
}
_TEXTS: Final = ("lighter", "departs", "lifting")
_LONGEST_TEXT: Final = 1000


class HeadForm(forms.Form):
    """What a policy says beside its rows; ``seen`` is the mark of the draft that the writer began with."""

    seen = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    title = Prose(label="Hoe heet het beleid?", max_length=200, error_messages=REQUIRED)
    source = Prose(
        label="Waar is het te vinden?",
        max_length=200,
        error_messages=REQUIRED,
        help_text="Zoals: Gemeenteblad 2026, nummer 1234. Het beleid is openbaar.",
    )
    url = forms.URLField(label="Adres op het web", required=False, assume_scheme="https")
    checked = forms.BooleanField(label="Ik heb deze gegevens met het vastgestelde beleid vergeleken", required=False)
    recidive_years = forms.IntegerField(
        label="Binnen hoeveel jaar telt herhaling?", min_value=1, max_value=10, error_messages=_YEARS
    )
    warning_years = forms.IntegerField(
        label="Hoeveel jaar blijft een waarschuwing gelden?",
        min_value=1,
        max_value=10,
        error_messages=_YEARS,
        help_text="Langer dan twee jaar: dan kan de waarschuwing een besluit zijn, en hoort er een bezwaarclausule in.",
    )
    after_warning = forms.ChoiceField(
        label="Na een waarschuwing: welke termijn bepaalt of een nieuwe vondst de tweede keer is?",
        choices=[("", "Dat zegt het beleid niet"), *((one.value, capital(one.word)) for one in AfterWarning)],
        required=False,
        help_text="Kiest u de termijn voor herhaling, dan werkt een waarschuwing zo lang door.",
    )
    decision_weeks = forms.IntegerField(
        label="Binnen hoeveel weken na de rapportage wilt u besluiten?",
        min_value=1,
        max_value=52,
        required=False,
        help_text="Een eigen norm. De wet noemt geen termijn, maar wie lang wacht, heeft minder grond om te sluiten.",
        error_messages={"invalid": "Vul een heel getal in."},
    )
    review_months = forms.IntegerField(
        label="Na hoeveel maanden kijkt u opnieuw naar een sluiting voor onbepaalde tijd?",
        min_value=1,
        max_value=LONGEST,
        required=False,
        help_text="Laat dit leeg als uw beleid geen sluiting voor onbepaalde tijd kent.",
        error_messages=_MONTHS,
    )
    lighter = Text("Wanneer volstaat een lichter middel?", help_text="Ook als de rij een sluiting noemt (Awb 3:4 lid 2).")
    departs = Text("Wanneer wijkt u van dit beleid af?", help_text="Bij bijzondere omstandigheden moet dat (Awb 4:84).")
    lifting = Text("Wanneer eindigt een sluiting eerder?", help_text="Wat moet iemand laten zien die om opheffing vraagt?")
    serious = forms.MultipleChoiceField(
        label="Wat maakt een geval ernstig?", choices=[*SERIOUS.items()], required=False, widget=forms.CheckboxSelectMultiple
    )
    mild = forms.MultipleChoiceField(
        label="Wat maakt een geval licht?", choices=[*MILD.items()], required=False, widget=forms.CheckboxSelectMultiple
    )


class WhyForm(forms.Form):
    """Why the policy does what it does, for each kind of place and find (Awb 3:46 and 4:82)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, drugs in LINES:
            self.fields[_why(place, drugs)] = Prose(
                label=capital(f"{place.word}, {drugs.word}"),
                required=False,
                max_length=_LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"max_length": f"Maak de tekst korter: hooguit {_LONGEST_TEXT} tekens."},
            )

    def reasons(self) -> tuple[Why, ...]:
        """What was filled in."""
        said = self.cleaned_data
        return tuple(Why(place=one[0], drugs=one[1], why=why) for one in LINES if (why := said.get(_why(*one))))


def _why(place: Place, drugs: Found) -> str:
    return f"why-{place}-{drugs}"


def filled(matrix: Matrix, *, seen: str) -> dict[str, Any]:
    """The head of a policy and its reasons as the forms show them."""
    named = {"title", "recidive_years", "warning_years", "decision_weeks", "serious", "mild", "review_months", *_TEXTS}
    said = matrix.model_dump(include={*named, "after_warning"}, mode="json")
    reasons = {_why(one.place, one.drugs): one.why for one in matrix.reasons}
    kept = {"source": matrix.source.title, "url": matrix.source.url, "checked": matrix.source.checked, "seen": seen}
    return {**said, **reasons, **kept}


@dataclass
class Cell:
    """One kind of case: which measure was chosen, for how many months, and what is wrong with it."""

    key: Key
    measure: str = ""
    months: str = ""
    fault: str = ""

    @property
    def name(self) -> str:
        """The name of its fields."""
        return "-".join(self.key)

    @property
    def occurrence(self) -> str:
        """Which time it is."""
        return self.key[2].word

    @property
    def words(self) -> str:
        """In which case, for who does not see the table."""
        return ", ".join(part.word for part in self.key)

    @property
    def may_be_empty(self) -> bool:
        """Whether the usual row can stand in its place."""
        return self.key[3] is not Gravity.USUAL

    def row(self) -> Row | None:
        """The row that was filled in; none where it is empty, or wrong in itself."""
        if not self.measure:
            return None
        if self.measure not in set(Measure):
            self.fault = "Kies een maatregel."
            return None
        measure = Measure(self.measure)
        months = self._months() if measure is Measure.CLOSURE else None
        if self.fault:
            return None
        place, drugs, occurrence, gravity = self.key
        return Row(place=place, drugs=drugs, occurrence=occurrence, gravity=gravity, measure=measure, months=months)

    def _months(self) -> int | None:
        if self.months.isascii() and self.months.isdecimal() and 1 <= int(self.months[:4]) <= LONGEST:
            return int(self.months)
        self.fault = f"Vul bij een sluiting 1 tot en met {LONGEST} maanden in, of kies onbepaalde tijd."
        return None


class Cells:
    """The table of a policy as it is filled in."""

    def __init__(self, data: Mapping[str, str] | None = None, *, matrix: Matrix | None = None) -> None:
        self.by_key = {key: Cell(key) for key in KEYS}
        for key, cell in self.by_key.items():
            if data is not None:
                cell.measure, cell.months = (str(data.get(f"{side}-{cell.name}", "")).strip() for side in ("what", "months"))
            elif matrix and (row := matrix.by_key.get(key)):
                cell.measure, cell.months = row.measure.value, str(row.months or "")

    def rows(self, *, has_serious: bool, has_mild: bool) -> list[Row]:
        """All rows that were filled in; what is wrong with one, or between them, stands at its cell afterwards."""
        found = [row for cell in self.by_key.values() if (row := cell.row())]
        for fault in row_faults(found, has_serious=has_serious, has_mild=has_mild):
            cell = self.by_key[fault.key]
            if not cell.fault:
                cell.fault = (
                    f"{fault.reason[0].upper()}{fault.reason[1:]}." if fault.index is not None else "Kies wat u dan doet."
                )
        return found

    @property
    def faults(self) -> list[dict[str, str]]:
        """Everything that is wrong, for the summary above the form."""
        wrong = [cell for cell in self.by_key.values() if cell.fault]
        return [{"text": f"{cell.words}: {cell.fault}", "href": f"#what-{cell.name}"} for cell in wrong]

    def tables(self) -> Iterator[tuple[Place, list[tuple[Found, Gravity, list[Cell]]]]]:
        """The cells by kind of place, in rows."""
        for place in Place:
            yield (
                place,
                [
                    (drugs, gravity, [self.by_key[place, drugs, occurrence, gravity] for occurrence in Occurrence])
                    for drugs in Found
                    for gravity in Gravity
                ],
            )


def matrix_from(head: HeadForm, why: WhyForm, cells: Cells, *, name: str) -> Matrix | None:
    """The policy that was filled in; none when anything is wrong, which then stands at its place."""
    is_whole = all([head.is_valid(), why.is_valid()])
    said = head.cleaned_data
    rows = cells.rows(has_serious=bool(said.get("serious")), has_mild=bool(said.get("mild")))
    if not is_whole or cells.faults:
        return None
    return Matrix(
        id=name,
        title=said["title"],
        source=MatrixSource(title=said["source"], url=said["url"] or None, checked=said["checked"]),
        recidive_years=said["recidive_years"],
        warning_years=said["warning_years"],
        after_warning=AfterWarning(said["after_warning"]) if said["after_warning"] else None,
        decision_weeks=said["decision_weeks"],
        serious=tuple(said["serious"]),
        mild=tuple(said["mild"]),
        review_months=said["review_months"],
        reasons=why.reasons(),
        rows=tuple(rows),
        **{name: said[name] or None for name in _TEXTS},
    )
