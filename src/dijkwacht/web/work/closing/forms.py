"""What the adviser fills in between the concept and the decision."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.grounds import Ground, grounds_for
from dijkwacht.apps.passages.rules.marking import IMPOSING, INTERESTS, Marked
from dijkwacht.kit.dutch import capital
from dijkwacht.web.fields import Text

TAKEN_OVER = (("ja", "Overgenomen"), ("nee", "Niet overgenomen"))


class RepliesForm(forms.Form):
    """A reply to each open remark; one form, so that no reply is lost when another is saved."""

    def __init__(self, data: QueryDict | None = None, *, comments: Iterable[Comment]) -> None:
        super().__init__(data)
        self.comments = {comment.pk: comment for comment in comments}
        for pk, comment in self.comments.items():
            about = comment.criterion or "het beeld als geheel"
            self.fields[f"reply-{pk}"] = Text(f"Uw antwoord bij {about}", rows=2)
            self.fields[f"taken-{pk}"] = forms.ChoiceField(
                label=f"Neemt u de opmerking bij {about} over?", choices=TAKEN_OVER, widget=forms.RadioSelect, required=False
            )

    def clean(self) -> dict[str, Any]:
        """A reply says what is done with the remark, and the other way round."""
        data = super().clean() or {}
        for pk in self.comments:
            text, taken = data.get(f"reply-{pk}"), data.get(f"taken-{pk}")
            if text and not taken:
                self.add_error(f"taken-{pk}", "Kies of u de opmerking overneemt.")
            if taken and text == "":
                self.add_error(f"reply-{pk}", "Schrijf wat u met de opmerking doet: de organisatie leest dit.")
        return data

    @property
    def replies(self) -> list[tuple[Comment, str, bool]]:
        """Remark, reply, and whether it is taken over."""
        said = self.cleaned_data
        return [
            (comment, said[f"reply-{pk}"], said[f"taken-{pk}"] == "ja")
            for pk, comment in self.comments.items()
            if said[f"reply-{pk}"]
        ]


class MarkForm(forms.Form):
    """Why a passage is kept from the public version."""

    ground = forms.ChoiceField(label="Op welke grond?", error_messages={"required": "Kies een grond."})
    explanation = Text("Toelichting", rows=2, help_text="Waarom geldt deze grond hier? Noem geen personen.")
    imposed_by = forms.ChoiceField(label="Welk orgaan legde geheimhouding op?", required=False)
    imposed_on = forms.DateField(
        label="Op welke dag is de geheimhouding opgelegd?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Schrijf de datum als dag, maand en jaar."},
    )
    interest = forms.ChoiceField(label="Om welk belang?", required=False)
    review_on = forms.DateField(
        label="Wanneer bekijkt u dit opnieuw?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="De wet noemt geen termijn. Dit is een afspraak van uzelf.",
        error_messages={"invalid": "Schrijf de datum als dag, maand en jaar."},
    )

    def __init__(self, data: QueryDict | None = None, *, of: Kind, stands: Passage | None = None) -> None:
        super().__init__(data, initial=_fields(stands) if stands else {})
        grounds = [(ground.value, _words(ground)) for ground in grounds_for(of)]
        self._choose("ground", [("", "Kies een grond"), *grounds])
        self._choose("imposed_by", [("", "Geen geheimhouding"), *((body, capital(body)) for body in IMPOSING.get(of, ()))])
        self._choose("interest", [("", "Geen geheimhouding"), *((ground.value, _words(ground)) for ground in INTERESTS)])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # each is a ChoiceField

    @property
    def marked(self) -> Marked:
        """What was filled in."""
        said = self.cleaned_data
        return Marked(
            ground=Ground(said["ground"]),
            explanation=said["explanation"],
            interest=Ground(said["interest"]) if said["interest"] else None,
            imposed_by=said["imposed_by"],
            imposed_on=said["imposed_on"],
            review_on=said["review_on"],
        )


def _words(ground: Ground) -> str:
    return f"{ground.word[0].upper()}{ground.word[1:]} – {ground.article}"


def _fields(stands: Passage) -> dict[str, Any]:
    names = ("ground", "explanation", "imposed_by", "imposed_on", "interest", "review_on")
    return {name: getattr(stands, name) for name in names}
