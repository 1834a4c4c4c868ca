"""Roles and rights, as data: who may what, wherever a membership or an assignment gives the role; and how assignments go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.kit.words import Worded


class Right(StrEnum):
    """What somebody may do within the organisations where a role gives it."""

    ANSWER = "eigen vragen beantwoorden"
    SEE_ANSWERS = "alle antwoorden zien"
    RUN = "een beeld voorbereiden, beoordelen en schrijven"
    SEE_SETTLED = "de niveaus zien die tellen"
    READ_CONCEPT = "het concept lezen en downloaden"
    PROPOSE = "een opdracht voorstellen"
    AGREE = "een opdracht aanvaarden en beëindigen"
    SEE_PROGRESS = "draaiboek zien, en wie klaar is"
    COMMENT = "opmerkingen maken in de feitencheck"
    RECORD = "een besluit vastleggen of bevestigen"
    SEE_LOOKS = "zien wie het beeld inzag"
    ADOPT = "vaststellen"
    OWN_CASES = "eigen zaken"
    SEE_STATE = "status en data zien"
    SEE_SHARED = "gedeelde vastgestelde cijfers zien"
    READ_EVENTS = "het logboek zonder inhoud lezen"
    MANAGE_ACCOUNTS = "accounts, rollen en normen beheren"
    READ_PUBLISHED = "lezen wat openbaar is"
    OWN_MEASURES = "eigen maatregelen bijhouden"
    SEE_MEASURES = "alle maatregelen van de organisatie zien"
    RUN_MEASURES = "maatregelen opstellen, plannen en bijhouden"
    SEE_POLICY = "Bibob- en Damoclesbeleid als gegevens zien"
    KEEP_POLICY = "Bibob- en Damoclesbeleid bijhouden"
    SEE_BARRIERS = "zien welke barrières staan en wat nog open is"
    PLACE_BARRIERS = "barrières plaatsen"
    DEVELOP_BARRIERS = "barrièremodellen maken en nakijken"


class Role(Worded):
    """The roles of the programme; no role serves supervision."""

    RESPONDENT = "respondent", "respondent"
    ADVISER = "adviser", "adviseur ondersteuningsteam"
    CLIENT = "client", "opdrachtgever"
    COORDINATOR = "coordinator", "beleidsmedewerker OOV"
    EXECUTIVE = "executive", "bestuurder"
    OFFICER = "officer", "Bibob- of handhavingsmedewerker"
    PROJECT_LEADER = "project_leader", "projectleider"
    PROGRAMME_MANAGER = "programme_manager", "programmamanager provincie"
    ANALYST = "analyst", "analist RIEC"
    AUDITOR = "auditor", "auditor"
    ADMINISTRATOR = "administrator", "beheerder"
    LIAISON = "liaison", "kabinet CdK"
    READER = "reader", "lezer"
    OWNER = "owner", "eigenaar van een maatregel"


_OWN_PICTURE: Final = frozenset(
    {
        Right.SEE_STATE,
        Right.SEE_PROGRESS,
        Right.SEE_SETTLED,
        Right.READ_CONCEPT,
        Right.COMMENT,
        Right.RECORD,
        Right.SEE_LOOKS,
    }
)
"""What client and coordinator may with the picture of their own organisation."""

_OWN_PRACTICE: Final = frozenset({Right.SEE_MEASURES, Right.RUN_MEASURES, Right.SEE_POLICY, Right.SEE_BARRIERS})
"""What client and coordinator may with what their own organisation does about it."""

ROLE_RIGHTS: Final = MappingProxyType(
    {
        Role.RESPONDENT: frozenset({Right.ANSWER}),
        # An adviser's rights count only within an accepted assignment, never through a membership: that lets them propose one.
        Role.ADVISER: frozenset(
            {
                Right.SEE_ANSWERS,
                Right.RUN,
                Right.SEE_PROGRESS,
                Right.SEE_SETTLED,
                Right.READ_CONCEPT,
                Right.PROPOSE,
                Right.DEVELOP_BARRIERS,
                Right.SEE_MEASURES,
                Right.SEE_POLICY,
                Right.SEE_BARRIERS,
            }
        ),
        Role.CLIENT: _OWN_PICTURE | _OWN_PRACTICE | {Right.AGREE},
        Role.COORDINATOR: _OWN_PICTURE | _OWN_PRACTICE | {Right.KEEP_POLICY, Right.PLACE_BARRIERS},
        Role.EXECUTIVE: frozenset(
            {
                Right.READ_CONCEPT,
                Right.COMMENT,
                Right.SEE_LOOKS,
                Right.ADOPT,
                Right.SEE_MEASURES,
                Right.SEE_POLICY,
                Right.SEE_BARRIERS,
            }
        ),
        Role.OFFICER: frozenset({Right.OWN_CASES, Right.SEE_POLICY, Right.KEEP_POLICY}),
        Role.PROJECT_LEADER: frozenset({Right.SEE_STATE}),
        Role.PROGRAMME_MANAGER: frozenset({Right.SEE_STATE}),
        Role.ANALYST: frozenset({Right.SEE_SHARED}),
        Role.AUDITOR: frozenset({Right.READ_EVENTS}),
        Role.ADMINISTRATOR: frozenset({Right.MANAGE_ACCOUNTS, Right.DEVELOP_BARRIERS}),
        Role.LIAISON: frozenset({Right.READ_PUBLISHED}),
        Role.READER: frozenset({Right.READ_PUBLISHED}),
        Role.OWNER: frozenset({Right.OWN_MEASURES}),
    }
)


PROGRAMME_ROLES: Final = frozenset({Role.PROJECT_LEADER, Role.PROGRAMME_MANAGER, Role.AUDITOR})
"""Roles that reach all organisations of a province, when they are held at the province or its support team."""


FOR_ALL: Final = PROGRAMME_ROLES | {Role.ADMINISTRATOR}
"""Roles that reach beyond their own organisation when they are held at the province or its support team."""

ROUGH: Final = frozenset(
    {
        Right.PROPOSE,
        Right.SEE_STATE,
        Right.SEE_SHARED,
        Right.READ_EVENTS,
        Right.MANAGE_ACCOUNTS,
        Right.READ_PUBLISHED,
        Right.DEVELOP_BARRIERS,
    }
)
"""Rights for which nobody needs a row of what an organisation says."""

WITHIN: Final = frozenset(Right) - ROUGH
"""Rights within an organisation: whoever has one there stands behind its wall."""


def roles_with(right: Right) -> frozenset[Role]:
    """The roles that give a right."""
    return frozenset(role for role, rights in ROLE_RIGHTS.items() if right in rights)


NO_ADVISERS: Final = frozenset({Role.CLIENT, Role.EXECUTIVE})
"""Whoever gives the assignment or decides on the picture never reads the single answers of colleagues."""


class AssignmentState(Worded):
    """Where an assignment stands; it expires by its date, all else is a deed."""

    PROPOSED = "proposed", "voorgesteld"
    ACCEPTED = "accepted", "aanvaard"
    DECLINED = "declined", "afgewezen"
    ENDED = "ended", "beëindigd"
    EXPIRED = "expired", "verlopen"


ASSIGNMENT_STEPS: Final[Mapping[tuple[AssignmentState, AssignmentState], str]] = MappingProxyType(
    {
        (AssignmentState.PROPOSED, AssignmentState.ACCEPTED): "Opdracht aanvaarden",
        (AssignmentState.PROPOSED, AssignmentState.DECLINED): "Voorstel afwijzen",
        (AssignmentState.PROPOSED, AssignmentState.ENDED): "Voorstel intrekken",
        (AssignmentState.ACCEPTED, AssignmentState.ENDED): "Opdracht beëindigen",
    }
)
"""Every allowed step with the verb on its button."""


class Sign(StrEnum):
    """What happens where somebody signs in, as the chain calls it."""

    IN = "accounts.signed_in"
    OUT = "accounts.signed_out"
    AGAIN = "accounts.signed_in_again"
    FAILED = "accounts.sign_in_failed"
    LOCKED = "accounts.locked_out"
    PASSWORD_ASKED = "accounts.password_asked"  # noqa: S105 - a verb
    PASSWORD_SET = "accounts.password_set"  # noqa: S105 - a verb
    STEP_ADDED = "accounts.second_step_added"
    STEP_REMOVED = "accounts.second_step_removed"
    STEP_FAILED = "accounts.second_step_failed"
    CODES_MADE = "accounts.recovery_codes_made"
    CODE_USED = "accounts.recovery_code_used"
    ENDED = "accounts.sittings_ended"


class Means(Worded):
    """By which means somebody signed in, or what of the second step was added or taken away."""

    PASSWORD = "password", "wachtwoord"
    TOTP = "totp", "inlogapp"
    PASSKEY = "webauthn", "passkey"
    CODES = "recovery_codes", "herstelcode"
    LINK = "link", "uitnodiging"
    PROVIDER = "provider", "inlogvoorziening van de organisatie"


class BlockReason(Worded):
    """Why an account is blocked."""

    LOST = "lost", "toestel of wachtwoord in verkeerde handen"
    MISUSE = "misuse", "vermoeden van misbruik"
    AWAY = "away", "langere tijd afwezig"
    ASKED = "asked", "op eigen verzoek"


class Whose(Worded):
    """Why an event of signing in has no organisation."""

    NOBODY = "nobody", "geen account met dit adres"
    NOWHERE = "nowhere", "een account zonder rol"


MAX_TERMS: Final = 5000
MAX_CONTACT: Final = 200
LONGEST: Final = 730


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed: what for, what stays secret, and from which day until which, both included.

    ``contact`` is whom the organisation can call, ``processing`` how the handling of personal data was agreed (article 28 GDPR).
    """

    purpose: str
    secrecy: str
    start: date
    until: date
    contact: str = ""
    processing: str = ""


def why_not_step(state: AssignmentState, to: AssignmentState) -> str | None:
    """Why an assignment cannot go from one state to another; None when it can."""
    if (state, to) in ASSIGNMENT_STEPS:
        return None
    if state is AssignmentState.PROPOSED:
        return "Dit voorstel is nog niet aanvaard."
    return f"Deze opdracht is al {state.word}."


def faults_in_terms(terms: Terms, *, on: date) -> Mapping[str, str]:
    """What keeps terms from being proposed, by field: in words that stand beside that field."""
    faults = _faults_in_words(terms)
    if terms.until < terms.start:
        faults["until"] = "De laatste dag ligt voor de eerste dag."
    elif terms.until < on:
        faults["until"] = "De laatste dag is al voorbij."
    elif (terms.until - terms.start).days > LONGEST:
        faults["until"] = "Een opdracht duurt hooguit twee jaar. Daarna kunt u een nieuwe afspreken."
    return faults


def _faults_in_words(terms: Terms) -> dict[str, str]:
    needed = [name for name in ("purpose", "secrecy") if not getattr(terms, name).strip()]
    most = {"purpose": MAX_TERMS, "secrecy": MAX_TERMS, "processing": MAX_TERMS, "contact": MAX_CONTACT}
    return {
        **dict.fromkeys(needed, "Schrijf dit op: zonder deze afspraak is er geen opdracht."),
        **{
            name: f"Maak de tekst korter: hooguit {limit} tekens."
            for name, limit in most.items()
            if len(getattr(terms, name)) > limit
        },
    }


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """All rights that these roles give together."""
    return frozenset(right for role in roles for right in ROLE_RIGHTS[role])
