"""Terms as other programs read them, as days in a calendar, and a case as an events file."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from hashlib import blake2s
from secrets import token_hex
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
    # Other programs rely on no day while it stands still without a known end; the cautious day is for people, with its words.
    has_end = term.still_from is None
    return {
        "rule": term.rule,
        "article": term.article,
        "from": _day(term.start),
        "raw": _day(term.raw) if has_end else None,
        "until": _day(term.until) if has_end else None,
        "suspended_days": term.suspended_days,
        "extended_days": term.extended_days,
        "shifts": list(term.shifts) if has_end else [],
        "law_of": _day(term.law_of),
        "explanation": explanation(term),
        "warnings": list(term.warnings),
        "unsure": term.unsure,
    }


def _day(day: date | None) -> str | None:
    if isinstance(day, datetime):
        return day.isoformat(timespec="minutes")
    return day.isoformat() if day else None


def new_word(*, of: str = "", secret: bytes = b"") -> str:
    """A word for a case, that says nothing of it and that no other case has; with a secret the same of the same.

    It never looks like a number, so that it stays text in a file.
    """
    found = blake2s(of.encode("utf-8", "replace"), key=secret[:32], digest_size=12).hexdigest() if secret else token_hex(12)
    return f"a{found[1:]}"


def as_calendar(terms: Iterable[Term], *, word: str, made_at: datetime) -> bytes:
    """The last day of each term as a calendar file, or nothing where there is none.

    A title says which rule, and nothing of the case; ``word`` is the one of the case.
    """
    entries = list(_entries(terms, word))
    return calendar_file(entries, made_at=made_at) if entries else b""


def _entries(terms: Iterable[Term], word: str) -> Iterable[Entry]:
    seen: Counter[tuple[str, date]] = Counter()
    for term in terms:
        if term.until is None:
            continue
        seen[term.rule, term.start] += 1
        at = f" om {term.until:%H:%M} uur" if isinstance(term.until, datetime) else ""
        # The same name when the day moves. Without the word of the case nobody finds its days by trying, and another case that
        # begins on the same day has other names.
        told = f"{term.rule} {term.start} {seen[term.rule, term.start]}"
        key = blake2s(told.encode(), key=word.encode(), digest_size=12).hexdigest()
        day = term.until.date() if isinstance(term.until, datetime) else term.until
        yield Entry(f"{key}@dijkwacht", day, f"Laatste dag termijn {term.rule}{at}")


def as_events_file(case: Case, *, word: str = "") -> str:
    """The case as an events file, which reads back as the same case, and with its word as the same days in a calendar."""
    told = {"instrument": case.instrument, "civil": case.civil, "procedure": case.procedure, "kind": case.kind}
    head = {key: value for key, value in told.items() if value not in (False, None, Procedure.REGULAR)}
    head |= {} if case.views else {"views": False}
    head |= {"calendar": word} if word else {}
    return table({**head, "events": map(_event, case.events)}, of="events")


def _event(event: Event) -> dict[str, Any]:
    shape, usual = SHAPES[event.what], Event(event.on, event.what)
    names = {key: KEYS[key][0] for key in (*shape.required, *shape.optional)}
    told = {key: getattr(event, name) for key, name in names.items() if getattr(event, name) != getattr(usual, name)}
    return {"date": event.on, "what": event.what, **told}
