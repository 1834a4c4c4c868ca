"""Events in Dutch: what somebody did, to what kind of thing, and the few notes that may be read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.accounts.rules import ROLE_WORDS, Role
from dijkwacht.apps.assessments.rules import State

VERBS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "accounts.appointed": "een rol gegeven",
        "accounts.assigned": "een adviseur ingezet",
        "accounts.opened": "een account gemaakt",
        "assessments.answered": "een vraag beantwoord",
        "assessments.asked": "iemand om antwoorden gevraagd",
        "assessments.described": "een bevinding geschreven",
        "assessments.filled": "antwoorden ingevuld uit een bestand",
        "assessments.moved": "een beeld een stap verder of terug gezet",
        "assessments.opened": "een pagina van een beeld geopend",
        "assessments.planned": "een beeld gepland",
        "assessments.received": "een werkboek ingelezen",
        "assessments.recommended": "een aanbeveling geschreven",
        "assessments.settled": "een onderdeel gewogen",
        "assessments.summarised": "de samenvatting geschreven",
        "assessments.taken_over": "een werkboek overgenomen",
        "assessments.unsettled": "een weging teruggenomen",
        "assessments.uploads_forgotten": "ingelezen werkboeken weggegooid",
        "audit.exported": "het logboek als bestand meegenomen",
        "norms.published": "een normenset gepubliceerd",
        "organisations.loaded": "organisaties geladen",
        "reporting.delivered": "een rapport als bestand meegenomen",
    }
)
"""Every verb of the product; a test names the one that is missing."""

GROUPS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "inzage": ("Inzage", ("assessments.opened", "reporting.")),
        "beelden": ("Beelden", ("assessments.",)),
        "accounts": ("Accounts, rollen en opdrachten", ("accounts.",)),
        "normen": ("Normen en organisaties", ("norms.", "organisations.")),
        "post": ("Post", ("mail.",)),
        "logboek": ("Logboek", ("audit.",)),
    }
)
"""Groups of verbs: the word in the address, the word on the page, and how their verbs begin."""

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "accounts.user": "account",
        "accounts.membership": "rol",
        "accounts.assignment": "opdracht",
        "assessments.picture": "beeld",
        "assessments.respondent": "vragenlijst",
        "assessments.upload": "werkboek",
        "assessments.invitation": "uitnodiging",
        "assessments.milestone": "draaiboek",
        "assessments.comment": "opmerking",
        "assessments.passage": "gemarkeerde passage",
        "assessments.decision": "besluit",
        "assessments.coverage": "gezamenlijk beeld",
        "assessments.deviation": "gezamenlijk beeld",
        "assessments.earlierstudy": "eerder onderzoek",
        "assessments.sourcedocument": "document",
        "assessments.note": "aantekening",
        "mail.message": "bericht",
        "norms.normversion": "normenset",
    }
)


def _step(note: str) -> str:
    words = [State(part).word for part in note.split(">") if part in set(State)]
    return " → ".join(words) if len(words) == 2 else ""


def _one_of(words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda note: words.get(note, "")


NOTES: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "assessments.moved": _step,
        "accounts.appointed": _one_of({role.value: ROLE_WORDS[role] for role in Role}),
        "reporting.delivered": _one_of({"pdf": "PDF", "docx": "Word", "odt": "ODT"}),
    }
)
"""Which notes are shown: states, roles and formats. No others: a criterion would tell where something was weighed."""


def actor_words(actor: str) -> str:
    """Who did it, without a name; of a person who was invited not even a number, because a number can be followed."""
    kind, _, number = actor.partition(":")
    return {"user": f"account {number}", "invitation": "een genodigde", "system": "dijkwacht zelf"}.get(kind, "onbekend")


def verb_words(verb: str) -> str:
    """What was done."""
    return VERBS.get(verb, "iets gedaan dat hier nog geen woord heeft")


def kind_words(on: str) -> str:
    """To what kind of thing, without its number."""
    kind = on.partition(":")[0]
    return KINDS.get(kind, "onderdeel van een beeld" if kind.startswith("assessments.") else "")


def note_words(verb: str, note: str) -> str:
    """The note, where it is one of ours that may be read; else nothing."""
    return NOTES[verb](note) if verb in NOTES else ""
