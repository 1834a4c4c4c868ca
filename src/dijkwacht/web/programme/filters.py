"""Which organisations the programme shows: chosen by the address, so that a choice can be kept and shared."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.utils.datastructures import MultiValueDict

from dijkwacht.apps.organisations.models import Region
from dijkwacht.apps.organisations.rules import Kind, Scheme, why_not_on
from dijkwacht.apps.pictures.rules.states import Stage

KINDS: Final = (Kind.MUNICIPALITY, Kind.PROVINCE, Kind.WATER_BOARD, Kind.JOINT_BODY)
"""The kinds of organisations of which a picture is made."""
SCHEMES: Final = {Scheme.RIEC: "RIEC", Scheme.SAFETY_REGION: "Veiligheidsregio", Scheme.WATER_BOARD: "Waterschap"}


class Choice(forms.Form):
    """Kind, region, state and day; what the address leaves out is not asked."""

    soort = forms.ChoiceField(label="Soort", required=False)
    regio = forms.ChoiceField(label="Regio", required=False)
    stand = forms.ChoiceField(label="Status", required=False)
    dag = forms.DateField(
        label="Indeling op",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        error_messages={"invalid": "Schrijf een datum als 23-11-2018."},
    )

    def __init__(self, asked: Mapping[str, Any], regions: Iterable[Region]) -> None:
        super().__init__(MultiValueDict({name: [asked.get(name, "")] for name in ("soort", "regio", "stand", "dag")}))
        choices: dict[str, list[Any]] = {
            "soort": [("", "Alle soorten"), *((kind.value, kind.word) for kind in KINDS)],
            "regio": [("", "Alle regio’s"), *_grouped(regions)],
            "stand": [("", "Alle statussen"), *((stage.value, stage.word) for stage in Stage)],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101  # nosec B101 - for the type checker
            field.choices = offered

    def clean_dag(self) -> date | None:
        """A day for which there is a list."""
        day: date | None = self.cleaned_data["dag"]
        if day and (reason := why_not_on(day)):
            raise forms.ValidationError(reason)
        return day

    def asked(self, name: str) -> Any:
        """What was chosen, or nothing where nothing was or where it does not exist."""
        self.is_valid()  # a choice that is wrong leaves the others standing
        return self.cleaned_data.get(name)

    def query(self, **instead: str) -> str:
        """The part of the address after the question mark for this choice, with something else in its place."""
        chosen = {name: self.asked(name) for name in self.fields} | instead
        asked = {name: value.isoformat() if isinstance(value, date) else value for name, value in chosen.items() if value}
        return f"?{urlencode(asked)}" if asked else "?"


def _grouped(regions: Iterable[Region]) -> list[tuple[str, list[tuple[str, str]]]]:
    found = list(regions)
    groups = (
        (words, [(region.code, region.name) for region in found if region.scheme == scheme]) for scheme, words in SCHEMES.items()
    )
    return [(words, offered) for words, offered in groups if offered]
