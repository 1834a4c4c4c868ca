"""No free text reaches a deed with what looks like personal data in it, unless its writer says so: that is put on record.

Every form of ours is held here at the door, so that a new form cannot forget it. Nothing typed is lost: the texts wait on a
page of their own, to be changed or kept. The card of a respondent asks in its own place, for there the levels are saved first;
a workbook asks once, on its preview; a letter keeps nothing, so there is nothing to put on record.
"""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.measures.models import Measure
from dijkwacht.web.personal.held import KEEP, mark, record_kept, waiting

ASKS_ITSELF: Final = frozenset({"questions:card", "work:take_over", "letters:letter"})
"""Addresses with a place of their own to ask."""

NO_TEXT: Final = ("csrfmiddlewaretoken", KEEP, "email", "address", "seen", "code")
"""How the names of fields begin that are asked for an address or hold a mark of ours."""

_KNOWN: Final = "kept_texts"
REMEMBERED: Final = 50
"""So many confirmed texts a session remembers by their marks: saving them again does not ask again."""


class PersonalMiddleware:
    """Holds a form with personal data in its free texts until its writer has looked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; what was kept on purpose is put on record once it has been saved."""
        response = self.get_response(request)
        if response.status_code < 400 and (kept := getattr(request, "kept_personal", None)):
            record_kept(kept, by=request.user, organisation=_organisation(request))  # type: ignore[arg-type]  # signed in
            known = request.session.get(_KNOWN, [])
            request.session[_KNOWN] = [*known, *(mark([one]) for one in kept)][-REMEMBERED:]
        return response

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse], view_args: tuple[Any, ...], view_kwargs: Any
    ) -> HttpResponse | None:
        """Let a form through, or show which texts wait."""
        match = request.resolver_match
        if request.method != "POST" or match is None or not match.namespace or match.view_name in ASKS_ITSELF:
            return None
        if not request.user.is_authenticated:
            return None  # without an account nobody writes a text anywhere but on the card
        known = request.session.get(_KNOWN, [])
        held = tuple(one for one in waiting(_texts(request)) if mark([one]) not in known)
        if not held:
            return None
        if request.POST.get(KEEP) == mark(held):
            request.kept_personal = held  # type: ignore[attr-defined]  # until the answer is there
            return None
        names = {one.name for one in held}
        rest = [(name, value) for name, values in request.POST.lists() if _passes(name, names) for value in values]
        context = {"held": held, "rest": rest, "mark": mark(held), "keep": KEEP}
        return render(request, "errors/personal.html", context, status=422)


def _texts(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, values in request.POST.lists() if not name.startswith(NO_TEXT) for value in values]


def _passes(name: str, held: set[str]) -> bool:
    return name not in held and name not in {"csrfmiddlewaretoken", KEEP}


def _organisation(request: HttpRequest) -> str:
    """The code of the organisation whose picture or measure the form was about, for its own chain of events."""
    arguments = request.resolver_match.kwargs if request.resolver_match else {}
    if "measure" in arguments:
        return Measure.objects.filter(pk=arguments["measure"]).values_list("organisation__code", flat=True).first() or ""
    if "picture" not in arguments:
        return ""
    found = Picture.objects.filter(pk=arguments["picture"]).values_list("organisation__code", flat=True)
    return found.first() or ""
