"""What every page has in common on its way out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dijkwacht.kit.errors import Refused


class RefusedMiddleware:
    """A deed that is not possible now becomes a page that says why, status 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other error alone."""
        if isinstance(exception, Refused):
            return render(request, "errors/409.html", {"reason": exception.reason}, status=409)
        return None
