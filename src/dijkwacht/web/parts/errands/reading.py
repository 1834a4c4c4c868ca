"""A file that takes long to read is read beside the page, and the form is then sent again with what was read.

Who waits for a page waits two seconds at most. What is not read by then becomes an errand: its page says how far it is and has
*Stoppen*. When it is done, its sender goes on: the form goes to the page that it was for, as it was filled in, with the file from
the errand.
"""

import json
from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.queries import result_of
from dijkwacht.apps.errands.rules import Kind, State
from dijkwacht.documents.uploads import opening
from dijkwacht.jobs import errands
from dijkwacht.kit.errors import Refused
from dijkwacht.web.once import refused
from dijkwacht.web.parts.errands.shown import own

BROUGHT: Final = "gelezen"
"""The field that says which errand read the file of this form."""
_NOT_KEPT: Final = ("csrfmiddlewaretoken", BROUGHT)


def beside(request: HttpRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of a page that reads a file, or the way to the errand that reads it."""
    if request.method != "POST" or not isinstance(request.user, User):
        return answer()
    with opening.while_waiting(_brought(request, request.user)):
        try:
            return answer()
        except opening.Longer as longer:
            return _way(request, request.user, longer.reading)


def fields_of(errand: Errand) -> Iterator[tuple[str, str]]:
    """What was filled in beside the file."""
    yield from json.loads(errand.about["fields"])


def _way(request: HttpRequest, user: User, reading: opening.Reading) -> HttpResponse:
    fields = [(name, value) for name, values in request.POST.lists() for value in values if name not in _NOT_KEPT]
    about = {
        "file": reading.asked["file"],
        "field": next(iter(request.FILES)),
        "where": request.get_full_path(),
        "fields": json.dumps(fields),
    }
    try:
        errand = errands.ask(kind=Kind.READING, given=reading.packed(), about=about, by=user)
    except Refused as why:
        return refused(request, why)
    return redirect("errands:errand", errand.pk)


def _brought(request: HttpRequest, user: User) -> opening.Reading | None:
    """What an errand read for this very form; its file is put in the form again."""
    if BROUGHT not in request.POST:
        return None
    try:
        errand = own(user, UUID(request.POST[BROUGHT]), Kind.READING)
    except ValueError:
        return None
    if errand.state_on(timezone.now()) is not State.DONE or errand.about["where"] != request.get_full_path():
        return None
    reading = opening.Reading.unpacked(result_of(errand))
    request.FILES[errand.about["field"]] = SimpleUploadedFile(errand.about["file"], reading.data)
    return reading
