"""What stands on every page of every paper of one picture."""

from collections.abc import Sequence

from dijkwacht.documents.college.content import Paper
from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.report.content import Block, Notice, Paragraph, ReportHead, marks_in
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import long_date


def marking(head: ReportHead) -> str:
    """The marking and the state, as the report has them."""
    state = f" · {head.ruling.word if head.ruling else head.state}" if head.state else ""
    return f"Rubricering: {head.marking}{state}{example(head)}"


def example(head: ReportHead) -> str:
    """That an example is one."""
    return " · voorbeeldgegevens" if head.example else ""


def said_of_example(head: ReportHead) -> list[Paragraph]:
    """That an example is one, in a sentence."""
    return [Paragraph("Alle gegevens in dit stuk zijn voorbeeldgegevens; de organisatie is verzonnen.")] if head.example else []


def name(head: ReportHead) -> str:
    """Whose it is; a longer name would push the marking off the page."""
    return shortened(head.organisation, 80)


def foot(head: ReportHead, what: str) -> str:
    """Which paper it is, of which picture of which day."""
    return f"{what} · weerbaarheidsbeeld {name(head)} · peildatum {long_date(head.on)}"


def kicker(matter: Matter) -> str:
    """Of which day the picture is, and on which norm."""
    norm = matter.norm
    basic = " (basisset)" if matter.head.basic else ""
    return f"Peildatum {long_date(matter.head.on)} · {one_line(norm.title)}, versie {one_line(norm.version)}{basic}"


def paper(matter: Matter, *, title: str, what: str, blocks: Sequence[Block]) -> Paper:
    """A paper with the marking of its picture, and every ground that a part of it carries."""
    head = matter.head
    return Paper(
        title=title,
        organisation=name(head),
        kicker=kicker(matter),
        header=marking(head),
        footer=foot(head, what),
        made_on=head.made_on,
        blocks=tuple(blocks),
        marks=marks_in(blocks),
    )


def gap(what: str) -> Notice:
    """What the organisation has to fill in itself: it stands out, so that nobody forgets it."""
    return Notice(f"[In te vullen: {what}]")
