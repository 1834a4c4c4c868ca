"""The answer to one criterion, as a form; and the words for its levels and for where it was said."""

from typing import Any

from django import forms
from django.http import QueryDict

from dijkwacht.analysis.scoring.answers import UNKNOWN, Kind, Side, Source
from dijkwacht.apps.pictures.rules.answers import MAX_NAME, MAX_PIECES, MAX_TEXT, Piece, Said
from dijkwacht.documents.norms.words import KIND_WORDS, LEVEL_WORDS
from dijkwacht.web.fields import Prose

NOT_GIVEN = "Kies een van de antwoorden."
AS_ANSWERED = "Zoals de antwoorden"
TEXT_LABELS = {"explanation": "Toelichting", "not_applicable": "Waarom niet?"}
SOURCE_WORDS = {
    Source.QUESTIONNAIRE: "vragenlijst",
    Source.INTERVIEW: "gesprek",
    Source.SESSION: "groepssessie",
    Source.DOCUMENT: "document",
    Source.CHECK: "eigen toets van de adviseur",
}


def levels(side: Side) -> list[dict[str, str]]:
    """The four levels of a side in words, for the radio buttons."""
    return [{"number": str(number), "words": words} for number, words in enumerate(LEVEL_WORDS[side])]


def place_of(name: str) -> str:
    """The id of a field of the card: the two questions are groups by their own name, and evidence is one group."""
    return {"paper": "paper", "practice": "practice", "evidence": "bewijs", "__all__": "answer"}.get(name, f"id_{name}")


def _level(text: str) -> int:
    return UNKNOWN if text == "?" else int(text)


def level_text(level: int | None) -> str:
    """A level as the value of a radio button; empty where there is none."""
    return "" if level is None else "?" if level == UNKNOWN else str(level)


class LevelField(forms.TypedChoiceField):
    """Four levels and *weet ik niet*; may stay open."""

    def __init__(self) -> None:
        super().__init__(
            choices=[(number, number) for number in ("0", "1", "2", "3", "?")],
            coerce=_level,
            empty_value=None,
            required=False,
            error_messages={"invalid_choice": NOT_GIVEN},
        )


class PieceForm(forms.Form):
    """One piece of evidence: by name, kind, date and place; never a file."""

    name = Prose(max_length=MAX_NAME, required=False, label="Welk stuk is het?")
    kind = forms.ChoiceField(
        choices=[("", "kies een soort"), *((k.value, KIND_WORDS[k]) for k in Kind)], required=False, label="Soort"
    )
    when = forms.DateField(
        required=False,
        label="Datum",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": "Vul een datum in, zoals 23-11-2026."},
    )
    kept_at = Prose(max_length=MAX_NAME, required=False, label="Waar is het te vinden?")

    def piece(self) -> Piece | None:
        """The piece, or None where nothing was filled in."""
        data = self.cleaned_data
        if not (data["name"] or data["when"] or data["kept_at"]):
            return None
        return Piece(data["name"], Kind(data["kind"] or Kind.OTHER), data["when"], data["kept_at"])


class AnswerForm(forms.Form):
    """Both questions, *niet van toepassing* with its reason, explanation and evidence."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    paper = LevelField()
    practice = LevelField()
    is_not_applicable = forms.BooleanField(required=False)
    not_applicable = Prose(max_length=MAX_TEXT, required=False)
    explanation = Prose(max_length=MAX_TEXT, required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        said: Said | None = None,
        version: int = 0,
        has_spare: bool = False,
        auto_id: str = "id_%s",
    ) -> None:
        said = said or Said()
        super().__init__(
            data,
            auto_id=auto_id,
            initial={
                "seen": version,
                "paper": level_text(said.paper),
                "practice": level_text(said.practice),
                "is_not_applicable": bool(said.not_applicable),
                "not_applicable": said.not_applicable,
                "explanation": said.explanation,
            },
        )
        self.pieces = _piece_forms(data, said.evidence, has_spare=has_spare, auto_id=auto_id)

    def is_valid(self) -> bool:
        """Whether the answer and all its pieces can be read."""
        return all([super().is_valid(), *(piece.is_valid() for piece in self.pieces)])

    def clean(self) -> dict[str, Any]:
        """Not applicable asks a reason, and then the levels are let go."""
        data = super().clean() or {}
        if data.get("is_not_applicable"):
            if not data.get("not_applicable"):
                self.add_error("not_applicable", "Schrijf op waarom dit bij u niet van toepassing is.")
            data["paper"] = data["practice"] = None
        else:
            data["not_applicable"] = ""
        return data

    def said(self) -> Said:
        """The answer as the rules know it."""
        data = self.cleaned_data
        return Said(
            data["paper"],
            data["practice"],
            data["not_applicable"],
            data["explanation"],
            tuple(piece for form in self.pieces if (piece := form.piece())),
        )

    def problems(self) -> list[tuple[str, str]]:
        """Every fault with the id of the field it belongs to."""
        found = [(place_of(name), str(text)) for name, texts in self.errors.items() for text in texts]
        for form in self.pieces:
            found += [(f"id_{form.prefix}-{name}", str(text)) for name, texts in form.errors.items() for text in texts]
        return found


def _piece_forms(data: QueryDict | None, evidence: tuple[Piece, ...], *, has_spare: bool, auto_id: str) -> list[PieceForm]:
    if data is not None:
        asked = data.get("pieces", "")
        # One too many is read too, so that it is refused in words and not left out in silence.
        rows = min(int(asked), MAX_PIECES + 1) if asked.isdecimal() and len(asked) < 4 else 0
        return [PieceForm(data, prefix=f"evidence-{number}", auto_id=auto_id) for number in range(1, rows + 1)]
    filled: list[dict[str, Any]] = [
        {"name": p.name, "kind": p.kind.value, "when": p.when.isoformat() if p.when else "", "kept_at": p.kept_at}
        for p in evidence
    ]
    if not filled or (has_spare and len(filled) < MAX_PIECES):
        filled.append({})
    return [PieceForm(initial=row, prefix=f"evidence-{number}", auto_id=auto_id) for number, row in enumerate(filled, start=1)]


class Level(forms.TypedChoiceField):
    """Four levels in words, or the level that follows from the answers."""

    def __init__(self, label: str, side: Side) -> None:
        words = [(number, f"{number} – {text}") for number, text in enumerate(LEVEL_WORDS[side])]
        choices = [("", AS_ANSWERED), *words]
        super().__init__(label=label, choices=choices, coerce=int, empty_value=None, required=False)
