"""The chain: what an event says, how it is sealed, where a chain breaks, and what of it is kept elsewhere.

A seal is made with a key that the database does not hold: who can write in the database alone cannot make a chain anew.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol, Self

from dijkwacht.kit.errors import Fault, InvalidInput

GENESIS = "0" * 64
"""What the first event names as the hash before it."""


_PERSON, _SITE = "Gaat over een account, niet over een organisatie.", "Gaat over de hele installatie."
_DOOR = "Een adres zonder account, of een account dat nergens een rol heeft."
_AT_THE_DOOR = (
    *("signed_in", "signed_out", "signed_in_again", "sign_in_failed", "locked_out", "password_asked", "password_set"),
    *("second_step_added", "second_step_removed", "second_step_failed", "recovery_codes_made", "recovery_code_used"),
    "sittings_ended",
)
NOWHERE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "accounts.opened": _PERSON,
        "accounts.readdressed": _PERSON,
        "accounts.secrets_relocked": _SITE,
        **{f"accounts.{deed}": _DOOR for deed in _AT_THE_DOOR},
        "action_lists.exported": "Gaat over meer organisaties tegelijk.",
        "action_lists.lists_forgotten": _SITE,
        "asks.bundled": _PERSON,
        "asks.passed_over": _PERSON,
        "asks.preferred": _PERSON,
        "asks.told": _PERSON,
        "audit.anchored": _SITE,
        "audit.exported": "Gaat over meer organisaties tegelijk.",
        "backups.made": _SITE,
        "backups.restored": _SITE,
        "desk.forgotten": _SITE,
        **dict.fromkeys(("errands.asked", "errands.cancelled", "errands.ended"), "Een norm is van de hele installatie."),
        "invitations.attempts_forgotten": _SITE,
        "invitations.code_asked": "Bij een adres dat niemand kent, is er geen organisatie.",
        "invitations.code_refused": "Bij een adres dat niemand kent, is er geen organisatie.",
        "mail.released": _SITE,
        "norms.discarded": _SITE,
        "norms.drafted": _SITE,
        **dict.fromkeys(("barriers.commented", "barriers.draft_changed", "barriers.draft_discarded", "barriers.drafted"), _SITE),
        "barriers.forgotten": _SITE,
        **{f"consultations.{deed}": _SITE for deed in ("answered", "asked", "forgotten", "withdrawn")},
        "barriers.published": _SITE,
        "norms.published": _SITE,
        "norms.retired": _SITE,
        **dict.fromkeys(("organisations.area_added", "organisations.area_removed"), "Kan in meer organisaties liggen."),
        "organisations.added": "Gaat over meer organisaties tegelijk.",
        "organisations.loaded": _SITE,
        "people.blocked": _PERSON,
        "people.forgotten": _SITE,
        "people.unblocked": _PERSON,
        "personal.kept": "Een formulier dat niet bij een organisatie hoort.",
        "providers.bound": _PERSON,
        "providers.let_go": _PERSON,
        "reminders.calendar_ended": _PERSON,
        "reminders.calendar_followed": _PERSON,
        "reminders.digest_sent": _PERSON,
        "workbooks.uploads_forgotten": _SITE,
    }
)
"""Verbs whose event may name no organisation, and why; of all others it must: an auditor of an organisation finds only those."""


class Actor(Protocol):
    """Who does something: a user, an invitation or the system."""

    @property
    def audit_name(self) -> str:
        """A name without personal data, such as ``user:12``."""


@dataclass(frozen=True, slots=True)
class System:
    """A deed of the product itself, such as loading content."""

    name: str

    @property
    def audit_name(self) -> str:
        """The name under which the deed stands in the chain."""
        return f"system:{self.name}"


class Key(NamedTuple):
    """What seals are made with; its name stands beside each seal and tells nothing of it."""

    name: str
    secret: bytes

    @classmethod
    def of(cls, text: str) -> Self:
        """The key that is made of a setting."""
        secret = hmac.digest(text.encode(), b"dijkwacht: seals of events", hashlib.sha256)
        return cls(hmac.digest(secret, b"name", hashlib.sha256).hex()[:8], secret)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one event says: never a level, never a text that somebody typed."""

    at: datetime
    actor: str
    verb: str
    on: str
    organisation: str
    note: str

    def sealed_after(self, previous: str, key: Key | None = None) -> str:
        """The seal of this entry in a chain that so far ends in ``previous``; without a key as it was before there were keys."""
        said = {**asdict(self), "at": self.at.astimezone(UTC).isoformat(timespec="microseconds")}
        message = (previous + json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))).encode()
        return hmac.new(key.secret, message, hashlib.sha256).hexdigest() if key else hashlib.sha256(message).hexdigest()


class Link(NamedTuple):
    """One event as it stands in the chain; ``key`` is the name of the key, empty in what is older than keys."""

    number: int
    entry: Entry
    seal: str
    key: str = ""


class Break(NamedTuple):
    """Where a chain breaks, and why, in words."""

    number: int
    why: str


CHANGED: Final = "is veranderd, verplaatst of volgt op een gebeurtenis die weg is"
UNKNOWN_KEY: Final = "draagt een zegel van een sleutel die hier niet bekend is"
WITHOUT_KEY: Final = "draagt een zegel zonder sleutel"


def first_break(chain: Iterable[Link], keys: Mapping[str, Key], *, after: Link | None = None) -> Break | None:
    """The first event whose seal does not follow from the one before it; None when all do.

    What was recorded before there were keys has seals without; after the first with a key none may be without.
    """
    previous, is_keyed = (after.seal, bool(after.key)) if after else (GENESIS, False)
    for link in chain:
        if why := _wrong(link, previous, keys, is_keyed=is_keyed):
            return Break(link.number, why)
        previous, is_keyed = link.seal, bool(link.key)
    return None


def _wrong(link: Link, previous: str, keys: Mapping[str, Key], *, is_keyed: bool) -> str:
    if is_keyed and not link.key:
        return WITHOUT_KEY
    if link.key and link.key not in keys:
        return UNKNOWN_KEY
    wanted = link.entry.sealed_after(previous, keys.get(link.key))
    return "" if hmac.compare_digest(wanted, link.seal) else CHANGED


@dataclass(frozen=True, slots=True)
class Kept:
    """The end of the chain at some moment, as it is kept outside the database: one line of a file."""

    at: datetime
    number: int
    """Of the last event."""
    count: int
    seal: str

    @property
    def line(self) -> str:
        """The line.

        >>> Kept(datetime(2026, 11, 23, 12, tzinfo=UTC), 912, 912, "0" * 64).line[:33]
        '2026-11-23T12:00:00+00:00 912 912'
        """
        return f"{self.at.astimezone(UTC).isoformat(timespec='seconds')} {self.number} {self.count} {self.seal}"


def kept_in(text: str, *, name: str) -> list[Kept]:
    """Read a file of kept ends.

    Raises:
        InvalidInput: a line is of another kind, or there is none.
    """
    found, faults = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_read(line))
        except ValueError:
            faults.append(Fault(name, f"regel {number}", "geen bewaard zegel: verwacht zijn tijd, nummer, aantal en zegel"))
    if not found and not faults:
        faults.append(Fault(name, "", "er staat geen zegel in"))
    if faults:
        raise InvalidInput(faults[:10])
    return found


def _read(line: str) -> Kept:
    at, number, count, seal = line.split()
    if len(seal) != len(GENESIS) or not set(seal) <= set("0123456789abcdef"):
        raise ValueError(line)
    return Kept(datetime.fromisoformat(at), int(number), int(count), seal)
