"""Events in Dutch: what somebody did, to what kind of thing, and the few notes that may be read."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.accounts.rules import BlockReason, Means, Role, Sign, Whose
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.providers.rules import NotIn
from dijkwacht.apps.reporting.queries.papers import PAPERS

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
        "accounts.closed": "een account beëindigd",
        "accounts.readdressed": "een nieuw adres bevestigd",
        "accounts.renamed": "een naam gewijzigd",
        "accounts.replaced": "een adviseur laten vervangen",
        "accounts.role_ended": "een rol beëindigd",
        "accounts.secrets_relocked": "wat op slot staat, op slot gedaan met de nieuwste sleutel",
        "accounts.signed_in": "ingelogd",
        "accounts.signed_out": "uitgelogd",
        "accounts.signed_in_again": "opnieuw laten zien wie er achter het scherm zit",
        "accounts.sign_in_failed": "inloggen mislukt",
        "accounts.locked_out": "te vaak verkeerd: inloggen een tijd dicht",
        "accounts.password_asked": "een nieuw wachtwoord gevraagd",
        "accounts.password_set": "een nieuw wachtwoord gekozen",
        "accounts.second_step_added": "een passkey of inlogapp toegevoegd",
        "accounts.second_step_removed": "een passkey of inlogapp weggehaald",
        "accounts.second_step_failed": "een verkeerde code bij de tweede stap",
        "accounts.recovery_codes_made": "nieuwe herstelcodes gemaakt",
        "accounts.recovery_code_used": "met een herstelcode ingelogd",
        "accounts.sittings_ended": "ergens anders laten uitloggen",
        "providers.bound": "een account gekoppeld aan de inlogvoorziening van de organisatie",
        "providers.let_go": "een account losgemaakt van de inlogvoorziening van de organisatie",
        "backups.made": "een back-up gemaakt",
        "backups.restored": "een back-up teruggezet",
        "mail.released": "de mail van een teruggezette kopie vrijgegeven",
        "people.address_asked": "een nieuw adres laten bevestigen",
        "people.blocked": "een account geblokkeerd",
        "people.unblocked": "de blokkade van een account opgeheven",
        "people.came_in": "een uitnodiging voor een rol aanvaard",
        "people.confirmed": "bevestigd wie een rol krijgt",
        "people.forgotten": "namen en adressen van oude uitnodigingen gewist",
        "people.invited": "iemand uitgenodigd voor een rol",
        "people.invited_again": "een uitnodiging voor een rol opnieuw gestuurd",
        "people.put_forward": "iemand voorgedragen voor een rol",
        "people.withdrawn": "een uitnodiging voor een rol ingetrokken",
        "invitations.addressed": "een adres voor een uitnodiging opgeschreven",
        "invitations.addresses_let_go": "adressen van genodigden gewist",
        "adoption.adopted": "een besluit ondertekend",
        "invitations.announced": "een aankondiging verstuurd",
        "pictures.answered": "een vraag beantwoord",
        "pictures.asked": "iemand om antwoorden gevraagd",
        "sources.asked_for": "een stuk opgevraagd",
        "invitations.attempts_forgotten": "oude pogingen met een code gewist",
        "sources.came_in": "een stuk ontvangen",
        "pictures.carried_over": "antwoorden uit het vorige beeld meegenomen",
        "invitations.code_accepted": "een code ingevuld",
        "invitations.code_asked": "een code laten sturen",
        "invitations.code_refused": "een code geweigerd",
        "fact_check.commented": "een opmerking gemaakt in de feitencheck",
        "adoption.confirmed": "een besluit bevestigd",
        "members.covered": "gekozen voor welke deelnemers een beeld geldt",
        "adoption.decided": "een besluit vastgelegd",
        "findings.described": "een bevinding geschreven",
        "members.deviated": "een afwijking van een deelnemer vastgelegd",
        "members.deviation_dropped": "een afwijking van een deelnemer weggehaald",
        "invitations.dropped": "iemand van de lijst van genodigden gehaald",
        "invitations.entered": "binnengekomen met een uitnodiging",
        "invitations.expired": "een uitnodiging laten verlopen",
        "workbooks.filled": "antwoorden ingevuld uit een bestand",
        "pictures.grown": "een basisbeeld uitgebreid",
        "invitations.invited": "iemand uitgenodigd",
        "roadmap.laid_out": "een draaiboek gemaakt",
        "passages.marked": "een passage gemarkeerd",
        "adoption.moved": "een beeld een stap verder of terug gezet",
        "findings.noted": "een aantekening gemaakt",
        "pictures.opened": "een pagina van een beeld geopend",
        "pictures.planned": "een beeld gepland",
        "workbooks.handed_out": "alle antwoorden per functie als werkboek meegenomen",
        "workbooks.received": "een werkboek ingelezen",
        "findings.recommended": "een aanbeveling geschreven",
        "sources.recorded": "vastgelegd wat is gehoord of gelezen",
        "invitations.reminded": "een herinnering verstuurd",
        "invitations.reopened": "een vragenlijst weer opengezet",
        "fact_check.replied": "een opmerking beantwoord",
        "roadmap.rescheduled": "een stap van het draaiboek verplaatst",
        "sources.retracted": "iets wat is vastgelegd weggehaald",
        "invitations.revoked": "een uitnodiging ingetrokken",
        "fact_check.reworded": "een opmerking gewijzigd",
        "group_sessions.session_agreed": "in een groepssessie iets vastgelegd",
        "group_sessions.session_begun": "een groepssessie begonnen",
        "group_sessions.session_ended": "een groepssessie afgesloten",
        "group_sessions.session_joined": "aangeschoven bij een groepssessie",
        "group_sessions.session_revealed": "stemmen van een groepssessie getoond",
        "group_sessions.session_set_up": "een groepssessie gemaakt",
        "group_sessions.session_shown": "een ander onderdeel van een groepssessie getoond",
        "group_sessions.session_voted": "gestemd in een groepssessie",
        "group_sessions.session_voted_again": "opnieuw laten stemmen in een groepssessie",
        "pictures.settled": "een onderdeel beoordeeld",
        "roadmap.step_done": "een stap van het draaiboek gedaan",
        "roadmap.step_entrusted": "een stap van het draaiboek aan iemand gegeven",
        "roadmap.step_resumed": "een stap van het draaiboek weer opgenomen",
        "roadmap.step_skipped": "een stap van het draaiboek overgeslagen",
        "sources.struck": "een stuk van de lijst gehaald",
        "sources.study_registered": "een eerder onderzoek opgeschreven",
        "sources.study_removed": "een eerder onderzoek weggehaald",
        "sources.study_revised": "een eerder onderzoek gewijzigd",
        "invitations.submitted": "een vragenlijst ingeleverd",
        "pictures.summarised": "de samenvatting geschreven",
        "fact_check.taken_back": "een opmerking ingetrokken",
        "workbooks.taken_over": "een werkboek overgenomen",
        "passages.unmarked": "een markering weggehaald",
        "pictures.unsettled": "een oordeel teruggenomen",
        "workbooks.uploads_forgotten": "ingelezen werkboeken weggegooid",
        "sources.was_read": "een stuk gelezen",
        "adoption.withdrawn": "een vastgelegd besluit ingetrokken",
        "audit.anchored": "het logboek voor het eerst met een sleutel verzegeld",
        "audit.looked": "een pagina van een organisatie geopend",
        "audit.exported": "het logboek als bestand meegenomen",
        "cases.case_fact_recorded": "iets vastgelegd in een zaak",
        "cases.case_fact_struck": "iets weggehaald uit een zaak",
        "cases.case_moved": "een zaak een stap verder gezet",
        "cases.case_opened": "een zaak geopend",
        "cases.case_removed": "een zaak verwijderd",
        "damocles.case_removed": "een zaak verwijderd",
        "cases.case_revised": "een zaak gewijzigd",
        "damocles.entered": "een inschrijving bij het Kadaster vastgelegd",
        "cases.grant_ended": "een adviseur niet langer laten meekijken",
        "cases.granted": "een adviseur gevraagd mee te kijken",
        "cases.named": "een collega op een zaak gezet",
        "cases.figures_made": "de cijfers van een jaar gemaakt",
        "cases.opened": "een zaak bekeken",
        "policies.policy_adopted": "beleid vastgelegd dat geldt",
        "policies.policy_discarded": "een ontwerp van beleid weggegooid",
        "policies.policy_drafted": "een ontwerp van beleid bewaard",
        "policies.policy_shared": "ingestemd met vergelijken van beleid",
        "policies.policy_unshared": "gestopt met vergelijken van beleid",
        "cases.step_taken_back": "een stap in een zaak teruggedraaid",
        "damocles.step_taken_back": "een stap in een zaak teruggedraaid",
        "cases.turned_off": "gestopt met zaken bijhouden",
        "cases.turned_on": "begonnen met zaken bijhouden",
        "cases.unnamed": "een collega van een zaak gehaald",
        "damocles.weighed": "bewaard welke vragen van een afweging open staan",
        "desk.answered": "een vraag aan een adviseur beantwoord",
        "desk.asked": "een adviseur iets gevraagd",
        "desk.forgotten": "oude vragen aan adviseurs weggegooid",
        "desk.opened": "een vraag aan een adviseur gelezen",
        "desk.removed": "een vraag aan een adviseur weggehaald",
        "asks.bundled": "een dagoverzicht gestuurd",
        "asks.passed_over": "een bericht niet gestuurd, omdat iemand dat koos of omdat het van eerder is",
        "asks.preferred": "gekozen welke berichten er komen",
        "asks.told": "een bericht gestuurd over wat er klaarstaat",
        "reminders.calendar_ended": "een agendalink beëindigd",
        "reminders.calendar_followed": "een agendalink gemaakt",
        "reminders.digest_sent": "op het maandoverzicht van maatregelen gewezen",
        "errands.asked": "werk op de achtergrond gevraagd",
        "errands.cancelled": "werk op de achtergrond gestopt",
        "errands.ended": "werk op de achtergrond afgelopen",
        "halfway.discussed": "iets genoteerd in een halfjaargesprek",
        "measures.decided_together": "een besluit over maatregelen vastgelegd",
        "measures.decision_undone": "een besluit over maatregelen ongedaan gemaakt",
        "measures.effect_expected": "het verwachte effect van een maatregel opgeschreven",
        "plan.entrusted": "een maatregel een andere eigenaar gegeven",
        "action_lists.exported": "maatregelen als bestand meegenomen",
        "action_lists.list_received": "een actielijst ingelezen",
        "action_lists.list_looked_at": "een ingelezen actielijst nagekeken",
        "action_lists.list_taken_in": "een actielijst overgenomen",
        "action_lists.lists_forgotten": "ingelezen actielijsten weggegooid",
        "measures.moved": "een maatregel een stap verder of terug gezet",
        "measures.noted": "opgeschreven hoe een maatregel ervoor staat",
        "plan.plan_undone": "een wijziging van het plan ongedaan gemaakt",
        "measures.planned": "maatregelen in een kwartaal gezet",
        "measures.proof_given": "bewijs bij een maatregel vastgelegd",
        "measures.proof_seen": "bewijs van een ander gezien",
        "measures.proof_withdrawn": "bewijs bij een maatregel weggehaald",
        "measures.proposed": "een maatregel voorgesteld",
        "measures.pursued": "van een barrière een maatregel gemaakt",
        "reminders.reminded": "aan een dag van een maatregel herinnerd",
        "measures.revised": "een maatregel anders beschreven",
        "measures.shared": "gekozen wat de adviseur van maatregelen ziet",
        "measures.step_added": "een stap bij een maatregel gezet",
        "measures.step_done": "een stap van een maatregel gedaan",
        "measures.step_dropped": "een stap van een maatregel weggehaald",
        "measures.step_reopened": "een stap van een maatregel weer opengezet",
        "measures.taken_up": "van een aanbeveling een maatregel gemaakt",
        "halfway.talk_closed": "een halfjaargesprek afgerond",
        "norms.discarded": "een ontwerp van een norm weggegooid",
        "norms.drafted": "een ontwerp van een norm bewaard",
        "norms.published": "een normenset gepubliceerd",
        "barriers.commented": "een opmerking bij een ontwerp van een barrièremodel",
        "barriers.draft_changed": "een ontwerp van een barrièremodel gewijzigd",
        "barriers.draft_discarded": "een ontwerp van een barrièremodel weggegooid",
        "barriers.drafted": "een ontwerp van een barrièremodel gemaakt",
        "barriers.handed_out": "barrières als werkboek meegenomen",
        "barriers.forgotten": "adressen van partners weggegooid",
        "barriers.partner_answered": "een partner bevestigde een barrière, of niet",
        "barriers.partner_asked": "een partner gevraagd een barrière te bevestigen",
        "barriers.placed": "barrières bijgewerkt",
        "barriers.renewal_read": "wat niet meeging naar een nieuwe versie gelezen en weggelegd",
        "barriers.published": "een barrièremodel gepubliceerd",
        "barriers.renewed": "een nieuwe versie van een barrièremodel in gebruik genomen",
        "barriers.shared": "een barrièremodel naast dat van anderen gelegd",
        "barriers.taken_up": "met een barrièremodel begonnen",
        "barriers.unshared": "een barrièremodel niet meer naast dat van anderen",
        "consultations.answered": "een partner las een ontwerp van een barrièremodel mee",
        "consultations.asked": "een partner gevraagd mee te lezen",
        "consultations.forgotten": "adressen van meelezers weggegooid",
        "consultations.withdrawn": "een vraag om mee te lezen ingetrokken",
        "norms.retired": "een norm uit gebruik genomen",
        "organisations.added": "organisaties toegevoegd",
        "organisations.loaded": "organisaties geladen",
        "organisations.registered": "een organisatie toegevoegd",
        "organisations.revised": "een organisatie gewijzigd",
        "organisations.member_kept": "een deelnemer van een gemeenschappelijke organisatie gewijzigd",
        "organisations.area_added": "een gebied toegevoegd",
        "organisations.area_removed": "een gebied weggehaald",
        "personal.kept": "een tekst bewaard waarin persoonsgegevens leken te staan",
        "kept.kept": "een bestand bewaard, met zijn controlegetal",
        "reporting.copy_noted": "genoteerd wat er met een genummerde kopie gebeurde",
        "reporting.public_written": "de openbare tekst van een beeld geschreven",
        "reporting.delivered": "een rapport of stuk als bestand meegenomen",
        "reporting.handed_out": "een genummerde kopie uitgereikt",
        "reporting.handover_delivered": "een overdrachtsnotitie als bestand meegenomen",
        "reporting.progress_delivered": "de voortgang na zes maanden als bestand meegenomen",
        "reporting.template_removed": "een eigen sjabloon weggehaald",
        "reporting.template_taken_in": "een eigen sjabloon bewaard",
    }
)
"""Every verb of the product; a test names the one that is missing."""

PICTURE_APPS: Final = (
    "pictures",
    "findings",
    "workbooks",
    "sources",
    "members",
    "roadmap",
    "invitations",
    "group_sessions",
    "fact_check",
    "passages",
    "adoption",
)
"""Of which apps a verb is about a picture, or a thing is part of one."""

GROUPS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "inzage": (
            "Inzage",
            (
                "pictures.opened",
                "audit.looked",
                "cases.opened",
                "desk.opened",
                "reporting.",
                "kept.",
                "workbooks.handed_out",
                "barriers.handed_out",
            ),
        ),
        "beelden": ("Beelden", tuple(f"{app}." for app in PICTURE_APPS)),
        "maatregelen": ("Maatregelen", ("measures.", "plan.", "halfway.", "action_lists.", "reminders.")),
        "barrieres": ("Barrières", ("barriers.", "consultations.")),
        "instrumenten": ("Bibob en sluitingen", ("policies.", "cases.", "bibob.", "damocles.", "desk.")),
        "accounts": ("Accounts, rollen en opdrachten", ("accounts.", "people.", "providers.")),
        "berichten": ("Berichten", ("asks.", "mail.")),
        "normen": ("Normen en organisaties", ("norms.", "organisations.")),
        "persoonsgegevens": ("Persoonsgegevens", ("personal.",)),
        "achtergrond": ("Werk op de achtergrond", ("errands.",)),
        "logboek": ("Logboek en back-ups", ("audit.", "backups.")),
    }
)
"""Groups of verbs: the word in the address, the word on the page, and how their verbs begin."""

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "accounts.user": "account",
        "accounts.membership": "rol",
        "accounts.assignment": "opdracht",
        "people.welcome": "uitnodiging voor een rol",
        "pictures.picture": "beeld",
        "pictures.respondent": "vragenlijst",
        "workbooks.upload": "werkboek",
        "invitations.invitation": "uitnodiging",
        "roadmap.milestone": "draaiboek",
        "fact_check.comment": "opmerking",
        "passages.passage": "gemarkeerde passage",
        "adoption.decision": "besluit",
        "members.coverage": "gezamenlijk beeld",
        "members.deviation": "gezamenlijk beeld",
        "sources.earlierstudy": "eerder onderzoek",
        "group_sessions.session": "groepssessie",
        "sources.sourcedocument": "document",
        "measures.note": "aantekening",
        "bibob.bibobcase": "zaak",
        "damocles.damoclescase": "zaak",
        "desk.question": "vraag aan een adviseur",
        "policies.policy": "beleid",
        "policies.policyshare": "beleid",
        "cases.register": "zaken bijhouden",
        "mail.message": "bericht",
        "halfway.halfwaytalk": "halfjaargesprek",
        "action_lists.actionlist": "actielijst",
        "measures.measure": "maatregel",
        "measures.sharing": "wat de adviseur ziet",
        "norms.normversion": "normenset",
        "errands.errand": "werk op de achtergrond",
    }
)


def _step(note: str) -> str:
    words = [State(part).word for part in note.split(">") if part in set(State)]
    return " → ".join(words) if len(words) == 2 else ""


def _one_of(words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda note: words.get(note, "")


NOTES: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "adoption.moved": _step,
        **dict.fromkeys(
            ("accounts.appointed", "accounts.role_ended", "people.invited", "people.put_forward", "people.confirmed"),
            _one_of({role.value: role.word for role in Role}),
        ),
        **dict.fromkeys(
            {paper.verb for paper in PAPERS},
            _one_of({f"{paper.name} {form}": form.word for paper in PAPERS for form in paper.forms}),
        ),
        "people.blocked": _one_of({one.value: one.word for one in BlockReason}),
        **dict.fromkeys(Sign, _one_of({one.value: one.word for one in (*Means, *Whose, *NotIn)})),
        "measures.moved": _one_of({state.value: state.word for state in MeasureState}),
    }
)
"""Which notes are shown: states, roles and formats. No others: a criterion would tell where something was weighed."""


def actor_words(actor: str) -> str:
    """Who did it, without a name; of a person who was invited not even a number, because a number can be followed."""
    kind, _, number = actor.partition(":")
    return {
        "user": f"account {number}",
        "invitation": "een genodigde",
        "welcome": "een genodigde",
        "system": "dijkwacht zelf",
    }.get(kind, "onbekend")


CASES: Final = tuple(f"{app}." for app in ("cases", "bibob", "damocles"))
"""Of these one word says all: with days and deeds apart, cases can be counted."""

ROUGHLY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "aan een beeld gewerkt": (
            *("findings.", "passages.", "fact_check.", "sources.", "members.", "group_sessions."),
            *("pictures.settled", "pictures.unsettled", "pictures.answered", "pictures.summarised"),
        ),
        "aan maatregelen gewerkt": ("measures.", "plan.", "halfway.", "action_lists."),
        "aan barrières gewerkt": ("barriers.placed", "barriers.partner_", "barriers.renew", "barriers.taken_up"),
    }
)
"""What an auditor of the programme reads of other organisations: verbs that would tell how many weak spots they have."""


def verb_words(verb: str, *, is_own: bool = True) -> str:
    """What was done; of another organisation only roughly."""
    if verb.startswith(CASES):
        return "iets gedaan met zaken"
    rough = next((word for word, begins in ROUGHLY.items() if verb.startswith(begins)), "")
    return (not is_own and rough) or VERBS.get(verb, "iets gedaan dat hier nog geen woord heeft")


def kind_words(on: str, *, is_own: bool = True) -> str:
    """To what kind of thing, without its number; of another organisation not to which part of a picture or plan."""
    if not is_own and on.startswith((*(f"{app}." for app in PICTURE_APPS), "measures.", "halfway.", "action_lists.")):
        return "beeld" if on.partition(".")[0] in PICTURE_APPS else "maatregelen"
    kind = on.partition(":")[0]
    return KINDS.get(kind, "onderdeel van een beeld" if kind.partition(".")[0] in PICTURE_APPS else "")


def note_words(verb: str, note: str, *, is_own: bool = True) -> str:
    """The note, where it is one of ours that may be read; else nothing."""
    is_told = verb in NOTES and (is_own or not verb.startswith("measures."))
    return NOTES[verb](note) if is_told else ""
