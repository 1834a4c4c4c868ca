"""One draft: its text, its drawing and its faults beside it, what others say of it, and the step that follows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import Draft, barrier_model
from dijkwacht.apps.barriers.queries import newest, versions_of, why_not_number
from dijkwacht.apps.consultations.queries import consulted
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.picture import drawn
from dijkwacht.documents.barriers.versions.changes import changes
from dijkwacht.documents.barriers.versions.intake import Intake
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import Fault, InvalidInput, Refused
from dijkwacht.kit.personal import scan, words_of
from dijkwacht.web.barriers.developing.shelf import NAME, SHOWN, draft_for, trail
from dijkwacht.web.fields import Prose
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.request import SignedIn

LONGEST: Final = 100_000
LONGEST_COMMENT: Final = 1_000
UNKEPT: Final = "Op deze pagina staat nog tekst die niet is bewaard. Bewaar die eerst, of haal haar weg."


class TextForm(forms.Form):
    """The text of a model, kept to the letter but for the ends of its lines."""

    text = forms.CharField(
        label="Tekst van het model (YAML)",
        strip=False,
        max_length=LONGEST,
        error_messages={"required": "Er staat niets meer.", "max_length": "Maak de tekst korter: hooguit 100.000 tekens."},
        widget=forms.Textarea(attrs={"rows": 30, "spellcheck": "false", "wrap": "off"}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean_text(self) -> str:
        """With line ends of one sign."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class CommentForm(forms.Form):
    """A short text."""

    use_required_attribute = False  # a field that nobody filled in yet is not wrong

    comment = Prose(
        label="Uw opmerking",
        max_length=LONGEST_COMMENT,
        error_messages={"required": "Schrijf eerst iets.", "max_length": "Maak de opmerking korter: hooguit 1.000 tekens."},
        widget=forms.Textarea(attrs={"rows": 3, "form": "ontwerp"}),
    )


@dataclass(frozen=True, slots=True)
class Wrong:
    """A fault, the line where it stands, and what that line says."""

    place: str
    reason: str
    line: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A text as it was read: the model that it holds, or what is wrong with it."""

    found: Intake | None
    faults: Sequence[Fault] = ()


def _look(text: str) -> Looked:
    try:
        return Looked(opening.barrier_model(text.encode(), file=NAME))
    except InvalidInput as wrong:
        return Looked(None, wrong.faults[:SHOWN])


@reading_first
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: SignedIn, draft: int) -> HttpResponse:
    """Is this model right?"""
    held = draft_for(request.user, draft)
    if request.method != "POST":
        form = TextForm(initial={"text": held.text, "seen": held.digest})
        return _page(request, held, form, held.model, held.faults)
    form = TextForm(request.POST)
    if not form.is_valid():
        return _page(request, held, form, held.model, None, status=422)
    text = form.cleaned_data["text"]
    try:
        looked = _look(text)
    except Refused as why:
        return _page(request, held, form, held.model, None, refused=why.reason, status=409)
    return once(request, lambda: _save(request, held, form, looked))


def _save(request: SignedIn, held: Draft, form: TextForm, looked: Looked) -> HttpResponse:
    text, seen = form.cleaned_data["text"], form.cleaned_data["seen"]
    try:
        actions.redraft(draft=held, seen=seen, text=text, found=looked.found, faults=looked.faults, by=request.user)
    except Refused as why:
        return _page(request, held, form, held.model, _told(looked), refused=why.reason, status=409)
    said = "Bewaard." if looked.found else "Bewaard zoals u het typte. Er staan nog fouten in."
    messages.success(request, said)
    return back_to(request, draft_for(request.user, held.pk))


@reading_first
@require_POST
def preview(request: SignedIn, draft: int) -> HttpResponse:
    """What would this text be? Nothing is kept."""
    held, form = draft_for(request.user, draft), TextForm(request.POST)
    if not form.is_valid():
        return _page(request, held, form, held.model, None, status=422)
    text = form.cleaned_data["text"]
    try:
        looked = _look(text)
    except Refused as why:
        return _page(request, held, form, held.model, None, refused=why.reason, status=409)
    model = looked.found.model if looked.found else held.model
    return _page(request, held, form, model, _told(looked))


@require_POST
def comment(request: SignedIn, draft: int) -> HttpResponse:
    """Say something about it."""
    held, form = draft_for(request.user, draft), CommentForm(request.POST)
    if not form.is_valid():
        return _page(request, held, _typed_text(request, held), held.model, held.faults, comment=form, status=422)
    actions.comment(draft=held, text=form.cleaned_data["comment"], by=request.user)
    messages.success(request, "Uw opmerking staat erbij.")
    return back_to(request, held, comment="")


@require_POST
def publish(request: SignedIn, draft: int) -> HttpResponse:
    """Publish it: by another than who wrote it."""
    held = draft_for(request.user, draft)
    if answer := not_yet(request, held):
        return answer
    made = actions.publish_draft(draft=held, seen=request.POST.get("seen", ""), by=request.user)
    is_first = len(versions_of(made.code)) == 1
    told = "Het model staat nu bij de barrières." if is_first else "Wie met dit model werkt, ziet dat er een nieuwe versie is."
    messages.success(request, f"Gepubliceerd. {told}")
    return redirect("barriers:model", made.code)


@require_POST
def discard(request: SignedIn, draft: int) -> HttpResponse:
    """Throw it away."""
    held = draft_for(request.user, draft)
    actions.discard(draft=held, seen=request.POST.get("seen", ""), by=request.user)
    messages.success(request, "Het ontwerp is weggegooid.")
    return redirect("barriers:drafts")


def not_yet(request: SignedIn, held: Draft) -> HttpResponse | None:
    """The page again where something that was typed on it is not kept, so that no step leads away from that; else None."""
    text = _sent(request, "text")
    if (text is None or text == held.text) and not _sent(request, "comment"):
        return None
    return _page(request, held, _typed_text(request, held), held.model, None, refused=UNKEPT, status=409)


def back_to(request: SignedIn, held: Draft, *, comment: str | None = None) -> HttpResponse:
    """To the page again after a deed; where something that was typed on it is not kept yet, it stands there still.

    ``comment`` is what is left of the comment that was typed.
    """
    text, rest = _sent(request, "text"), _sent(request, "comment") if comment is None else comment
    is_unkept = text is not None and text != held.text
    if not is_unkept and not rest:
        return redirect("barriers:draft", held.pk)
    if is_unkept:
        messages.warning(request, "De tekst van het model is nog niet bewaard.")
    if rest:
        messages.warning(request, "Uw opmerking is nog niet geplaatst.")
    faults = None if is_unkept else held.faults
    return _page(request, held, _typed_text(request, held), held.model, faults, comment=CommentForm(initial={"comment": rest}))


def _typed_text(request: SignedIn, held: Draft) -> TextForm:
    """The text as it was typed, with the mark of what its writer began with; else as it is kept."""
    text = _sent(request, "text")
    if text is None or text == held.text:
        return TextForm(initial={"text": held.text, "seen": held.digest})
    return TextForm(initial={"text": text, "seen": _sent(request, "seen") or held.digest})


def _sent(request: SignedIn, name: str) -> str | None:
    """A field as it came along with a deed that does not keep it: so it is not yet looked at for names of people either."""
    values = dict(request.POST.lists()).get(name)
    return str(values[-1]).replace("\r\n", "\n") if values else None


def _told(looked: Looked) -> list[list[str]]:
    return [[fault.place, fault.reason] for fault in looked.faults]


def _wrong(text: str, faults: Sequence[Sequence[str]]) -> list[Wrong]:
    lines = text.split("\n")
    found = []
    for place, reason in faults:
        line = place.partition(":")[0]
        is_there = line.isdecimal() and 0 < int(line) <= len(lines)
        found.append(Wrong(place, reason, line if is_there else "", lines[int(line) - 1].strip() if is_there else ""))
    return found


def _personal(text: str) -> list[tuple[int, str]]:
    """The lines that seem to hold personal data: a file that was read in is not held at the door, as what is typed is."""
    return list(dict.fromkeys((text.count("\n", 0, hit.start) + 1, words_of([hit.kind])) for hit in scan(text)))


def _page(
    request: SignedIn,
    held: Draft,
    form: TextForm,
    model: BarrierModel,
    faults: Sequence[Sequence[str]] | None,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page; for a script that asks while somebody types, only what stands beside the text.

    ``faults`` is none where nobody looked for them.
    """
    before, text = newest().filter(code=model.id).first(), str(form["text"].value() or "").replace("\r\n", "\n")
    context = {
        "breadcrumb": trail(held.title),
        "draft": held,
        "form": form,
        "comment": CommentForm(initial={"comment": _sent(request, "comment") or ""}),
        "is_looked": faults is not None,
        "faults": _wrong(text, faults or []),
        "lines": list(enumerate(text.split("\n"), 1)) if faults else [],
        "personal": _personal(held.text),
        "model": model,
        "drawing": mark_safe(drawn(model)),  # noqa: S308 - our own drawing, every text escaped
        "taken": why_not_number(model, other_than=held.code),
        "before": before,
        "changed": changes(barrier_model(before), model) if before else (),
        "consulted": consulted(held),
        "today": timezone.localdate(),
        "comments": held.comments.select_related("by").order_by("at", "pk"),
        "wrote": request.user.pk in {held.by_id, held.changed_by_id},
        **more,
    }
    if request.headers.get("HX-Request"):
        return render(request, "barriers/looked.html", context)
    return render(request, "barriers/draft.html", context, status=status)
