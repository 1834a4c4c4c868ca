"""What stands on every page of every paper of one picture."""

from collections.abc import Sequence

from dijkwacht.documents.paper.model import Block, Notice, Paper, Paragraph, marks_in
from dijkwacht.documents.report.content import ReportHead
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import long_date


def said_of_example(head: ReportHead) -> list[Paragraph]:
    """That an example is one, in a sentence."""
    return [Paragraph("Alle gegevens in dit stuk zijn voorbeeldgegevens; de organisatie is verzonnen.")] if head.example else []


def foot(head: ReportHead, what: str) -> str:
    """Which paper it is, of which picture of which day."""
    return f"{what} · weerbaarheidsbeeld {head.name} · peildatum {long_date(head.on)}"


def paper(matter: Matter, *, title: str, what: str, blocks: Sequence[Block]) -> Paper:
    """A paper with the marking of its picture, and every ground that a part of it carries."""
    head = matter.head
    return Paper(
        title=title,
        organisation=head.name,
        kicker=matter.kicker,
        header=head.marked,
        footer=foot(head, what),
        made_on=head.made_on,
        blocks=tuple(blocks),
        marks=marks_in(blocks),
        author=head.name,
        keywords=matter.keywords,
    )


def gap(what: str) -> Notice:
    """What the organisation has to fill in itself: it stands out, so that nobody forgets it."""
    return Notice(f"[In te vullen: {what}]")
