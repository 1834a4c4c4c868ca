"""All that the adviser writes on one criterion, as a form."""

from typing import Any

from django import forms
from django.http import QueryDict

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.apps.findings.models import EFFORTS
from dijkwacht.apps.pictures.rules.weighing import REASONS, Basis
from dijkwacht.documents.norms.words import EFFORT_WORDS
from dijkwacht.web.fields import Text, offer
from dijkwacht.web.parts.answer_form import Level
from dijkwacht.web.parts.criterion_text import AdviceSaid, FindingSaid, Weighing, Written

Levels = tuple[int | None, int | None]


class CriterionForm(forms.Form):
    """All that the adviser writes on one criterion, with one button, so that no part is lost when another is saved."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    paper = Level("Niveau op papier", Side.PAPER)
    practice = Level("Niveau in de praktijk", Side.PRACTICE)
    is_not_applicable = forms.BooleanField(label="Niet van toepassing op deze organisatie", required=False)
    basis = forms.ChoiceField(
        label="Waarop rust het niveau, naast de antwoorden?",
        choices=[("", "alleen op de antwoorden"), *((basis.value, basis.word) for basis in Basis)],
        widget=forms.RadioSelect,
        required=False,
        help_text="Zonder niveau geldt dat van de antwoorden. Bij ‘niets’ komt het onderdeel bij ‘Nog niet bekend’.",
    )
    reason = Text("Waarom oordeelt u zo?", rows=2, help_text="De reden staat in het beeld. Noem geen personen en geen functies.")
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

    def __init__(
        self, data: QueryDict | None = None, *, stands: Written, is_weak: bool, result: CriterionResult, offered: Levels
    ) -> None:
        """``offered`` are the levels that a ground alone confirms."""
        super().__init__(data, initial=initial(stands))
        self.stands, self.is_weak, self.result, self.offered = stands, is_weak, result, offered
        if not stands.weighing.is_settled:
            offer(self.fields["basis"], [("", "nog niets gekozen"), *((basis.value, basis.word) for basis in Basis)])
        if not is_weak:
            for name in ("finding", "is_reviewed", "advice", "effort", "is_left_out"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """A weighing has a reason, and is a level or *not applicable*; a recommendation has a text or is left out."""
        data = super().clean() or {}
        self._take_answers(data)
        levels = [data.get("paper"), data.get("practice")]
        has_level = any(level is not None for level in levels)
        is_nothing = data.get("basis") == Basis.NOTHING
        if data.get("is_not_applicable") and has_level:
            self.add_error("is_not_applicable", "Kies óf een niveau, óf ‘niet van toepassing’.")
        elif is_nothing and (has_level or data.get("is_not_applicable")):
            self.add_error("basis", "Op niets rust geen niveau. Haal het niveau weg, of kies waarop het rust.")
        elif is_nothing:
            pass
        elif (data.get("is_not_applicable") or has_level) and not data.get("reason"):
            self.add_error("reason", "Schrijf op waarom u zo oordeelt.")
        elif data.get("reason") and not (data.get("is_not_applicable") or has_level) and not self.stands.weighing.is_settled:
            self.add_error("paper", "U schreef een reden. Kies ook een niveau, of ‘niet van toepassing’.")
        if self.is_weak and not data.get("advice") and not data.get("is_left_out") and self.stands.advice.text:
            self.add_error("advice", "Schrijf de aanbeveling, of kies ‘niet opnemen’.")
        return data

    def _take_answers(self, data: dict[str, Any]) -> None:
        """A ground without a level confirms what the answers come to; a ground without a reason is the reason."""
        basis = data.get("basis")
        if not basis:
            return
        data["reason"] = data.get("reason") or REASONS[Basis(basis)]
        if basis == Basis.NOTHING or data.get("is_not_applicable"):
            return
        said = dict(zip(("paper", "practice"), self.offered, strict=True))
        has_level = any(data.get(side) is not None for side in said)
        data["is_not_applicable"] = not self.result.applicable and not has_level
        for side, level in said.items():
            data[side] = level if data.get(side) is None else data[side]
        if not data.get("is_not_applicable") and data["paper"] is None and data["practice"] is None:
            self.add_error("paper", "Er is geen antwoord met een niveau. Kies zelf een niveau, of ‘niets’.")

    def wanted(self) -> Written:
        """What the adviser wants to stand; parts that the form does not show stay as they are."""
        data = self.cleaned_data
        weighing = Weighing(data["paper"], data["practice"], data["is_not_applicable"], data["reason"], data["basis"])
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
        "basis": stands.weighing.basis,
        "reason": stands.weighing.reason,
        "finding": stands.finding.text,
        "is_reviewed": stands.finding.is_reviewed,
        "advice": stands.advice.text,
        "effort": stands.advice.effort,
        "is_left_out": stands.advice.is_left_out,
        "note": stands.note,
    }
