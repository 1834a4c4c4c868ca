"""The mark of who typed a form, sealed: nobody else sends it, and it proves that the form was one of ours.

A new mark against forged forms (CSRF) is made at each sign-in; this one lives on, so that a form that outlived its session is
sent by one press once the same account is there again.
"""

from datetime import timedelta
from typing import Final

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

FIELD: Final = "typed_by"
PROVES: Final = timedelta(days=3)
"""So long a mark proves that a form was ours: over a weekend. After that it only says whose it is."""
_ACCOUNT: Final = "a"


def account(number: int) -> str:
    """How an account stands in a mark."""
    return f"{_ACCOUNT}{number}"


def invitation(number: int) -> str:
    """How an invitation stands in a mark."""
    return f"i{number}"


def there(request: HttpRequest) -> frozenset[str]:
    """Who is there now: an account, and the invitations of this browser; the middleware knows."""
    found: frozenset[str] = getattr(request, "typists", frozenset)()
    return found


def for_nobody_yet(request: HttpRequest) -> None:
    """Say that the forms of this page are of whoever follows its link, whoever was signed in here before."""
    request.typists = frozenset  # type: ignore[attr-defined]


def mark(request: HttpRequest) -> str:
    """What a form that is shown now carries; empty where nobody is there yet."""
    return _signer().sign("-".join(sorted(there(request)))) if there(request) else ""


def carried(request: HttpRequest) -> str:
    """The mark that came with a form, as it came."""
    return request.POST.get(FIELD, "") if request.method == "POST" else ""


def typists(request: HttpRequest, *, within: timedelta | None = None) -> frozenset[str]:
    """Who typed what was sent; nobody where its mark is missing, not ours, or older than this."""
    try:
        found = _signer().unsign(carried(request), max_age=within)
    except BadSignature:
        return frozenset()
    return frozenset(found.split("-"))


def is_anothers(typed: frozenset[str], now: frozenset[str]) -> bool:
    """Whether somebody else is there than who typed it; where nobody is there, nobody else is.

    >>> is_anothers(frozenset({"a1"}), frozenset({"a2"})), is_anothers(frozenset({"a1", "i7"}), frozenset({"a1"}))
    (True, False)
    >>> is_anothers(frozenset({"i7"}), frozenset({"a2", "i7"})), is_anothers(frozenset({"i7"}), frozenset({"i8"}))
    (False, True)
    >>> is_anothers(frozenset({"a1"}), frozenset()), is_anothers(frozenset(), frozenset({"a1"}))
    (False, False)
    """
    accounts = [{one for one in whose if one.startswith(_ACCOUNT)} for whose in (typed, now)]
    if all(accounts):
        return accounts[0] != accounts[1]
    return bool(typed) and bool(now) and typed.isdisjoint(now)


def proves(request: HttpRequest) -> bool:
    """Whether what was sent was typed here by who is there now, not long ago."""
    typed, now = typists(request, within=PROVES), there(request)
    return bool(typed) and bool(now) and not is_anothers(typed, now)


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="dijkwacht.typed")
