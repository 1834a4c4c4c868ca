"""A form that is sent twice does one thing: what it did and its receipt are one transaction.

What it did is undone where a text in it has to be looked at first: so a right and a length are looked at before that.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from http import HTTPStatus
from typing import TypeVar, cast

from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from dijkwacht.apps.receipts import actions as receipts
from dijkwacht.apps.receipts.models import Receipt
from dijkwacht.apps.receipts.rules import mark_of
from dijkwacht.kit.errors import Refused
from dijkwacht.web.errors import typed
from dijkwacht.web.request import way_back

Hold = Callable[[HttpResponse], HttpResponse | None]
"""Looks, when a form has its answer, whether a text in it waits for its writer: then this gives the page that asks."""
Beside = Callable[[Callable[[], HttpResponse]], HttpResponse]
"""Gives the answer of a page that reads a file, or leads to where its reading goes on."""
View = TypeVar("View", bound=Callable[..., HttpResponse])
_FIRST = "reads_first"


def reading_first(view: View) -> View:
    """Mark a view that reads a file before its deed: nobody waits for the write lock meanwhile. It calls ``once`` itself.

    What takes long to read is read beside the page, by whoever the request brought along for that.
    """

    @wraps(view)
    def read(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        beside: Beside = getattr(request, "beside", lambda answer: answer())
        return beside(lambda: view(request, *args, **kwargs))

    setattr(read, _FIRST, True)
    return cast("View", read)


def reads_first(view: Callable[..., HttpResponse]) -> bool:
    """Whether a view calls ``once`` itself."""
    return getattr(view, _FIRST, False)


def once(request: HttpRequest, deed: Callable[[], HttpResponse], *, mark: str | None = None) -> HttpResponse:
    """Do what a form asks, unless that was done; the second gets the answer of the first."""
    mark = mark_in(request) if mark is None else mark
    if not mark and hold_of(request) is None:
        return deed()
    answer, raised = _kept(request, mark, deed)
    if answer is not None and answer.status_code < HTTPStatus.BAD_REQUEST:
        return answer
    # Also where this one was refused, or found nothing, because the other did it in the meantime.
    if mark and (found := receipts.find(mark)):
        return _again(request, found)
    if raised is not None:
        raise raised
    return answer if answer is not None else deed()


def was_done(request: HttpRequest) -> bool:
    """Whether this very form was handled already."""
    mark = mark_in(request)
    return bool(mark) and receipts.find(mark) is not None


def hold_of(request: HttpRequest) -> Hold | None:
    """Who looks at the texts of this form."""
    return getattr(request, "hold", None)


def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    """The page that says why a deed is not possible now."""
    context = {"reason": why.reason, "back": way_back(request), "typed": typed(request) if request.method == "POST" else []}
    return render(request, "errors/409.html", context, status=409)


def mark_in(request: HttpRequest) -> str:
    """The mark of a form of ours; empty for all else: a page to read, a part that saves as one types, a script."""
    match = request.resolver_match
    token = request.POST.get("csrfmiddlewaretoken", "") if request.method == "POST" else ""
    if not token or match is None or not match.namespace or request.headers.get("HX-Request"):
        return ""
    files = [(name, map(_digest, request.FILES.getlist(name))) for name in request.FILES]
    return mark_of(request.get_full_path(), fields=[*request.POST.lists(), *files])


def _digest(file: UploadedFile[bytes]) -> str:
    file.seek(0)
    found = hashlib.sha256(file.read()).hexdigest()
    file.seek(0)
    return found


def _kept(request: HttpRequest, mark: str, view: Callable[[], HttpResponse]) -> tuple[HttpResponse | None, Exception | None]:
    """Do it with its receipt, unless it has one; what the view raises comes back after what it did before has been saved."""
    with suppress(receipts.Twice), transaction.atomic():
        if mark and receipts.find(mark):
            raise receipts.Twice
        try:
            answer = view()
        except Refused as why:
            answer = refused(request, why)
        except Exception as error:  # noqa: BLE001 - raised by whoever called
            return None, error
        hold = hold_of(request)
        if hold and (page := _asking(request, hold, answer)):
            transaction.set_rollback(True)
            request.session.modified = False  # what was undone leaves nothing there
            return page, None
        if mark and HTTPStatus.MULTIPLE_CHOICES <= answer.status_code < HTTPStatus.BAD_REQUEST:
            receipts.give(mark=mark, url=answer["Location"], said=_said(request))
        return answer, None
    return None, None


def _said(request: HttpRequest) -> list[tuple[int, str]]:
    storage = messages.get_messages(request)
    said = [(int(one.level or 0), str(one.message)) for one in storage]
    storage.used = False  # type: ignore[union-attr]  # looked at, not shown
    return said


def _asking(request: HttpRequest, hold: Hold, answer: HttpResponse) -> HttpResponse | None:
    """The page that asks, if a text waits: what is undone is not told, neither there nor later."""
    said = messages.get_messages(request)
    request._messages = default_storage(request)  # type: ignore[attr-defined]  # noqa: SLF001 - as its middleware sets it
    page = hold(answer)
    if page is None:
        request._messages = said  # type: ignore[attr-defined]  # noqa: SLF001
    return page


def _again(request: HttpRequest, found: Receipt) -> HttpResponse:
    request.kept_personal = ()  # type: ignore[attr-defined]  # put on record the first time
    waiting = _said(request)
    for level, text in found.said:
        if (level, text) not in waiting:
            messages.add_message(request, level, text)
    return redirect(found.url)
