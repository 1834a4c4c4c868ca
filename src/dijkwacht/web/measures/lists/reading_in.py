"""Reading an existing action list in: the file, which column is what, what it adds, and taking it over."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.action_lists import actions
from dijkwacht.apps.action_lists.models import ActionList
from dijkwacht.apps.action_lists.queries import book_of, choice_of
from dijkwacht.apps.action_lists.rules import Choice, look
from dijkwacht.documents.action_lists.mapping import hidden_in
from dijkwacht.documents.action_lists.table import ActionBook
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.fields import ForOrganisation, GivenFile
from dijkwacht.web.measures.lists import choosing
from dijkwacht.web.measures.lists.previewed import shown
from dijkwacht.web.measures.measure_access import trail
from dijkwacht.web.measures.measure_draft import run_organisations
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.parts.personal_texts import KEEP
from dijkwacht.web.request import SignedIn

MOST: Final = 5_000_000
OTHER: Final = "U koos iets anders dan u had gezien. Kijk eerst na wat erbij komt; er is nog niets overgenomen."


class ListForm(ForOrganisation):
    """One file, for one organisation."""

    file = GivenFile(
        "Actielijst",
        most=MOST,
        accept=".xlsx,.ods,.csv,.txt,.tsv",
        help_text="Een .xlsx, .ods, .csv of .txt van hooguit {most}, met koppen boven de kolommen. U ziet eerst wat erbij komt.",
        instead="Haal bladen weg die er niet bij horen.",
    )


@reading_first
@require_http_methods(["GET", "POST"])
def read_in(request: SignedIn) -> HttpResponse:
    """Which list do you have already?"""
    names = run_organisations(request)
    if not names:
        raise Http404
    form = ListForm(request.POST, request.FILES, names=names) if request.method == "POST" else ListForm(names=names)
    context = {"form": form, "breadcrumb": trail(), "is_example": any(one.is_example for one, _ in names)}
    if not form.is_valid():
        return render(request, "measures/read_in.html", context, status=422 if form.is_bound else 200)
    file = form.cleaned_data["file"]
    try:
        book = opening.actions(file.read(), file=file.name)
    except InvalidInput as wrong:
        return render(request, "measures/read_in.html", {**context, "faults": wrong.faults}, status=422)
    return once(request, lambda: _receive(request, form, book))


def _receive(request: SignedIn, form: ListForm, book: ActionBook) -> HttpResponse:
    received = actions.receive(organisation=form.chosen(), book=book, by=request.user)
    return redirect("measures:preview", received.pk)


@require_http_methods(["GET", "POST"])
def preview(request: SignedIn, upload: UUID) -> HttpResponse:
    """Which column is what, and what comes of it?"""
    mine = own_organisations(request.user, Right.RUN_MEASURES, on=timezone.localdate())
    found = ActionList.objects.filter(by=request.user, organisation__in=mine).exclude(book={}).select_related("organisation")
    if request.method == "POST" and not found.filter(pk=upload).exists():
        return redirect("measures:list")  # a double click: it was taken over already
    received = get_object_or_404(found, pk=upload)
    if request.method == "GET":
        return _preview(request, received)
    seen = look(book_of(received), choice_of(received))
    choice, is_other = choosing.chosen(request.POST, choice_of(received), seen)
    form = choosing.columns_form(seen, request.POST if "title" in request.POST else None)
    if choosing.SHOW in request.POST or is_other or not form.is_valid():
        actions.choose(upload=received, choice=choice, by=request.user)
        if not is_other and not form.is_valid():
            return _preview(request, received, form=form)
        if choosing.SHOW not in request.POST:
            messages.info(request, OTHER)
        return redirect("measures:preview", received.pk)
    return _take(request, received, choice)


def _take(request: SignedIn, received: ActionList, choice: Choice) -> HttpResponse:
    """Take over what was seen, or keep what was typed and say what is missing."""
    try:
        number = actions.take_in(upload=received, choice=choice, keeps_personal=KEEP in request.POST, by=request.user)
    except InvalidInput:
        refused = "Vul hieronder aan wat nog ontbreekt, of laat die regels weg."
    except Refused as why:
        refused = why.reason
    else:
        messages.success(request, f"Overgenomen: {number}. Ze staan er als voorstel.")
        return redirect("measures:list")
    actions.choose(upload=received, choice=choice, by=request.user)
    return _preview(request, received, refused=refused)


def _preview(
    request: SignedIn, received: ActionList, *, form: choosing.ColumnsForm | None = None, refused: str = ""
) -> HttpResponse:
    book, choice = book_of(received), choice_of(received)
    seen = look(book, choice)
    hidden = len(hidden_in(seen.table))
    context = {
        "form": form or choosing.columns_form(seen),
        "place": choosing.place_form(book, seen, hidden=hidden, with_hidden=choice.with_hidden),
        "organisation": received.organisation,
        "is_example": received.organisation.is_example,
        "today": timezone.localdate(),
        "refused": refused,
        "keep": KEEP,
        "breadcrumb": trail(),
        **shown(book, choice, seen, received.organisation),
    }
    return render(request, "measures/preview.html", context, status=422 if refused or form else 200)
