"""Providers of organisations: for whom they may speak, what they say, and why nobody comes in with it."""

from dataclasses import dataclass, field
from typing import Any

from dijkwacht.kit.errors import DijkwachtError
from dijkwacht.kit.words import Worded


class NotIn(Worded):
    """Why nobody comes in with what a provider of an organisation says."""

    CANCELLED = "cancelled", "gestopt bij de inlogvoorziening"
    AWAY = "away", "inlogvoorziening niet bereikbaar"
    NONSENSE = "nonsense", "onbegrijpelijk antwoord van de inlogvoorziening"
    ISSUER = "issuer", "antwoord van een andere inlogvoorziening"
    SIGNATURE = "signature", "handtekening van de inlogvoorziening klopt niet"
    NOT_ASKED = "not_asked", "antwoord op een andere vraag"
    EXPIRED = "expired", "antwoord verlopen"
    FAST = "fast", "klok van de inlogvoorziening loopt voor"
    SLOW = "slow", "klok van de inlogvoorziening loopt achter"
    UNVERIFIED = "unverified", "adres niet nagegaan door de inlogvoorziening"
    DOMAIN = "domain", "inlogvoorziening spreekt niet voor dit adres"
    NO_ACCOUNT = "no_account", "geen account met het adres van de inlogvoorziening"
    ENDED = "ended", "account geblokkeerd of beëindigd"
    ELSEWHERE = "elsewhere", "geen rol bij de organisatie van de inlogvoorziening"
    OTHER_SUBJECT = "other_subject", "account hoort bij een ander van de inlogvoorziening"
    OTHER_ADDRESS = "other_address", "adres van het account van een ander"
    STALE = "stale", "niet opnieuw ingelogd bij de inlogvoorziening"
    NOT_SAME = "not_same", "een ander dan wie was ingelogd"


class NotLetIn(DijkwachtError):
    """Nobody comes in: why, which account it was about where one is known, and how far a clock was off."""

    def __init__(self, why: NotIn, *, whose: Any = None, minutes: int = 0) -> None:
        self.why, self.whose, self.minutes = why, whose, minutes
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Provider:
    """Where people of an organisation sign in, and for whom it may speak: by domain of their address, by where they work."""

    id: str
    name: str
    server: str
    client_id: str
    secret: str = field(repr=False)
    domains: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    second_step: tuple[str, ...] = ()
    """Of these words of its ``acr`` or ``amr`` one is enough: who brings it did a second step there."""
    addresses_trusted: bool = False

    def speaks_for(self, email: str) -> bool:
        """Whether an address lies in one of its domains; all do where none is named."""
        return not self.domains or email.rpartition("@")[2] in self.domains


@dataclass(frozen=True, slots=True)
class Claim:
    """Whom a provider says that it has before it: a digest of who it is, and an address that it may have gone after."""

    subject: str
    email: str
    is_verified: bool
