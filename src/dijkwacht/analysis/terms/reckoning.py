"""All terms of a case."""

from dataclasses import dataclass
from typing import Final

from dijkwacht.analysis.terms.cases import Case, What
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.families.advice import advice_term, suspension
from dijkwacht.analysis.terms.families.decisions import Decision, decision, not_treated, repair_suspension, repair_term, too_late
from dijkwacht.analysis.terms.families.objections import after_announcement, answers
from dijkwacht.analysis.terms.families.penalties import penalties
from dijkwacht.analysis.terms.families.single import REPORTED_FROM, of_one_event
from dijkwacht.analysis.terms.term import Term

_NO_DUTY_YET: Final = "Tot 1 oktober 2022 hoefde een eigen conclusie niet aan het Bureau te worden gemeld."
_NO_TERM_KNOWN: Final = (
    "Bij de ingebrekestelling is geen einde van een beslistermijn bekend; daarom is er geen dwangsom berekend."
)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The terms of a case, by their day 0, and what is to be told of the case as a whole."""

    terms: tuple[Term, ...]
    remarks: tuple[str, ...] = ()


def terms_of(case: Case, calendar: Calendar) -> tuple[Term, ...]:
    """All terms of a case, by their day 0 and then by rule.

    Args:
        case: events in order of date, as ``checks.problems`` accepts them.
        calendar: the free days.

    Returns:
        Every term of T01 to T31 that follows. A later event never changes the days of a term that was known and ended before it;
        warnings say what is known now.

    Raises:
        ValueError: an event lacks what it needs, or a term ends in a year whose feasts are not known.

    Source: the acts named by each rule.

    >>> from datetime import date
    >>> from dijkwacht.analysis.terms.cases import Event, Instrument
    >>> case = Case(Instrument.BIBOB, (Event(date(2027, 1, 4), What.RECEIVED), Event(date(2027, 2, 1), What.ADVICE_ASKED)))
    >>> [(term.rule, str(term.until)) for term in terms_of(case, Calendar())]
    [('T01', '2027-04-26'), ('T05', '2027-03-30'), ('T06', '2027-03-28')]
    """
    return reckon(case, calendar).terms


def reckon(case: Case, calendar: Calendar) -> Reckoning:
    """All terms of a case, with what is to be told of the case as a whole; as ``terms_of``."""
    suspensions = _suspensions(case)
    decided = _decisions(case, suspensions, calendar)
    announced: list[tuple[int, Term]] = []
    found: list[Term] = []
    for index, event in enumerate(case.events):
        match event.what:
            case What.REPAIR_ASKED:
                found.append(repair_term(event, calendar))
            case What.REPAIRED | What.REPAIR_UNUSED:
                found.append(not_treated(case.events, index, calendar))
            case What.ADVICE_ASKED:
                found.append(advice_term(case.events, index, calendar))
            case What.ANNOUNCED:
                made = after_announcement(case, index, calendar)
                announced.append((index, made[-2]))
                found += made
            case _:
                found += of_one_event(case, event, calendar)
    answered = answers(case, announced, calendar)
    ends = [*((index, one.term) for index, one in decided.items()), *answered]
    fined = penalties(case.events, ends, calendar)
    late = {place for one in decided.values() for place in one.late}
    still = [too_late(term) if place in late else term for place, term in suspensions.items()]
    terms = [*found, *still, *(term for _, term in ends), *fined]
    return Reckoning(tuple(sorted(terms, key=_place)), tuple(_remarks(case, decided, has_penalty=bool(fined))))


def _suspensions(case: Case) -> dict[int, Term]:
    found: dict[int, Term] = {}
    for index, event in enumerate(case.events):
        if event.what is What.REPAIR_ASKED:
            found[index] = repair_suspension(case.events, index)
        elif event.what is What.ADVICE_ASKED and not case.civil:
            found[index] = suspension(case.events, index)
    return found


def _decisions(case: Case, suspensions: dict[int, Term], calendar: Calendar) -> dict[int, Decision]:
    if case.civil:
        return {}
    received = (index for index, event in enumerate(case.events) if event.what is What.RECEIVED)
    return {index: decision(case, index, suspensions, calendar) for index in received}


def _remarks(case: Case, decided: dict[int, Decision], *, has_penalty: bool) -> list[str]:
    whats = {event.what for event in case.events}
    remarks = [remark for one in decided.values() for remark in one.remarks]
    if any(event.what is What.CONCLUSION and event.on < REPORTED_FROM for event in case.events):
        remarks.append(_NO_DUTY_YET)
    if What.DEFAULT_NOTICE in whats and not has_penalty:
        remarks.append(_NO_TERM_KNOWN)
    return remarks


def _place(term: Term) -> tuple[int, str]:
    return term.start.toordinal(), term.rule
