"""What the buttons of the list do: each is one deed, or the same deed for several people."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from django.http import Http404
from django.utils import timezone

from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.queries import Asked, asked_in, functions_in, turnout
from dijkwacht.apps.invitations.rules.states import InvitationState
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
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
    if deed == "remind:all":
        return _remind(request, rows)
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
        invitations.ask_one_more(picture=here, function=name, by=request.user)
    return f"{count(len(functions), 'functie', 'functies')} toegevoegd."


def _invite(request: SignedIn, rows: Iterable[Asked]) -> str:
    people = {invitation.email: invitation for invitation in map(_invitation, rows)}
    functions = sum(invitations.invite(invitation=invitation, by=request.user) for invitation in people.values())
    sent = f"{count(len(people), 'uitnodiging gaat', 'uitnodigingen gaan')} de deur uit"
    # One person has one link, whatever the number of functions.
    return f"{sent}." if functions == len(people) else f"{sent}, voor {count(functions, 'functie', 'functies')}."


def _remind(request: SignedIn, rows: Iterable[Asked]) -> str:
    late = turnout(rows, on=timezone.localdate()).reached
    for invitation in late:
        invitations.remind(invitation=invitation, by=request.user)
    if not late:
        return "Er is niemand om te herinneren: iedereen is klaar, of kreeg vandaag al een herinnering."
    return f"{count(len(late), 'herinnering gaat', 'herinneringen gaan')} de deur uit. De links blijven werken."


def _revoke(request: SignedIn, row: Asked) -> str:
    invitations.revoke(invitation=_invitation(row), by=request.user)
    return "De uitnodiging is ingetrokken: de link werkt niet meer. Antwoorden die er al waren, blijven staan."


def _reopen(request: SignedIn, row: Asked) -> str:
    invitations.reopen(invitation=_invitation(row), by=request.user)
    return "De vragen staan weer open; deze persoon krijgt daarover een mail."


def _drop(request: SignedIn, row: Asked) -> str:
    invitations.drop(respondent=row.respondent, by=request.user)
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
