"""Terms in lines for a person at a screen: the day first, then the article and the arithmetic."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from dijkwacht.analysis.terms.families.penalties import PENALTY_DAYS
from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import citation, day_words, explanation
from dijkwacht.documents.terms.library import amounts_on, free_days_table
from dijkwacht.kit.dutch import count

WIDTH: Final = 100
NO_TERMS: Final = "Uit deze gebeurtenissen volgt geen termijn."
NO_ADVICE: Final = "Dit is een berekening en geen juridisch advies. Controleer het artikel voordat u erop vertrouwt."
UNKNOWN_END: Final = "nog niet bekend"


def end_words(term: Term) -> str:
    """The last day of a term, or its last moment, or that it is not known."""
    if term.until is None:
        return UNKNOWN_END
    if isinstance(term.until, datetime):
        return f"{day_words(term.until)}, {term.until:%H:%M} uur"
    return day_words(term.until)


def amounts_words(term: Term) -> str:
    """What the penalty for a late decision costs, beside its own term; empty beside every other."""
    found = amounts_on(term.until) if term.rule == "T22" and term.until else None
    if found is None:
        return ""
    days = term.length.number if term.length else PENALTY_DAYS
    first, second, rest = (min(max(days - passed, 0), most) for passed, most in ((0, 14), (14, 14), (28, 14)))
    sum_of = first * found.first + second * found.second + rest * found.rest
    total = f"{sum_of:,}".replace(",", ".")
    together = f"samen hoogstens € {total}" if days == PENALTY_DAYS else f"over {count(days, 'dag', 'dagen')} samen € {total}"
    unsure = "" if found.is_checked else " (te verifiëren)"
    return (
        f"€ {found.first} per dag over de eerste 14 dagen, € {found.second} over de volgende 14 en € {found.rest} over de rest:"
        f" {together}{unsure}."
    )


def in_words(terms: Iterable[Term]) -> str:
    """All terms, one under the other."""
    blocks = ["\n".join(_block(term)) for term in terms]
    if not blocks:
        return NO_TERMS
    table = free_days_table()
    source = "" if table.is_checked else " De gelijkgestelde dagen zijn te verifiëren in de Staatscourant."
    return "\n\n".join([*blocks, "\n".join(textwrap.wrap(NO_ADVICE + source, WIDTH))])


def _block(term: Term) -> Iterator[str]:
    # JSON gives no day here; a person reads that there is none yet, and the cautious one below it.
    yield f"{UNKNOWN_END if term.still_from else end_words(term)}  {term.title} ({term.rule})"
    if term.still_from:
        yield f"  Voorzichtig: {end_words(term)}"
    yield f"  {citation(term.article)}"
    told = [explanation(term), amounts_words(term)]
    told += [f"Let op: {warning}" for warning in term.warnings]
    told += [f"Te bevestigen door een jurist: {reading}" for reading in term.readings]
    for text in filter(None, told):
        yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")
