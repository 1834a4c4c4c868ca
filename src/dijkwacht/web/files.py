"""Sending files: nothing else names one to a browser."""

from collections.abc import Collection, Iterator
from typing import TypeVar

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

from dijkwacht.documents.files import Document, Form

Answer = TypeVar("Answer", HttpResponse, StreamingHttpResponse)


def asked(form: str, offered: Collection[Form]) -> Form:
    """The form that the address names; another than those offered is not there."""
    if form not in offered:
        raise Http404
    return Form(form)


def sent(document: Document, *, is_inline: bool = False) -> HttpResponse:
    """A file to take along, or for a program that fetches it."""
    response = HttpResponse(document.content, content_type=document.form.media_type)
    return _named(response, document.name, is_attachment=not is_inline)


def streamed(title: str, form: Form, lines: Iterator[str]) -> StreamingHttpResponse:
    """A long table to take along, line by line."""
    return _named(StreamingHttpResponse(lines, content_type=form.media_type), f"{title}.{form}", is_attachment=True)


def _named(response: Answer, name: str, *, is_attachment: bool) -> Answer:
    response["Content-Disposition"] = content_disposition_header(is_attachment, name) or ""
    return response
