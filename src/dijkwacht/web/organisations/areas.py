"""Which areas lie where? A map and a table, a file that adds some, and taking one away."""

from datetime import date
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.apps.organisations.actions import areas as actions
from dijkwacht.apps.organisations.models import Area, Organisation
from dijkwacht.apps.organisations.queries import areas_of, existing_on, named
from dijkwacht.apps.organisations.rules import AreaKind, Kind
from dijkwacht.documents.areas.model import FoundAreas, Grid
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.files import LARGEST
from dijkwacht.web.fields import GivenFile, Prose, offer
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.organisations.area_map import LEGEND, area_map
from dijkwacht.web.organisations.list_access import must_keep, reader
from dijkwacht.web.parts.organisation_choice import grouped
from dijkwacht.web.request import SignedIn

WHERE: Final = ("first", "second", "third")
LIES_IN: Final = (Kind.MUNICIPALITY, Kind.PROVINCE, Kind.WATER_BOARD, Kind.JOINT_BODY)


class FilterForm(forms.Form):
    """Which areas are shown."""

    soort = forms.TypedChoiceField(label="Soort", required=False, coerce=AreaKind, empty_value=None)
    organisatie = forms.ChoiceField(label="Organisatie", required=False)

    def __init__(self, data: Any, *, organisations: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self.fields["soort"], [("", "alle soorten"), *((kind.value, kind.word) for kind in AreaKind)])
        offer(self.fields["organisatie"], [("", "alle organisaties"), *organisations])


class AreasForm(forms.Form):
    """A file of areas: what they are, where they lie, and where the file comes from."""

    file = GivenFile(
        "Bestand met gebieden",
        most=LARGEST,
        accept=".geojson,.json",
        help_text="GeoJSON van hooguit {most} en 500 gebieden, elk met een naam.",
        instead="Vereenvoudig de omtrekken, of verdeel de gebieden over meer bestanden.",
    )
    grid = forms.TypedChoiceField(
        label="Hoe zijn de plaatsen in het bestand geschreven?",
        choices=[(grid.value, grid.word) for grid in Grid],
        coerce=Grid,
        initial=Grid.DEGREES.value,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies hoe de plaatsen zijn geschreven.", "invalid_choice": "Kies een van de twee."},
    )
    kind = forms.TypedChoiceField(
        label="Wat voor gebieden?",
        choices=[("", "kies een soort"), *((kind.value, kind.word) for kind in AreaKind)],
        coerce=AreaKind,
        error_messages={"required": "Kies een soort.", "invalid_choice": "Kies een soort uit de lijst."},
    )
    first = forms.TypedChoiceField(
        label="In welke organisatie liggen ze?",
        coerce=int,
        error_messages={"required": "Kies een organisatie.", "invalid_choice": "Kies een organisatie uit de lijst."},
    )
    second = forms.TypedChoiceField(label="En ook in", coerce=int, empty_value=None, required=False)
    third = forms.TypedChoiceField(label="En ook nog in", coerce=int, empty_value=None, required=False)
    source = Prose(label="Bron", max_length=120, error_messages={"required": "Vul in waar het bestand vandaan komt."})
    licence = Prose(label="Licentie", max_length=60, error_messages={"required": "Vul de licentie in, zoals CC BY 4.0."})

    def __init__(self, *args: Any, on: date) -> None:
        super().__init__(*args)
        self.known = {one.pk: one for one in existing_on(on) if one.kind in LIES_IN}
        groups = grouped(self.known.values(), (), on)
        for name in WHERE:
            offer(self.fields[name], [("", "kies een organisatie" if name == "first" else "geen"), *groups])

    def chosen(self) -> list[Organisation]:
        """In which organisations they lie."""
        return [self.known[pk] for pk in dict.fromkeys(self.cleaned_data[name] for name in WHERE) if pk]


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which areas lie where?"""
    is_keeper = reader(request.user)
    today = timezone.localdate()
    owners = named(Organisation.objects.filter(areas__isnull=False).distinct().prefetch_related("names"), today)
    form = FilterForm(request.GET, organisations=[(one.code, name) for one, name in owners])
    asked = form.cleaned_data if form.is_valid() else {}
    found = list(areas_of(kind=asked.get("soort"), organisation=asked.get("organisatie") or ""))
    names = {one.pk: name for one, name in owners}
    rows = [(area, AreaKind(area.kind).word, ", ".join(names[one.pk] for one in area.organisations.all())) for area in found]
    context = {
        "form": form,
        "rows": rows,
        "map": area_map(found, today),
        "legend": LEGEND,
        "has_any": bool(owners),
        "is_keeper": is_keeper,
        "is_example": any(one.is_example for one, _ in owners),
        "breadcrumb": _way(),
    }
    return render(request, "organisations/areas.html", context)


@reading_first
@require_http_methods(["GET", "POST"])
def add(request: SignedIn) -> HttpResponse:
    """Which areas come in?"""
    must_keep(request.user)
    today = timezone.localdate()
    if request.method == "GET":
        return _page(request, AreasForm(on=today))
    form = AreasForm(request.POST, request.FILES, on=today)
    if not form.is_valid():
        return _page(request, form, status=422)
    file = form.cleaned_data["file"]
    try:
        found = opening.areas(file.read(), file=file.name or "bestand", grid=form.cleaned_data["grid"])
    except InvalidInput as wrong:
        return _page(request, form, wrong, status=422)
    return once(request, lambda: _added(request, form, found))


def _added(request: SignedIn, form: AreasForm, found: FoundAreas) -> HttpResponse:
    said = form.cleaned_data
    try:
        made = actions.add(
            found=found,
            kind=said["kind"],
            organisations=form.chosen(),
            source=said["source"],
            licence=said["licence"],
            by=request.user,
        )
    except InvalidInput as wrong:
        return _page(request, form, wrong, status=422)
    messages.success(request, f"{count(len(made), 'gebied', 'gebieden')} toegevoegd.")
    return redirect("organisations:areas")


@require_POST
def remove(request: SignedIn, area: int) -> HttpResponse:
    """Take one away."""
    must_keep(request.user)
    found = get_object_or_404(Area, pk=area)
    actions.remove(area=found, by=request.user)
    messages.success(request, f"{found.name} is weggehaald.")
    return redirect("organisations:areas")


def _page(request: SignedIn, form: AreasForm, wrong: InvalidInput | None = None, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "faults": wrong.faults if wrong else (),
        "breadcrumb": [*_way(), {"label": "Gebieden", "url": reverse("organisations:areas")}],
    }
    return render(request, "organisations/add_areas.html", context, status=status)


def _way() -> list[dict[str, str]]:
    return [{"label": "Organisaties", "url": reverse("organisations:index")}]
