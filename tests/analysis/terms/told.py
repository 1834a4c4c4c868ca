"""Cases in one line: ``bibob: 2027-01-04 received; 2027-02-01 advice-asked``; keys as ``until=2027-03-01``, flags as a word."""

from datetime import date, time
from typing import Any

from dijkwacht.analysis.terms.cases import Act, Case, Decision, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.term import Term

_READ = {
    "until": date.fromisoformat,
    "weeks": int,
    "months": int,
    "act": Act,
    "time": time.fromisoformat,
    "views": "true".__eq__,
}
_NAMES = {"time": "at"}


def case(line: str) -> Case:
    """The case that a line tells: the instrument, ``civil``, ``uniform``, ``noviews`` or a kind of decision, and its events."""
    head, _, events = line.partition(":")
    instrument, *marks = head.split()
    return Case(
        Instrument(instrument),
        tuple(event(one) for one in events.split(";") if one.strip()),
        civil="civil" in marks,
        procedure=Procedure.UNIFORM if "uniform" in marks else Procedure.REGULAR,
        kind=next((Decision(mark) for mark in marks if mark in set(Decision)), None),
        views="noviews" not in marks,
    )


def event(words: str) -> Event:
    """The event that some words tell."""
    day, what, *keys = words.split()
    fields: dict[str, Any] = {}
    for key in keys:
        name, is_valued, value = key.partition("=")
        fields[_NAMES.get(name, name)] = _READ[name](value) if is_valued else True
    return Event(date.fromisoformat(day), What(what), **fields)


def only(terms: tuple[Term, ...], rule: str) -> Term:
    """The last term of a rule."""
    return [term for term in terms if term.rule == rule][-1]
