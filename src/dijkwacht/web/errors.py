"""What somebody reads when a page cannot be given; of the request only the writer's own words are given back."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dijkwacht.web.typed import marks

_ONE_WORD: Final = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)*|\S+@\S+")
"""A name or an address: what is chosen from a list has no capital."""
NOT_CARRIED: Final = ("csrfmiddlewaretoken", "password", marks.FIELD)
"""How the names of fields begin that no page of ours writes out."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The request makes no sense."""
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not allowed; pages of the product say 404 instead."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not there, or not for this person: the same answer; whoever was writing when a right ended keeps the words."""
    written = typed(request) if request.method == "POST" else []
    return render(request, "errors/404.html", {"typed": written}, status=404)


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long or came from elsewhere."""
    if request.headers.get("HX-Request"):
        # The page stays, with what was typed; it gets the new mark, so that saving again succeeds.
        return _beside(request, render(request, "errors/csrf_part.html", status=422))
    # What another site sends was not typed here: it would stand on a page of ours as if we said it. And without a mark of who
    # typed it, whoever is there now may be somebody else.
    is_known = not marks.there(request) or bool(marks.typists(request))
    context = {
        "typed": typed(request) if is_known and _is_ours(request) else [],
        "carried": carried(request) if is_known and is_surely_ours(request) else [],
        "mark": _mark_along(request),
    }
    return render(request, "errors/403_csrf.html", context, status=403)


def anothers(request: HttpRequest) -> HttpResponse:
    """What another account typed: it is not sent, nothing of it is shown, and that is said."""
    if request.headers.get("HX-Request"):
        return _beside(request, render(request, "errors/anothers_part.html", status=422))
    return render(request, "errors/anothers.html", status=403)


def not_saved(request: HttpRequest, *, sign_in: str, is_invited: bool = False, is_again: bool = False) -> HttpResponse:
    """Whoever was typing when the session ended: told that nothing was saved, and nothing typed is lost.

    A part of a page leaves the page as it is. Else all that was filled in goes along, to be sent again after signing in. The mark
    of the form was right: it was one of ours.
    """
    context = {"sign_in": sign_in, "is_invited": is_invited, "is_again": is_again, "mark": _mark_along(request)}
    if request.headers.get("HX-Request"):
        return _beside(request, render(request, "errors/signed_out_part.html", context, status=422))
    context |= {"typed": typed(request), "carried": carried(request), "has_files": request.content_type == "multipart/form-data"}
    return render(request, "errors/signed_out.html", context, status=403)


def _mark_along(request: HttpRequest) -> str:
    """Whose form it was, to go along with it while nobody is there; who is there now has a mark of their own."""
    return "" if marks.there(request) else marks.carried(request)


def _beside(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    if request.headers.get("HX-Target") != "status":
        # The page asks for a part of itself; this is said above it, and nothing that stands there is replaced.
        answer["HX-Retarget"], answer["HX-Reswap"], answer["HX-Reselect"] = "#melding", "innerHTML", "unset"
    return answer


def is_surely_ours(request: HttpRequest) -> bool:
    """Whether a browser says that our own page sent this: only then one button sends it again."""
    return _is_ours(request) and ("Origin" in request.headers or "Sec-Fetch-Site" in request.headers)


def _is_ours(request: HttpRequest) -> bool:
    """Whether a browser says nothing of another site; every browser of today says where a form was sent from."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "same-origin")
    return origin in {None, f"{request.scheme}://{request.get_host()}"} and site == "same-origin"


def typed(request: HttpRequest) -> list[str]:
    """The texts of a form of ours that was not saved, to copy; never what is typed to sign in."""
    if request.resolver_match is None or not request.resolver_match.namespace:
        return []
    return [value for _, value in carried(request) if " " in value or _ONE_WORD.fullmatch(value)]


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field of a form of ours that was not saved, to send again; never what is typed to sign in."""
    if request.resolver_match is None or not request.resolver_match.namespace:
        return []
    fields = ((name, values) for name, values in request.POST.lists() if not name.startswith(NOT_CARRIED))
    return [(name, str(value)) for name, values in fields for value in values]


def server_error(request: HttpRequest) -> HttpResponse:
    """Something is broken here."""
    return render(request, "errors/500.html", status=500)
