"""Reading an existing action list in: the file, which column is what, what it adds, and taking it over."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.action_lists import actions
from dijkwacht.apps.action_lists.models import ActionList
from dijkwacht.apps.action_lists.queries import standing_already, table_of
from dijkwacht.documents.action_lists.mapping import FIELDS, Action, actions_in, guess, personal_in
from dijkwacht.documents.action_lists.table import ActionTable, column_words
from dijkwacht.documents.norms.words import function_words
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.fields import ForOrganisation, offer
from dijkwacht.web.measures.measure_access import trail
from dijkwacht.web.measures.measure_draft import run_organisations
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.parts.personal_texts import KEEP
from dijkwacht.web.request import SignedIn

MAX_BYTES: Final = 5 * 1024 * 1024
TOO_LARGE: Final = "Dit bestand is groter dan 5 MB. Haal bladen weg die er niet bij horen."
SHOWN: Final = 10
FAULTS_SHOWN: Final = 50


class ListForm(ForOrganisation):
    """One file, for one organisation."""

    file = forms.FileField(
        label="Actielijst",
        help_text="Een .xlsx, .ods of .csv van hooguit 5 MB, met koppen boven de kolommen. U ziet eerst wat erbij komt.",
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg."},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is too large before anything reads it."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file


class ColumnsForm(forms.Form):
    """Which column is what; none twice."""

    def __init__(self, data: Mapping[str, Any], table: ActionTable) -> None:
        super().__init__(data)
        columns = [(str(number), column_words(number, heading)) for number, heading in table.headings.items()]
        for name, label in FIELDS.items():
            is_title = name == "title"
            field = forms.ChoiceField(
                label=label, required=is_title, error_messages={"required": "Kies in welke kolom staat wat er gebeurt."}
            )
            offer(field, [("", "Kies een kolom" if is_title else "Niet overnemen"), *columns])
            self.fields[name] = field

    def clean(self) -> dict[str, object]:
        """Say which column was chosen twice."""
        said: dict[str, object] = super().clean() or self.cleaned_data
        seen: dict[object, str] = {}
        for name, column in list(said.items()):
            if column and column in seen:
                self.add_error(name, "Deze kolom koos u al voor iets anders.")
            seen[column] = name
        return said

    def mapped(self) -> dict[str, int]:
        """The column of each field that is taken over."""
        return {name: int(column) for name, column in self.cleaned_data.items() if column}


@dataclass(frozen=True, slots=True)
class Row:
    """One action in the preview."""

    action: Action
    is_known: bool

    @property
    def owner(self) -> str:
        """The owner in words."""
        return function_words(self.action.owner) if self.action.owner else ""


@reading_first
@require_http_methods(["GET", "POST"])
def read_in(request: SignedIn) -> HttpResponse:
    """Which list do you have already?"""
    names = run_organisations(request)
    if not names:
        raise Http404
    form = ListForm(request.POST, request.FILES, names=names) if request.method == "POST" else ListForm(names=names)
    if int(request.headers.get("Content-Length") or 0) > MAX_BYTES:
        # A file that does not fit in memory was let go before it came here.
        form.fields["file"].error_messages["required"] = TOO_LARGE
    context = {"form": form, "breadcrumb": trail(), "is_example": any(one.is_example for one, _ in names)}
    if not form.is_valid():
        return render(request, "measures/read_in.html", context, status=422 if form.is_bound else 200)
    file = form.cleaned_data["file"]
    try:
        table = opening.actions(file.read(), file=file.name)
    except InvalidInput as wrong:
        return render(request, "measures/read_in.html", {**context, "faults": wrong.faults}, status=422)
    return once(request, lambda: _receive(request, form, table))


def _receive(request: SignedIn, form: ListForm, table: ActionTable) -> HttpResponse:
    received = actions.receive(organisation=form.chosen(), table=table, by=request.user)
    return redirect("measures:preview", received.pk)


@require_http_methods(["GET", "POST"])
def preview(request: SignedIn, upload: UUID) -> HttpResponse:
    """Which column is what, and what comes of it?"""
    mine = own_organisations(request.user, Right.RUN_MEASURES, on=timezone.localdate())
    found = ActionList.objects.filter(by=request.user, organisation__in=mine).select_related("organisation")
    if request.method == "POST" and not found.filter(pk=upload).exists():
        return redirect("measures:list")  # a double click: it was taken over already
    received = get_object_or_404(found, pk=upload)
    table = table_of(received)
    asked = request.POST if request.method == "POST" else request.GET
    known = {name: str(column) for name, column in guess(table).items()}
    form = ColumnsForm(asked if "title" in asked else known, table)
    if request.method == "GET" or not form.is_valid():
        return _preview(request, received, table, form)
    try:
        number = actions.take_in(upload=received, mapped=form.mapped(), keeps_personal=KEEP in request.POST, by=request.user)
    except InvalidInput:
        return _preview(request, received, table, form, refused="Pas de plekken hieronder eerst aan in uw bestand.")
    except Refused as why:
        return _preview(request, received, table, form, refused=why.reason)
    messages.success(request, f"Overgenomen: {number}. Ze staan er als voorstel.")
    return redirect("measures:list")


def _preview(
    request: SignedIn, received: ActionList, table: ActionTable, form: ColumnsForm, *, refused: str = ""
) -> HttpResponse:
    mapped = form.mapped() if form.is_valid() else {}
    found, faults = actions_in(table, mapped) if mapped else ([], [])
    known = standing_already(received.organisation, found)
    context = {
        "form": form,
        "sheet": table.title,
        "organisation": received.organisation,
        "is_example": received.organisation.is_example,
        "today": timezone.localdate(),
        "rows": [Row(action, action.number in known) for action in found[:SHOWN]],
        "total": len(found),
        "new": len(found) - len(known),
        "known": [action for action in found if action.number in known],
        "noted": sum(bool(action.notes) for action in found),
        "faults": faults[:FAULTS_SHOWN],
        "more": max(len(faults) - FAULTS_SHOWN, 0),
        "personal": [
            (place, " en ".join(f"een {kind}" for kind in kinds)) for place, kinds in personal_in(table, mapped, without=known)
        ],
        "mapped": mapped,
        "refused": refused,
        "keep": KEEP,
        "breadcrumb": trail(),
    }
    status = 422 if refused or (request.method == "POST" and not mapped) else 200
    return render(request, "measures/preview.html", context, status=status)
