"""Reading an intention back: its Word file fills the form of the decision, and is forgotten with the page."""

from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from dijkwacht.documents.letters.facts import FACTS
from dijkwacht.documents.letters.given import Given
from dijkwacht.documents.letters.library import letters
from dijkwacht.documents.letters.template import LetterModel
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web.fields import GivenFile
from dijkwacht.web.parts.letter_prefill import initial_of
from dijkwacht.web.request import SignedIn

BACK: Final = "back"
"""The deed of the form that takes the file."""
LARGEST: Final = 2_000_000
OTHER: Final = "Dit is het voornemen van een andere soort zaak. Bij deze brief hoort ‘{}’."

ELSEWHERE: Final = "Dit voornemen gaat over ‘{}’. Daarvoor is er een andere brief: kies die bij Brieven."
OTHER_CASE: Final = (
    "Dit voornemen hoort bij zaak {}, en deze brief bij zaak {}. Er is niets ingevuld. Kies het voornemen van deze zaak,"
    " of maak het zaaknummer in de brief eerst leeg."
)
NARROWED: Final = ("ground", "plan", "measure")
"""Choices of which a letter may offer some only."""


class BackForm(forms.Form):
    """One file."""

    intention = GivenFile(
        "Word-bestand van uw voornemen",
        most=LARGEST,
        accept=".docx",
        help_text="Het .docx dat u hier heeft gedownload, hooguit {most}. Wat u daarna in Word wijzigde, komt niet terug.",
        instead="Haal afbeeldingen weg die er niet bij horen.",
        form="brief",
    )


def read_from(request: SignedIn, model: LetterModel) -> tuple[BackForm, dict[str, str]]:
    """The form with what is wrong with its file, or what the file fills in."""
    form = BackForm(request.POST, request.FILES)
    if not form.is_valid():
        return form, {}
    file: UploadedFile[bytes] = form.cleaned_data["intention"]
    try:
        found = opening.letter(file.read(), file=file.name or "bestand")
    except InvalidInput as wrong:
        form.add_error("intention", wrong.faults[0].reason)
    except Refused as busy:
        form.add_error("intention", str(busy))
    else:
        if found.letter != model.template.reads_back:
            form.add_error("intention", OTHER.format(letters()[model.template.reads_back or ""].template.title))
        elif is_other(request.POST.get("number", ""), found.given.number):
            form.add_error("intention", OTHER_CASE.format(found.given.number, request.POST["number"]))
        elif word := _not_here(model, found.given):
            form.add_error("intention", ELSEWHERE.format(word))
        else:
            filled = initial_of(found.given)
            filled["intention_on"] = filled.pop("dated", "")
            return form, filled
    return form, {}


def is_other(typed: str, read: str) -> bool:
    """Whether two numbers are of different cases; a number that is not there is of any.

    >>> is_other("Z-2026-7", " z-2026-7"), is_other("", "Z-2026-7"), is_other("Z-2026-8", "Z-2026-7")
    (False, False, True)
    """
    first, second = (" ".join(one.split()).casefold() for one in (typed, read))
    return bool(first and second) and first != second


def _not_here(model: LetterModel, given: Given) -> str:
    """What was chosen for the intention and is no choice of this letter: a contract has a letter of its own."""
    for name in NARROWED:
        chosen = getattr(given, name)
        if chosen and name in model.facts and chosen not in model.offered(FACTS[name]):
            return str(chosen.word)
    return ""
