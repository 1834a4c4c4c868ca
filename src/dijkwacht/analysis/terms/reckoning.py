"""All terms of a case."""

from dataclasses import dataclass
from typing import Final

from dijkwacht.analysis.terms.cases import Case, Event, What
from dijkwacht.analysis.terms.cases import Decision as Kind
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.families.advice import advice_term, suspension
from dijkwacht.analysis.terms.families.decisions import Decision, decision, too_late
from dijkwacht.analysis.terms.families.objections import after_announcement, answers
from dijkwacht.analysis.terms.families.penalties import penalties
from dijkwacht.analysis.terms.families.repairs import not_treated, not_treated_without_answer, repair_suspension, repair_term
from dijkwacht.analysis.terms.families.single import NO_CLOSURE, REPORTED_FROM, of_one_event
from dijkwacht.analysis.terms.term import Term

_NO_DUTY_YET: Final = "Tot 1 oktober 2022 hoefde een eigen conclusie niet aan het Bureau te worden gemeld."
_NO_OBJECTION: Final = "Tegen een besluit uit de uniforme voorbereidingsprocedure is geen bezwaar mogelijk, wel meteen beroep."
_CIVIL_COURT: Final = "Over vastgoed of een opdracht beslist de burgerlijke rechter: bezwaar en een beslistermijn zijn er niet."


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
        Every term of T01 to T32 that follows. A later event never changes the days of a term that was known and ended before it;
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
    suspensions = _suspensions(case, calendar)
    decided = _decisions(case, suspensions, calendar)
    announced: list[tuple[int, Term]] = []
    sooner: list[tuple[int, Term]] = []
    found: list[Term] = []
    for index, event in enumerate(case.events):
        match event.what:
            case What.REPAIR_ASKED:
                found += _of_an_invitation(event, suspensions[index], calendar)
            case What.REPAIRED | What.REPAIR_UNUSED:
                found.append(not_treated(case.events, index, calendar))
            case What.ADVICE_ASKED:
                found.append(advice_term(case.events, index, calendar))
            case What.ANNOUNCED:
                made = after_announcement(case, index, calendar)
                announced += [(index, term) for term in made if term.rule == "T18"]
                found += made
            case _:
                found += of_one_event(case, event, calendar)
                if found and found[-1].rule == "T32":
                    sooner.append((index, found.pop()))
    answered = answers(case, announced, calendar)
    ends = [*((index, one.term) for index, one in decided.items()), *sooner, *answered]
    fines = penalties(case, ends, calendar)
    if fines.told_at:
        ends = [(place, term.warned(fines.told_at[place]) if place in fines.told_at else term) for place, term in ends]
    late = {place for one in decided.values() for place in one.late}
    still = [too_late(term) if place in late else term for place, term in suspensions.items()]
    terms = [*found, *still, *(term for _, term in ends), *fines.terms]
    return Reckoning(tuple(sorted(terms, key=_place)), tuple(dict.fromkeys([*_remarks(case), *fines.remarks])))


def _of_an_invitation(event: Event, still: Term, calendar: Calendar) -> list[Term]:
    """T02, and T04 where the invitation must have run out and no answer is told."""
    asked = repair_term(event, calendar)
    return [asked, not_treated_without_answer(event, calendar)] if still.missing else [asked]


def _suspensions(case: Case, calendar: Calendar) -> dict[int, Term]:
    found: dict[int, Term] = {}
    for index, event in enumerate(case.events):
        if event.what is What.REPAIR_ASKED:
            found[index] = repair_suspension(case.events, index)
        elif event.what is What.ADVICE_ASKED and case.has_decision_term:
            found[index] = suspension(case.events, index, calendar)
    return found


def _decisions(case: Case, suspensions: dict[int, Term], calendar: Calendar) -> dict[int, Decision]:
    if not case.has_decision_term:
        return {}
    received = (index for index, event in enumerate(case.events) if event.what is What.RECEIVED)
    return {index: decision(case, index, suspensions, calendar) for index in received}


def _remarks(case: Case) -> list[str]:
    whats = {event.what for event in case.events}
    remarks: list[str] = []
    if any(event.what is What.CONCLUSION and event.on < REPORTED_FROM for event in case.events):
        remarks.append(_NO_DUTY_YET)
    if case.kind is Kind.PENALTY_ORDER and What.CLOSED in whats:
        remarks.append(NO_CLOSURE)
    if case.kind and case.kind.is_civil and whats & {What.RECEIVED, What.ANNOUNCED, What.OBJECTION_ENDED}:
        remarks.append(_CIVIL_COURT)
    elif not case.has_objection and What.OBJECTION_ENDED in whats:
        remarks.append(_NO_OBJECTION)
    return remarks


def _place(term: Term) -> tuple[int, str]:
    return term.start.toordinal(), term.rule
