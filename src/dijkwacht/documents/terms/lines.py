"""Terms in lines for a person at a screen: the day first, then the article and the arithmetic."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import citation, day_words, explanation
from dijkwacht.documents.terms.library import amounts_on, free_days_table

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
    total = f"{found.most:,}".replace(",", ".")
    return (
        f"€ {found.first} per dag over de eerste 14 dagen, € {found.second} over de volgende 14 en € {found.rest} over de rest:"
        f" samen hoogstens € {total} (te verifiëren)."
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
    yield f"{end_words(term)}  {term.title} ({term.rule})"
    yield f"  {citation(term.article)}"
    told = [explanation(term), amounts_words(term)]
    told += [f"Let op: {warning}" for warning in term.warnings]
    told += [f"Te bevestigen door een jurist: {reading}" for reading in term.readings]
    for text in filter(None, told):
        yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")
