"""The terms of a Bibob case, as two clocks beside each other: that of the decision and that of the Bureau."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.terms.cases import Act, Decision, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.cases import Case as TermCase
from dijkwacht.analysis.terms.counting import extended_by_the_act
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.families.advice import regime
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.term import Said, Term, statutory
from dijkwacht.apps.bibob.rules.words import Fact, File, regime_on
from dijkwacht.apps.cases.rules.remedies import AFTER


@dataclass(frozen=True, slots=True)
class Noted:
    """A fact as it stands on record."""

    what: Fact
    on: date
    until: date | None = None
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """How the decision on a case is prepared, as far as its term asks; the kind where it is narrower than the group tells."""

    weeks: int = 8
    is_uniform: bool = False
    kind: Decision | None = None


@dataclass(frozen=True, slots=True)
class Clocks:
    """The terms of a case: of the decision, of the Bureau, of the report, and the days until which something may be used."""

    decision: tuple[Term, ...]
    bureau: tuple[Term, ...]
    report: tuple[Term, ...]
    use: tuple[tuple[str, Term], ...]

    @property
    def use_until(self) -> date | None:
        """The last day on which anything of the case may be used for another decision."""
        return max((term.until for _, term in self.use if term.until), default=None)


_SAME: Final[Mapping[Fact, What]] = MappingProxyType(
    {
        Fact.DEFERRED: What.DECISION_DEFERRED,
        Fact.REPAIR_ASKED: What.REPAIR_ASKED,
        Fact.REPAIRED: What.REPAIRED,
        Fact.REPAIR_UNUSED: What.REPAIR_UNUSED,
        Fact.ADVICE_ASKED: What.ADVICE_ASKED,
        Fact.DATA_ASKED: What.DATA_ASKED,
        Fact.DATA_RECEIVED: What.DATA_RECEIVED,
        Fact.ADVICE_EXTENDED: What.ADVICE_EXTENDED,
        Fact.ADVICE_RECEIVED: What.ADVICE_RECEIVED,
        Fact.VIEWS_ASKED: What.VIEWS_ASKED,
        Fact.ANNOUNCED: What.ANNOUNCED,
    }
)
FACT_OF: Final[Mapping[What, Fact]] = MappingProxyType({event: fact for fact, event in _SAME.items()})
"""Which fact of a case an event of the reckoning is."""
_KINDS: Final[Mapping[str, Decision]] = MappingProxyType({"permit": Decision.PERMIT, "subsidy": Decision.SUBSIDY})
"""What kind of decision a group tells; of the others the terms are the same."""
_OWN_FINDINGS: Final = "Eigen bevindingen tellen vanaf de dag van die bevindingen."
_BUREAU: Final = frozenset({"T05"})
_REPORT: Final = frozenset({"T07"})
_NO_DECISION: Final = frozenset({"T02", "T03", "T04", "T18", "T19", "T20"})
"""Terms of general administrative law: a contract has none of them."""


def clocks(noted: Sequence[Noted], file: File, clock: Clock, calendar: Calendar) -> Clocks:
    """All terms of a case. Who is examined because of what they hold already waits for no decision: there is no such term."""
    case = TermCase(
        Instrument.BIBOB,
        tuple(_events(noted, file, clock)),
        civil=file.is_civil,
        procedure=Procedure.UNIFORM if clock.is_uniform else Procedure.REGULAR,
        kind=clock.kind or _KINDS.get(file.group),
    )
    found = [term for term in terms_of(case, calendar) if not (file.is_civil and term.rule in _NO_DECISION)]
    return Clocks(
        decision=tuple(term for term in found if term.rule not in _BUREAU | _REPORT | AFTER),
        bureau=tuple(term for term in found if term.rule in _BUREAU),
        report=tuple(term for term in found if term.rule in _REPORT),
        use=tuple(_use(file, calendar)),
    )


def _events(noted: Sequence[Noted], file: File, clock: Clock) -> Iterator[Event]:
    for one in sorted(noted, key=lambda one: one.on):
        if one.what is Fact.RECEIVED and file.has_decision_term:
            act = Act.ENVIRONMENT if file.group == "environment" else Act.AWB
            yield Event(one.on, What.RECEIVED, weeks=clock.weeks, act=act)
        elif one.what in _SAME and (file.has_decision_term or one.what is not Fact.DEFERRED):
            yield Event(one.on, _SAME[one.what], until=one.until, weeks=one.weeks)
        elif one.what is Fact.GIVEN:
            yield Event(one.on, What.ANNOUNCED)
        elif one.what in {Fact.CONCLUDED, Fact.WITHDRAWN} and one.on in file.report_days:
            yield Event(one.on, What.CONCLUSION)


def _use(file: File, calendar: Calendar) -> Iterator[tuple[str, Term]]:
    """How long the advice, and since October 2022 also one's own findings, may be used for another decision (29)."""
    issued, found = file.facts.get(Fact.ADVICE_ISSUED), file.facts.get(Fact.INQUIRY_DONE)
    if issued:
        yield "het advies", _of_use(issued, calendar)
    if found and regime_on(found).has_use_of_findings:
        # Findings count as advice does: from their own day.
        said = Said(readings=(_OWN_FINDINGS,), law_of=regime(found))
        yield "de eigen bevindingen", statutory("T08", found, calendar, said=said)


def _of_use(day: date, calendar: Calendar) -> Term:
    return terms_of(TermCase(Instrument.BIBOB, (Event(day, What.ADVICE_ISSUED),)), calendar)[0]


GIVEN_BY_LAW: Final = "Wok 30b lid 3, Awb 4:20b, 4:20c"
PUBLISHED_IN: Final = timedelta(weeks=2)
"""Within which a permit that was given by law is made known (Awb 4:20c lid 1)."""


def given_by_law(terms: Iterable[Term], file: File, kind: Decision | None, calendar: Calendar, *, on: date) -> date | None:
    """Until which day a permit that the law gave is to be made known; None where the law gave none (yet).

    A permit for gambling machines is given by law once the term for the decision has passed without one.
    """
    if kind is not Decision.GAMBLING:
        return None
    passed = next((term.until for term in waited_for(terms, file) if term.rule == "T01" and term.until), None)
    return extended_by_the_act(passed, passed + PUBLISHED_IN, calendar)[0] if passed and passed < on else None


MAY_BE_GIVEN: Final = frozenset({"permit"})
"""Of which decisions a law may say that what was asked is given once the term has passed."""


def decide_by(clocks: Clocks, file: File) -> date | None:
    """The last day for the decision, where the law may give what was asked after it."""
    if file.group not in MAY_BE_GIVEN:
        return None
    return next((term.until for term in clocks.decision if term.rule == "T01"), None)


_ENDED_BY: Final[Mapping[str, frozenset[Fact]]] = MappingProxyType(
    {
        "T01": frozenset({Fact.ANNOUNCED, Fact.GIVEN, Fact.WITHDRAWN}),
        "T31": frozenset({Fact.ANNOUNCED, Fact.WITHDRAWN}),
        "T12": frozenset({Fact.ANNOUNCED, Fact.WITHDRAWN}),
        "T02": frozenset({Fact.REPAIRED, Fact.REPAIR_UNUSED, Fact.WITHDRAWN}),
        "T05": frozenset({Fact.ADVICE_RECEIVED, Fact.WITHDRAWN}),
        "T07": frozenset({Fact.REPORTED}),
        "T10": frozenset({Fact.VIEWS_RECEIVED, Fact.ANNOUNCED, Fact.GIVEN, Fact.WITHDRAWN}),
    }
)
"""What ends a term that somebody waits for; the others are told, not waited for."""


def waited_for(terms: Iterable[Term], file: File) -> tuple[Term, ...]:
    """The terms that run: their end is known and what they wait for has not come."""
    return tuple(term for term in terms if term.until is not None and term.rule in _ENDED_BY and not _is_ended(term, file))


def _is_ended(term: Term, file: File) -> bool:
    """Whether what it waits for came, on its first day or later."""
    return any(file.facts[fact] >= term.start for fact in _ENDED_BY[term.rule] & file.facts.keys())
