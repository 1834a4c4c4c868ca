"""The recommendations: the adviser's, or the norm's advice for the findings."""

from collections.abc import Sequence
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.paper.model import Column, Table
from dijkwacht.documents.report.content import RecommendationText
from dijkwacht.documents.report.given import PassageText
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.documents.report.parts.wording import EFFORT
from dijkwacht.kit.dutch import listed as listed_words
from dijkwacht.kit.dutch import long_date

LACKING: Final = "Wie een advies uitvoert en wanneer, kiest u in het plan (in dijkwacht: Plan)."
"""Said once where an owner or a day is still to be chosen; it stays true on a paper that was kept."""
NONE: Final = "–"
KNOWN: Final = ("Eigenaar", "Klaar op", "Kosten")
SHARES: Final = {"Nr.": 6, "Aanbeveling": 42, "Inspanning": 12, "Eigenaar": 15, "Klaar op": 13, "Kosten": 12}


def listed(matter: Matter, found: Sequence[RecommendationText], *, after: int = 0) -> Table:
    """These recommendations as a table, with who does it, when and what it costs as far as anybody chose that.

    ``after`` is how many of the same paper stand before these: a number is of one recommendation only.
    """
    marks = tuple(matter.passage("recommendation", *item.criteria) for item in found)
    columns = {
        "Nr.": [str(number) for number in range(after + 1, after + len(found) + 1)],
        "Aanbeveling": [told(item, passage) for item, passage in zip(found, marks, strict=True)],
        "Inspanning": [EFFORT[item.effort] for item in found],
        **{title: cells for title, cells in zip(KNOWN, zip(*map(by_whom, found), strict=True), strict=True) if any(cells)},
    }
    named = [title.lower() for title in columns if title in KNOWN]
    width = sum(SHARES[title] for title in columns)
    return Table(
        caption=f"Aanbevelingen met {listed_words(['inspanning', *named]).replace('klaar op', 'dag')}",
        columns=tuple(Column(title, SHARES[title] * 100 // width) for title in columns),
        rows=tuple(tuple(cell or NONE for cell in row) for row in zip(*columns.values(), strict=True)),
        marks=tuple(passage.short if passage else "" for passage in marks),
    )


def by_whom(item: RecommendationText) -> tuple[str, str, str]:
    """Owner, day and cost; empty where nobody chose it yet."""
    return one_line(item.owner), long_date(item.due_on) if item.due_on else "", one_line(item.cost)


def in_one_line(item: RecommendationText) -> str:
    """Owner, day and cost in one line, as far as they are known."""
    return " ".join(f"{label}: {value}." for label, value in zip(KNOWN, by_whom(item), strict=True) if value)


def is_lacking(found: Sequence[RecommendationText]) -> bool:
    """Whether an owner or a day is still to be chosen for one of these."""
    return any(not item.owner or not item.due_on for item in found)


def told(item: RecommendationText, passage: PassageText | None) -> str:
    """What is recommended, with why it is not public where it is not."""
    return " ".join([one_line(item.text), *([noted(passage)] if passage else [])])


def chosen(matter: Matter) -> tuple[RecommendationText, ...]:
    """The recommendations of this picture: the adviser's, or where nobody wrote any the advice of the norm."""
    written = matter.texts.recommendations
    return proposed(matter) if written is None else written


def with_finding(matter: Matter, id_: str) -> RecommendationText | None:
    """What is recommended with one finding."""
    return next((item for item in chosen(matter) if id_ in item.criteria), None)


def proposed(matter: Matter) -> tuple[RecommendationText, ...]:
    """The advice of the norm for the findings, heaviest first; the same advice once, for all its criteria."""
    found: dict[tuple[str, str], RecommendationText] = {}
    for id_ in matter.found:
        if not (advice := matter.criteria[id_].advice):
            continue
        known = found.get((advice.text, advice.effort))
        found[advice.text, advice.effort] = RecommendationText(
            text=advice.text, effort=advice.effort, criteria=(*(known.criteria if known else ()), id_)
        )
    return tuple(found.values())
