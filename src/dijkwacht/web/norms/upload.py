"""A file of a norm in: all its faults at their places, or a draft to review."""

from typing import Final

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.norms import actions
from dijkwacht.documents.norms.foreign.found import Found
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.kit.files import LARGEST, decode
from dijkwacht.web.norms.shelf import must_keep
from dijkwacht.web.request import SignedIn

TOO_LARGE: Final = "Dit bestand is groter dan 2 MB. Neem een kleiner deel, of zet het om met ‘dijkwacht norms convert’."
SHOWN: Final = 100
"""Faults on the page; who has more begins with these."""


class NormForm(forms.Form):
    """One file."""

    norm = forms.FileField(
        label="Normbestand",
        help_text="YAML of JSON van hooguit 2 MB: een eigen norm, een bibliotheek van CISO Assistant of een OSCAL-catalogus.",
        error_messages={"required": "Kies eerst een bestand.", "empty": "Dit bestand is leeg."},
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml,.json"}),
    )

    def clean_norm(self) -> UploadedFile[bytes]:
        """Refuse what is too large before anything reads it."""
        file: UploadedFile[bytes] = self.cleaned_data["norm"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        return file


@require_http_methods(["GET", "POST"])
def upload(request: SignedIn) -> HttpResponse:
    """Which norm do you want to read in?"""
    must_keep(request.user)
    form = _form(request)
    if not form.is_bound:
        return render(request, "norms/upload.html", {"form": form})
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        try:
            found = _read(form.cleaned_data["norm"])
            kept = actions.draft(norm=found.norm, by=request.user)
        except InvalidInput as error:
            context |= {"faults": error.faults[:SHOWN], "more": max(0, len(error.faults) - SHOWN)}
        except Refused as error:
            context |= {"refused": error.reason}
        else:
            messages.success(request, _told(found))
            return redirect("norms:review", kept.pk)
    return render(request, "norms/upload.html", context, status=422)


def _form(request: SignedIn) -> NormForm:
    form = NormForm(request.POST, request.FILES) if request.method == "POST" else NormForm()
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        # A file that does not fit in memory was let go before it came here.
        form.fields["norm"].error_messages["required"] = TOO_LARGE
    return form


def _read(file: UploadedFile[bytes]) -> Found:
    from dijkwacht.documents.norms.foreign.detect import read_any  # noqa: PLC0415 - heavy, and seldom asked

    name = file.name or "bestand"
    return read_any(decode(file.read(), file=name), file=name, largest=LARGEST)


def _told(found: Found) -> str:
    words = f"Ingelezen als ontwerp: {count(len(found.norm.criteria), 'eis', 'eisen')}. Nieuwe beelden kunnen pas na publiceren."
    if found.untranslated:
        words += f" {count(found.untranslated, 'eis heeft', 'eisen hebben')} geen Nederlandse tekst."
    return words
