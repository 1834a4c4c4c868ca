"""Making a letter: choose one, fill in what is not about a person, look at it, take it along. Nothing of it is kept."""

from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.policies.queries import in_force, policy_organisations
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.apps.reporting.queries.house_style import template_for
from dijkwacht.documents.files import TEXTS, Document, Form
from dijkwacht.documents.letters import cover
from dijkwacht.documents.letters.compose import Letter, compose
from dijkwacht.documents.letters.facts import FACTS, Kind
from dijkwacht.documents.letters.given import Given
from dijkwacht.documents.letters.library import checklist, elements, letters
from dijkwacht.documents.letters.readback import carry
from dijkwacht.documents.letters.template import LetterModel
from dijkwacht.documents.writers import told_of, write
from dijkwacht.web.files import sent
from dijkwacht.web.letters.forms import LetterForm
from dijkwacht.web.letters.holds import sentences
from dijkwacht.web.letters.reading_back import BACK, BackForm, read_from
from dijkwacht.web.once import reading_first
from dijkwacht.web.parts.letter_prefill import FILL, HOLDS, initial_of
from dijkwacht.web.parts.personal_texts import KEEP, Waiting, mark, waiting
from dijkwacht.web.request import SignedIn

Own = list[Organisation]
GROUPS: Final = (
    ("damocles", "Sluiting: artikel 13b Opiumwet (Damocles)"),
    ("bibob", "Wet Bibob"),
    ("picture", "Weerbaarheidsbeeld"),
)
LOOK: Final = "Geef een reden, of beantwoord de vragen die nog open zijn. De burgemeester beslist."


@require_GET
def index(request: SignedIn) -> HttpResponse:
    """Which letter do you want to write?"""
    known = [model.template for model in letters().values()]
    groups = [(title, [one for one in known if one.instrument == name]) for name, title in GROUPS]
    is_example = any(one.is_example for one in _organisations(request))
    return render(request, "letters/index.html", {"groups": groups, "is_example": is_example})


@reading_first
@require_http_methods(["GET", "POST"])
def letter(request: SignedIn, letter: str) -> HttpResponse:
    """What does this letter have to say?"""
    model = letters().get(letter)
    if model is None:
        raise Http404
    own = _organisations(request)
    if request.POST.get("do") == BACK and model.template.reads_back:
        return _read_back(request, own, model)
    if request.method == "GET" or request.POST.get("do") == FILL:
        return _page(request, LetterForm(initial=_ready(request, own, model), model=model), own)
    return _answer(request, LetterForm(request.POST, model=model), own)


def _read_back(request: SignedIn, own: Own, model: LetterModel) -> HttpResponse:
    """The form as an intention fills it, or why its file could not be read."""
    back, found = read_from(request, model)
    usual, typed = _usual(own, model), _sent(request)
    # What was typed and what a case filled in stays; what only stood ready gives way, but for the day of this letter.
    own_words = {name: text for name, text in typed.items() if text != usual.get(name)} if found else typed
    page = LetterForm(initial=usual | found | own_words, model=model)
    return _page(request, page, own, status=200 if found else 422, back=back, is_read=bool(found))


def _answer(request: SignedIn, form: LetterForm, own: Own) -> HttpResponse:
    """The letter on the page or as a file, or what stands in its way with everything that was typed."""
    if not form.is_valid():
        return _page(request, form, own, status=422)
    held = waiting(form.texts)
    if held and request.POST.get(KEEP) != mark(held):
        return _page(request, form, own, status=422, held=_named(form, held), looked=mark(held))
    given, wanted = form.given(), request.POST.get("do", "")
    whose = next((one for one in own if name_on(one, timezone.localdate()) == given.organisation), None)
    is_example = bool(whose and whose.is_example)
    made = compose(form.model, given, checklist=checklist(), made_on=timezone.localdate(), is_example=is_example)
    still = len(made.cover.open_questions)
    if wanted not in TEXTS:
        return _page(
            request, form, own, made=made, unset=told_of(made.paper, Form.PDF), cover=list(cover.parts(made.cover)), still=still
        )
    if still and not given.open_reason:
        form.add_error("open_reason", LOOK)
        return _page(request, form, own, status=422)
    return _file(made, Form(wanted), form.model, given, whose)


def _file(made: Letter, form: Form, model: LetterModel, given: Given, whose: Organisation | None) -> HttpResponse:
    """The letter to take along, in the template of the organisation that writes it where it has one.

    Its name says which model, never whose it is. An intention in Word carries what was typed, to be read back for the decision.
    """
    template = template_for(whose, form) if whose else None
    data = write(made.paper, form, template=template)
    if form is Form.DOCX and model.template.outcome == "intention":
        data = carry(data, model, given)
    return sent(Document(model.id, form, data))


def _organisations(request: SignedIn) -> Own:
    """For whom this person can be writing."""
    return list(policy_organisations(request.user, on=timezone.localdate()))


def _ready(request: SignedIn, own: Own, model: LetterModel) -> dict[str, str]:
    """What stands in the form at first: what another page sent along, else what is usual."""
    usual, sent = _usual(own, model), _sent(request)
    if request.method == "POST":
        # Who fills the form has said yes or no to each box: one that did not come along is not ticked.
        usual = {name: text for name, text in usual.items() if FACTS[name].kind is not Kind.YES}
    return usual | sent


def _sent(request: SignedIn) -> dict[str, str]:
    """Every field that came along with something in it."""
    return {field: str(value) for field, value in request.POST.items() if value}


def _usual(own: Own, model: LetterModel) -> dict[str, str]:
    """What is usual: for whom and on which day somebody writes, and by which policy."""
    today = timezone.localdate()
    # With more than one organisation, or none, they say themselves for which they write.
    name = name_on(own[0], today) if len(own) == 1 else ""
    board = f"het college van burgemeester en wethouders van {name}" if name else ""
    policy = _policy(own[0], model) if len(own) == 1 else ""
    return initial_of(Given(organisation=name, authority=board, dated=today, policy=policy))


def _policy(organisation: Organisation, model: LetterModel) -> str:
    """What the policy is called on which this letter stands, where the organisation keeps it here."""
    instrument = model.template.instrument
    found = in_force(organisation, Instrument(instrument), on=timezone.localdate()) if instrument in set(Instrument) else None
    return found.title if found else ""


def _named(form: LetterForm, held: tuple[Waiting, ...]) -> list[tuple[str, str, str]]:
    """Where each text stands that seems to hold personal data, how its field is called, and what it seems to hold."""
    return [(form[one.name].id_for_label, str(form[one.name].label), one.words) for one in held]


def _page(request: SignedIn, form: LetterForm, own: Own, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "form": form,
        "model": form.model,
        "template": form.model.template,
        "demanded": elements().of(form.model.template.kind),
        "keep": KEEP,
        "back": BackForm() if form.model.template.reads_back else None,
        "holds": request.POST.get(HOLDS, ""),
        "said": sentences(request.POST.get(HOLDS, "").split()),
        "looked": request.POST.get(KEEP, ""),
        "is_example": any(one.is_example for one in own),
        "breadcrumb": [{"label": "Brieven", "url": reverse("letters:index")}],
        **more,
    }
    return render(request, "letters/letter.html", context, status=status)
