"""The models that the team works on: begin one, or read one in."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import develops_models
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import Draft, barrier_model
from dijkwacht.apps.barriers.queries import newest, versions_of
from dijkwacht.documents.barriers.versions.intake import BLANK, Intake, begun_from
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.fields import GivenFile
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.request import SignedIn

LARGEST: Final = 200_000
"""A model of a process that a person can read has some 25 kB."""
SHOWN: Final = 100
NAME: Final = "model.yaml"
"""What a text that was typed is called where it is read; its faults stand without."""


class ModelForm(forms.Form):
    """One file."""

    model = GivenFile(
        "Modelbestand",
        most=LARGEST,
        accept=".yaml,.yml,.json,.xml",
        help_text="YAML of JSON, zoals u een model hier kunt meenemen; hooguit {most}.",
        instead="Dat is geen model dat iemand kan lezen.",
    )


def may_develop(user: User) -> bool:
    """Whether this user makes models, with the team."""
    return develops_models(user, on=timezone.localdate())


def draft_for(user: User, number: int) -> Draft:
    """The draft with this number.

    Raises:
        Http404: there is none, or not for this user.
    """
    must_develop(user)
    return get_object_or_404(Draft.objects.select_related("by", "changed_by"), pk=number)


def must_develop(user: User) -> None:
    """404 for who does not make models."""
    if not may_develop(user):
        raise Http404


def trail(title: str = "") -> list[dict[str, str]]:
    """Where these pages stand."""
    own = {"label": "Modellen in de maak", "url": reverse("barriers:drafts") if title else ""}
    return [{"label": "Barrières", "url": reverse("barriers:index")}, own, *([{"label": title, "url": ""}] if title else [])]


@require_GET
def drafts(request: SignedIn) -> HttpResponse:
    """Which models do we work on?"""
    must_develop(request.user)
    rows = Draft.objects.select_related("changed_by").order_by("title", "pk")
    return render(request, "barriers/drafts.html", {"breadcrumb": trail(), "rows": rows, "published": newest()})


@reading_first
@require_POST
def begin(request: SignedIn) -> HttpResponse:
    """Begin with a published model under its next number, or with one that is all new."""
    must_develop(request.user)
    text = BLANK
    if code := request.POST.get("begin", ""):
        found = get_object_or_404(newest().filter(code=code))
        text = begun_from(barrier_model(found), [one.version for one in versions_of(code)])
    made = opening.barrier_model(text.encode(), file=NAME)
    return once(request, lambda: _drafted(request, made))


@reading_first
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: SignedIn) -> HttpResponse:
    """Which model do you want to read in?"""
    must_develop(request.user)
    form = ModelForm(request.POST, request.FILES) if request.method == "POST" else ModelForm()
    if not form.is_bound:
        return render(request, "barriers/upload.html", {"form": form, "breadcrumb": trail("Inlezen")})
    if not form.is_valid():
        return _refused(request, form)
    file = form.cleaned_data["model"]
    try:
        found = opening.barrier_model(file.read(), file=file.name or "bestand")
    except (InvalidInput, Refused) as why:
        return _refused(request, form, why)
    return once(request, lambda: _drafted(request, found))


def _drafted(request: SignedIn, found: Intake) -> HttpResponse:
    made = actions.draft(found=found, by=request.user)
    messages.success(request, "Het ontwerp staat klaar. Alleen het team ziet het.")
    return redirect("barriers:draft", made.pk)


def _refused(request: SignedIn, form: ModelForm, why: InvalidInput | Refused | None = None) -> HttpResponse:
    context: dict[str, object] = {"form": form, "breadcrumb": trail("Inlezen")}
    if isinstance(why, InvalidInput):
        context |= {"faults": why.faults[:SHOWN], "more": max(0, len(why.faults) - SHOWN)}
    elif why:
        context |= {"refused": why.reason}
    return render(request, "barriers/upload.html", context, status=422)
