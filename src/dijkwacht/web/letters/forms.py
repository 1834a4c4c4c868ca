"""The form of one letter: its facts, the questions of proportionality, and why it goes on with questions open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from django import forms

from dijkwacht.documents.letters.checklist import Answered, Check, Question, Ruling
from dijkwacht.documents.letters.facts import FACTS, Fact, Kind
from dijkwacht.documents.letters.given import Given, Reason
from dijkwacht.documents.letters.library import checklist
from dijkwacht.documents.letters.template import LetterModel
from dijkwacht.web.fields import Day, Prose, Text
from dijkwacht.web.letters.faults import faults_in

LONGEST_LINE: Final = 200
BESIDE: Final = "_dwelling"
"""So end the facts of a dwelling beside premises."""
MOST: Final = MappingProxyType(
    {
        "months": 60,
        "months_dwelling": 60,
        "warning_years": 10,
        "penalty": 1_000_000,
        "penalty_most": 10_000_000,
        "collected": 10_000_000,
        "charged": 10_000_000,
    }
)


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the checklist on the page, with its two fields."""

    question: Question
    rulings: tuple[Ruling, ...]
    answered: forms.BoundField
    text: forms.BoundField


class LetterForm(forms.Form):
    """What one letter asks; nothing of it is kept."""

    def __init__(self, *args: Any, model: LetterModel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.model = model
        self.fields.update({name: _field(name, FACTS[name], model) for name in model.facts})
        headings = {check.id: check.heading for check in checklist().checks}
        for question in self.questions:
            self.fields[f"{question.id}-answered"] = forms.ChoiceField(
                label=question.ask,
                choices=[(state.value, state.word) for state in Answered],
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"{question.id}-text"] = Text(
                f"Uw antwoord bij ‘{question.label}’",
                rows=3,
                help_text=f"Komt in de brief onder ‘{headings[question.check]}’. Geen namen.",
            )
        if model.checks:
            self.fields["open_reason"] = Text(
                "Laat u vragen open? Waarom gaat u toch verder?",
                help_text="De burgemeester beslist. Uw reden komt op de bladzijde voor de brief te staan, niet in de brief.",
            )

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that this letter walks."""
        return self.model.questions(checklist())

    @property
    def facts(self) -> Iterator[forms.BoundField]:
        """The fields of the facts, without those of a dwelling beside premises."""
        return (self[name] for name in self.model.facts if not name.endswith(BESIDE))

    @property
    def beside(self) -> list[forms.BoundField]:
        """The fields of a dwelling beside premises."""
        return [self[name] for name in self.model.facts if name.endswith(BESIDE)]

    @property
    def is_beside_asked(self) -> bool:
        """Whether something was filled in there, or is wrong there."""
        return any(field.errors or field.value() for field in self.beside)

    @property
    def parts(self) -> Iterator[tuple[Check, list[Line]]]:
        """The tests with their questions."""
        for check in checklist().checks:
            if check.id in self.model.checks:
                yield check, [self._line(question) for question in self.questions if question.check == check.id]

    @property
    def faulty_parts(self) -> frozenset[str]:
        """The tests with a fault in them, by id; the page opens those."""
        return frozenset(one.check for one in self.questions if {f"{one.id}-answered", f"{one.id}-text"} & self.errors.keys())

    def _line(self, question: Question) -> Line:
        answered, text = self[f"{question.id}-answered"], self[f"{question.id}-text"]
        return Line(question, checklist().rulings_of(question), answered, text)

    def clean(self) -> dict[str, Any]:
        """What one field cannot see."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for name, reason in list(faults_in(said, self.model.template)):
            self.add_error(name, reason)
        return said

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Every text that somebody typed, with the name of its field."""
        return [(name, value) for name, value in self.cleaned_data.items() if isinstance(value, str) and value]

    def given(self) -> Given:
        """What was filled in, as the letter wants it."""
        said = self.cleaned_data
        facts = {name: _value(FACTS[name], said.get(name)) for name in self.model.facts}
        return Given(**facts, reasons=self._reasons(), open_reason=said.get("open_reason", ""))

    def _reasons(self) -> Mapping[str, Reason]:
        return {one.id: self._reason(one.id) for one in self.questions}

    def _reason(self, question: str) -> Reason:
        """Whoever writes an answer need not say that there is one; whoever says that it is open still has a draft."""
        chosen, text = self.cleaned_data[f"{question}-answered"], self.cleaned_data[f"{question}-text"]
        return Reason(Answered(chosen) if chosen else Answered.ANSWERED if text else Answered.OPEN, text)


def _value(fact: Fact, said: Any) -> Any:
    if fact.choices is not None:
        return fact.choices(said) if said else None
    return said


def _field(name: str, fact: Fact, model: LetterModel) -> forms.Field:
    match fact.kind:
        case Kind.LINE:
            return _line(fact)
        case Kind.TEXT:
            return Text(fact.ask, rows=4, help_text=fact.hint)
        case Kind.DAY:
            day = Day(fact.ask, help_text=fact.hint)
            day.required = False
            return day
        case Kind.NUMBER:
            return _number(fact, MOST[name])
        case Kind.YES:
            return forms.BooleanField(label=fact.ask, required=False)
        case Kind.CHOICE:
            return _choice(fact, model)


def _line(fact: Fact) -> forms.Field:
    too_long = {"max_length": f"Hooguit {LONGEST_LINE} tekens."}
    return Prose(label=fact.ask, help_text=fact.hint, max_length=LONGEST_LINE, required=False, error_messages=too_long)


def _number(fact: Fact, most: int) -> forms.Field:
    wrong = f"Vul een heel getal in van 1 tot en met {most}."
    return forms.IntegerField(
        label=fact.ask,
        help_text=fact.hint,
        min_value=1,
        max_value=most,
        required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


def _choice(fact: Fact, model: LetterModel) -> forms.Field:
    return forms.ChoiceField(
        label=fact.ask,
        help_text=fact.hint,
        choices=[(one.value, one.word) for one in model.offered(fact)],
        widget=forms.RadioSelect,
        required=not fact.optional,
        error_messages={"required": "Kies een van de antwoorden.", "invalid_choice": "Kies een van de antwoorden."},
    )
