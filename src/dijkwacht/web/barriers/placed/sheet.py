"""Barriers placed in a workbook: taken along as they stand, read, and laid beside what stands now before anything is kept."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import asked_now, said_of, seen_in
from dijkwacht.apps.barriers.queries.placed import STANDINGS, offered_in, placed_as
from dijkwacht.apps.barriers.rules import is_still_confirmed, meant
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.barriers.placed.compared import Beside, Compared, compared
from dijkwacht.documents.barriers.placed.model import Head, Offered, Said
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.web.barriers.here import common, in_use_for
from dijkwacht.web.barriers.placed.placing import PlacingForm, marked
from dijkwacht.web.fields import GivenFile
from dijkwacht.web.files import sent
from dijkwacht.web.once import reading_first
from dijkwacht.web.request import SignedIn

LARGEST: Final = 5 * 1024 * 1024
"""Bytes that a workbook may be."""


class SheetForm(forms.Form):
    """One workbook."""

    workbook = GivenFile(
        "Ingevuld werkboek",
        most=LARGEST,
        accept=".xlsx,.ods",
        help_text="Een .xlsx of .ods van hooguit {most}. U ziet eerst wat er verandert.",
        instead="Haal bladen weg die er niet bij horen.",
    )


@require_GET
def workbook(request: SignedIn, in_use: object) -> HttpResponse:
    """The barriers as they stand, to fill in."""
    from dijkwacht.documents.barriers.placed.writer import write_placed  # noqa: PLC0415 - heavy, and seldom asked

    held = in_use_for(request.user, in_use, Right.PLACE_BARRIERS)
    today = timezone.localdate()
    name = name_on(held.organisation, today)
    head = Head(
        held.version.title,
        held.version.version,
        f"{held.area.name}, {name}" if held.area else name,
        long_date(today),
        str(held.pk),
    )
    content = write_placed(head, offered_in(held), is_example=held.is_example)
    actions.handed_out(in_use=held, by=request.user)
    # The name says what it is and for which area, so that two of them are told apart; not of which organisation.
    return sent(Document(f"barrieres-plaatsen-{held.slug}-{today.isoformat()}", Form.XLSX, content))


@reading_first
@require_http_methods(["GET", "HEAD", "POST"])
def read_in(request: SignedIn, in_use: object) -> HttpResponse:
    """What would this workbook change?"""
    held = in_use_for(request.user, in_use, Right.PLACE_BARRIERS)
    is_sent = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if is_sent else SheetForm()
    context = {**common(held, above=True), "form": form}
    if not is_sent or not form.is_valid():
        return render(request, "barriers/sheet.html", context, status=422 if is_sent else 200)
    file, offered = form.cleaned_data["workbook"], offered_in(held)
    try:
        book = opening.placed(file.read(), file=file.name, mark=str(held.pk), offered=offered)
    except InvalidInput as wrong:
        return render(request, "barriers/sheet.html", {**context, "faults": wrong.faults}, status=422)
    found = compared(book, offered, on=timezone.localdate())
    # Nothing is kept of a workbook: what it says stands in the page, and goes the way of the page where barriers are placed.
    return render(request, "barriers/sheet_seen.html", {**context, **_seen(held, offered, found, book.head)})


def _seen(held: InUse, offered: tuple[Offered, ...], found: Compared, head: Head) -> dict[str, Any]:
    asked = {row.barrier.id for row in (*found.both, *found.wrong)}
    wanted = {row.barrier.id: row.wanted for row in found.changes}
    known = {one.id: one for one in barrier_model(held.version).barriers}

    def asking(row: Beside, said: Said) -> dict[str, Any]:
        now = placed_as(row.barrier.now)
        placing = PlacingForm(known[row.barrier.id], held.organisation.kind, placed_as(said), now=now)
        return {"row": row, "form": placing}

    return {
        "found": found,
        "number": len(offered),
        "ends": _ends(held, found),
        "both": [asking(row, row.barrier.now) for row in found.both],
        "wrong": [asking(row, row.wanted) for row in found.wrong],
        "hidden": [pair for one in offered if one.id not in asked for pair in _fields(one, wanted.get(one.id, one.now))],
        "seen": seen_in(held),
        "head": head,
        "other_version": head.version if head.version != held.version.version else "",
        "place_url": reverse("barriers:place", args=[held.pk]),
        "is_nothing": not (found.changes or found.both or found.wrong),
    }


def _ends(held: InUse, found: Compared) -> Mapping[str, str]:
    """The barriers of which it takes away what a partner confirmed or was asked, with what is said of that."""
    said, kind, asked = said_of(held), held.organisation.kind, asked_now(held, on=timezone.localdate())
    wanted = {row.barrier.id: meant(kind, placed_as(row.wanted)) for row in found.changes}
    there = {name: said[name] for name in wanted if name in said and (said[name].is_confirmed or name in asked)}
    words = {True: "de bevestiging van de partner geldt dan niet meer", False: "de vraag aan de partner is dan ingetrokken"}
    return {name: words[was.is_confirmed] for name, was in there.items() if not is_still_confirmed(was, wanted[name])}


def _fields(one: Offered, said: Said) -> Iterator[tuple[str, str]]:
    """What the form of the page would send."""
    sent_as: Mapping[str, str] = {
        "standing": STANDINGS[said.standing].value,
        "by": said.by if len(one.parties) > 1 else "",
        "since": said.since.isoformat() if said.since else "",
        "was": marked(placed_as(one.now)),
    }
    yield from ((f"{one.id}-{name}", value) for name, value in sent_as.items())
