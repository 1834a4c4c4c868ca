"""A workbook in: its faults, what it would change, and taking it over; and a workbook out to fill in."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.apps.members.queries import members_of
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.answers import Said, faults_in
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.workbooks import actions as workbooks
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.apps.workbooks.queries import changes_in, rows_of
from dijkwacht.apps.workbooks.rules import Change, ChangeKind, changes, unpacked, unpacked_settled, why_not_keep, why_not_upload
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.words import function_words
from dijkwacht.documents.uploads import opening
from dijkwacht.documents.workbook.model import AnswerRow, AnswersFile, WorkbookHead
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.personal import words_of
from dijkwacht.web.fields import GivenFile
from dijkwacht.web.files import sent
from dijkwacht.web.once import once, reading_first
from dijkwacht.web.parts.personal_texts import KEEP
from dijkwacht.web.parts.pictures import common, picture_for
from dijkwacht.web.request import SignedIn
from dijkwacht.web.templatetags.dutch import paper_words, practice_words

MOST = 5_000_000
SHOWN = 200
AT_ONCE = 10


class WorkbookForm(forms.Form):
    """One file."""

    workbook = GivenFile(
        "Werkboek",
        most=MOST,
        accept=".xlsx,.ods",
        help_text="Een .xlsx of .ods van hooguit {most}. U ziet eerst wat er verandert.",
        instead="Haal bladen weg die er niet bij horen.",
    )


@reading_first
@require_http_methods(["GET", "POST"])
def upload(request: SignedIn, picture: UUID) -> HttpResponse:
    """Read a workbook: every fault at once, or on to what it would change."""
    found = picture_for(request.user, picture)
    form = WorkbookForm(request.POST, request.FILES) if request.method == "POST" else WorkbookForm()
    context = {**common(found, page="work:upload"), "form": form, "refused": why_not_upload(State(found.state))}
    if request.method == "GET" or not form.is_valid():
        return render(request, "work/upload.html", context, status=200 if request.method == "GET" else 422)
    file = form.cleaned_data["workbook"]
    try:
        answers = _read(found, file.read(), file.name)
    except InvalidInput as error:
        return render(request, "work/upload.html", {**context, "faults": error.faults}, status=422)
    return once(request, lambda: _receive(request, found, answers))


def _receive(request: SignedIn, found: Picture, answers: AnswersFile) -> HttpResponse:
    received = workbooks.receive(
        picture=found, rows=answers.rows, settled=answers.settled, personal=answers.personal, by=request.user
    )
    return redirect("work:preview", found.pk, received.pk)


@require_GET
def preview(request: SignedIn, picture: UUID, upload: UUID) -> HttpResponse:
    """What would this workbook change?"""
    found = picture_for(request.user, picture)
    return _preview(request, found, _received(request, found, upload))


def _preview(request: SignedIn, found: Picture, received: Upload, *, refused: str = "") -> HttpResponse:
    changed = changes_in(found, unpacked(received.rows))
    counts = Counter(change.kind for change in changed)
    different = [change for kind in (ChangeKind.CHANGED, ChangeKind.NEW) for change in changed if change.kind is kind][:SHOWN]
    same = [_where(change.row) for change in changed if change.kind is ChangeKind.SAME]
    context = {
        **common(found, page="work:upload"),
        "upload": received,
        "new": counts[ChangeKind.NEW],
        "changed": counts[ChangeKind.CHANGED],
        "same": counts[ChangeKind.SAME],
        "changes": [(change, what_changes(change)) for change in different],
        "same_words": f"{count(len(same), 'antwoord is', 'antwoorden zijn')} gelijk aan wat er al staat",
        "same_rows": same[:SHOWN],
        "more_same": max(0, len(same) - SHOWN),
        "rest": count(len(different) - AT_ONCE, "antwoord", "antwoorden"),
        "caption": f"Gewijzigde en nieuwe antwoorden{f' (de eerste {SHOWN})' if len(different) == SHOWN else ''}",
        "settled": unpacked_settled(received.settled),
        "personal": [(place, words_of(kinds)) for place, kinds in received.personal],
        "refused": refused,
        "keep": KEEP,
    }
    pictures.opened(picture=found, page="preview", by=request.user)
    return render(request, "work/preview.html", context, status=422 if refused else 200)


def what_changes(change: Change) -> str:
    """In a line what is different: of a new answer what it says, of another only what differs.

    >>> what_changes(Change(AnswerRow("BES-01", "hr"), Said(paper=1, practice=2), Said(paper=3, practice=2, explanation="Ja.")))
    'Papier: van ‘Een concept, of verouderd’ naar ‘Vastgesteld, en bekend bij wie ermee werkt’. Toelichting erbij'
    """
    before, after = change.before or Said(), change.after
    sides = (
        ("Papier", paper_words(before.paper), paper_words(after.paper)),
        ("Praktijk", practice_words(before.practice), practice_words(after.practice)),
    )
    said = [
        f"{name}: van ‘{old}’ naar ‘{new}’" if change.before else f"{name}: {new.lower()}"
        for name, old, new in sides
        if old != new
    ]
    if after.not_applicable != before.not_applicable:
        said = ["Niet van toepassing"] if after.not_applicable else ["Is nu wel van toepassing", *said]
    texts = (("Toelichting", before.explanation, after.explanation), ("Bewijs", before.evidence, after.evidence))
    said += [f"{name} {'anders' if old else 'erbij'}" for name, old, new in texts if old != new]
    return ". ".join(said)


def _where(row: AnswerRow) -> str:
    return f"{row.criterion}, {function_words(row.respondent)}"


@require_POST
def take_over(request: SignedIn, picture: UUID, upload: UUID) -> HttpResponse:
    """Take it over; what seems to hold personal data only when that was confirmed."""
    found = picture_for(request.user, picture)
    received, keeps = _received(request, found, upload), KEEP in request.POST
    if refused := why_not_keep(received.personal, is_confirmed=keeps):
        return _preview(request, found, received, refused=refused)
    workbooks.take_over(upload=received, keeps_personal=keeps, by=request.user)
    return redirect("work:analysis", found.pk)


@require_GET
def workbook(request: SignedIn, picture: UUID) -> HttpResponse:
    """The workbook of this picture, with what was answered so far."""
    from dijkwacht.documents.workbook.template import write_template  # noqa: PLC0415 - heavy, and seldom asked

    found = picture_for(request.user, picture)
    head = WorkbookHead(
        code=found.organisation.code,
        name=name_on(found.organisation, found.reference_date),
        norm=found.norm.code,
        version=found.norm.version,
        on=found.reference_date,
        basic=found.is_basic,
        marking=Marking(found.marking),
        example=found.is_example,
        also_for=tuple(member.code for member in members_of(found)),
    )
    content = write_template(norm_of(found), basic=found.is_basic, head=head, rows=rows_of(found))
    workbooks.handed_out(picture=found, by=request.user)
    # The name says what it is to whoever finds it on a disk, and neither whose it is nor how they are doing.
    name = f"alle-antwoorden-per-functie-{timezone.localdate().isoformat()}"
    return sent(Document(name, Form.XLSX, content))


def _received(request: SignedIn, picture: Picture, upload: UUID) -> Upload:
    return get_object_or_404(Upload, pk=upload, picture=picture, by=request.user)


def _read(picture: Picture, data: bytes, name: str) -> AnswersFile:
    """The workbook, if it is one for this very picture.

    Raises:
        InvalidInput: it is broken, or belongs to another organisation, norm or scope.
    """
    answers = opening.workbook(data, file=name, norm=norm_of(picture))
    wanted = {
        "code": (answers.head.code, picture.organisation.code, "dit werkboek is van een andere organisatie"),
        "geldt_ook_voor": (
            set(answers.head.also_for),
            {member.code for member in members_of(picture)},
            "dit werkboek noemt andere deelnemers; kies bij Gesprekken en stukken voor wie het geldt, of download het opnieuw",
        ),
        "omvang": (answers.head.basic, picture.is_basic, "dit beeld heeft een andere omvang (basis of volledig)"),
    }
    if faults := [Fault(name, f"Organisatie, {label}", reason) for label, (found, own, reason) in wanted.items() if found != own]:
        raise InvalidInput(faults)
    if faults := list(islice(_unfit(answers, name), SHOWN)):
        raise InvalidInput(faults)
    return answers


def _unfit(answers: AnswersFile, name: str) -> Iterator[Fault]:
    """What the form of a respondent could not hold: it would be lost, or stand in the way, at the next answer."""
    for change in changes(answers.rows, {}):
        place = f"{change.row.criterion}, {change.row.respondent}"
        yield from (Fault(name, place, reason) for reason in faults_in(change.after, on=timezone.localdate()).values())
