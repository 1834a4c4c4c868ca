"""Making a letter: choose one, fill in what is not about a person, look at it, take it along. Nothing of it is kept."""

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.instruments.queries.policies import policy_organisations
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.reporting.rules import Format
from dijkwacht.documents.letters import cover
from dijkwacht.documents.letters.compose import compose
from dijkwacht.documents.letters.docx import docx
from dijkwacht.documents.letters.given import Given
from dijkwacht.documents.letters.letter import Letter
from dijkwacht.documents.letters.library import checklist, letters
from dijkwacht.documents.letters.odt import odt
from dijkwacht.documents.letters.template import LetterModel
from dijkwacht.web.letters.forms import LetterForm
from dijkwacht.web.letters.prefill import FILL, initial_of
from dijkwacht.web.personal.held import KEEP, Waiting, mark, waiting
from dijkwacht.web.request import SignedIn

Own = list[Organisation]
WRITERS: Final = {Format.DOCX: docx, Format.ODT: odt}
GROUPS: Final = (("damocles", "Sluiting: artikel 13b Opiumwet (Damocles)"), ("bibob", "Wet Bibob"))
LOOK: Final = "Geef een reden, of beantwoord de vragen die nog open zijn. De burgemeester beslist."


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which letter do you want to write?"""
    known = [model.template for model in letters().values()]
    groups = [(title, [one for one in known if one.instrument == name]) for name, title in GROUPS]
    is_example = any(one.is_example for one in _organisations(request))
    return render(request, "letters/index.html", {"groups": groups, "is_example": is_example})


@require_http_methods(["GET", "POST"])
def letter(request: SignedIn, letter: str) -> HttpResponse:
    """What does this letter have to say?"""
    model = letters().get(letter)
    if model is None:
        raise Http404
    own = _organisations(request)
    if request.method == "GET" or request.POST.get("do") == FILL:
        return _page(request, LetterForm(initial=_ready(request, own), model=model), own)
    return _answer(request, LetterForm(request.POST, model=model), own)


def _answer(request: SignedIn, form: LetterForm, own: Own) -> HttpResponse:
    """The letter on the page or as a file, or what stands in its way with everything that was typed."""
    if not form.is_valid():
        return _page(request, form, own, status=422)
    held = waiting(form.texts)
    if held and request.POST.get(KEEP) != mark(held):
        return _page(request, form, own, status=422, held=_named(form, held), looked=mark(held))
    given, wanted = form.given(), request.POST.get("do", "")
    made = compose(form.model, given, checklist=checklist(), made_on=timezone.localdate())
    still = len(made.cover.open_questions)
    if wanted not in WRITERS:
        return _page(request, form, own, made=made, cover=list(cover.parts(made.cover)), still=still)
    if still and not given.open_reason:
        form.add_error("open_reason", LOOK)
        return _page(request, form, own, status=422)
    return _file(made, Format(wanted), form.model)


def _file(made: Letter, form: Format, model: LetterModel) -> HttpResponse:
    """The letter to take along; its name says which model, never whose it is."""
    response = HttpResponse(WRITERS[form](made), content_type=form.media_type)
    response["Content-Disposition"] = f'attachment; filename="{model.id}.{form}"'
    return response


def _organisations(request: SignedIn) -> Own:
    """For whom this person can be writing."""
    return list(policy_organisations(request.user, on=timezone.localdate()))


def _ready(request: SignedIn, own: Own) -> dict[str, str]:
    """What stands in the form at first: what another page sent along, else what is usual."""
    today = timezone.localdate()
    # With more than one organisation, or none, they say themselves for which they write.
    name = name_on(own[0], today) if len(own) == 1 else ""
    board = f"het college van burgemeester en wethouders van {name}" if name else ""
    usual = initial_of(Given(organisation=name, authority=board, dated=today))
    return usual | {field: str(value) for field, value in request.POST.items() if value}


def _named(form: LetterForm, held: tuple[Waiting, ...]) -> list[tuple[str, str, str]]:
    """Where each text stands that seems to hold personal data, how its field is called, and what it seems to hold."""
    return [(form[one.name].id_for_label, str(form[one.name].label), one.words) for one in held]


def _page(request: SignedIn, form: LetterForm, own: Own, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "form": form,
        "model": form.model,
        "template": form.model.template,
        "keep": KEEP,
        "looked": request.POST.get(KEEP, ""),
        "is_example": any(one.is_example for one in own),
        "breadcrumb": [{"label": "Brieven", "url": reverse("letters:index")}],
        **more,
    }
    return render(request, "letters/letter.html", context, status=status)
