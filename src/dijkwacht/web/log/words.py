"""Events in Dutch: what somebody did, to what kind of thing, and the few notes that may be read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.accounts.rules import ROLE_WORDS, Role
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.measures.rules import STATE_WORDS

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
        "assessments.session_agreed": "in een groepssessie iets vastgelegd",
        "assessments.session_begun": "een groepssessie begonnen",
        "assessments.session_ended": "een groepssessie afgesloten",
        "assessments.session_joined": "aangeschoven bij een groepssessie",
        "assessments.session_revealed": "stemmen van een groepssessie getoond",
        "assessments.session_set_up": "een groepssessie klaargezet",
        "assessments.session_shown": "een ander onderdeel van een groepssessie getoond",
        "assessments.session_voted": "gestemd in een groepssessie",
        "assessments.session_voted_again": "opnieuw laten stemmen in een groepssessie",
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
        "instruments.case_fact_recorded": "iets vastgelegd in een zaak",
        "instruments.case_fact_struck": "iets weggehaald uit een zaak",
        "instruments.case_moved": "een zaak een stap verder gezet",
        "instruments.case_opened": "een zaak geopend",
        "instruments.case_removed": "een zaak verwijderd",
        "instruments.case_revised": "een zaak gewijzigd",
        "instruments.entered": "een inschrijving bij het Kadaster vastgelegd",
        "instruments.grant_ended": "een adviseur niet langer laten meekijken",
        "instruments.granted": "een adviseur gevraagd mee te kijken",
        "instruments.named": "een collega op een zaak gezet",
        "instruments.opened": "een zaak bekeken",
        "instruments.policy_adopted": "beleid vastgelegd dat geldt",
        "instruments.policy_discarded": "een ontwerp van beleid weggegooid",
        "instruments.policy_drafted": "een ontwerp van beleid bewaard",
        "instruments.policy_shared": "ingestemd met vergelijken van beleid",
        "instruments.policy_unshared": "gestopt met vergelijken van beleid",
        "instruments.step_taken_back": "een stap in een zaak teruggedraaid",
        "instruments.turned_off": "gestopt met zaken bijhouden",
        "instruments.turned_on": "begonnen met zaken bijhouden",
        "instruments.unnamed": "een collega van een zaak gehaald",
        "instruments.weighed": "de stand van een afweging bewaard",
        "measures.calendar_ended": "een agendalink beëindigd",
        "measures.calendar_followed": "een agendalink gemaakt",
        "measures.digest_sent": "op het maandoverzicht van maatregelen gewezen",
        "measures.discussed": "iets genoteerd in een halfjaargesprek",
        "measures.effect_expected": "het verwachte effect van een maatregel opgeschreven",
        "measures.entrusted": "een maatregel een andere eigenaar gegeven",
        "measures.exported": "maatregelen als bestand meegenomen",
        "measures.list_received": "een actielijst ingelezen",
        "measures.list_taken_in": "een actielijst overgenomen",
        "measures.lists_forgotten": "ingelezen actielijsten weggegooid",
        "measures.moved": "een maatregel een stap verder of terug gezet",
        "measures.noted": "opgeschreven hoe een maatregel ervoor staat",
        "measures.plan_undone": "een wijziging van het plan ongedaan gemaakt",
        "measures.planned": "maatregelen in een kwartaal gezet",
        "measures.proof_given": "bewijs bij een maatregel vastgelegd",
        "measures.proof_seen": "bewijs van een ander gezien",
        "measures.proof_withdrawn": "bewijs bij een maatregel weggehaald",
        "measures.proposed": "een maatregel voorgesteld",
        "measures.reminded": "aan een dag van een maatregel herinnerd",
        "measures.revised": "een maatregel anders beschreven",
        "measures.shared": "gekozen wat de adviseur van maatregelen ziet",
        "measures.step_added": "een stap bij een maatregel gezet",
        "measures.step_done": "een stap van een maatregel gedaan",
        "measures.step_dropped": "een stap van een maatregel weggehaald",
        "measures.step_reopened": "een stap van een maatregel weer opengezet",
        "measures.taken_up": "van een aanbeveling een maatregel gemaakt",
        "measures.talk_closed": "een halfjaargesprek afgerond",
        "norms.discarded": "een ontwerp van een norm weggegooid",
        "norms.drafted": "een ontwerp van een norm bewaard",
        "norms.published": "een normenset gepubliceerd",
        "norms.retired": "een norm uit gebruik genomen",
        "organisations.loaded": "organisaties geladen",
        "personal.kept": "een tekst bewaard waarin persoonsgegevens leken te staan",
        "reporting.copy_noted": "genoteerd wat er met een genummerd exemplaar gebeurde",
        "reporting.delivered": "een rapport als bestand meegenomen",
        "reporting.handed_out": "een genummerd exemplaar uitgereikt",
        "reporting.handover_delivered": "een overdrachtsnotitie als bestand meegenomen",
        "reporting.progress_delivered": "de voortgang na zes maanden als bestand meegenomen",
        "reporting.template_removed": "een eigen sjabloon weggehaald",
        "reporting.template_taken_in": "een eigen sjabloon bewaard",
    }
)
"""Every verb of the product; a test names the one that is missing."""

GROUPS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "inzage": ("Inzage", ("assessments.opened", "instruments.opened", "reporting.")),
        "beelden": ("Beelden", ("assessments.",)),
        "maatregelen": ("Maatregelen", ("measures.",)),
        "instrumenten": ("Bibob en sluitingen", ("instruments.",)),
        "accounts": ("Accounts, rollen en opdrachten", ("accounts.",)),
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
        "assessments.session": "groepssessie",
        "assessments.sourcedocument": "document",
        "assessments.note": "aantekening",
        "instruments.bibobcase": "zaak",
        "instruments.damoclescase": "zaak",
        "instruments.policy": "beleid",
        "instruments.policyshare": "beleid",
        "instruments.register": "zaken bijhouden",
        "mail.message": "bericht",
        "measures.halfwaytalk": "halfjaargesprek",
        "measures.actionlist": "actielijst",
        "measures.measure": "maatregel",
        "measures.sharing": "wat de adviseur ziet",
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
        **dict.fromkeys(
            ("reporting.delivered", "reporting.handover_delivered"), _one_of({"pdf": "PDF", "docx": "Word", "odt": "ODT"})
        ),
        "measures.moved": _one_of({state.value: word for state, word in STATE_WORDS.items()}),
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
