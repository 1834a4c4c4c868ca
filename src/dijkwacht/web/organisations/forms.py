"""What is filled in about an organisation."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms

from dijkwacht.apps.organisations.models import Organisation, Region
from dijkwacht.apps.organisations.queries import last_name, lies_in
from dijkwacht.apps.organisations.rules import CHOSEN, LONGEST_NAME, Draft, Kind, Scheme
from dijkwacht.web.fields import Day, Prose, offer

ADDED: Final = (Kind.MUNICIPALITY, Kind.WATER_BOARD, Kind.RIEC, Kind.JOINT_BODY, Kind.PARTNER)
"""All but provinces: those are all there."""
NAME: Final = {"required": "Vul een naam in.", "max_length": f"Maak de naam korter: hooguit {LONGEST_NAME} tekens."}


class FilterForm(forms.Form):
    """What is looked for in the list; nothing that is typed can be wrong."""

    naam = forms.CharField(label="Naam of code", required=False, max_length=LONGEST_NAME)
    soort = forms.ChoiceField(label="Soort", required=False)
    provincie = forms.ChoiceField(label="Provincie", required=False)

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__(data)
        offer(self.fields["soort"], [("", "alle soorten"), *((kind.value, kind.word) for kind in Kind)])
        offer(self.fields["provincie"], [("", "alle provincies"), *_regions(Scheme.PROVINCE)])


class OrganisationForm(forms.Form):
    """An organisation that is there: its name, where it lies, and from when until when."""

    name = Prose(label="Naam", max_length=LONGEST_NAME, error_messages=NAME)
    province = forms.ChoiceField(required=False)
    riec = forms.ChoiceField(required=False)
    safety_region = forms.ChoiceField(required=False)
    since = Day(
        "Vanaf welke dag geldt dit?", required=False, help_text="Leeg: dit was altijd al zo, en u verbetert alleen een fout."
    )
    until = Day(
        "Opgeheven per", required=False, help_text="De eerste dag waarop de organisatie er niet meer is. Leeg: zij bestaat."
    )

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        for scheme, word in CHOSEN.items():
            field = self.fields[scheme.value]
            field.label = word
            offer(field, [("", "geen"), *_regions(scheme)])

    def draft(self) -> Draft:
        """What was filled in."""
        said = self.cleaned_data
        return Draft(said["name"], {scheme: said[scheme.value] for scheme in CHOSEN}, said["since"], said["until"])


class NewForm(OrganisationForm):
    """An organisation that is not in the list."""

    kind = forms.TypedChoiceField(
        label="Wat voor organisatie?",
        choices=[("", "kies een soort"), *((kind.value, kind.word) for kind in ADDED)],
        coerce=Kind,
        error_messages={"required": "Kies een soort.", "invalid_choice": "Kies een soort uit de lijst."},
    )
    code = forms.CharField(
        label="Code",
        required=False,
        max_length=6,
        help_text="Van een gemeente of waterschap die van CBS, zoals GM0363. Leeg bij een andere soort: u krijgt de volgende.",
    )
    field_order = ("kind", "name", "code")

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        self.fields["since"].label = "Eerste dag"
        self.fields["since"].help_text = "Leeg: de organisatie is er al sinds 2018."

    def clean_code(self) -> str:
        """Capitals, however it was typed."""
        code: str = self.cleaned_data["code"]
        return code.strip().upper()


def filled(organisation: Organisation) -> dict[str, Any]:
    """What stands in the form of an organisation at first."""
    name = last_name(organisation)
    lying = lies_in(organisation)
    return {"name": name.name, "until": name.end, **{scheme.value: one.region.code for scheme, one in lying.items()}}


def _regions(scheme: Scheme) -> list[tuple[str, str]]:
    return list(Region.objects.filter(scheme=scheme).order_by("name").values_list("code", "name"))
