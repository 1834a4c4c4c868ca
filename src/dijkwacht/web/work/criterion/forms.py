"""All that the adviser writes on one criterion, as a form."""

from typing import Any

from django import forms
from django.http import QueryDict

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.assessments.models import EFFORTS
from dijkwacht.documents.norms.words import EFFORT_WORDS, LEVEL_WORDS
from dijkwacht.web.work.criterion.written import AdviceSaid, FindingSaid, Weighing, Written
from dijkwacht.web.work.forms import Text

AS_ANSWERED = "Zoals de antwoorden"


class Level(forms.TypedChoiceField):
    """Four levels in words, or the level that follows from the answers."""

    def __init__(self, label: str, side: Side) -> None:
        words = [(number, f"{number} – {text}") for number, text in enumerate(LEVEL_WORDS[side])]
        choices = [("", AS_ANSWERED), *words]
        super().__init__(label=label, choices=choices, coerce=int, empty_value=None, required=False)


class CriterionForm(forms.Form):
    """All that the adviser writes on one criterion, with one button, so that no part is lost when another is saved."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    paper = Level("Niveau op papier", Side.PAPER)
    practice = Level("Niveau in de praktijk", Side.PRACTICE)
    is_not_applicable = forms.BooleanField(label="Niet van toepassing op deze organisatie", required=False)
    reason = Text("Waarom weegt u het zo?", rows=2, help_text="De reden staat in het beeld. Noem geen personen.")
    finding = Text(
        "Uw bevinding", help_text="Wat ziet u, en waarom is dat kwetsbaar? Zonder tekst staat de tekst van de norm in het beeld."
    )
    is_reviewed = forms.BooleanField(label="Nagelezen: deze bevinding kan zo in het beeld", required=False)
    advice = Text("Aanbeveling", help_text="De norm stelt deze tekst voor. Maak hem passend voor deze organisatie.")
    effort = forms.ChoiceField(label="Inspanning", choices=[(effort, EFFORT_WORDS[effort]) for effort in EFFORTS])
    is_left_out = forms.BooleanField(label="Deze aanbeveling niet opnemen", required=False)
    note = Text(
        "Aantekening voor uzelf",
        rows=2,
        help_text="Alleen de adviseur ziet dit. Het staat in geen rapport of werkboek en verdwijnt bij de vaststelling.",
    )

    def __init__(self, data: QueryDict | None = None, *, stands: Written, is_weak: bool) -> None:
        super().__init__(data, initial=initial(stands))
        self.stands, self.is_weak = stands, is_weak
        if not is_weak:
            for name in ("finding", "is_reviewed", "advice", "effort", "is_left_out"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A weighing has a reason, and is a level or *not applicable*; a recommendation has a text or is left out."""
        data = super().clean() or {}
        levels = [data.get("paper"), data.get("practice")]
        has_level = any(level is not None for level in levels)
        if data.get("is_not_applicable") and has_level:
            self.add_error("is_not_applicable", "Kies óf een niveau, óf ‘niet van toepassing’.")
        elif (data.get("is_not_applicable") or has_level) and not data.get("reason"):
            self.add_error("reason", "Schrijf op waarom u het zo weegt.")
        elif data.get("reason") and not (data.get("is_not_applicable") or has_level) and not self.stands.weighing.is_settled:
            self.add_error("paper", "U schreef een reden. Kies ook een niveau, of ‘niet van toepassing’.")
        if self.is_weak and not data.get("advice") and not data.get("is_left_out") and self.stands.advice.text:
            self.add_error("advice", "Schrijf de aanbeveling, of kies ‘niet opnemen’.")
        return data

    def wanted(self) -> Written:
        """What the adviser wants to stand; parts that the form does not show stay as they are."""
        data = self.cleaned_data
        weighing = Weighing(data["paper"], data["practice"], data["is_not_applicable"], data["reason"])
        weighing = weighing if weighing.is_settled else Weighing()
        lapsed = None if weighing.is_settled else self.stands.lapsed
        if not self.is_weak:
            return Written(weighing, self.stands.finding, self.stands.advice, lapsed, data["note"])
        return Written(
            weighing,
            FindingSaid(data["finding"], data["is_reviewed"]),
            AdviceSaid(data["advice"], data["effort"], data["is_left_out"]),
            lapsed,
            data["note"],
        )


def initial(stands: Written) -> dict[str, Any]:
    """The fields as they stand."""
    return {
        "seen": stands.mark,
        "paper": stands.weighing.paper,
        "practice": stands.weighing.practice,
        "is_not_applicable": stands.weighing.is_not_applicable,
        "reason": stands.weighing.reason,
        "finding": stands.finding.text,
        "is_reviewed": stands.finding.is_reviewed,
        "advice": stands.advice.text,
        "effort": stands.advice.effort,
        "is_left_out": stands.advice.is_left_out,
        "note": stands.note,
    }
