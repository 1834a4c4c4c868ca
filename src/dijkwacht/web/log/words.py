"""Events in Dutch: what somebody did, to what kind of thing, and the few notes that may be read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.accounts.rules import ROLE_WORDS, Role
from dijkwacht.apps.assessments.rules import State

VERBS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "accounts.accepted": "een opdracht aanvaard",
        "accounts.appointed": "een rol gegeven",
        "accounts.assigned": "een adviseur ingezet",
        "accounts.declined": "een voorstel voor een opdracht afgewezen",
        "accounts.ended": "een opdracht beëindigd",
        "accounts.opened": "een account gemaakt",
        "accounts.proposed": "een opdracht voorgesteld",
        "accounts.taken_on": "een eigen adviseur aangewezen",
        "assessments.addressed": "een adres voor een uitnodiging opgeschreven",
        "assessments.addresses_let_go": "adressen van genodigden gewist",
        "assessments.adopted": "een besluit ondertekend",
        "assessments.announced": "een aankondiging verstuurd",
        "assessments.answered": "een vraag beantwoord",
        "assessments.asked": "iemand om antwoorden gevraagd",
        "assessments.asked_for": "een stuk opgevraagd",
        "assessments.attempts_forgotten": "oude pogingen met een code gewist",
        "assessments.came_in": "een stuk ontvangen",
        "assessments.carried_over": "antwoorden uit het vorige beeld meegenomen",
        "assessments.code_accepted": "een code ingevuld",
        "assessments.code_asked": "een code laten sturen",
        "assessments.code_refused": "een code geweigerd",
        "assessments.commented": "een opmerking gemaakt in de feitencheck",
        "assessments.confirmed": "een besluit bevestigd",
        "assessments.covered": "gekozen voor welke deelnemers een beeld geldt",
        "assessments.decided": "een besluit vastgelegd",
        "assessments.described": "een bevinding geschreven",
        "assessments.deviated": "een afwijking van een deelnemer vastgelegd",
        "assessments.deviation_dropped": "een afwijking van een deelnemer weggehaald",
        "assessments.dropped": "iemand van de lijst van genodigden gehaald",
        "assessments.entered": "binnengekomen met een uitnodiging",
        "assessments.expired": "een uitnodiging laten verlopen",
        "assessments.filled": "antwoorden ingevuld uit een bestand",
        "assessments.grown": "een basisbeeld uitgebreid",
        "assessments.invited": "iemand uitgenodigd",
        "assessments.laid_out": "een draaiboek gemaakt",
        "assessments.marked": "een passage gemarkeerd",
        "assessments.moved": "een beeld een stap verder of terug gezet",
        "assessments.noted": "een aantekening gemaakt",
        "assessments.opened": "een pagina van een beeld geopend",
        "assessments.planned": "een beeld gepland",
        "assessments.received": "een werkboek ingelezen",
        "assessments.recommended": "een aanbeveling geschreven",
        "assessments.recorded": "vastgelegd wat is gehoord of gelezen",
        "assessments.reminded": "een herinnering verstuurd",
        "assessments.reopened": "een vragenlijst weer opengezet",
        "assessments.replied": "een opmerking beantwoord",
        "assessments.rescheduled": "een stap van het draaiboek verplaatst",
        "assessments.retracted": "iets wat is vastgelegd weggehaald",
        "assessments.revoked": "een uitnodiging ingetrokken",
        "assessments.reworded": "een opmerking gewijzigd",
        "assessments.settled": "een onderdeel gewogen",
        "assessments.step_done": "een stap van het draaiboek gedaan",
        "assessments.step_entrusted": "een stap van het draaiboek aan iemand gegeven",
        "assessments.step_resumed": "een stap van het draaiboek weer opgenomen",
        "assessments.step_skipped": "een stap van het draaiboek overgeslagen",
        "assessments.struck": "een stuk van de lijst gehaald",
        "assessments.study_registered": "een eerder onderzoek opgeschreven",
        "assessments.study_removed": "een eerder onderzoek weggehaald",
        "assessments.study_revised": "een eerder onderzoek gewijzigd",
        "assessments.submitted": "een vragenlijst ingeleverd",
        "assessments.summarised": "de samenvatting geschreven",
        "assessments.taken_back": "een opmerking ingetrokken",
        "assessments.taken_over": "een werkboek overgenomen",
        "assessments.unmarked": "een markering weggehaald",
        "assessments.unsettled": "een weging teruggenomen",
        "assessments.uploads_forgotten": "ingelezen werkboeken weggegooid",
        "assessments.was_read": "een stuk gelezen",
        "assessments.withdrawn": "een vastgelegd besluit ingetrokken",
        "audit.exported": "het logboek als bestand meegenomen",
        "measures.entrusted": "een maatregel een andere eigenaar gegeven",
        "measures.plan_undone": "een wijziging van het plan ongedaan gemaakt",
        "norms.discarded": "een ontwerp van een norm weggegooid",
        "norms.drafted": "een ontwerp van een norm bewaard",
        "norms.published": "een normenset gepubliceerd",
        "norms.retired": "een norm uit gebruik genomen",
        "organisations.loaded": "organisaties geladen",
        "personal.kept": "een tekst bewaard waarin persoonsgegevens leken te staan",
        "reporting.delivered": "een rapport als bestand meegenomen",
        "reporting.handover_delivered": "een overdrachtsnotitie als bestand meegenomen",
    }
)
"""Every verb of the product; a test names the one that is missing."""

GROUPS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "inzage": ("Inzage", ("assessments.opened", "reporting.")),
        "beelden": ("Beelden", ("assessments.",)),
        "accounts": ("Accounts, rollen en opdrachten", ("accounts.",)),
        "maatregelen": ("Maatregelen", ("measures.",)),
        "normen": ("Normen en organisaties", ("norms.", "organisations.")),
        "persoonsgegevens": ("Persoonsgegevens", ("personal.",)),
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


_FORMATS: Final = _one_of({"pdf": "PDF", "docx": "Word", "odt": "ODT"})

NOTES: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "assessments.moved": _step,
        "accounts.appointed": _one_of({role.value: ROLE_WORDS[role] for role in Role}),
        **{f"reporting.{what}": _FORMATS for what in ("delivered", "handover_delivered")},
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
