"""From a norm, a picture and the adviser's texts to the content of a report: every sentence and every figure."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from dijkwacht.analysis.scoring.picture import Picture
from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.report.content import (
    Block,
    Heading,
    OnePage,
    ReportContent,
    ReportHead,
    ReportTexts,
    marks_in,
)
from dijkwacht.documents.report.parts import public
from dijkwacht.documents.report.parts.advice import recommendations
from dijkwacht.documents.report.parts.annexes import annex_agreement, annex_criteria, annex_deviations, annex_settled
from dijkwacht.documents.report.parts.chapters import missing, summary, themes
from dijkwacht.documents.report.parts.frames import annex_frames
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.method import method, promise
from dijkwacht.documents.report.parts.one_page import one_page
from dijkwacht.documents.report.parts.then_and_now import then_and_now
from dijkwacht.documents.report.parts.vulnerabilities import vulnerabilities
from dijkwacht.kit.dutch import long_date

Chapter = tuple[str, Callable[[Matter], Sequence[Block]]]

VULNERABILITIES: Final = "Kwetsbaarheden"
CHAPTERS: Final[tuple[Chapter, ...]] = (
    ("Samenvatting en gevraagd besluit", summary),
    ("Het beeld per thema", themes),
    ("Toen en nu", then_and_now),
    (VULNERABILITIES, vulnerabilities),
    ("Aanbevelingen", recommendations),
    ("Wat nog niet bekend of niet aangetoond is", missing),
    ("Methode en onzekerheid", method),
    ("Hulp is geen toezicht", promise),
)
ANNEXES: Final[tuple[Chapter, ...]] = (
    ("Alle onderdelen", annex_criteria),
    ("Afwijkingen per deelnemer", annex_deviations),
    ("Gewogen niveaus, met de reden", annex_settled),
    ("Overeenstemming tussen respondenten", annex_agreement),
    ("Dit beeld naast andere kaders", annex_frames),
)
PUBLIC_CHAPTERS: Final[tuple[Chapter, ...]] = (
    ("Over deze openbare versie", public.about),
    ("Samenvatting", public.summary),
    ("Het besluit", public.decision),
    (VULNERABILITIES, public.vulnerabilities),
    ("Aanbevelingen", public.recommendations),
    ("Methode", public.method),
    ("Hulp is geen toezicht", public.promise),
)


def compose(*, head: ReportHead, norm: NormSet, picture: Picture, texts: ReportTexts) -> ReportContent:
    """The report of one organisation; `norm` is the set that was scored (already basic only where that was asked)."""
    matter = Matter(head=head, norm=norm, picture=picture, texts=texts)
    state = "" if not head.state else f" · {head.ruling.word if head.ruling else head.state}"
    blocks = _chapters(matter, CHAPTERS, ANNEXES)
    first = one_page(matter)
    marks = tuple(dict.fromkeys((*first.marks, *marks_in(blocks))))
    return replace(_content(matter, one_page=first, blocks=blocks, header=f"Rubricering: {head.marking}{state}"), marks=marks)


def compose_public(*, head: ReportHead, norm: NormSet, picture: Picture, texts: ReportTexts) -> ReportContent:
    """What everybody may read of it: no figure per theme or criterion, and nothing that was marked."""
    matter = Matter(head=replace(head, marking=Marking.PUBLIC), norm=norm, picture=picture, texts=texts)
    content = _content(
        matter,
        one_page=public.one_page(matter),
        blocks=_chapters(matter, PUBLIC_CHAPTERS, ()),
        header=f"Openbare versie · rubricering: {Marking.PUBLIC}",
    )
    return replace(
        content,
        title=f"{content.title}, openbare versie",
        footer=f"{content.footer} · openbare versie",
        one_page_title="Het beeld in het kort",
    )


def _content(matter: Matter, *, one_page: OnePage, blocks: Sequence[Block], header: str) -> ReportContent:
    head, norm = matter.head, matter.norm
    # A name longer than this would push the marking off the header.
    organisation = shortened(head.organisation, 80)
    example = " · voorbeeldgegevens" if head.example else ""
    return ReportContent(
        title=f"Weerbaarheidsbeeld {organisation}",
        organisation=organisation,
        kicker=f"Peildatum {long_date(head.on)} · {one_line(norm.title)}, versie {one_line(norm.version)}"
        + (" (basisset)" if head.basic else ""),
        header=f"{header}{example}",
        footer=f"Weerbaarheidsbeeld {organisation} · peildatum {long_date(head.on)}",
        made_on=head.made_on,
        one_page_title="Op één pagina",
        one_page=one_page,
        blocks=tuple(blocks),
    )


def _chapters(matter: Matter, chapters: Sequence[Chapter], annexes: Sequence[Chapter]) -> list[Block]:
    """The chapters that have something to say, numbered; the annexes with letters."""
    blocks: list[Block] = []
    for number, (title, blocks_of) in enumerate(_filled(chapters, matter), start=1):
        # Page one stays one page; the long list starts on a page of its own. The public version, without annexes, runs on.
        fresh = bool(annexes) and (number == 1 or title == VULNERABILITIES)
        blocks += [Heading(1, f"{number}. {title}", on_new_page=fresh), *blocks_of]
    for letter, (title, blocks_of) in zip("ABCDEF", _filled(annexes, matter), strict=False):
        blocks += [Heading(1, f"Bijlage {letter}. {title}", on_new_page=letter == "A"), *blocks_of]
    return blocks


def _filled(chapters: Sequence[Chapter], matter: Matter) -> list[tuple[str, Sequence[Block]]]:
    found = ((title, blocks_of(matter)) for title, blocks_of in chapters)
    return [(title, blocks) for title, blocks in found if blocks]
