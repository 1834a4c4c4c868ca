"""The chapters on the figures: summary, themes, and what is still missing."""

from collections.abc import Sequence

from dijkwacht.analysis.scoring.picture import Figures, ThemeFigures
from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.paper.model import Block, Column, Heading, Paragraph, Table
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.matter import Matter, paragraphs
from dijkwacht.documents.report.parts.one_page import must_at_norm
from dijkwacht.kit.dutch import count


def summary(matter: Matter) -> Sequence[Block]:
    """The adviser's summary and the whole of the decision asked."""
    blocks: list[Block] = [*paragraphs(matter.texts.summary, matter.passage("summary"))]
    if decision := paragraphs(matter.texts.decision, matter.passage("decision")):
        blocks += [Heading(2, "Gevraagd besluit"), *decision]
    return blocks


def themes(matter: Matter) -> Sequence[Block]:
    """The figures of the drawing as a table."""
    rows = [_theme_row(matter, theme) for theme in matter.picture.themes]
    whole, met = matter.picture.whole, must_at_norm(matter).told
    weighed = whole.is_weighed and not wording.has_counts(whole)
    rows.append((f"Alle thema’s samen{' (gewogen)' if weighed else ''}", *wording.whole_row(whole), met))
    return [
        Paragraph(
            "De tabel geeft de cijfers bij de tekening op de eerste pagina. Onder tien onderdelen staan er aantallen, vanaf tien "
            "onderdelen percentages. ‘Alleen op papier’ zijn onderdelen die op papier op orde zijn en in de praktijk niet. "
            f"‘Onbekend’ is nog niet bekend: dat telt als onder de norm.{f' {wording.WEIGHED}' if weighed else ''}"
        ),
        Table(
            caption="Onderdelen op orde per thema",
            columns=(
                Column("Thema", 28),
                Column("Onderdelen", 12, is_figure=True),
                Column("In de praktijk", 14, is_figure=True),
                Column("Op papier", 14, is_figure=True),
                Column("Alleen op papier", 15, is_figure=True),
                Column("Minimumeisen op orde", 17),
            ),
            rows=tuple(rows),
            has_total=True,
        ),
    ]


def missing(matter: Matter) -> Sequence[Block]:
    """What is unknown, unanswered, without evidence or aged."""
    picture = matter.picture
    lists = (
        ("Niet beantwoord", picture.unanswered, "Bij deze onderdelen ontbreekt een antwoord over het papier of de praktijk."),
        ("Weet ik niet", picture.unknown, "Bij deze onderdelen wist niemand het antwoord. Ze tellen als onder de norm."),
        ("Nog geen bewijs", picture.no_evidence, "Het bewijs van de praktijk is er nog niet. Zo’n antwoord telt als niveau 1."),
        ("Verouderd bewijs", picture.stale, "Bij deze onderdelen is het bewijs te oud. Zo’n antwoord telt één niveau lager."),
    )  # fmt: skip
    if not any(ids for _, ids, _ in lists):
        return [Paragraph("Alle onderdelen zijn beantwoord, en het bewijs is er en is actueel.")]
    blocks: list[Block] = []
    for title, ids, meaning in lists:
        if ids:
            rows = tuple((id_, one_line(matter.criteria[id_].text)) for id_ in ids)
            blocks += [
                Heading(2, f"{title}: {count(len(ids), 'onderdeel', 'onderdelen')}"),
                Paragraph(meaning),
                *(_why(matter) if ids is picture.unanswered else []),
                Table(caption="", columns=(Column("Onderdeel", 14), Column("Omschrijving", 86)), rows=rows),
            ]
    empty = [title.lower() for title, ids, _ in lists if not ids]
    if empty:
        blocks.append(Paragraph(f"Deze lijsten zijn leeg: {', '.join(empty)}."))
    return blocks


def _why(matter: Matter) -> Sequence[Block]:
    """Why criteria stayed open, as the adviser wrote it when sharing the concept."""
    reason = one_line(matter.texts.unanswered_reason)
    return [Paragraph(f"Waarom deze onderdelen open bleven: {reason}")] if reason else []


def _theme_row(matter: Matter, theme: ThemeFigures) -> tuple[str, ...]:
    return (matter.theme_titles[theme.id], *_figures(theme.figures), _must(matter, theme.id))


def _must(matter: Matter, theme: str) -> str:
    """Whether the minimumeisen of a theme stand in practice: which do not, and of which it is not known."""
    found = wording.must(result for result in matter.picture.criteria if result.theme == theme)
    if found is None:
        return wording.NOT_APPLICABLE
    said = [f"{word}: {', '.join(ids)}" for word, ids in zip(("nee", wording.NOT_KNOWN), found, strict=True) if ids]
    return "; ".join(said) or "ja"


def _figures(figures: Figures) -> tuple[str, str, str, str]:
    return (str(figures.applicable), wording.at_norm(figures), wording.at_norm_paper(figures), wording.paper_only(figures))
