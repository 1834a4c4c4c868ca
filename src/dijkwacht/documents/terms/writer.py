"""Terms as other programs read them, as days in a calendar, and a case as an events file."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import blake2s
from typing import Any, Final

from dijkwacht.analysis.terms.cases import SHAPES, Case, Event, Procedure
from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import explanation
from dijkwacht.documents.calendar import Entry
from dijkwacht.documents.calendar import calendar as calendar_file
from dijkwacht.documents.terms.reader import KEYS
from dijkwacht.documents.yaml_text import table

FILE_NAME: Final = "termijnen"


def as_json(case: Case, terms: Iterable[Term]) -> dict[str, Any]:
    """The terms under the keys that other programs rely on."""
    return {"instrument": case.instrument.value, "terms": [_term(term) for term in terms]}


def _term(term: Term) -> dict[str, Any]:
    return {
        "rule": term.rule,
        "article": term.article,
        "from": _day(term.start),
        "raw": _day(term.raw),
        "until": _day(term.until),
        "suspended_days": term.suspended_days,
        "extended_days": term.extended_days,
        "shifts": list(term.shifts),
        "law_of": _day(term.law_of),
        "explanation": explanation(term),
        "warnings": list(term.warnings),
        "unsure": term.unsure,
    }


def _day(day: date | None) -> str | None:
    if isinstance(day, datetime):
        return day.isoformat(timespec="minutes")
    return day.isoformat() if day else None


def as_calendar(terms: Iterable[Term], *, made_at: datetime) -> bytes:
    """The last day of each term as a calendar file; a title says which rule, and nothing of the case."""
    return calendar_file(_entries(terms), made_at=made_at)


def _entries(terms: Iterable[Term]) -> Iterable[Entry]:
    seen: Counter[tuple[str, date]] = Counter()
    for term in terms:
        if term.until is None:
            continue
        seen[term.rule, term.start] += 1
        at = f" om {term.until:%H:%M} uur" if isinstance(term.until, datetime) else ""
        # The same name when the day moves; the days of a case cannot be read from it.
        key = blake2s(f"{term.rule} {term.start} {seen[term.rule, term.start]}".encode(), digest_size=12).hexdigest()
        day = term.until.date() if isinstance(term.until, datetime) else term.until
        yield Entry(f"{key}@dijkwacht", day, f"Laatste dag termijn {term.rule}{at}")


def as_events_file(case: Case) -> str:
    """The case as an events file, which reads back as the same case."""
    told = {"instrument": case.instrument, "civil": case.civil, "procedure": case.procedure}
    head = {key: value for key, value in told.items() if value not in (False, Procedure.REGULAR)}
    return table({**head, "events": map(_event, case.events)}, of="events")


def _event(event: Event) -> dict[str, Any]:
    shape, usual = SHAPES[event.what], Event(event.on, event.what)
    names = {key: KEYS[key][0] for key in (*shape.required, *shape.optional)}
    told = {key: getattr(event, name) for key, name in names.items() if getattr(event, name) != getattr(usual, name)}
    return {"date": event.on, "what": event.what, **told}
