"""What the buttons of the list do: each is one deed, or the same deed for several people."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from django.http import Http404

from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Invitation, Picture
from dijkwacht.apps.assessments.queries import Asked, asked_in, functions_in, norm_of
from dijkwacht.apps.assessments.rules import InvitationState
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Refused
from dijkwacht.web.request import SignedIn


def is_ready(row: Asked) -> bool:
    """Whether somebody has an address and was never invited."""
    return row.invitation is not None and bool(row.invitation.email) and row.state is InvitationState.PREPARED


def do(request: SignedIn, here: Picture, deed: str, function: str) -> str:
    """Do what a button says, such as ``invite:all`` or ``revoke:12``; returns what the page tells about it.

    Raises:
        Refused: it is not possible now.
        Http404: there is no such deed or person.
    """
    if deed == "save:":
        return "De adressen zijn bewaard."
    if deed in {"add:", "fill:"}:
        return _ask(request, here, function if deed == "add:" else None)
    rows = asked_in(here)
    if deed == "invite:all":
        return _invite(request, filter(is_ready, rows))
    verb, _, number = deed.partition(":")
    row = next((row for row in rows if str(row.respondent.pk) == number), None)
    if row is None or verb not in ONE:
        raise Http404
    return ONE[verb](request, row)


def _ask(request: SignedIn, here: Picture, function: str | None) -> str:
    if function == "":
        raise Refused("Kies eerst een functie uit de lijst.")
    taken = {row.respondent.function for row in asked_in(here)}
    functions = [function] if function else [name for name in functions_in(norm_of(here)) if name not in taken]
    for name in functions:
        actions.ask_one_more(picture=here, function=name, by=request.user)
    return f"{count(len(functions), 'functie', 'functies')} toegevoegd."


def _invite(request: SignedIn, rows: Iterable[Asked]) -> str:
    invited = [_invitation(row) for row in rows]
    for invitation in invited:
        actions.invite(invitation=invitation, by=request.user)
    return f"{count(len(invited), 'uitnodiging gaat', 'uitnodigingen gaan')} de deur uit."


def _revoke(request: SignedIn, row: Asked) -> str:
    actions.revoke(invitation=_invitation(row), by=request.user)
    return "De uitnodiging is ingetrokken: de link werkt niet meer. Antwoorden die er al waren, blijven staan."


def _reopen(request: SignedIn, row: Asked) -> str:
    actions.reopen(invitation=_invitation(row), by=request.user)
    return "De vragen staan weer open; deze persoon krijgt daarover een mail."


def _drop(request: SignedIn, row: Asked) -> str:
    actions.drop(respondent=row.respondent, by=request.user)
    return "Deze functie staat niet meer op de lijst."


def _invitation(row: Asked) -> Invitation:
    if row.invitation is None:
        raise Refused("Vul eerst een e-mailadres in.")
    return row.invitation


ONE: Final[Mapping[str, Callable[[SignedIn, Asked], str]]] = MappingProxyType(
    {
        "invite": lambda request, row: _invite(request, [row]),
        "revoke": _revoke,
        "reopen": _reopen,
        "drop": _drop,
    }
)
