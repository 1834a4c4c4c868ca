"""The calculator: events in, every legal term out. Nothing of it is stored, in no table, session or log."""

from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.analysis.terms.cases import Instrument
from dijkwacht.analysis.terms.reckoning import reckon
from dijkwacht.documents.files import Document, Form
from dijkwacht.documents.terms import writer
from dijkwacht.documents.terms.fields import WORD
from dijkwacht.documents.terms.library import calendar
from dijkwacht.web.files import sent
from dijkwacht.web.request import SignedIn
from dijkwacht.web.terms import sheet as sheets
from dijkwacht.web.terms.forms import KINDS, offered
from dijkwacht.web.terms.sheet import Sheet
from dijkwacht.web.terms.term_rows import shown

KIND: Final = "soort"
NOTHING_YET: Final = {"text": "Vul bij minstens één gebeurtenis een datum in.", "href": "#gebeurtenissen"}

NO_DAY: Final = {"text": "Uit deze gebeurtenissen volgt geen laatste dag. Er is niets voor uw agenda.", "href": "#gebeurtenissen"}


@require_http_methods(["GET", "POST"])
def index(request: SignedIn) -> HttpResponse:
    """Which terms run, and until when?"""
    if request.method == "GET":
        kind = request.GET.get(KIND, "")
        return _page(request, sheets.empty(Instrument(kind) if kind in set(Instrument) else None))
    deed, _, which = request.POST.get("do", "").partition("-")
    if deed == "reckon":
        return _reckoned(request)
    sheet = sheets.sent(request.POST, checked=False)
    match deed:
        case "add":
            sheets.add(sheet, which or request.POST.get("add_what", ""), in_place=bool(which))
        case "remove":
            sheets.remove(sheet, which)
        case "sort":
            sheets.in_order(sheet)
        case "kind":
            sheet.instrument = None
        case "start" if sheet.instrument and not sheet.rows:
            sheet = sheets.empty(sheet.instrument)
    return _page(request, sheet)


def _reckoned(request: SignedIn) -> HttpResponse:
    sheet = sheets.sent(request.POST, checked=True)
    if not sheet.check() or sheet.case is None:
        return _page(request, sheet, status=422)
    return _page(request, sheet, **shown(sheet.case, reckon(sheet.case, calendar())))


@require_POST
def calendar_file(request: SignedIn) -> HttpResponse:
    """The last days as a calendar file; neither its name nor its entries say anything of the case."""
    sheet = sheets.sent(request.POST, checked=True)
    if not sheet.check() or sheet.case is None:
        return _page(request, sheet, status=422)
    data = writer.as_calendar(reckon(sheet.case, calendar()).terms, word=_word(request), made_at=timezone.now())
    if not data:
        return _page(request, sheet, status=422, why=NO_DAY)
    return sent(Document(writer.FILE_NAME, Form.ICS, data))


@require_POST
def events_file(request: SignedIn) -> HttpResponse:
    """The events as a file that the command line reads."""
    sheet = sheets.sent(request.POST, checked=True)
    if not sheet.check() or sheet.case is None:
        return _page(request, sheet, status=422)
    return sent(Document("gebeurtenissen", Form.YAML, writer.as_events_file(sheet.case, word=_word(request)).encode()))


def _word(request: SignedIn) -> str:
    """The word of this case in a calendar: made with the first page, and carried along with every press, as all else is."""
    word = request.POST.get("calendar", "")
    return word if WORD.fullmatch(word) else writer.new_word()


def _page(request: SignedIn, sheet: Sheet, *, status: int = 200, why: dict[str, str] = NOTHING_YET, **more: Any) -> HttpResponse:
    faults = sheet.faults
    if status == 422 and not faults:
        faults = [why]
    context = {
        "sheet": sheet,
        "form": sheet.form,
        "faults": faults,
        "kind": dict(KINDS).get(sheet.instrument) if sheet.instrument else "",
        "offered": offered(sheet.instrument, str(sheet.form["kind"].value() or "")) if sheet.instrument else [],
        "is_bibob": sheet.instrument is Instrument.BIBOB,
        "most_rows": sheets.MOST_ROWS,
        "word": _word(request),
    }
    return render(request, "terms/index.html", {**context, **more}, status=status)
