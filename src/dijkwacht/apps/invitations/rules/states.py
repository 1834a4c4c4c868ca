"""The states of an invitation, the steps between them, when somebody is reminded; and the code that a new device is asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.pictures.rules.states import ENDED, State, why_not_answer
from dijkwacht.kit.words import Worded

LINK_STAYS: Final = timedelta(days=60)
ADDRESS_STAYS: Final = timedelta(days=30)
REMIND_AFTER: Final = timedelta(days=7)
REMIND_BEFORE: Final = timedelta(days=3)
REMIND_APART: Final = timedelta(days=5)


class InvitationState(Worded):
    """Where an invitation stands."""

    PREPARED = "prepared", "nog niet verstuurd"
    SENT = "sent", "verstuurd"
    OPENED = "opened", "geopend"
    SUBMITTED = "submitted", "ingeleverd"
    EXPIRED = "expired", "verlopen"
    REVOKED = "revoked", "ingetrokken"


STANDING_LINK: Final = frozenset({InvitationState.SENT, InvitationState.OPENED, InvitationState.SUBMITTED})
"""In these states the link leads somewhere, until its last day."""
UNANSWERED: Final = frozenset({InvitationState.SENT, InvitationState.OPENED})
"""Of these somebody still waits for answers."""


class Taker(StrEnum):
    """Who takes a step with an invitation; the value is the word in the docs."""

    ADVISER = "adviseur"
    INVITEE = "genodigde"
    CLOCK = "vanzelf, na de laatste dag"


@dataclass(frozen=True, slots=True)
class InvitationStep:
    """One allowed step: the verb, who takes it and what it asks."""

    verb: str
    by: Taker = Taker.ADVISER
    needs_open_round: bool = True
    needs_running_link: bool = False


_AGAIN: Final = InvitationStep("Nieuwe link sturen")
_REVOKE: Final = InvitationStep("Intrekken", needs_open_round=False)
_EXPIRE: Final = InvitationStep("Verlopen", Taker.CLOCK, needs_open_round=False)
INVITATION_STEPS: Final[Mapping[tuple[InvitationState, InvitationState], InvitationStep]] = MappingProxyType(
    {
        (InvitationState.PREPARED, InvitationState.SENT): InvitationStep("Uitnodigen"),
        (InvitationState.SENT, InvitationState.OPENED): InvitationStep("Openen", Taker.INVITEE, needs_running_link=True),
        (InvitationState.OPENED, InvitationState.SUBMITTED): InvitationStep("Inleveren", Taker.INVITEE, needs_running_link=True),
        (InvitationState.SUBMITTED, InvitationState.OPENED): InvitationStep("Heropenen", needs_running_link=True),
        **{(state, InvitationState.SENT): _AGAIN for state in InvitationState if state is not InvitationState.PREPARED},
        **{(state, InvitationState.EXPIRED): _EXPIRE for state in InvitationState if state in UNANSWERED},
        **{(state, InvitationState.REVOKED): _REVOKE for state in InvitationState if state in STANDING_LINK},
    }
)


@dataclass(frozen=True, slots=True)
class Round:
    """What an invitation stands in: the state of the picture, whether it was announced, whether the link's last day is past."""

    state: State
    is_announced: bool = True
    is_over: bool = False


def why_not_invitation(state: InvitationState, to: InvitationState, within: Round) -> str | None:
    """Why an invitation cannot go from one state to another now; None when it can."""
    step = INVITATION_STEPS.get((state, to))
    if step is None:
        return f"Een uitnodiging die ‘{state.word}’ is, kan niet in één stap ‘{to.word}’ worden."
    if to is InvitationState.SENT and (reason := why_not_invite(within)):
        return reason
    if step.needs_open_round and (reason := why_not_answer(within.state)):
        return reason
    if step.needs_running_link and within.is_over:
        return "De laatste dag van de link is voorbij. Stuur een nieuwe link; daarmee kan deze persoon weer verder."
    if to is InvitationState.EXPIRED and not within.is_over:
        return "De laatste dag van de link is nog niet voorbij."
    return None


def why_not_invite(within: Round) -> str | None:
    """Why nobody can be invited now; None when people can."""
    if within.state is State.PLANNED:
        return "Zet eerst de vragen open: dan kan wie de uitnodiging krijgt, meteen beginnen."
    if within.state is not State.ANSWERING:
        return "De vragen zijn gesloten: u kunt nu niemand meer uitnodigen."
    if not within.is_announced:
        return "Eerst gaat de aankondiging van de secretaris uit: verstuur die, of geef aan dat u hem zelf stuurt."
    return None


def why_not_address(picture: State, state: InvitationState | None, *, is_of_another: bool = False) -> str | None:
    """Why an address cannot be changed now; None when it can. ``is_of_another``: whoever sat here before answered already."""
    if picture in ENDED:
        return "Dit beeld is afgerond: er worden geen adressen meer bewaard."
    if state in STANDING_LINK:
        return "Er is al een link naar het vorige adres gestuurd. Trek die eerst in; daarna kunt u het adres wijzigen."
    if is_of_another:
        return (
            "Wie hier was uitgenodigd, gaf al antwoorden. Een ander mag die niet lezen."
            " Vraag die ander onderaan, bij ‘Nog iemand vragen’, in dezelfde functie."
        )
    return None


def why_not_drop(*, has_link: bool, has_answers: bool) -> str | None:
    """Why somebody who is asked cannot be taken off the list; None when they can."""
    if has_link:
        return "Deze persoon is al uitgenodigd. Trek de uitnodiging in."
    return "Er zijn al antwoorden van deze functie." if has_answers else None


def name_for(function: str, taken: Collection[str]) -> str:
    """What one more person in a function is called: ``handhaving``, then ``handhaving 2``."""
    names = (function if number == 1 else f"{function} {number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def is_reminder_due(*, sent_on: date, last_on: date, reminded_on: date | None, due_on: date | None, on: date) -> bool:
    """Whether somebody who did not submit is reminded on a day.

    Once a week after sending, once three days before the end of the questions or of the link; a day that was missed is
    made good, and five days lie between two reminders.
    """
    if on > last_on or (reminded_on and on - reminded_on < REMIND_APART):
        return False
    end = min(last_on, due_on) if due_on else last_on
    moments = [sent_on + REMIND_AFTER] + ([end - REMIND_BEFORE] if on <= end else [])
    return any(sent_on < moment <= on and (reminded_on is None or reminded_on < moment) for moment in moments)
