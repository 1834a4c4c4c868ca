"""The recommendations: the adviser's, or the norm's advice for the weak spots."""

from collections.abc import Sequence

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.report.content import Block, Column, Paragraph, RecommendationText, Table
from dijkwacht.documents.report.given import PassageText
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.documents.report.parts.wording import EFFORT


def recommendations(matter: Matter) -> Sequence[Block]:
    """A table of what to do, how much work it is and which findings it answers."""
    written, found = matter.texts.recommendations, chosen(matter)
    if not found:
        return [Paragraph("Er zijn geen aanbevelingen.")]
    origin = (
        "De norm stelt deze aanbevelingen voor; de adviseur heeft ze nagelopen en waar nodig aangepast aan uw organisatie."
        if written is not None
        else "Deze aanbevelingen komen uit de norm. Pas ze samen met de adviseur aan uw organisatie aan."
    )
    return [
        Paragraph(f"{origin} De inspanning is een schatting: klein, middel of groot."),
        listed(matter, found),
    ]


def listed(matter: Matter, found: Sequence[RecommendationText], *, shares: tuple[int, ...] = (6, 64, 14, 16)) -> Table:
    """These recommendations as a table; ``shares`` are the widths of its columns."""
    marks = tuple(matter.passage("recommendation", *item.criteria) for item in found)
    rows = tuple(
        (str(number), _told(item, passage), EFFORT[item.effort], ", ".join(item.criteria) or "algemeen")
        for number, (item, passage) in enumerate(zip(found, marks, strict=True), start=1)
    )
    titles = ("Nr.", "Aanbeveling", "Inspanning", "Bij onderdeel")
    return Table(
        caption="Aanbevelingen met inspanning",
        columns=tuple(Column(title, share) for title, share in zip(titles, shares, strict=True)),
        rows=rows,
        marks=tuple(passage.short if passage else "" for passage in marks),
    )


def _told(item: RecommendationText, passage: PassageText | None) -> str:
    return " ".join([one_line(item.text), *([noted(passage)] if passage else [])])


def chosen(matter: Matter) -> tuple[RecommendationText, ...]:
    """The recommendations of this picture: the adviser's, or where nobody wrote any the advice of the norm."""
    written = matter.texts.recommendations
    return proposed(matter) if written is None else written


def proposed(matter: Matter) -> tuple[RecommendationText, ...]:
    """The advice of the norm for the weak spots, heaviest first; the same advice once, for all its criteria."""
    found: dict[tuple[str, str], RecommendationText] = {}
    for id_ in matter.picture.weak_spots:
        if not (advice := matter.criteria[id_].advice):
            continue
        known = found.get((advice.text, advice.effort))
        found[advice.text, advice.effort] = RecommendationText(
            text=advice.text, effort=advice.effort, criteria=(*(known.criteria if known else ()), id_)
        )
    return tuple(found.values())
