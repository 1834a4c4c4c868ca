"""All legal terms of a thousand different cases, without words; alone: ``python -m benchmarks.terms``."""

import time
from datetime import date, timedelta

from benchmarks.lines import ROUNDS, Line, median, p95, seconds, spread
from dijkwacht.analysis.terms.cases import Case, Event, Instrument, What
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.words import explanation
from dijkwacht.documents.terms.library import calendar

CASES = 1000


def made() -> list[Case]:
    """As an officer's list has them: a third running Bibob cases, a third closures, a third applications."""
    return [_SHAPES[number % 3](date(2025, 1, 6) + timedelta(days=number)) for number in range(CASES)]


def _bibob(start: date) -> Case:
    days = ((0, What.RECEIVED), (28, What.ADVICE_ASKED), (42, What.DATA_ASKED), (56, What.DATA_RECEIVED))
    return Case(Instrument.BIBOB, tuple(Event(start + timedelta(days=day), what) for day, what in days))


def _closure(start: date) -> Case:
    until = start + timedelta(days=14)
    return Case(
        Instrument.DAMOCLES, (Event(start, What.VIEWS_ASKED, until=until), Event(start + timedelta(days=30), What.ANNOUNCED))
    )


def _application(start: date) -> Case:
    return Case(Instrument.AWB, (Event(start, What.RECEIVED),))


_SHAPES = (_bibob, _closure, _application)


def measure() -> list[Line]:
    """The days of all terms, and their arithmetic in words beside it."""
    cases, free = made(), calendar()
    found = [terms_of(case, free) for case in cases]  # the feasts of each year are looked up once
    days = [1000 * seconds(lambda: [terms_of(case, free) for case in cases]) for _ in range(ROUNDS)]
    words = [1000 * seconds(lambda: [explanation(term) for terms in found for term in terms]) for _ in range(ROUNDS)]
    began = time.process_time()
    for case in cases:
        terms_of(case, free)
    note = f"{sum(map(len, found))} terms; {spread(days)}; processor {1000 * (time.process_time() - began):.0f} ms"
    return [
        Line(f"all terms of {CASES} cases", median(days), "ms", 50, p95=p95(days), note=note),
        Line("their arithmetic in words", median(words), "ms", note=spread(words)),
    ]


if __name__ == "__main__":
    for line in measure():
        print(line.row())
