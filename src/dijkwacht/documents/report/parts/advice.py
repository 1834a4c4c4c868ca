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

OPEN: Final = "in te vullen"
"""Where only the organisation knows: an owner, a day, an amount."""
TITLES: Final = ("Nr.", "Aanbeveling", "Inspanning", "Eigenaar", "Klaar op", "Kosten")


def listed(matter: Matter, found: Sequence[RecommendationText], *, shares: tuple[int, ...] = (6, 42, 12, 15, 13, 12)) -> Table:
    """These recommendations as a table with who, when and what it costs; ``shares`` are the widths of its columns."""
    marks = tuple(matter.passage("recommendation", *item.criteria) for item in found)
    rows = tuple(
        (str(number), told(item, passage), EFFORT[item.effort], *by_whom(item))
        for number, (item, passage) in enumerate(zip(found, marks, strict=True), start=1)
    )
    return Table(
        caption="Aanbevelingen met eigenaar, dag en kosten",
        columns=tuple(Column(title, share) for title, share in zip(TITLES, shares, strict=True)),
        rows=rows,
        marks=tuple(passage.short if passage else "" for passage in marks),
    )


def by_whom(item: RecommendationText) -> tuple[str, str, str]:
    """Owner, day and cost; what nobody chose yet asks to be filled in."""
    return one_line(item.owner) or OPEN, long_date(item.due_on) if item.due_on else OPEN, one_line(item.cost) or OPEN


def in_one_line(item: RecommendationText) -> str:
    """Owner, day and cost in one line: what is known, and what is still to be filled in."""
    named = zip(("Eigenaar", "Klaar op", "Kosten"), by_whom(item), strict=True)
    known, lacking = [], []
    for label, value in named:
        if value == OPEN:
            lacking.append({"Klaar op": "dag"}.get(label, label.lower()))
        else:
            known.append(f"{label}: {value}.")
    return " ".join([*known, *([f"In te vullen: {listed_words(lacking)}."] if lacking else [])])


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
