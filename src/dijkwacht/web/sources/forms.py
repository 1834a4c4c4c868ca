"""What the adviser fills in about sources: where something was heard, documents, lines of a talk, members."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.members.rules import Differs
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.rules.answers import MAX_TEXT, Said, digest
from dijkwacht.documents.norms.words import FUNCTION_WORDS, LEVEL_WORDS
from dijkwacht.web.fields import Day, Prose
from dijkwacht.web.parts.answer_form import LevelField, level_text

SOURCE_CHOICES = (
    (Source.INTERVIEW.value, "een gesprek"),
    (Source.SESSION.value, "een groepssessie"),
    (Source.DOCUMENT.value, "een document"),
    (Source.CHECK.value, "mijn eigen toets (telt in geen cijfer mee)"),
)


class PlaceForm(forms.Form):
    """Where something was heard or read, and of whom."""

    source = forms.ChoiceField(
        label="Waar hoorde of las u dit?",
        choices=SOURCE_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies waar u dit hoorde of las."},
    )
    function = forms.ChoiceField(
        label="Van welke functie?",
        required=False,
        help_text="Een functie, nooit een naam. Bij een document: wie ervan is. Bij een toets mag dit leeg blijven.",
    )

    def __init__(self, data: QueryDict | None, *, choices: Any, check_place: str, initial: dict[str, str]) -> None:
        super().__init__(data, initial=initial)
        self.check_place = check_place
        function = self.fields["function"]
        assert isinstance(function, forms.ChoiceField)  # noqa: S101  # nosec B101 - tells the type checker
        function.choices = choices

    def clean(self) -> dict[str, Any]:
        """Only a check may go without a function; it then stands where the criterion is asked first."""
        data = super().clean() or {}
        if not data.get("function"):
            if data.get("source") == Source.CHECK:
                data["function"] = self.check_place
            if not data.get("function"):
                self.add_error("function", "Kies van welke functie u dit hoorde of las.")
        return data


class DocumentForm(forms.Form):
    """A document that is asked for; never the document itself."""

    title = Prose(
        label="Welk stuk vraagt u?",
        max_length=200,
        error_messages={"required": "Schrijf op welk stuk u vraagt.", "max_length": "Maak de naam korter: hooguit 200 tekens."},
    )
    asked_of = forms.ChoiceField(
        label="Aan welke functie?", required=False, choices=[("", "Kies een functie"), *FUNCTION_WORDS.items()]
    )
    asked_on = Day("Gevraagd op", initial=timezone.localdate)


class DayForm(forms.Form):
    """The day on which a document came in or was read."""

    on = Day("Datum")


class LineForm(forms.Form):
    """One criterion in a talk: two levels and a line of text; knows the version it was shown and whether it was touched."""

    seen = forms.IntegerField(min_value=0)
    was = forms.CharField(max_length=64)
    paper = LevelField()
    practice = LevelField()
    explanation = Prose(
        max_length=MAX_TEXT, required=False, error_messages={"max_length": f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."}
    )

    def __init__(self, data: QueryDict | None = None, *, prefix: str, said: Said, version: int) -> None:
        sides = {side: level_text(getattr(said, side)) for side in ("paper", "practice")}
        initial = {**sides, "explanation": said.explanation, "seen": version, "was": mark_of(said)}
        super().__init__(data, prefix=prefix, initial=initial)

    @property
    def is_touched(self) -> bool:
        """Whether the adviser typed here."""
        data = self.cleaned_data
        return bool(digest(data["paper"], data["practice"], data["explanation"]) != data["was"])


def mark_of(said: Said) -> str:
    """A mark of what a line shows of an answer."""
    return digest(said.paper, said.practice, said.explanation)


class MembersForm(forms.Form):
    """For which members the picture holds."""

    members = forms.MultipleChoiceField(label="Deelnemers", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: QueryDict | None, *, choices: list[tuple[str, str]], chosen: list[str]) -> None:
        super().__init__(data, initial={"members": chosen})
        members = self.fields["members"]
        assert isinstance(members, forms.MultipleChoiceField)  # noqa: S101  # nosec B101 - tells the type checker
        members.choices = choices


class AsForAll(forms.TypedChoiceField):
    """Four levels in words, or as it is for all members."""

    def __init__(self, label: str, side: Side) -> None:
        words = [(number, f"{number} – {text}") for number, text in enumerate(LEVEL_WORDS[side])]
        super().__init__(label=label, choices=[("", "Zoals bij allen"), *words], coerce=int, empty_value=None, required=False)


class DiffersForm(forms.Form):
    """How one member differs on one criterion; all empty: it does not."""

    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)
    paper = AsForAll("Op papier", Side.PAPER)
    practice = AsForAll("In de praktijk", Side.PRACTICE)
    is_not_applicable = forms.BooleanField(label="Niet van toepassing bij deze deelnemer", required=False)
    reason = Prose(
        label="Waarom is het daar anders?",
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Deze deelnemer leest de reden. Noem geen personen.",
        error_messages={"max_length": f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."},
    )

    def __init__(self, data: QueryDict | None = None, *, member: Organisation, now: Differs) -> None:
        initial = {
            "seen": digest(now),
            "paper": now.paper,
            "practice": now.practice,
            "is_not_applicable": now.is_not_applicable,
            "reason": now.reason,
        }
        super().__init__(data, prefix=member.code, initial=initial)

    def differs(self) -> Differs:
        """What the adviser wants to stand."""
        data = self.cleaned_data
        return Differs(data["paper"], data["practice"], data["is_not_applicable"], data["reason"])
