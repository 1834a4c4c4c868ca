"""Brings along, for a page that reads a file, who reads it where that takes longer than somebody waits."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse

from dijkwacht.web.parts.errands.reading import beside


class BesideMiddleware:
    """Each form that is sent may have a file that is read beside the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Bring it along; only a page that reads a file asks for it."""
        request.beside = partial(beside, request)  # type: ignore[attr-defined]
        return self._get_response(request)
