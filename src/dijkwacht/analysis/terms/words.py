"""The arithmetic of a term in Dutch sentences."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.counting import BY_ARTICLE_2, Length, Span, Unit
from dijkwacht.analysis.terms.days import ONE_DAY
from dijkwacht.analysis.terms.term import Note, Term
from dijkwacht.kit.dutch import count, listed, long_date

_WEEKDAYS: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_UNITS: Final = {
    Unit.HOURS: ("uur", "uur"),
    Unit.DAYS: ("dag", "dagen"),
    Unit.WEEKS: ("week", "weken"),
    Unit.MONTHS: ("maand", "maanden"),
    Unit.YEARS: ("jaar", "jaar"),
}
_LAWS: Final = {"Bibob": "Wet Bibob", "Wbk": "Wet bescherming klokkenluiders"}


def day_words(day: date) -> str:
    """A day with its weekday.

    >>> day_words(date(2027, 3, 1))
    'maandag 1 maart 2027'
    """
    return f"{_WEEKDAYS[day.weekday()]} {long_date(day)}"


def length_words(length: Length) -> str:
    """How long a term is.

    >>> length_words(Length(8, Unit.WEEKS)), length_words(Length(1, Unit.YEARS)), length_words(Length(1, Unit.WEEKS))
    ('8 weken', '1 jaar', '1 week')
    """
    return count(length.number, *_UNITS[length.unit])


def citation(article: str) -> str:
    """An article as a jurist reads it: the acts by the names that they have.

    >>> citation("Awb 4:7, 4:8; Bibob 33"), citation("Wbk 2 lid 2 h")
    ('Awb 4:7, 4:8; Wet Bibob 33', 'Wet bescherming klokkenluiders 2 lid 2 h')
    """
    parts = (part.partition(" ") for part in article.split("; "))
    return "; ".join(f"{_LAWS.get(law, law)}{space}{rest}" for law, space, rest in parts)


def explanation(term: Term) -> str:
    """How a term came to its last day: length, days stood still, extension, and what the Algemene termijnenwet did.

    >>> from dijkwacht.analysis.terms.days import Calendar
    >>> from dijkwacht.analysis.terms.term import statutory
    >>> explanation(statutory("T04", date(2026, 9, 28), Calendar()))
    '4 weken na maandag 28 september 2026 is maandag 26 oktober 2026. Dat is geen zaterdag, zondag of feestdag.'
    """
    within, last = ([_note(note) for note in term.notes if note.is_last is is_last] for is_last in (False, True))
    return " ".join([*_length(term), *within, *_stood_still(term), *_extended(term), *_ended(term), *last])


def _length(term: Term) -> Iterator[str]:
    if term.plain is None or term.length is None:
        return
    if term.length.after(term.start) == term.plain:
        yield f"{length_words(term.length)} na {day_words(term.start)} is {day_words(term.plain)}."
    else:
        yield f"{length_words(term.length)} vanaf en met {day_words(term.start)} is tot en met {day_words(term.plain)}."


def _note(note: Note) -> str:
    return note.sentence.format(*(day_words(value) if type(value) is date else value for value in note.values))


def _stood_still(term: Term) -> Iterator[str]:
    if term.suspended:
        days = count(term.suspended_days, "dag", "dagen")
        spans = listed(_span(span) for span in term.suspended)
        if term.plain is None:
            yield f"De beslistermijn staat {days} stil: {spans}."
        else:
            yield f"De termijn stond {days} stil ({spans}): {day_words(term.plain + timedelta(days=term.suspended_days))}."
    if term.still_from:
        yield f"Vanaf {day_words(term.still_from)} staat de termijn stil zolang het antwoord er niet is. Die dagen zijn"
        yield "niet geteld, want hun aantal is nog niet bekend: dit is de voorzichtige dag."


def _span(span: Span) -> str:
    if span.first == span.last:
        return long_date(span.first)
    return f"van {long_date(span.first)} tot en met {long_date(span.last)}"


def _extended(term: Term) -> Iterator[str]:
    if term.extended_days:
        days = count(term.extended_days, "dag", "dagen")
        yield f"Verlengd met {days}{f': {day_words(term.raw)}' if term.raw else ''}."


def _ended(term: Term) -> Iterator[str]:
    if term.raw is None or term.until is None:
        return
    if term.beyond:
        yield f"De Algemene termijnenwet verschuift dit einde niet: {term.beyond}."
    elif term.shifts:
        added = term.shifts.count(BY_ARTICLE_2)
        if added:
            end = day_words(term.raw + added * ONE_DAY)
            yield f"Er moeten twee werkdagen in de termijn vallen (artikel 2 Algemene termijnenwet): {end}."
        if free := [name for name in term.shifts if name != BY_ARTICLE_2]:
            yield f"Vrij ({listed(free)}), dus door naar {day_words(term.until)} (artikel 1 Algemene termijnenwet)."
    else:
        yield "Dat is geen zaterdag, zondag of feestdag."
