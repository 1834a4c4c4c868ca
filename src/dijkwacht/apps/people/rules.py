"""Who may be given what role where, how an invitation goes, and what is mailed about it."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.kit.dutch import long_date
from dijkwacht.kit.words import Worded

_OWN: Final = (Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE, Role.OFFICER, Role.OWNER, Role.RESPONDENT, Role.ADMINISTRATOR)
_TEAM: Final = (Role.ADVISER, Role.PROJECT_LEADER, Role.ADMINISTRATOR)
_PROVINCE: Final = (Role.PROGRAMME_MANAGER, Role.PROJECT_LEADER, Role.AUDITOR, Role.LIAISON, Role.READER)

ROLES_AT: Final[Mapping[Kind, tuple[Role, ...]]] = MappingProxyType(
    {
        Kind.MUNICIPALITY: _OWN,
        Kind.WATER_BOARD: _OWN,
        Kind.JOINT_BODY: _OWN,
        Kind.PROVINCE: (*_OWN, *_PROVINCE),
        Kind.PARTNER: (*_TEAM, Role.PROGRAMME_MANAGER, Role.AUDITOR),
        Kind.RIEC: (Role.ANALYST, Role.ADMINISTRATOR),
    }
)
"""Which roles can be held in which kind of organisation."""

WITH_FUNCTION: Final[Set[Role]] = frozenset({Role.OWNER, Role.RESPONDENT})
"""Roles that count for one function."""

FIRST_CONTACT: Final = (Role.CLIENT, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Whom an adviser may put forward where nobody holds the role yet; the administrator confirms."""

LINK_STAYS: Final = timedelta(days=14)
ADDRESS_STAYS: Final = timedelta(days=30)
"""So long an address of somebody who never came is kept after the link ended."""


class WelcomeState(Worded):
    """Where an invitation stands; it expires by its date, all else is a deed."""

    WAITING = "waiting", "wacht op de beheerder"
    SENT = "sent", "uitgenodigd"
    EXPIRED = "expired", "link verlopen"
    ACCEPTED = "accepted", "aanvaard"
    WITHDRAWN = "withdrawn", "ingetrokken"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is to get which role, until when."""

    email: str
    name: str
    role: Role
    function: str = ""
    until: date | None = None


def faults_in(wanted: Wanted, *, kind: Kind, on: date) -> Mapping[str, str]:
    """What keeps somebody from being given a role, by field: in words that stand beside that field."""
    faults: dict[str, str] = {}
    if wanted.role not in ROLES_AT[kind]:
        faults["role"] = "Deze rol is er niet bij deze organisatie."
    if (wanted.role in WITH_FUNCTION) and not wanted.function:
        faults["function"] = "Kies een functie: deze rol geldt voor één vakgebied."
    elif wanted.function and wanted.role not in WITH_FUNCTION:
        faults["function"] = "Laat de functie leeg: deze rol geldt voor de hele organisatie."
    if wanted.until and wanted.until < on:
        faults["until"] = "De laatste dag is al voorbij."
    elif wanted.until and wanted.role is Role.ADMINISTRATOR:
        faults["until"] = "Laat dit leeg: een beheerder blijft tot een ander het overneemt."
    return faults


def why_not_open(state: WelcomeState) -> str | None:
    """Why an invitation cannot be changed, sent again or withdrawn; None when it can."""
    if state in {WelcomeState.ACCEPTED, WelcomeState.WITHDRAWN}:
        return f"Deze uitnodiging is al {state.word}."
    return None


def why_not_link(state: WelcomeState) -> str | None:
    """Why nobody comes in by it; None when its link works."""
    if state is WelcomeState.SENT:
        return None
    return "Deze link is gebruikt, ingetrokken of te oud. Vraag uw beheerder om een nieuwe."


# A mail says that there is something to read, never of which organisation: that stands behind the link.
INVITED: Final = "Een account bij dijkwacht"
ONE_MORE: Final = "Een rol erbij in dijkwacht"
TO_CONFIRM: Final = "Er wacht iemand op uw bevestiging"
TO_CONFIRM_BODY: Final = """\
Goedendag,

Iemand is voorgedragen voor een rol in dijkwacht. Pas als u dat bevestigt, krijgt deze persoon een uitnodiging.

Log in en kijk bij Mensen. Bel bij twijfel eerst met de organisatie.
"""
ADDRESS: Final = "Bevestig uw nieuwe adres"
ADDRESS_OLD: Final = "Het adres van uw account verandert"
ADDRESS_OLD_BODY: Final = """\
Goedendag,

Uw beheerder wijzigt het e-mailadres van uw account bij dijkwacht. Het nieuwe adres geldt zodra het is bevestigd.

Klopt dit niet? Bel dan meteen uw beheerder.
"""

ADDRESS_CORRECTED_BODY: Final = """\
Goedendag,

Uw account bij dijkwacht heeft nu een ander e-mailadres. Daarmee logt u voortaan in.

Klopt dit niet? Bel dan meteen uw beheerder.
"""


def invited(*, link: str, until: date) -> str:
    """The mail to whoever is invited."""
    return f"""\
Goedendag,

U krijgt een account bij dijkwacht. Kies hier zelf hoe u inlogt:

{link}

De link werkt één keer, tot en met {long_date(until)}. Deel haar met niemand. Wij vragen nooit om uw wachtwoord.

Verwacht u dit niet? Bel dan uw beheerder, of doe niets: zonder u gebeurt er niets.
"""


def one_more(*, link: str, until: date) -> str:
    """The mail to whoever is invited and has an account."""
    return f"""\
Goedendag,

U krijgt een rol erbij in dijkwacht. Uw account blijft zoals het is. Lees hier welke rol het is, en neem haar aan:

{link}

De link werkt één keer, tot en met {long_date(until)}. Deel haar met niemand. Wij vragen nooit om uw wachtwoord.

Verwacht u dit niet? Bel dan uw beheerder, of doe niets: zonder u gebeurt er niets.
"""


def new_address(*, link: str, until: date) -> str:
    """The mail to a new address."""
    return f"""\
Goedendag,

Dit wordt het e-mailadres van uw account bij dijkwacht. Bevestig dat hier:

{link}

De link werkt één keer, tot en met {long_date(until)}. Tot u bevestigt, verandert er niets.

Verwacht u dit niet? Dan hoeft u niets te doen.
"""
