"""From a norm, a picture and the adviser's texts to a report: every sentence and every figure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from dijkwacht.analysis.scoring.picture import Picture
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.paper.model import Block, Contents, Heading, OnePage, Paper, Paragraph, marks_in
from dijkwacht.documents.report.content import ReportHead, ReportTexts
from dijkwacht.documents.report.parts import public
from dijkwacht.documents.report.parts.annexes import annex_criteria, annex_deviations, annex_settled
from dijkwacht.documents.report.parts.chapters import summary, themes
from dijkwacht.documents.report.parts.frames import annex_frames, annex_unchecked
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.method import looked_over, method, promise
from dijkwacht.documents.report.parts.one_page import one_page
from dijkwacht.documents.report.parts.then_and_now import then_and_now
from dijkwacht.documents.report.parts.vulnerabilities import annex_findings, not_known, vulnerabilities
from dijkwacht.kit.dutch import long_date

Chapter = tuple[str, Callable[[Matter], Sequence[Block]]]


def opening(matter: Matter) -> Sequence[Block]:
    """The adviser's summary and what is asked; who looked it over as far as that was kept."""
    said: list[Block] = [*map(Paragraph, looked_over(matter))]
    return [*summary(matter), *([Heading(2, "Wie dit heeft nagekeken"), *said] if said else [])]


FINDINGS: Final = "Bevindingen en advies"
CONTENTS: Final = "Inhoud"
CHAPTERS: Final[tuple[Chapter, ...]] = (
    ("Samenvatting en gevraagd besluit", opening),
    ("Het beeld per thema", themes),
    ("Toen en nu", then_and_now),
    (FINDINGS, vulnerabilities),
    ("Nog niet bekend", not_known),
    ("Methode en onzekerheid", method),
    ("Hulp is geen toezicht", promise),
)
ANNEXES: Final[tuple[Chapter, ...]] = (
    ("Waar de bevindingen op rusten", annex_findings),
    ("Alle onderdelen", annex_criteria),
    ("Afwijkingen per deelnemer", annex_deviations),
    ("Oordeel van de adviseur, met de reden", annex_settled),
    ("Dit beeld naast andere kaders", annex_frames),
    ("Nog te verifiëren", annex_unchecked),
)
PUBLIC_CHAPTERS: Final[tuple[Chapter, ...]] = (
    ("Over deze openbare versie", public.about),
    *zip((title for _, title in public.HEADINGS), (public.examined, public.method, public.doing, public.following), strict=True),
    ("Wat hier niet staat", public.left_out),
    ("Hulp is geen toezicht", public.promise),
)


def compose(*, head: ReportHead, norm: NormSet, picture: Picture, texts: ReportTexts) -> Paper:
    """The report of one organisation; `norm` is the set that was scored (already basic only where that was asked)."""
    matter = Matter(head=head, norm=norm, picture=picture, texts=texts)
    chapters, first = _chapters(matter), one_page(matter)
    titles = tuple(block.text for block in chapters if isinstance(block, Heading) and block.level == 1)
    # Page one stays one page: the contents begin behind it, and the first chapter right below them.
    blocks = [Contents(CONTENTS, (first.title, *titles)), *chapters]
    marks = tuple(dict.fromkeys((*first.marks, *marks_in(blocks))))
    return replace(_paper(matter, first, blocks, header=head.marked), marks=marks)


def compose_page(matter: Matter) -> Paper:
    """Its first page alone, with the table of its themes: what the site shows of it."""
    return _paper(matter, one_page(matter), themes(matter), header=matter.head.marked)


def compose_public(*, head: ReportHead, norm: NormSet, picture: Picture, texts: ReportTexts) -> Paper:
    """What everybody may read of it: no finding, no figure, no level, and nothing that the adviser wrote."""
    matter = Matter(head=replace(head, marking=Marking.PUBLIC), norm=norm, picture=picture, texts=texts)
    header = f"Openbare versie{head.in_example}"
    blocks = [block for title, blocks_of in _filled(PUBLIC_CHAPTERS, matter) for block in (Heading(2, title), *blocks_of)]
    made = _paper(matter, None, blocks, header=header)
    return replace(made, title=f"{made.title}, openbare versie", footer=f"{made.footer} · openbare versie")


def _paper(matter: Matter, first: OnePage | None, blocks: Sequence[Block], *, header: str) -> Paper:
    head = matter.head
    return Paper(
        title=f"Weerbaarheidsbeeld {head.name}",
        organisation=head.name,
        kicker=matter.kicker,
        header=header,
        footer=f"Weerbaarheidsbeeld {head.name} · peildatum {long_date(head.on)}",
        made_on=head.made_on,
        blocks=tuple(blocks),
        first_page=first,
        author=head.name,
        keywords=matter.keywords,
    )


def _chapters(matter: Matter) -> list[Block]:
    """The chapters that have something to say, numbered; the annexes with letters. Findings and annexes begin on a new page."""
    blocks: list[Block] = []
    for number, (title, blocks_of) in enumerate(_filled(CHAPTERS, matter), start=1):
        blocks += [Heading(1, f"{number}. {title}", on_new_page=title == FINDINGS), *blocks_of]
    for letter, (title, blocks_of) in zip("ABCDEF", _filled(ANNEXES, matter), strict=False):
        blocks += [Heading(1, f"Bijlage {letter}. {title}", on_new_page=letter == "A"), *blocks_of]
    return blocks


def _filled(chapters: Sequence[Chapter], matter: Matter) -> list[tuple[str, Sequence[Block]]]:
    found = ((title, blocks_of(matter)) for title, blocks_of in chapters)
    return [(title, blocks) for title, blocks in found if blocks]
