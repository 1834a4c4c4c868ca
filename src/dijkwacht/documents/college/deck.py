"""Slides for the meeting: what was made and why, the picture, three findings with advice, what is asked and what follows."""

from typing import Final

from dijkwacht.documents.college.frame import foot
from dijkwacht.documents.college.points import points
from dijkwacht.documents.college.slides import Deck, Slide
from dijkwacht.documents.drawings.labels import whole
from dijkwacht.documents.paper.model import OnePage
from dijkwacht.documents.report.parts import advice
from dijkwacht.documents.report.parts.bodies import Bodies
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.documents.report.parts.one_page import ADVICE_ELSEWHERE, finding, one_page
from dijkwacht.kit.dutch import capital, count, long_date

ASKED_LETTERS: Final = 420
ADVICE_LETTERS: Final = 180
LEAD_LETTERS: Final = 110
LONGEST: Final = 300
ASKED_ELSEWHERE: Final = "Dit punt staat volledig in het voorstel."
SHOWN: Final = 3


def deck(matter: Matter) -> Deck:
    """The slides, with the figures and findings of page one of the report."""
    head, deciding, page = matter.head, matter.bodies, one_page(matter)
    slides = (
        _title(matter, deciding),
        _why(deciding, page),
        _picture(page),
        _findings(matter, page),
        _advice(matter),
        _asked(matter),
        _next(matter, deciding),
    )
    marks = (*page.marks, *_marks(matter))
    return Deck(
        title=f"Weerbaarheidsbeeld {head.name}, dia’s",
        organisation=head.name,
        header=head.marked,
        footer=foot(head, "Dia’s"),
        made_on=head.made_on,
        slides=tuple(slide for slide in slides if slide),
        marks=tuple(dict.fromkeys(marks)),
        keywords=matter.keywords,
    )


def _marks(matter: Matter) -> list[str]:
    """Why the advice and what is asked are not public."""
    asked = points(matter)
    shown = [item for id_ in matter.found[:SHOWN] if (item := advice.with_finding(matter, id_))]
    kept = [passage for item in shown if (passage := matter.passage("recommendation", *item.criteria))]
    return [*(passage.short for passage in kept), *(one.mark for one in (*asked.points, *asked.besides) if one.mark)]


def _title(matter: Matter, deciding: Bodies) -> Slide:
    head = matter.head
    standing = str(head.ruling) if head.ruling else capital(head.state)
    return Slide(
        title=f"Weerbaarheidsbeeld {head.name}",
        lead=matter.kicker,
        points=tuple(line for line in (standing, f"Voor {deciding.board}") if line),
        notes=(
            f"Dit zijn de dia’s bij het weerbaarheidsbeeld. {head.marked}. Deel ze niet verder. "
            f"Gemaakt op {long_date(head.made_on)}."
        ),
        is_title=True,
    )


def _why(deciding: Bodies, page: OnePage) -> Slide:
    return Slide(
        title="Waarom dit beeld",
        points=(
            f"Criminelen zoeken plekken waar regels, geld en gegevens van {deciding.organisation} te misbruiken zijn.",
            "Het beeld laat zien wat op papier geregeld is en wat in de praktijk gebeurt.",
            "Het gaat over de eigen organisatie, niet over personen of zaken.",
            "Het is hulp: geen toezicht, geen ranglijst.",
        ),
        notes=f"{page.basis} {' '.join(page.promise)}",
    )


def _picture(page: OnePage) -> Slide:
    """The drawing, with the figures of the whole below it; what it shows per theme is said in its description and the notes."""
    figures = "; ".join(f"{figure.value} {figure.label}" for figure in page.figures)
    said = "De tekening laat per thema zien wat in de praktijk op orde is, met daarboven wat op papier op orde is."
    return Slide(
        title=page.headline,
        lead=whole(page.sentence, LEAD_LETTERS, longest=LONGEST, instead=""),
        drawing=page.drawing if page.drawing.themes else None,
        figures=page.key_table,
        notes=f"{page.sentence} {figures}. {said}",
    )


def _findings(matter: Matter, page: OnePage) -> Slide:
    """The heaviest findings without their codes: those are for who looks them up."""
    found = tuple(finding(matter, id_, has_code=False) for id_ in matter.found[: len(page.findings)])
    return Slide(
        title=page.findings_title if page.findings else "Geen bevindingen",
        points=found or (f"{page.findings_title}.",),
        notes="Deze bevindingen staan in het rapport bij ‘Bevindingen en advies’, met in bijlage A waar zij op rusten. "
        + page.basis,
    )


def _advice(matter: Matter) -> Slide | None:
    """The advice with the findings of the slide before, with who, when and what it costs."""
    found = [item for id_ in matter.found[:SHOWN] if (item := advice.with_finding(matter, id_))]
    if not found:
        return None
    said = []
    for item in dict.fromkeys(found):
        kept = matter.passage("recommendation", *item.criteria)
        text = whole(item.text, ADVICE_LETTERS, longest=LONGEST, instead=ADVICE_ELSEWHERE)
        told = f"{text} {advice.in_one_line(item)}".rstrip()
        said.append(f"{told} {kept.on_page_one}" if kept else told)
    return Slide(
        title="Wat wij daarbij adviseren",
        points=tuple(said),
        notes=" ".join(
            ["Bij elke bevinding staat in het rapport een advies.", *([advice.LACKING] if advice.is_lacking(found) else [])]
        ),
    )


def _asked(matter: Matter) -> Slide:
    asked, kept = points(matter), matter.passage("decision")
    lines = [*asked.points, *asked.besides]
    why = f" {noted(kept)}" if kept and any(one.mark for one in lines) else ""
    return Slide(
        title="Wat wordt er van u gevraagd",
        points=tuple(whole(one.text, ASKED_LETTERS, longest=ASKED_LETTERS, instead=ASKED_ELSEWHERE) for one in lines),
        notes=f"De beslispunten staan volledig in het voorstel.{why}",
    )


def _next(matter: Matter, deciding: Bodies) -> Slide:
    found = advice.chosen(matter)
    plan = (
        f"{count(len(found), 'aanbeveling gaat', 'aanbevelingen gaan')} naar het uitvoeringsplan."
        if found
        else "Er zijn geen aanbevelingen."
    )
    return Slide(
        title="Wat volgt er",
        points=(
            plan,
            "Elke maatregel krijgt een eigenaar en een dag.",
            "Na zes maanden: voortgang, met wat aantoonbaar werkt.",
            f"{capital(deciding.council)} hoort dat het beeld er is en wat volgt, zonder zwakke plekken.",
        ),
        notes=(
            f"Zeg erbij wie opdrachtgever is, en op welke dag het plan klaar is. Grond voor het informeren: {deciding.inform}."
        ),
    )
