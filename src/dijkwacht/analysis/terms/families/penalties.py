"""The penalty for a late decision: until when it runs (T22), and by when it has to be fixed (T23)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.cases import SHAPES, Case, Decision, Event, What
from dijkwacht.analysis.terms.counting import Length, Unit, extended_by_the_act
from dijkwacht.analysis.terms.days import ONE_DAY, Calendar
from dijkwacht.analysis.terms.families.decisions import GIVEN_BY_LAW, MAYBE_GIVEN_BY_LAW
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Note, Said, Term, statutory
from dijkwacht.kit.dutch import listed, long_date

TWO_WEEKS: Final = timedelta(days=14)
PENALTY_DAYS: Final = 42
DECISIONS: Final = frozenset({"T01", "T12", "T20", "T31", "T32"})
"""Rules whose last day is the end of the term where nobody says it."""

NOT_DUE: Final = (
    "Er is geen dwangsom verschuldigd als de ingebrekestelling onredelijk laat kwam, als de aanvrager geen belanghebbende is, of"
    " als de aanvraag kennelijk niet-ontvankelijk of kennelijk ongegrond is (artikel 4:17 lid 5 Awb)."
)
_TOO_EARLY: Final = (
    "De ingebrekestelling van {0} kwam niet na de laatste dag van de beslistermijn ({1}). Zij telt dan in beginsel niet (artikel"
    " 4:17 lid 3 Awb): er loopt geen dwangsom, tot er na die dag een nieuwe komt."
)
_NO_TERM_KNOWN: Final = (
    "Bij de ingebrekestelling is geen einde van een beslistermijn bekend; daarom is er geen dwangsom berekend."
)
_UNTIL_DECIDED: Final = "uiterlijk; eindigt eerder als het besluit eerder komt"
_DECIDED_IN_TIME: Final = (
    "Het besluit kwam op {0}, binnen twee weken na de ingebrekestelling van {1}. Er is dan geen dwangsom verschuldigd (artikel"
    " 4:17 lid 3 Awb)."
)
_DAY_OF_THE_DECISION: Final = (
    "De dag waarop het besluit is bekendgemaakt, telt nog als dag waarover de dwangsom loopt. Telt die niet, dan eindigt alles"
    " een dag eerder."
)
_UNSURE_END: Final = "De dag waarop de beslistermijn eindigde, staat niet vast: {0} staat er niet bij."


def penalty(start: date, calendar: Calendar, decided: date | None = None) -> Term:
    """T22: two weeks from ``start``, to which the Atw applies, then 42 days, to which it does not; sooner where it was decided.

    Args:
        start: the later of the end of the decision term and the receipt of the notice of default.
        calendar: the free days.
        decided: the day on which the decision was announced, after those two weeks.

    Source: Awb 4:17 lid 1, 3 and 5.

    >>> penalty(date(2026, 12, 11), Calendar()).until
    datetime.date(2027, 2, 8)
    >>> penalty(date(2026, 12, 11), Calendar(), date(2026, 12, 30)).length
    Length(number=2, unit=<Unit.DAYS: 'days'>)
    """
    law = RULES["T22"]
    raw = start + TWO_WEEKS
    shifted, names = extended_by_the_act(start, raw, calendar)
    until = _last(start, calendar)
    is_stopped = decided is not None and decided <= until
    days = PENALTY_DAYS
    if decided and is_stopped:
        until, days = decided, (decided - shifted).days
        last = Note("De laatste is de dag van het besluit, {0}: dat zijn {1} dagen.", (until, days))
    else:
        last = Note("De laatste is 41 dagen later, {0}.", (until,))
    return Term(
        rule="T22",
        article=law.article,
        start=start,
        raw=until if is_stopped else raw + timedelta(days=PENALTY_DAYS),
        until=until,
        length=Length(days, Unit.DAYS),
        shifts=() if is_stopped else names,
        beyond=law.beyond,
        notes=(
            Note("2 weken na {0} is {1}.", (start, raw)),
            *((Note("Die dag is vrij en schuift door naar {0} (artikel 1 Atw).", (shifted,)),) if names else ()),
            Note("De eerste dag waarover de dwangsom loopt is {0}.", (shifted + ONE_DAY,)),
            last,
        ),
        warnings=(NOT_DUE,) if decided else (NOT_DUE, _UNTIL_DECIDED),
        readings=(law.reading, _DAY_OF_THE_DECISION) if is_stopped else (law.reading,),
        awaits=() if decided else (What.ANNOUNCED,),
    )


def _free_until(start: date, calendar: Calendar) -> date:
    """The last day without a penalty: two weeks on, shifted by the Atw."""
    return extended_by_the_act(start, start + TWO_WEEKS, calendar)[0]


def _last(start: date, calendar: Calendar) -> date:
    return _free_until(start, calendar) + timedelta(days=PENALTY_DAYS)


@dataclass(slots=True)
class Fines:
    """The terms of the penalty, why there is none where one was asked for, and which decision terms have that to tell."""

    terms: list[Term] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    told_at: dict[int, str] = field(default_factory=dict)
    """The reason by the place of the event that the decision term rests on."""

    def tell(self, end: "_End", reason: str) -> None:
        """Why there is no penalty, at the decision term where that was reckoned."""
        if end.term:
            self.told_at[end.term[0]] = reason
        else:
            self.remarks.append(reason)


def penalties(case: Case, decisions: Iterable[tuple[int, Term]], calendar: Calendar) -> Fines:
    """T22 and T23 for each notice of default.

    Args:
        case: the case.
        decisions: every decision term, with the place of the event that it rests on.
        calendar: the free days.

    Returns:
        Two terms a notice, from the notice, where it came after the end of the term: the day of ``term-ended``, else the last day
        of the newest decision term that had begun. None, with the reason, where no such day is known, where the notice came no
        later than that day, where the decision came within two weeks of the notice, and where the law gives what was asked for
        (Awb 4:20a lid 2). A later decision ends the penalty.

    Source: Awb 4:17, 4:18, 4:20a.

    >>> from dijkwacht.analysis.terms.cases import Instrument
    >>> told = (Event(date(2026, 12, 10), What.TERM_ENDED), Event(date(2026, 12, 11), What.DEFAULT_NOTICE))
    >>> [(term.rule, str(term.until)) for term in penalties(Case(Instrument.AWB, told), [], Calendar()).terms]
    [('T22', '2027-02-08'), ('T23', '2027-02-22')]
    """
    fines = Fines()
    if not any(event.what is What.DEFAULT_NOTICE for event in case.events):
        return fines
    known = sorted(decisions, key=lambda pair: pair[0])
    told: date | None = None
    for index, event in enumerate(case.events):
        if event.what is What.TERM_ENDED:
            told = event.on
        elif event.what is What.ANNOUNCED:
            # The decision is there; a notice after it is about another one.
            told = None
        elif event.what is What.DEFAULT_NOTICE:
            by = _newest(known, index)
            _of_notice(fines, case, event, _End(told, None) if told else _End.by(by), case.events[index + 1 :], calendar)
            told = None
    return fines


@dataclass(frozen=True, slots=True)
class _End:
    """The end of a decision term, none while it stands still, and where it was reckoned the term with its place."""

    on: date | None
    term: tuple[int, Term] | None

    @classmethod
    def by(cls, found: tuple[int, Term] | None) -> "_End":
        return cls(found[1].until if found and not found[1].still_from else None, found)


def _newest(known: Sequence[tuple[int, Term]], index: int) -> tuple[int, Term] | None:
    before = [(place, term) for place, term in known if place < index and term.rule in DECISIONS]
    return before[-1] if before else None


def _of_notice(fines: Fines, case: Case, event: Event, end: _End, later: Sequence[Event], calendar: Calendar) -> None:
    told = next((one.on for one in later if one.what is What.TERM_ENDED), None)
    if told and (end.on is None or told <= _last(max(end.on, event.on), calendar)):
        end = _End(told, None)
    decided = next((one.on for one in later if one.what is What.ANNOUNCED), None)
    is_first = end.term is None or end.term[1].rule != "T20"
    if case.kind is Decision.GAMBLING and is_first:
        fines.remarks += [] if end.term else [GIVEN_BY_LAW]
    elif end.on is None:
        fines.remarks.append(_NO_TERM_KNOWN)
    elif event.on <= end.on:
        fines.tell(end, _TOO_EARLY.format(long_date(event.on), long_date(end.on)))
    elif decided and decided <= _free_until(event.on, calendar):
        fines.tell(end, _DECIDED_IN_TIME.format(long_date(decided), long_date(event.on)))
    else:
        fines.terms += _of_a_late_decision(case, _Notice(event.on, decided), end, calendar)


@dataclass(frozen=True, slots=True)
class _Notice:
    """A notice of default, and the day of the decision that came after it."""

    on: date
    decided: date | None


def _of_a_late_decision(case: Case, notice: _Notice, end: _End, calendar: Calendar) -> list[Term]:
    by = end.term[1] if end.term else None
    term = penalty(notice.on, calendar, notice.decided)
    if case.kind is Decision.PERMIT and (by is None or by.rule == "T01"):
        term = term.warned(MAYBE_GIVEN_BY_LAW)
    last = term.until or notice.on
    is_stopped = last < _last(notice.on, calendar)
    said = Said(
        warnings=() if notice.decided else (_UNTIL_DECIDED,),
        readings=(_DAY_OF_THE_DECISION,) if is_stopped else (),
        awaits=term.awaits,
    )
    found = [term, statutory("T23", last, calendar, said=said)]
    if by is None or not (lacks := tuple(dict.fromkeys([*([by.missing] if by.missing else []), *by.awaits]))):
        return found
    unsure = _UNSURE_END.format(listed(f"‘{SHAPES[what].words}’" for what in lacks))
    return [one.lacking(by.missing, tuple(dict.fromkeys([*by.awaits, *one.awaits])), unsure) for one in found]
