"""A file of a norm in: all its faults at their places, or a draft to review."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.errands.rules import Kind
from dijkwacht.apps.norms import actions
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.documents.uploads import opening
from dijkwacht.jobs import errands
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.kit.files import LARGEST
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import GivenFile
from dijkwacht.web.norms import left_behind
from dijkwacht.web.norms.norm_access import must_keep
from dijkwacht.web.norms.norm_words import read_in
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.request import SignedIn

AT_ONCE: Final = 300_000
"""A file up to this size is read while its sender waits: less than a second."""
SHOWN: Final = 100
"""Faults on the page; who has more begins with these."""


class NormForm(forms.Form):
    """One file."""

    norm = GivenFile(
        "Normbestand",
        most=LARGEST,
        accept=".yaml,.yml,.json",
        help_text="YAML of JSON van hooguit {most}: een eigen norm, een bibliotheek van CISO Assistant of een OSCAL-catalogus.",
        instead="Neem een kleiner deel, of zet het om met ‘dijkwacht norms convert’.",
    )


@reading_first
@require_http_methods(["GET", "POST"])
def upload(request: SignedIn) -> HttpResponse:
    """Which norm do you want to read in?"""
    must_keep(request.user)
    form = NormForm(request.POST, request.FILES) if request.method == "POST" else NormForm()
    if not form.is_bound:
        return render(request, "norms/upload.html", {"form": form})
    if not form.is_valid():
        return _refused(request, form)
    file = form.cleaned_data["norm"]
    name = file.name or "bestand"
    if (file.size or 0) > AT_ONCE:
        return _beside(request, form, file.read(), name)
    try:
        found = opening.norm(file.read(), file=name)
    except InvalidInput as error:
        return _refused(request, form, error)
    return once(request, lambda: _draft(request, form, found))


def _beside(request: SignedIn, form: NormForm, data: bytes, name: str) -> HttpResponse:
    """A large file takes seconds to read: the worker does it, and the page says how far it is."""
    outcome = done(None, lambda: errands.ask(kind=Kind.NORM, given=data, about={"file": name}, by=request.user))
    if not outcome.is_done:
        return _refused(request, form, outcome.refusal)
    return redirect("errands:errand", outcome.made.pk)


def _draft(request: SignedIn, form: NormForm, found: Found) -> HttpResponse:
    try:
        kept = actions.draft(norm=found.norm, by=request.user)
    except (InvalidInput, Refused) as error:
        return _refused(request, form, error)
    left_behind.remember(request, kept.pk, found)
    messages.success(request, read_in(found))
    return redirect("norms:review", kept.pk)


def _refused(request: SignedIn, form: NormForm, why: InvalidInput | Refused | None = None) -> HttpResponse:
    context: dict[str, object] = {"form": form}
    if isinstance(why, InvalidInput):
        context |= {"faults": why.faults[:SHOWN], "more": max(0, len(why.faults) - SHOWN)}
    elif why:
        context |= {"refused": why.reason}
    return render(request, "norms/upload.html", context, status=422)
