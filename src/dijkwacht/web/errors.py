"""What somebody reads when a page cannot be given; of the request only the writer's own words are given back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


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
        answer = render(request, "errors/csrf_part.html", status=422)
        if request.headers.get("HX-Target") != "status":
            # The page asks for a part of itself; this is said above it, and nothing that stands there is replaced.
            answer["HX-Retarget"], answer["HX-Reswap"], answer["HX-Reselect"] = "#melding", "innerHTML", "unset"
        return answer
    # What another site sends was not typed here: it would stand on a page of ours as if we said it.
    return render(request, "errors/403_csrf.html", {"typed": typed(request) if _is_ours(request) else []}, status=403)


def _is_ours(request: HttpRequest) -> bool:
    """Whether a browser says nothing of another site; every browser of today says where a form was sent from."""
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site", "same-origin")
    return origin in {None, f"{request.scheme}://{request.get_host()}"} and site == "same-origin"


def typed(request: HttpRequest) -> list[str]:
    """The texts of a form of ours that was not saved, to copy; never what is typed to sign in."""
    if request.resolver_match is None or not request.resolver_match.namespace:
        return []
    fields = [value for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values]
    return [str(value) for value in fields if " " in value]


def server_error(request: HttpRequest) -> HttpResponse:
    """Something is broken here."""
    return render(request, "errors/500.html", status=500)
