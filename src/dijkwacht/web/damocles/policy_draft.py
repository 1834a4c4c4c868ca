"""Writing the next version of a policy: as a table on the page, or from a file."""

from typing import Final

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.personal import scan
from dijkwacht.web.damocles.policy_forms import MEASURES, Cells, HeadForm, WhyForm, filled, matrix_from
from dijkwacht.web.damocles.policy_pages import DAMOCLES, example, own_matrix
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import GivenFile
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.request import SignedIn

LARGEST: Final = 200_000
SHOWN: Final = 60
"""Faults on the page; who has more begins with these."""


class FileForm(forms.Form):
    """One file."""

    policy = GivenFile(
        "Bestand met het beleid",
        most=LARGEST,
        accept=".yaml,.yml",
        help_text="YAML, zoals het bestand dat u bij een versie kunt ophalen; hooguit {most}.",
        instead="Een beleidsmatrix is veel kleiner.",
    )


@require_http_methods(["GET", "POST"])
def edit(request: SignedIn, code: str) -> HttpResponse:
    """What do you do in which case?"""
    here = DAMOCLES.organisation_for(request.user, code, Right.KEEP_POLICY)
    if request.method == "POST":
        return _save(request, here)
    there = DAMOCLES.draft(here)
    begin = _begin(request, here, there)
    initial = filled(begin, seen=there.digest if there else "") if begin else {"seen": ""}
    return _page(request, here, (HeadForm(initial=initial), WhyForm(initial=initial), Cells(matrix=begin)))


def _save(request: SignedIn, here: Organisation) -> HttpResponse:
    asked = head, why, cells = HeadForm(request.POST), WhyForm(request.POST), Cells(request.POST)
    matrix = matrix_from(head, why, cells, name=f"beleid-{here.code.lower()}")
    if matrix is None:
        return _page(request, here, asked, status=422)
    outcome = done(
        head,
        lambda: policies.draft(
            organisation=here,
            instrument=Instrument.DAMOCLES,
            text=_text(matrix),
            by=request.user,
            seen=head.cleaned_data["seen"],
        ),
    )
    if not outcome.is_done:
        return _page(request, here, asked, status=outcome.status, refused=outcome.refused)
    messages.success(request, "Bewaard als ontwerp. Lees het na en stel het vast.")
    return redirect("damocles:version", here.code, outcome.made.number)


@reading_first
@require_http_methods(["GET", "POST"])
def upload(request: SignedIn, code: str) -> HttpResponse:
    """Which policy do you want to read in?"""
    here = DAMOCLES.organisation_for(request.user, code, Right.KEEP_POLICY)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    context = {**DAMOCLES.common(here, above="policy"), "form": form, "draft": DAMOCLES.draft(here)}
    if not form.is_bound:
        return render(request, "damocles/upload.html", context)
    if form.is_valid():
        file: UploadedFile[bytes] = form.cleaned_data["policy"]
        name = file.name or "bestand"
        try:
            matrix = _read(file.read(), name)
        except InvalidInput as error:
            context |= {"faults": error.faults[:SHOWN], "more": max(0, len(error.faults) - SHOWN)}
        else:
            return once(request, lambda: _draft(request, here, matrix))
    return render(request, "damocles/upload.html", context, status=422)


def _draft(request: SignedIn, here: Organisation, matrix: Matrix) -> HttpResponse:
    kept = policies.draft(organisation=here, instrument=Instrument.DAMOCLES, text=_text(matrix), by=request.user)
    messages.success(request, "Ingelezen als ontwerp. Lees het na en stel het vast.")
    return redirect("damocles:version", here.code, kept.number)


def _read(data: bytes, name: str) -> Matrix:
    """What a file says, when its few words hold nothing of persons: a policy is public."""
    matrix = opening.matrix(data, file=name)
    words = {
        "title": matrix.title,
        "source": f"{matrix.source.title} {matrix.source.url or ''}",
        **{name: getattr(matrix, name) or "" for name in ("departs", "lighter", "lifting")},
        "reasons": " ".join(one.why for one in matrix.reasons),
    }
    found = [Fault(name, key, f"hier lijkt een {hits[0].kind} te staan") for key, said in words.items() if (hits := scan(said))]
    if found:
        raise InvalidInput(found)
    return matrix


def _begin(request: SignedIn, here: Organisation, draft: Policy | None) -> Matrix | None:
    """What the table begins with: the example that was chosen, else the draft, else what holds today."""
    if name := request.GET.get("van"):
        return example(name)
    return matrix_of(draft.content) if draft else own_matrix(here)


def _text(matrix: Matrix) -> policies.Text:
    return policies.Text(matrix.title, matrix.model_dump(mode="json"))


def _page(
    request: SignedIn,
    here: Organisation,
    asked: tuple[HeadForm, WhyForm, Cells],
    *,
    status: int = 200,
    refused: str = "",
) -> HttpResponse:
    head, why, cells = asked
    fields = [*head, *why]
    faults = [
        *({"text": f"{field.label}: {error}", "href": f"#{field.id_for_label}"} for field in fields for error in field.errors),
        *cells.faults,
    ]
    context = {
        **DAMOCLES.common(here, above="policy"),
        "head": head,
        "why": why,
        "tables": list(cells.tables()),
        "measures": MEASURES,
        "faults": faults,
        "refused": refused,
    }
    return render(request, "damocles/edit.html", context, status=status)
