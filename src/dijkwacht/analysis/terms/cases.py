"""What goes into the reckoning: a case as an instrument and the events of it, and which event may say what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Instrument(StrEnum):
    """Under which powers a case falls; ``awb`` is anything else of administrative law."""

    BIBOB = "bibob"
    DAMOCLES = "damocles"
    AWB = "awb"


class Procedure(StrEnum):
    """How a decision is prepared: the ordinary way, or the uniform public procedure of Awb 3.4."""

    REGULAR = "regular"
    UNIFORM = "uniform"


class Act(StrEnum):
    """The act that an application rests on."""

    AWB = "awb"
    ENVIRONMENT = "omgevingswet"


class Decision(StrEnum):
    """What kind of decision it is about, where that is known; the values are the ``kind`` of an events file."""

    PERMIT = "permit"
    GAMBLING = "gambling"
    SUBSIDY = "subsidy"
    PROPERTY = "property"
    CONTRACT = "contract"
    CLOSURE = "closure"
    PENALTY_ORDER = "penalty-order"
    LIFT = "lift"

    @property
    def is_civil(self) -> bool:
        """Whether it is no decision of administrative law: the civil court judges it, and no decision term runs."""
        return self in {Decision.PROPERTY, Decision.CONTRACT}


class What(StrEnum):
    """What happened; the values are the words of an events file."""

    RECEIVED = "received"
    DECISION_DEFERRED = "decision-deferred"
    REPAIR_ASKED = "repair-asked"
    REPAIRED = "repaired"
    REPAIR_UNUSED = "repair-unused"
    ADVICE_ASKED = "advice-asked"
    DATA_ASKED = "data-asked"
    DATA_RECEIVED = "data-received"
    ADVICE_EXTENDED = "advice-extended"
    ADVICE_RECEIVED = "advice-received"
    ADVICE_ISSUED = "advice-issued"
    CONCLUSION = "conclusion"
    DATA_OBTAINED = "data-obtained"
    VIEWS_ASKED = "views-asked"
    DEPOSITED = "deposited"
    VIEWS_ENDED = "views-ended"
    ANNOUNCED = "announced"
    CLOSED = "closed"
    LAPSE_KNOWN = "lapse-known"
    OBJECTION_ENDED = "objection-ended"
    GAP_ASKED = "gap-asked"
    GAP_REPAIRED = "gap-repaired"
    OBJECTION_DEFERRED = "objection-deferred"
    APPEAL_ENDED = "appeal-ended"
    APPEAL_DEFERRED = "appeal-deferred"
    TERM_ENDED = "term-ended"
    DEFAULT_NOTICE = "default-notice"
    FORFEITED = "forfeited"
    ENFORCED = "enforced"
    ENTRY_NOTICE = "entry-notice"
    REPORT = "report"
    WHISTLE_REPORT = "whistle-report"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on a day, with what else has to be known of it.

    Which of the other fields an event may carry stands in ``SHAPES``; ``weeks`` of a receipt is 8 where it is None. In an events
    file ``on`` is called ``date`` and ``at`` is called ``time``.
    """

    on: date
    what: What
    until: date | None = None
    weeks: int | None = None
    months: int | None = None
    act: Act = Act.AWB
    at: time | None = None
    withdrawal: bool = False
    committee: bool = False
    same_legal_person: bool = False
    views: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its events stand in order of date, events of one day in the order in which they happened.

    ``civil`` is for property and contracts, which know no decision term. ``kind`` is the decision that it is about, where that is
    known. ``views`` is whether anybody gave a view in the uniform procedure; the end of that term may tell it as well.
    """

    instrument: Instrument
    events: tuple[Event, ...]
    civil: bool = False
    procedure: Procedure = Procedure.REGULAR
    kind: Decision | None = None
    views: bool = True

    @property
    def has_decision_term(self) -> bool:
        """Whether the law sets a term for the decision."""
        return not self.civil and not (self.kind and self.kind.is_civil)

    @property
    def has_objection(self) -> bool:
        """Whether an objection can be made: not after the uniform procedure (Awb 7:1 lid 1 d), nor before the civil court."""
        return self.procedure is Procedure.REGULAR and not (self.kind and self.kind.is_civil)


@dataclass(frozen=True, slots=True)
class Shape:
    """What an event is called, which keys it has to and may carry, where it belongs, and what has to stand before it."""

    words: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    only: Instrument | None = None
    needs: tuple[What, ...] = ()


_DECISIONS: Final = (What.ANNOUNCED, What.OBJECTION_ENDED)

SHAPES: Final[Mapping[What, Shape]] = MappingProxyType(
    {
        What.RECEIVED: Shape("aanvraag ontvangen", optional=("act", "weeks")),
        What.DECISION_DEFERRED: Shape("mededeling dat het besluit later komt", ("until",), needs=(What.RECEIVED,)),
        What.REPAIR_ASKED: Shape("om aanvulling van de aanvraag gevraagd", ("until",)),
        What.REPAIRED: Shape("aanvraag aangevuld"),
        What.REPAIR_UNUSED: Shape("aanvraag niet aangevuld binnen de gestelde termijn", needs=(What.REPAIR_ASKED,)),
        What.ADVICE_ASKED: Shape("advies gevraagd aan het Landelijk Bureau Bibob", only=Instrument.BIBOB),
        What.DATA_ASKED: Shape("Bureau vraagt meer gegevens", only=Instrument.BIBOB, needs=(What.ADVICE_ASKED,)),
        What.DATA_RECEIVED: Shape("Bureau heeft die gegevens ontvangen", only=Instrument.BIBOB, needs=(What.DATA_ASKED,)),
        What.ADVICE_EXTENDED: Shape(
            "Bureau verlengt de adviestermijn", ("weeks",), only=Instrument.BIBOB, needs=(What.ADVICE_ASKED,)
        ),
        What.ADVICE_RECEIVED: Shape("advies van het Bureau ontvangen", only=Instrument.BIBOB, needs=(What.ADVICE_ASKED,)),
        What.ADVICE_ISSUED: Shape("dag waarop het advies is uitgebracht", only=Instrument.BIBOB),
        What.CONCLUSION: Shape("eigen conclusie, of vermoeden van terugtrekken wegens de Wet Bibob", only=Instrument.BIBOB),
        What.DATA_OBTAINED: Shape("gegevens voor het eigen onderzoek verkregen", only=Instrument.BIBOB),
        What.VIEWS_ASKED: Shape("om een zienswijze gevraagd", ("until",)),
        What.DEPOSITED: Shape("ontwerpbesluit ter inzage gelegd", optional=("withdrawal",)),
        What.VIEWS_ENDED: Shape("laatste dag van de termijn voor zienswijzen op het ontwerpbesluit", optional=("views",)),
        What.ANNOUNCED: Shape("besluit bekendgemaakt", optional=("until",)),
        What.CLOSED: Shape("pand gesloten", ("months",), only=Instrument.DAMOCLES),
        What.LAPSE_KNOWN: Shape("bekend dat de sluiting definitief is vervallen", only=Instrument.DAMOCLES),
        What.OBJECTION_ENDED: Shape("laatste dag van de bezwaartermijn", optional=("committee",)),
        What.GAP_ASKED: Shape(
            "om herstel van een verzuim in het bezwaar gevraagd", optional=("until",), needs=(*_DECISIONS, What.APPEAL_ENDED)
        ),
        What.GAP_REPAIRED: Shape("verzuim in het bezwaar hersteld", needs=(What.GAP_ASKED,)),
        What.OBJECTION_DEFERRED: Shape("beslissing op bezwaar verdaagd", ("weeks",), needs=_DECISIONS),
        What.APPEAL_ENDED: Shape(
            "laatste dag van de termijn voor administratief beroep", optional=("same_legal_person", "committee")
        ),
        What.APPEAL_DEFERRED: Shape("beslissing op administratief beroep verdaagd", ("weeks",), needs=(What.APPEAL_ENDED,)),
        What.TERM_ENDED: Shape("beslistermijn verstreken"),
        What.DEFAULT_NOTICE: Shape("ingebrekestelling ontvangen"),
        What.FORFEITED: Shape("dwangsom verbeurd"),
        What.ENFORCED: Shape("bestuursdwang toegepast"),
        What.ENTRY_NOTICE: Shape("binnentreden schriftelijk aangezegd", ("time",)),
        What.REPORT: Shape("boeterapport opgemaakt", only=Instrument.AWB),
        What.WHISTLE_REPORT: Shape("melding van een misstand ontvangen", only=Instrument.AWB),
        What.ACKNOWLEDGED: Shape("ontvangst van die melding bevestigd", only=Instrument.AWB),
    }
)
"""Every event, in the order in which they come up in a case."""
