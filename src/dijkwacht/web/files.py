"""Sending files: nothing else names one to a browser."""

import re
from collections.abc import Collection, Iterator
from typing import Final, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from dijkwacht.documents.files import TEXTS, Document, Form
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.writers import write

Answer = TypeVar("Answer", HttpResponse, StreamingHttpResponse)


def asked(form: str, offered: Collection[Form]) -> Form:
    """The form that the address names; another than those offered is not there."""
    if form not in offered:
        raise Http404
    return Form(form)


def sent(document: Document, *, is_inline: bool = False, to: HttpRequest | None = None) -> HttpResponse:
    """A file to take along, or for a program that fetches it; what is told of it stands on the next page of who takes it."""
    if to and document.told:
        messages.warning(to, document.told)
    response = HttpResponse(document.content, content_type=document.form.media_type)
    return _named(response, document.name, is_attachment=not is_inline)


def sent_paper(paper: Paper, form: Form, *, number: str) -> HttpResponse:
    """The time line of a case to take along, by the number under which it goes into the file; its name says nobody's."""
    return sent(Document(f"tijdlijn-{_NOT_IN_NAMES.sub('-', number.lower())}", form, write(paper, form)))


_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")


def papers_at(address: str, *parts: object) -> list[tuple[str, str]]:
    """The forms in which a paper can be taken along, each with its address."""
    return [(form.word, reverse(address, args=[*parts, form.value])) for form in TEXTS]


def streamed(title: str, form: Form, lines: Iterator[str]) -> StreamingHttpResponse:
    """A long table to take along, line by line."""
    return _named(StreamingHttpResponse(lines, content_type=form.media_type), f"{title}.{form}", is_attachment=True)


def _named(response: Answer, name: str, *, is_attachment: bool) -> Answer:
    response["Content-Disposition"] = content_disposition_header(is_attachment, name) or ""
    return response
