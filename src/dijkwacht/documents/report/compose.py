"""From a norm, a picture and the adviser's texts to the content of a report: every sentence and every figure."""

from collections.abc import Callable, Sequence

from dijkwacht.analysis.scoring.picture import Picture
from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.report.content import Block, Heading, ReportContent, ReportHead, ReportTexts
from dijkwacht.documents.report.parts.advice import recommendations
from dijkwacht.documents.report.parts.annexes import annex_agreement, annex_criteria, annex_settled
from dijkwacht.documents.report.parts.chapters import missing, summary, themes
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.method import method, promise
from dijkwacht.documents.report.parts.one_page import one_page
from dijkwacht.documents.report.parts.then_and_now import then_and_now
from dijkwacht.documents.report.parts.vulnerabilities import vulnerabilities
from dijkwacht.kit.dutch import long_date

Chapter = tuple[str, Callable[[Matter], Sequence[Block]]]

VULNERABILITIES = "Kwetsbaarheden"
CHAPTERS: tuple[Chapter, ...] = (
    ("Samenvatting en gevraagd besluit", summary),
    ("Het beeld per thema", themes),
    ("Toen en nu", then_and_now),
    (VULNERABILITIES, vulnerabilities),
    ("Aanbevelingen", recommendations),
    ("Wat nog niet bekend of niet aangetoond is", missing),
    ("Methode en onzekerheid", method),
    ("Hulp is geen toezicht", promise),
)
ANNEXES: tuple[Chapter, ...] = (
    ("Alle onderdelen", annex_criteria),
    ("Gewogen niveaus, met de reden", annex_settled),
    ("Overeenstemming tussen respondenten", annex_agreement),
)


def compose(*, head: ReportHead, norm: NormSet, picture: Picture, texts: ReportTexts) -> ReportContent:
    """The report of one organisation; `norm` is the set that was scored (already basic only where that was asked)."""
    matter = Matter(head=head, norm=norm, picture=picture, texts=texts)
    # A name longer than this would push the marking off the header.
    organisation = shortened(head.organisation, 80)
    example = " · voorbeeldgegevens" if head.example else ""
    return ReportContent(
        title=f"Weerbaarheidsbeeld {organisation}",
        organisation=organisation,
        kicker=f"Peildatum {long_date(head.on)} · {one_line(norm.title)}, versie {one_line(norm.version)}"
        + (" (basisset)" if head.basic else ""),
        header=f"Rubricering: {head.marking}{example}",
        footer=f"Weerbaarheidsbeeld {organisation} · peildatum {long_date(head.on)}",
        made_on=head.made_on,
        one_page_title="Op één pagina",
        one_page=one_page(matter),
        blocks=tuple(_chapters(matter)),
    )


def _chapters(matter: Matter) -> list[Block]:
    """The chapters that have something to say, numbered; the annexes with letters."""
    blocks: list[Block] = []
    for number, (title, blocks_of) in enumerate(_filled(CHAPTERS, matter), start=1):
        # Page one stays one page; the long list starts on a page of its own.
        fresh = number == 1 or title == VULNERABILITIES
        blocks += [Heading(1, f"{number}. {title}", on_new_page=fresh), *blocks_of]
    for letter, (title, blocks_of) in zip("ABC", _filled(ANNEXES, matter), strict=False):
        blocks += [Heading(1, f"Bijlage {letter}. {title}", on_new_page=letter == "A"), *blocks_of]
    return blocks


def _filled(chapters: Sequence[Chapter], matter: Matter) -> list[tuple[str, Sequence[Block]]]:
    found = ((title, blocks_of(matter)) for title, blocks_of in chapters)
    return [(title, blocks) for title, blocks in found if blocks]
