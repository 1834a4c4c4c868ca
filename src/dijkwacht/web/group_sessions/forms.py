"""What is filled in around a session: the code, a vote, and what the group came to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.group_sessions.rules import Agreed, Ballot
from dijkwacht.apps.pictures.rules.answers import MAX_TEXT
from dijkwacht.documents.norms.words import LEVEL_WORDS, by_function, function_words
from dijkwacht.web.fields import Prose, offer
from dijkwacht.web.parts.answer_form import NOT_GIVEN, Level, LevelField
from dijkwacht.web.parts.door import CodeForm


class JoinForm(CodeForm):
    """The six digits on the wall."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        code = self.fields["code"]
        code.help_text = "Zes cijfers. Ze staan op het scherm in de zaal."
        code.widget.attrs["autocomplete"] = "off"


class VoteForm(forms.Form):
    """A vote on both sides; it knows on which criterion, and which vote on it."""

    place = forms.IntegerField(min_value=1, max_value=999)
    number = forms.IntegerField(min_value=1, max_value=9999)
    paper = LevelField()
    practice = LevelField()

    @property
    def is_half(self) -> bool:
        """Whether a side is still to be chosen, and nothing else is wrong."""
        return self.is_valid() and None in {self.cleaned_data["paper"], self.cleaned_data["practice"]}

    def show_half(self) -> None:
        """Say at the side that is still to be chosen what is asked."""
        for name in ("paper", "practice"):
            if self.cleaned_data[name] is None:
                self.add_error(name, NOT_GIVEN)

    def ballot(self) -> Ballot:
        """The vote."""
        data = self.cleaned_data
        return Ballot(data["place"], data["number"], data["paper"], data["practice"])


class AgreeForm(forms.Form):
    """What the group came to; ``functions`` only where it becomes their answer."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    functions = forms.MultipleChoiceField(
        label="Wie zitten aan tafel?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Functies, geen namen. Wat de groep kiest, wordt hun antwoord uit de groepssessie.",
    )
    paper = Level("Niveau op papier", Side.PAPER)
    practice = Level("Niveau in de praktijk", Side.PRACTICE)
    reason = Prose(
        label="Waarom komt de groep hierop uit?",
        max_length=MAX_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."},
    )

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any], functions: Sequence[str] | None) -> None:
        super().__init__(data, initial=initial)
        if functions is None:
            del self.fields["functions"]
            self.fields["reason"].help_text = "De reden staat in het beeld. Noem geen personen."
            return
        offer(self.fields["functions"], [(name, function_words(name)) for name in by_function(functions)])
        self.fields["reason"].help_text = "Alleen de adviseur leest dit, bij het onderdeel. Noem geen personen."
        for side in Side:
            words = [(number, f"{number} – {text}") for number, text in enumerate(LEVEL_WORDS[side])]
            offer(self.fields[side.value], [("", "Kies een niveau"), *words])

    def agreed(self, place: int) -> Agreed:
        """What the group came to."""
        data = self.cleaned_data
        sides = ((Side.PAPER, data["paper"]), (Side.PRACTICE, data["practice"]))
        levels = {side: level for side, level in sides if level is not None}
        return Agreed(place, levels, data["reason"], tuple(data.get("functions", ())))
