"""Page one: what an executive must know and decide."""

from typing import Final

from dijkwacht.analysis.scoring.picture import Figures, Severity
from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.drawings.profile import ProfileDrawing, ProfileTheme
from dijkwacht.documents.report.content import Column, KeyFigure, OnePage, ReportHead, Table
from dijkwacht.documents.report.given import PassageText
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.annexes import holds_for
from dijkwacht.documents.report.parts.bodies import is_province
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.method import rests_on
from dijkwacht.kit.dutch import count, percent

HEAVIEST: Final = 3
THEME_LETTERS: Final = 60
FINDING_LETTERS: Final = 240
MARKED_LETTERS: Final = 120
DECISION_LETTERS: Final = 420
MARKED_DECISION: Final = 240
MEMBERS_LETTERS: Final = 130
PROMISE: Final = (
    "Dit beeld is gemaakt om te helpen.",
    "Het dient niet voor interbestuurlijk toezicht, niet voor benoemingen en niet voor functioneringsgesprekken.",
    "Wie wat heeft geantwoord, zien alleen die respondent en de adviseur.",
)
NOT_ADDED_UP: Final = "Er is niets in opgeteld uit beelden van gemeenten of waterschappen."


def one_page(matter: Matter) -> OnePage:
    """The headline, the key figures, the drawing, the heaviest findings and the decision asked."""
    figures = matter.picture.whole
    heaviest = matter.picture.weak_spots[:HEAVIEST]
    findings = tuple(_finding(matter, id_) for id_ in heaviest)
    decision = one_line(matter.texts.decision)
    kept = matter.passage("decision") if decision else None
    summary = matter.passage("summary") if one_line(matter.texts.summary) else None
    marks = [kept, *(matter.passage("finding", id_) for id_ in heaviest)]
    return OnePage(
        headline=headline(figures),
        sentence=sentence(figures),
        figures=key_figures(matter),
        drawing=drawing(matter),
        findings_title=_findings_title(len(findings)),
        findings=findings,
        decision_title="Gevraagd besluit" if decision else "",
        decision=_beside(shortened(decision, MARKED_DECISION if kept else DECISION_LETTERS), kept),
        basis=_basis(matter),
        promise_title="Hulp is geen toezicht",
        promise=(*PROMISE, NOT_ADDED_UP) if is_province(matter.head.code) else PROMISE,
        standing=standing(matter.head),
        summary_mark=summary.on_page_one if summary else "",
        marks=tuple(dict.fromkeys(passage.short for passage in marks if passage)),
    )


def standing(head: ReportHead) -> tuple[str, ...]:
    """What was decided on the picture, or that nothing was yet; and for which members it holds."""
    decided = (str(head.ruling),) if head.ruling else (head.state.capitalize(),) if head.state else ()
    return (*decided, *((shortened(holds_for(head.members), MEMBERS_LETTERS),) if head.members else ()))


def key_table(page: OnePage) -> Table:
    """The key figures as a table, for the formats that have no boxes."""
    return Table(
        caption="",
        columns=tuple(Column(figure.label, 100 // len(page.figures)) for figure in page.figures),
        rows=(tuple(figure.value for figure in page.figures),),
        has_total=True,
    )


def headline(figures: Figures) -> str:
    """What stands on paper only, as a percentage or as a count under ten criteria."""
    if figures.paper_only is None:
        return "Er is nog geen onderdeel van toepassing"
    if figures.applicable >= wording.FEW:
        return f"{percent(figures.paper_only)} staat alleen op papier"
    if not figures.paper_only_count:
        return f"Geen van de {figures.applicable} onderdelen staat alleen op papier"
    verb = "staat" if figures.paper_only_count == 1 else "staan"
    of = "het ene onderdeel" if figures.applicable == 1 else f"de {figures.applicable} onderdelen"
    return f"{figures.paper_only_count} van {of} {verb} alleen op papier"


def sentence(figures: Figures) -> str:
    """Paper and practice beside each other, with the gap rounded from its exact value."""
    if figures.gap is None:
        return "Zonder onderdelen die van toepassing zijn, is er geen cijfer te geven."
    paper, practice = wording.at_norm_paper(figures), wording.at_norm(figures)
    start = f"Op papier is {paper} op orde, in de praktijk {practice}"
    if figures.gap == 0:
        return f"{start}. Beleid en praktijk zijn even ver."
    size = abs(figures.gap)
    if figures.applicable < wording.FEW:
        gap = count(abs(figures.at_norm_paper - figures.at_norm), "onderdeel", "onderdelen")
    else:
        gap = f"{percent(size).removesuffix('%')} procentpunt"
    if figures.gap > 0:
        return f"{start}: een kloof van {gap}."
    return f"{start}: de praktijk is {gap} verder dan het papier."


def drawing(matter: Matter) -> ProfileDrawing:
    """The dike profile of the picture, described in words for who does not see it."""
    lowest = {matter.results[id_].theme: id_ for id_ in reversed(matter.must_missed)}
    themes = tuple(
        ProfileTheme(
            id=theme.id,
            title=matter.theme_titles[theme.id],
            paper=theme.figures.paper,
            practice=theme.figures.practice,
            at_norm=theme.figures.at_norm,
            applicable=theme.figures.applicable,
            lowest=lowest.get(theme.id) if theme.on_height is False else None,
        )
        for theme in matter.picture.themes
    )
    described = "; ".join(
        f"{shown.title}: in de praktijk {wording.at_norm(theme.figures)}, op papier {wording.at_norm_paper(theme.figures)}"
        + (f", basiseis {shown.lowest} onder de norm" if shown.lowest else "")
        for shown, theme in zip(themes, matter.picture.themes, strict=True)
    )
    return ProfileDrawing(
        title="Weerbaarheid per thema, in de praktijk en op papier",
        description=f"Aantal onderdelen op norm per thema. {described}.",
        themes=themes,
        picture_language=matter.head.picture_language,
    )


def _finding(matter: Matter, id_: str) -> str:
    """One finding on one line: the adviser's text, else what the norm says of the vulnerability."""
    criterion, written = matter.criteria[id_], matter.findings.get(id_)
    passage = matter.passage("finding", id_)
    text = written.text if written else criterion.vulnerability or criterion.text
    theme = shortened(matter.theme_titles[matter.results[id_].theme], THEME_LETTERS)
    return _beside(f"{theme}: {shortened(text, MARKED_LETTERS if passage else FINDING_LETTERS)} ({id_})", passage)


def _beside(text: str, passage: PassageText | None) -> str:
    return f"{text} {passage.on_page_one}" if passage else text


def _findings_title(found: int) -> str:
    if not found:
        return "Geen kwetsbaarheden: elk onderdeel dat van toepassing is, staat in de praktijk op norm"
    return "De zwaarste bevinding" if found == 1 else f"De {('twee', 'drie')[found - 2]} zwaarste bevindingen"


def _basis(matter: Matter) -> str:
    """What the figures of this page rest on, and what is still missing."""
    picture = matter.picture
    lacking = (
        (len(picture.no_evidence), "nog zonder bewijs"),
        (len(picture.stale), "met verouderd bewijs"),
        (len({*picture.unknown, *picture.unanswered}), "niet bekend of niet beantwoord"),
    )
    said = [f"{number} {what}" for number, what in lacking if number]
    of = f"Van de {count(len(picture.criteria), 'onderdeel', 'onderdelen')}"
    start = rests_on(matter.head.basis)
    if not said:
        return f"{start} Alle antwoorden zijn er, met actueel bewijs."
    return f"{start} {of} {'is' if said[0].startswith('1 ') else 'zijn'} er {', '.join(said)}."


def key_figures(matter: Matter) -> tuple[KeyFigure, ...]:
    """The four figures of the whole organisation."""
    figures, results = matter.picture.whole, matter.picture.criteria
    must = [result for result in results if result.must and result.applicable]
    weak = len(matter.picture.weak_spots)
    high = sum(result.severity is Severity.HIGH for result in results if result.is_vulnerable)
    return (
        KeyFigure(wording.at_norm(figures), "op norm in de praktijk"),
        KeyFigure(wording.at_norm_paper(figures), "op norm op papier"),
        KeyFigure(
            f"{sum(result.at_norm_practice for result in must)} van {len(must)}" if must else wording.NOT_APPLICABLE,
            "basiseisen op norm in de praktijk",
        ),
        KeyFigure(str(weak), f"{'kwetsbaarheid' if weak == 1 else 'kwetsbaarheden'}, waarvan {high} hoog"),
    )
