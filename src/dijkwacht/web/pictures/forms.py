"""What the organisation fills in: remarks in the fact check, and the decision."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from dijkwacht.apps.adoption.rules import BODIES, MAX_NUMBER, Body, Decided, DecisionKind
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.rules.answers import MAX_TEXT, digest
from dijkwacht.kit.dutch import capital, long_date
from dijkwacht.web.fields import Prose

WHOLE = "geheel"
TOO_LONG = {"max_length": f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."}


class RemarksForm(forms.Form):
    """A field for a new remark with each finding and with the whole, and one for each remark of one's own that is open.

    One form for the page: whichever button saves, nothing that was typed elsewhere on it is lost.
    """

    def __init__(self, data: QueryDict | None = None, *, keys: Iterable[str], own: Iterable[Comment]) -> None:
        super().__init__(data)
        self.own = {f"own-{comment.pk}": comment for comment in own}
        for key in keys:
            about = "het beeld als geheel" if key == WHOLE else key
            self.fields[f"new-{key}"] = _remark(f"Uw opmerking bij {about}")
        for name, comment in self.own.items():
            about = comment.criterion or "het beeld als geheel"
            self.fields[name] = _remark(f"Uw eerdere opmerking bij {about}", text=comment.text)
            seen = forms.CharField(widget=forms.HiddenInput, required=False, initial=digest(comment.text))
            self.fields[f"seen-{comment.pk}"] = seen

    @property
    def new(self) -> dict[str, str]:
        """The new remarks, by criterion; the whole has none."""
        found = {name.removeprefix("new-"): text for name, text in self.cleaned_data.items() if name.startswith("new-") and text}
        return {"" if key == WHOLE else key: text for key, text in found.items()}

    @property
    def changed(self) -> list[tuple[str, Comment, str]]:
        """One's own remarks whose text is not what was on the screen: field, remark and the new text."""
        return [
            (name, comment, self.cleaned_data[name])
            for name, comment in self.own.items()
            if name in self.data and digest(self.cleaned_data[name]) != self.cleaned_data[f"seen-{comment.pk}"]
        ]


def _remark(label: str, *, text: str = "") -> Prose:
    area = forms.Textarea(attrs={"rows": 2})
    return Prose(label=label, initial=text, max_length=MAX_TEXT, required=False, widget=area, error_messages=dict(TOO_LONG))


class DecisionForm(forms.Form):
    """What was decided, by whom, when and under which number."""

    kind = forms.ChoiceField(
        label="Wat is besloten?",
        choices=[
            (DecisionKind.ADOPTED.value, "Het beeld is vastgesteld"),
            (DecisionKind.NOTED.value, "Het beeld is ter kennis genomen"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is besloten."},
    )
    body = forms.ChoiceField(
        label="Wie besloot?", widget=forms.RadioSelect, error_messages={"required": "Kies wie het besluit nam."}
    )
    decided_on = forms.DateField(
        label="Op welke dag?",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Vul de dag van het besluit in.", "invalid": "Schrijf de datum als dag, maand en jaar."},
    )
    number = Prose(
        label="Nummer van het besluit",
        required=False,
        max_length=MAX_NUMBER,
        help_text="Zoals het in de besluitenlijst staat.",
        error_messages={"max_length": f"Maak het nummer korter: hooguit {MAX_NUMBER} tekens."},
    )

    is_early = forms.BooleanField(required=False)

    def __init__(
        self, data: QueryDict | None = None, *, of: Kind, stands: Decided | None = None, early_for: date | None = None
    ) -> None:
        super().__init__(data, initial=_fields(stands) if stands else {})
        if early_for is None:
            del self.fields["is_early"]
        else:
            self.fields["is_early"].label = f"De peildatum {long_date(early_for)} is nog niet geweest; er wordt toch nu besloten"
        bodies = BODIES.get(of, tuple(Body))
        field = self.fields["body"]
        field.choices = [(body.value, capital(body.word)) for body in bodies]  # type: ignore[attr-defined]
        if len(bodies) == 1:
            field.initial = bodies[0].value

    @property
    def decided(self) -> Decided:
        """What was filled in."""
        said = self.cleaned_data
        return Decided(DecisionKind(said["kind"]), Body(said["body"]), said["decided_on"], said["number"])


def _fields(stands: Decided) -> dict[str, Any]:
    return {"kind": stands.kind, "body": stands.body, "decided_on": stands.decided_on, "number": stands.number}
