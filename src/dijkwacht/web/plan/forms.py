"""What is chosen on the plan: which things, in which quarter, and who does them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from dijkwacht.apps.measures.rules.drafts import quarter_of
from dijkwacht.apps.plan.actions import Placement
from dijkwacht.apps.plan.queries.plan import Planning
from dijkwacht.documents.norms.words import FUNCTION_WORDS

ASIDE = "-"
"""The owner stays who it was, or becomes whom the norm proposes."""


class PlaceForm(forms.Form):
    """Recommendations or measures, and the quarter in which they go."""

    item = forms.MultipleChoiceField(
        error_messages={
            "required": "Kies eerst wat u wilt verplaatsen.",
            "invalid_choice": "Dit staat niet meer op deze pagina. Kies opnieuw.",
        }
    )
    quarter = forms.DateField(
        required=False, input_formats=["%Y-%m-%d"], error_messages={"invalid": "Kies een kwartaal uit de lijst."}
    )
    owner = forms.ChoiceField(
        choices=[(ASIDE, ""), ("", ""), *FUNCTION_WORDS.items()],
        required=False,
        error_messages={"invalid_choice": "Kies een functie uit de lijst."},
    )

    def __init__(self, data: Any, *, planning: Planning) -> None:
        super().__init__(data)
        self.planning = planning
        self.fields["item"].choices = [(key, "") for key in _keys(planning)]  # type: ignore[attr-defined]

    def clean_quarter(self) -> date | None:
        """The first day of a quarter, or none."""
        first: date | None = self.cleaned_data["quarter"]
        if first is not None and first != quarter_of(first):
            raise forms.ValidationError("Kies een kwartaal uit de lijst.")
        return first

    def placements(self) -> list[Placement]:
        """What was chosen, ready to be arranged."""
        said = self.cleaned_data
        owner = None if said["owner"] == ASIDE or "owner" not in self.data else said["owner"]
        return [placement(self.planning, key, said["quarter"], owner) for key in dict.fromkeys(said["item"])]


def placement(planning: Planning, key: str, quarter: date | None, owner: str | None) -> Placement:
    """One recommendation (by criterion) or measure (by id) in a quarter; without an owner the one that the norm proposes."""
    item = next((item for item in planning.items if item.advice.criterion == key), None)
    if item is None:
        return Placement(quarter, owner, measure=next(row for row in planning.planned if str(row.pk) == key))
    if item.measure:
        return Placement(quarter, owner, measure=item.measure)
    chosen = item.advice.owner if owner is None else owner
    return Placement(quarter, chosen, criterion=key, text=item.text, effort=item.advice.effort)


def taken_over(planning: Planning, keys: Sequence[str], said: Mapping[str, str]) -> list[Placement]:
    """The proposal as it was changed on the page: of what was ticked the quarter and owner that stand beside it."""
    found = []
    for key in keys:
        form = PlaceForm(
            {"item": [key], "quarter": said.get(f"quarter-{key}", ""), "owner": said.get(f"owner-{key}", ASIDE)},
            planning=planning,
        )
        if form.is_valid():
            found += form.placements()
    return found


def _keys(planning: Planning) -> list[str]:
    """What can be placed; a recommendation that was placed a moment ago too, so that a second click is no fault."""
    placed = [item.advice.criterion for item in planning.items if item.measure in planning.planned]
    return [*planning.waiting, *placed, *(str(row.pk) for row in planning.planned)]
