"""The table of everything that the site can ask of somebody, or tell them: one row a kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.cases.rules.cases import NAMEABLE
from dijkwacht.kit.words import Worded


class Sort(Enum):
    """A question waits until it is done; news and notices only stand in a mail."""

    QUESTION = auto()
    NEWS = auto()


class Way(Worded):
    """How somebody wants to hear of a kind."""

    DIRECT = "direct", "meteen"
    DAILY = "daily", "in het dagoverzicht"
    NEVER = "never", "niet"


class Kind(Worded):
    """What is asked or told, as a page says it; they stand here in the order in which they come up."""

    ASSIGNMENT_PROPOSED = "assignment_proposed", "Opdracht lezen en beantwoorden"
    ASSIGNMENT_ACCEPTED = "assignment_accepted", "Opdracht aanvaard"
    ASSIGNMENT_ENDING = "assignment_ending", "Opdracht loopt af"
    PLAN = "plan", "Beeld plannen"
    OPEN_QUESTIONS = "open_questions", "Vragen openzetten"
    COLLECT = "collect", "Zien wie nog niet klaar is"
    ANALYSE = "analyse", "Verder met de analyse"
    CONCEPT_SHARED = "concept_shared", "Concept gedeeld"
    BEGIN_CHECK = "begin_check", "Feitencheck beginnen"
    FACT_CHECK = "fact_check", "Feitencheck doen"
    FACT_CHECK_CLOSING = "fact_check_closing", "Feitencheck sluit bijna"
    COMMENTS = "comments", "Opmerkingen beantwoorden"
    COMMENT_ANSWERED = "comment_answered", "Opmerking beantwoord"
    RECORD = "record", "Besluit vastleggen"
    CONFIRM = "confirm", "Besluit bevestigen"
    SIGN = "sign", "Besluit nemen"
    DECIDED = "decided", "Besluit genomen"
    STEP = "step", "Stap van het draaiboek"
    MEASURE_LATE = "measure_late", "Maatregel te laat"
    MEASURE_SOON = "measure_soon", "Maatregel bijna aan de beurt"
    DESK_QUESTION = "desk_question", "Vraag beantwoorden"
    DESK_ANSWERED = "desk_answered", "Uw vraag is beantwoord"
    CASE_LOOK = "case_look", "Meekijken bij een zaak"
    CASE_TERM = "case_term", "Termijn in een zaak"
    MONTH = "month", "Maandoverzicht van de maatregelen"

    @property
    def facts(self) -> "Facts":
        """What else is said of it."""
        return FACTS[self]


@dataclass(frozen=True, slots=True)
class Facts:
    """Whose turn it is by role, and how it is told: nothing is told of a kind without a ``subject``.

    ``sentence`` is what a mail says of it, without anything of what a picture or a measure says. Where it ``is_waited_for``
    somebody did their part and cannot go on without this: it comes before what only has a day.
    """

    sort: Sort
    roles: frozenset[Role]
    subject: str = ""
    sentence: str = ""
    way: Way = Way.DIRECT
    is_waited_for: bool = False

    @property
    def is_mailed(self) -> bool:
        """Whether a mail is ever written about it."""
        return bool(self.subject)


_ADVISER: Final = frozenset({Role.ADVISER})
_CLIENT: Final = frozenset({Role.CLIENT})
_CLOSE: Final = frozenset({Role.CLIENT, Role.COORDINATOR})
_READERS: Final = _CLOSE | {Role.EXECUTIVE}
_MEASURES: Final = frozenset({Role.OWNER, Role.COORDINATOR})
_READY: Final = "Er staat iets voor u klaar"
"""All that a mail says of a case, or of a question to an adviser."""


def _asked(roles: frozenset[Role], subject: str = "", sentence: str = "", way: Way = Way.DIRECT) -> Facts:
    return Facts(Sort.QUESTION, roles, subject, sentence, way)


def _waited_for(roles: frozenset[Role], subject: str = "", sentence: str = "") -> Facts:
    return Facts(Sort.QUESTION, roles, subject, sentence, is_waited_for=True)


def _told(roles: frozenset[Role], subject: str, sentence: str, way: Way = Way.DIRECT) -> Facts:
    return Facts(Sort.NEWS, roles, subject, sentence, way)


FACTS: Final[Mapping[Kind, Facts]] = MappingProxyType(
    {
        Kind.ASSIGNMENT_PROPOSED: _waited_for(
            _CLIENT,
            "Er ligt een opdracht voor u klaar",
            "Een adviseur stelt u een opdracht voor: u kunt die lezen en beantwoorden.",
        ),
        Kind.ASSIGNMENT_ACCEPTED: _told(
            _ADVISER, "Uw opdracht is aanvaard", "De opdrachtgever heeft uw voorstel aanvaard. U kunt een beeld plannen."
        ),
        Kind.ASSIGNMENT_ENDING: _told(
            _ADVISER | _CLIENT, "Een opdracht loopt bijna af", "Een opdracht loopt bijna af.", Way.DAILY
        ),
        Kind.PLAN: _waited_for(_ADVISER),
        Kind.OPEN_QUESTIONS: _asked(_ADVISER),
        Kind.COLLECT: _asked(_ADVISER | {Role.COORDINATOR}),
        Kind.ANALYSE: _asked(_ADVISER),
        Kind.CONCEPT_SHARED: _told(
            _READERS, "Een concept staat voor u klaar", "De adviseur heeft het concept van een weerbaarheidsbeeld met u gedeeld."
        ),
        Kind.BEGIN_CHECK: _asked(_ADVISER),
        Kind.FACT_CHECK: _asked(
            _READERS, "De feitencheck is open", "De feitencheck is open: u kunt zeggen wat er niet klopt in het concept."
        ),
        Kind.FACT_CHECK_CLOSING: _told(
            _READERS, "De feitencheck sluit bijna", "De feitencheck sluit bijna. Daarna kunt u niet meer reageren."
        ),
        Kind.COMMENTS: _asked(
            _ADVISER, "Er is een opmerking gemaakt", "In een feitencheck is een opmerking gemaakt die op uw antwoord wacht."
        ),
        Kind.COMMENT_ANSWERED: _told(
            _READERS, "Uw opmerking is beantwoord", "De adviseur heeft uw opmerking in de feitencheck beantwoord."
        ),
        Kind.RECORD: _asked(
            _CLOSE, "Een besluit wacht op u", "De feitencheck is voorbij. U kunt vastleggen wat er over het beeld is besloten."
        ),
        Kind.CONFIRM: _waited_for(
            _CLOSE,
            "Een besluit wacht op u",
            "Een collega heeft een besluit vastgelegd. Het geldt pas als u of een ander het bevestigt.",
        ),
        Kind.SIGN: _waited_for(
            frozenset({Role.EXECUTIVE}), "Een besluit wacht op u", "Een weerbaarheidsbeeld wacht op uw besluit."
        ),
        Kind.DECIDED: _told(
            _READERS | _ADVISER, "Er is een besluit genomen", "Over een weerbaarheidsbeeld is een besluit genomen."
        ),
        Kind.STEP: _asked(_READERS | _ADVISER),
        Kind.MEASURE_LATE: _asked(
            _MEASURES,
            "Een dag in uw planning is voorbij",
            "In dijkwacht staat iets voor u waarvan de laatste dag voorbij is. Lukt het niet? Kies samen een nieuwe dag.",
        ),
        Kind.MEASURE_SOON: _asked(
            _MEASURES,
            "Een dag in uw planning",
            "In dijkwacht staat iets voor u klaar met een laatste dag. Lukt die dag niet? Kies samen een nieuwe.",
        ),
        Kind.DESK_QUESTION: _waited_for(_ADVISER, _READY, f"{_READY} in dijkwacht."),
        Kind.DESK_ANSWERED: _told(NAMEABLE, _READY, f"{_READY} in dijkwacht."),
        Kind.CASE_LOOK: _asked(_ADVISER, _READY, f"{_READY} in dijkwacht."),
        Kind.CASE_TERM: _told(NAMEABLE, _READY, f"{_READY} in dijkwacht."),
        Kind.MONTH: _told(
            _CLOSE,
            "Uw maandoverzicht staat klaar",
            "Een nieuwe maand: u ziet wat de komende weken afloopt, wat stilligt en wat klaar is.",
        ),
    }
)
"""One row a kind; how it is found lies in ``queries.table``, and a test holds that each has a row in both."""


ONCE_A_DAY: Final = frozenset({Kind.CASE_TERM})
"""Kinds that change with the day alone: a round of their own looks for them, and no other."""


def mailed() -> tuple[Kind, ...]:
    """The kinds that somebody can be told of by mail, in their order."""
    return tuple(kind for kind in Kind if kind.facts.is_mailed)
