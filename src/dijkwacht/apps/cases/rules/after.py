"""The terms after a decision, and what follows from how a remedy ended; the same for both instruments."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.terms.cases import Case, Decision, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.term import Term, statutory
from dijkwacht.apps.cases.rules.cases import Whose
from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.cases.rules.parties import NOBODY, Track
from dijkwacht.apps.cases.rules.remedies import OF_CASE, After, Ending, Remedy, changes, of_track, ruled, tracks_of
from dijkwacht.kit.dutch import capital, long_date

LIFT_WEEKS: Final = 8
"""The usual reasonable term of Awb 4:13, for the decision on a request to lift."""
HIGHER_ARTICLE: Final = "Awb 8:104, 6:24, 6:7"
"""The term for appeal at the highest court is that of 6:7, which 6:24 declares to apply to it."""
STILL: Final = "alsnog voorschriften verbinden of intrekken, tegen ernstige gevolgen voor het algemeen belang"
STILL_ARTICLE: Final = "Awb 4:20f lid 1, 2"
"""What can still be done about a permit that the law gave, in as many weeks as there are for an objection."""
_SENT: Final = (
    "De termijn telt vanaf de dag na die waarop de rechtbank de uitspraak verzond (te verifiëren: 6:24 en 6:8 lid 1 Awb)."
)


@dataclass(frozen=True, slots=True)
class AfterTerm:
    """A term after the decision: what it is called here, for whom it runs, and what ends it (noted or not)."""

    term: Term
    title: str
    whose: Whose
    is_ended: bool = False
    lapses: bool = False
    is_of_appeal: bool = False
    of: tuple[str, ...] = ()
    """How its objector is called in an address."""

    def runs(self, on: date) -> bool:
        """Whether somebody still waits for its end; a term that lapses by itself only until its last day."""
        return not self.is_ended and self.term.until is not None and (not self.lapses or self.term.until >= on)


def terms(decided: Contested, rows: Sequence[After], calendar: Calendar) -> tuple[AfterTerm, ...]:
    """Every term that follows from a decision and from what happened after it."""
    if decided.on is None or decided.is_civil or (decided.is_warning and not rows):
        return ()
    return (
        *_first(decided, rows, calendar),
        *(one for track in tracks_of(rows) or (NOBODY,) for one in _of_one(decided, rows, track, calendar)),
        *_of_lifting(rows, calendar),
        *_of_penalty(rows, calendar),
        *((*_of_registers(rows, calendar), *_of_end(decided, rows, calendar)) if decided.has_closure else ()),
    )


def _of_one(decided: Contested, rows: Sequence[After], track: Track, calendar: Calendar) -> Iterator[AfterTerm]:
    """The terms of one objector, called by their role."""
    theirs, of = of_track(rows, track), (track.slug,) if track.slug else ()
    there = {row.what: row for row in theirs}
    found = (
        *_on_objection(decided, theirs, calendar),
        *(_of_appeal(there, calendar) if not decided.is_direct else ()),
        *_of_higher(there, calendar),
    )
    yield from (replace(one, title=track.named(one.title), of=of) for one in found)


def _reckoned(decided: Contested, events: Sequence[Event], calendar: Calendar) -> dict[str, Term]:
    procedure = Procedure.UNIFORM if decided.is_direct else Procedure.REGULAR
    case = Case(Instrument.AWB, tuple(sorted(events, key=lambda event: event.on)), procedure=procedure)
    return {term.rule: term for term in terms_of(case, calendar)}


def _first(decided: Contested, rows: Sequence[After], calendar: Calendar) -> Iterator[AfterTerm]:
    """The term of the first remedy against the decision."""
    assert decided.on is not None  # noqa: S101  # nosec B101 - for the type checker
    found = _reckoned(decided, [Event(decided.on, What.ANNOUNCED)], calendar)
    title = "beroep instellen bij de rechtbank" if decided.is_direct else "bezwaar maken"
    # It runs on for whoever did not object yet.
    yield AfterTerm(found["T18"], title, Whose.THEIRS, lapses=True)
    yield AfterTerm(found["T19"], found["T19"].title, Whose.THEIRS, is_ended=True)
    if decided.is_given_by_law:
        still = found["T18"]._replace(article=STILL_ARTICLE)  # noqa: SLF001 - of a named tuple
        yield AfterTerm(still, STILL, Whose.OURS, lapses=True)


_SAME: Final = MappingProxyType(
    {Remedy.GAP_ASKED: What.GAP_ASKED, Remedy.GAP_REPAIRED: What.GAP_REPAIRED, Remedy.DEFERRED: What.OBJECTION_DEFERRED}
)

REMEDY_OF: Final[Mapping[What, Remedy]] = MappingProxyType({event: what for what, event in _SAME.items()})
"""What is noted here of an event of the reckoning."""


def _on_objection(decided: Contested, rows: Sequence[After], calendar: Calendar) -> Iterator[AfterTerm]:
    """The decision on an objection, from the end of the term for it: six weeks, twelve with a committee (Awb 7:10)."""
    objection = next((row for row in rows if row.what is Remedy.OBJECTION), None)
    if objection is None or decided.on is None or decided.is_direct:
        return
    announced = Event(decided.on, What.ANNOUNCED)
    end = _reckoned(decided, [announced], calendar)["T18"].until
    assert end is not None  # noqa: S101  # nosec B101 - for the type checker
    events = [announced, *(Event(row.on, _SAME[row.what], until=row.until, weeks=row.weeks) for row in rows if row.what in _SAME)]
    if objection.with_committee:
        events.append(Event(end, What.OBJECTION_ENDED, committee=True))
    term = _reckoned(decided, events, calendar)["T20"]
    yield AfterTerm(term, term.title, Whose.OURS, any(row.what is Remedy.OBJECTION_DECIDED for row in rows))


def _six_weeks(announced: date, calendar: Calendar) -> Term:
    """The term for a remedy against something that was announced on a day."""
    found = terms_of(Case(Instrument.AWB, (Event(announced, What.ANNOUNCED),)), calendar)
    return next(term for term in found if term.rule == "T18")


def _of_appeal(there: Mapping[Remedy, After], calendar: Calendar) -> Iterator[AfterTerm]:
    """The term for appeal against the decision on the objection; none where the objection was withdrawn."""
    decided = there.get(Remedy.OBJECTION_DECIDED)
    if decided is not None and decided.ruling is not Ending.WITHDRAWN:
        term = _six_weeks(decided.on, calendar)
        yield AfterTerm(
            term, "beroep instellen bij de rechtbank", Whose.THEIRS, Remedy.APPEAL in there, lapses=True, is_of_appeal=True
        )


_LOST: Final = frozenset({Ending.REVOKED, Ending.CHANGED, Ending.KEPT_EFFECT})
"""After these we may want to appeal ourselves."""


def _of_higher(there: Mapping[Remedy, After], calendar: Calendar) -> Iterator[AfterTerm]:
    """The term for appeal at the highest court: open to whoever was heard and to us; ours to watch where we lost."""
    decided = there.get(Remedy.APPEAL_DECIDED)
    if decided is not None and decided.ruling is not Ending.WITHDRAWN:
        found = _six_weeks(decided.on, calendar)
        term = found._replace(article=HIGHER_ARTICLE, readings=(*found.readings, _SENT))  # noqa: SLF001 - of a named tuple
        whose = Whose.OURS if decided.ruling in _LOST else Whose.THEIRS
        yield AfterTerm(term, "hoger beroep instellen bij de Raad van State", whose, Remedy.HIGHER in there, lapses=True)


def _of_lifting(rows: Sequence[After], calendar: Calendar) -> Iterator[AfterTerm]:
    """The decision on each request to lift, in eight weeks (Awb 4:13), and the term for objecting to that decision."""
    asked = [row for row in rows if row.what is Remedy.LIFT_ASKED]
    answers = [row for row in rows if row.what is Remedy.LIFT_DECIDED]
    for place, row in enumerate(asked):
        case = Case(Instrument.AWB, (Event(row.on, What.RECEIVED, weeks=LIFT_WEEKS),), kind=Decision.LIFT)
        term = next(term for term in terms_of(case, calendar) if term.rule == "T01")
        yield AfterTerm(term, "besluit op het verzoek om opheffing", Whose.OURS, place < len(answers))
    for row in answers:
        if row.ruling is not Ending.WITHDRAWN:
            title = "bezwaar maken tegen het besluit op het verzoek om opheffing"
            yield AfterTerm(_six_weeks(row.on, calendar), title, Whose.THEIRS, lapses=True)


def _of_penalty(rows: Sequence[After], calendar: Calendar) -> Iterator[AfterTerm]:
    """Of each penalty that was forfeited: when it has to be paid, and when the right to collect it lapses."""
    forfeited = [row for row in rows if row.what is Remedy.FORFEITED]
    settled = sum(row.what is Remedy.SETTLED for row in rows)
    for place, row in enumerate(forfeited):
        found = _reckoned(Contested(row.on), [Event(row.on, What.FORFEITED)], calendar)
        of = f" (verbeurd op {long_date(row.on)})" if len(forfeited) > 1 else ""
        yield AfterTerm(found["T24"], f"{found['T24'].title}{of}", Whose.THEIRS, place < settled)
        yield AfterTerm(found["T25"], f"{found['T25'].title}{of}", Whose.OURS, place < settled)
    for row in rows:
        if row.what is Remedy.COLLECTING:
            yield AfterTerm(_six_weeks(row.on, calendar), "bezwaar maken tegen de invordering", Whose.THEIRS, lapses=True)


_BY_COURT: Final = frozenset({Remedy.APPEAL_DECIDED, Remedy.HIGHER_DECIDED})
_COPY: Final = (
    "De termijn telt vanaf de dag na die waarop u een gewaarmerkt afschrift van de uitspraak kreeg. Hier is gerekend vanaf de dag"
    " van verzending: dat is niet te laat."
)
_MADE_KNOWN: Final = (
    "De termijn telt vanaf de dag na de bekendmaking. Is dat een andere dag dan u vastlegde, reken dan daarvandaan."
)


def _of_registers(rows: Sequence[After], calendar: Calendar) -> Iterator[AfterTerm]:
    """Of each change of a closure: until when it is offered to the public registers (Wkpb 15 lid 2)."""
    entered = sum(row.what is Remedy.ENTERED for row in rows)
    for place, row in enumerate(changes(rows)):
        is_court = row.what in _BY_COURT
        term = statutory("T15", row.on, calendar)
        article = "Wkpb 3 lid 1, 15 lid 2 d" if is_court else "Wkpb 2 lid 4, 15 lid 2 a"
        counts = (_COPY,) if is_court else (_MADE_KNOWN,) if row.what is Remedy.DURATION else ()
        term = term._replace(article=article, warnings=(*term.warnings, *counts))  # noqa: SLF001 - of a named tuple
        what = "uitspraak over de sluiting" if is_court else "wijziging van de sluiting"
        yield AfterTerm(term, f"{what} inschrijven in de openbare registers", Whose.OURS, place < entered)


def annulled(decided: Contested, rows: Sequence[After]) -> After | None:
    """What took the measure away while its end was not noted yet; None where nothing did, or something came in its place.

    An annulment that the highest court set aside, or a new decision, lets the measure stand.
    """
    found = None
    for row in () if decided.has_ended or not decided.can_be_lifted else rows:
        if (row.what, row.ruling) in _ENDING and not row.has_length:
            found = row
        elif (row.what, row.ruling) in _STANDS_AGAIN:
            found = None
    return found


def _of_end(decided: Contested, rows: Sequence[After], calendar: Calendar) -> Iterator[AfterTerm]:
    """Of a closure that was taken away while its end was not noted: until when that is offered to the registers."""
    if row := annulled(decided, rows):
        is_court = row.what in _BY_COURT
        term = statutory("T15", row.on, calendar)
        article = "Wkpb 3 lid 1, 15 lid 2 d" if is_court else "Wkpb 2 lid 4, 15 lid 2 a"
        counts = (_COPY, _NOT_ENDED) if is_court else (_NOT_ENDED,)
        term = term._replace(article=article, warnings=(*term.warnings, *counts))  # noqa: SLF001 - of a named tuple
        yield AfterTerm(term, "einde van de sluiting inschrijven in de openbare registers", Whose.OURS)


_NOT_ENDED: Final = "Hier staat nog niet dat de sluiting is geëindigd. Leg de stap ‘opgeheven of ingetrokken’ vast."
_STANDS_AGAIN: Final = frozenset(
    {(Remedy.HIGHER_DECIDED, Ending.REVOKED), (Remedy.HIGHER_DECIDED, Ending.CHANGED), (Remedy.DURATION, Ending.REPLACED)}
)


def remarks(decided: Contested, rows: Sequence[After], calendar: Calendar) -> tuple[str, ...]:
    """What is to be looked at besides the terms: a warning, an objection that came late, and what an outcome asks."""
    if decided.on is None or decided.is_civil:
        return ()
    return (*_of_kind(decided), *_late(decided, rows, calendar), *_following(decided, rows))


def _of_kind(decided: Contested) -> Iterator[str]:
    """What is to be known of such a decision before anything else."""
    if decided.is_warning:
        yield _OF_A_WARNING
    if decided.is_given_by_law:
        yield _BY_LAW


_BY_LAW: Final = (
    "De vergunning geldt: weigeren kan niet meer. Voorschriften verbinden of intrekken kan nog zes weken na de bekendmaking, als"
    " dat nodig is om ernstige gevolgen voor het algemeen belang te voorkomen; u vergoedt dan de schade (Awb 4:20f). Ziet u later"
    " gevaar als bedoeld in artikel 3 Wet Bibob, open dan een nieuwe zaak over intrekken."
)
_OF_A_WARNING: Final = (
    "Een waarschuwing is in de regel geen besluit, en dan staat er geen bezwaar tegen open. Werkt zij lang door, dan kan dat"
    " anders zijn (te verifiëren): laat een jurist meekijken."
)


def _late(decided: Contested, rows: Sequence[After], calendar: Calendar) -> Iterator[str]:
    if decided.on is None or decided.is_direct:
        return
    end = _reckoned(decided, [Event(decided.on, What.ANNOUNCED)], calendar)["T18"].until
    for row in rows:
        if row.what is Remedy.OBJECTION and end and row.on > end:
            late = f"{row.track.named('Het bezwaar')} kwam na {long_date(end)}, de laatste dag."
            asks = "Ga na of het op tijd is gepost en binnen een week kwam (Awb 6:9 lid 2), of een goede reden heeft (6:11)."
            yield f"{late} {asks}"


_ENDS_IT: Final = "Legt u ook de stap vast die de maatregel beëindigt? Dan loopt de termijn voor de openbare registers."
_ENDS_ORDER: Final = "Legt u ook de stap vast die de last beëindigt?"
_REVOKED: Final = "Het besluit is herroepen. Neem zo nodig een nieuw besluit (Awb 7:11 lid 2)."
_CHANGED: Final = (
    "Het besluit is gewijzigd of vervangen (Awb 7:11 lid 2). Is een sluiting korter of langer geworden, leg dan de nieuwe duur"
    " vast: de termijnen volgen haar."
)
_ANNULLED: Final = (
    "De rechtbank vernietigde het besluit. Staat in de uitspraak dat u opnieuw besluit, en binnen welke termijn (Awb 8:72 lid 4)?"
    " Die termijn rekent deze site niet: zet haar in uw agenda."
)
_OVERTURNED: Final = (
    "De Raad van State vernietigde de uitspraak. Lees in de nieuwe uitspraak wat er van het besluit overblijft, en of u opnieuw"
    " besluit (Awb 8:113)."
)
_ASKS: Final[Mapping[tuple[Remedy, Ending], str]] = MappingProxyType(
    {
        (Remedy.OBJECTION_DECIDED, Ending.REVOKED): _REVOKED,
        (Remedy.OBJECTION_DECIDED, Ending.CHANGED): _CHANGED,
        (Remedy.APPEAL_DECIDED, Ending.REVOKED): _ANNULLED,
        (Remedy.APPEAL_DECIDED, Ending.CHANGED): _ANNULLED,
        (Remedy.HIGHER_DECIDED, Ending.REVOKED): _OVERTURNED,
        (Remedy.HIGHER_DECIDED, Ending.CHANGED): _OVERTURNED,
        (Remedy.LIFT_DECIDED, Ending.GRANTED): "Het verzoek om opheffing is toegewezen.",
    }
)
_ENDING: Final = frozenset(
    {
        (Remedy.OBJECTION_DECIDED, Ending.REVOKED),
        (Remedy.APPEAL_DECIDED, Ending.REVOKED),
        (Remedy.LIFT_DECIDED, Ending.GRANTED),
    }
)


_CORRECT: Final = (
    "Is de conclusie over het gevaar hiermee vervallen of veranderd? Meld dat onverwijld aan het Bureau (Wet Bibob artikel 7a"
    " lid 7) en leg de melding hier vast."
)
_KEEPS_CONCLUSION: Final = frozenset({Remedy.RELIEF_DECIDED, Remedy.LIFT_DECIDED})


def _following(decided: Contested, rows: Sequence[After]) -> Iterator[str]:
    """What how it ended asks of us, of each objector; of a measure that still holds also the step that ends it."""
    for track in tracks_of(rows) or (NOBODY,):
        theirs = [row for row in rows if row.track == track and row.what not in OF_CASE]
        yield from _after_one(decided, theirs, track)
    yield from _after_one(decided, [row for row in rows if row.what in OF_CASE], NOBODY)


def _after_one(decided: Contested, rows: Sequence[After], track: Track) -> Iterator[str]:
    of = f"{capital(track.words)}: " if track.party else ""
    for what in Remedy:
        ruling = ruled(what, rows)
        is_told = any(row.what is what and row.has_length for row in rows) and what is Remedy.OBJECTION_DECIDED
        if ruling and not is_told and (words := _ASKS.get((what, ruling))):
            ends = _ENDS_ORDER if decided.is_penalty and not decided.has_closure else _ENDS_IT
            asks = decided.can_be_lifted and not decided.has_ended and (what, ruling) in _ENDING
            yield f"{of}{words} {ends}" if asks else f"{of}{words}"
        if decided.is_reported and ruling in {Ending.REVOKED, Ending.CHANGED} and what not in _KEEPS_CONCLUSION:
            yield _CORRECT
