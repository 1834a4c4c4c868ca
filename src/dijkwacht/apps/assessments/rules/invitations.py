"""The states of an invitation."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class InvitationState(StrEnum):
    """Where an invitation stands."""

    SENT = "sent"
    OPENED = "opened"
    SUBMITTED = "submitted"
    EXPIRED = "expired"
    REVOKED = "revoked"

    @property
    def word(self) -> str:
        """The word on the page."""
        return INVITATION_WORDS[self]


INVITATION_WORDS: Final = MappingProxyType(
    {
        InvitationState.SENT: "verstuurd",
        InvitationState.OPENED: "geopend",
        InvitationState.SUBMITTED: "ingeleverd",
        InvitationState.EXPIRED: "verlopen",
        InvitationState.REVOKED: "ingetrokken",
    }
)
