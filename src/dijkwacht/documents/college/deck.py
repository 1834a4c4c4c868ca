"""Six slides for the meeting: what was made and why, the picture, three findings, what is asked and what follows."""

from typing import Final

from dijkwacht.documents.college.bodies import Deciding, deciding_in
from dijkwacht.documents.college.content import Deck, Slide
from dijkwacht.documents.college.running import foot, kicker, marking, name
from dijkwacht.documents.drawings.labels import one_line, plain, shortened
from dijkwacht.documents.report.content import OnePage
from dijkwacht.documents.report.parts import advice
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.documents.report.parts.one_page import key_table, one_page
from dijkwacht.kit.dutch import count, long_date

ASKED_LETTERS: Final = 420


def deck(matter: Matter) -> Deck:
    """The slides, with the figures and findings of page one of the report."""
    head, deciding, page = matter.head, deciding_in(matter.head.code), one_page(matter)
    slides = (
        _title(matter, deciding),
        _why(deciding, page),
        _picture(page),
        _findings(page),
        _asked(matter, deciding),
        _next(matter, deciding),
    )
    kept = matter.passage("decision")
    marks = tuple(dict.fromkeys((*page.marks, *([kept.short] if kept and matter.texts.decision else []))))
    return Deck(
        title=f"Weerbaarheidsbeeld {name(head)}, dia’s",
        organisation=name(head),
        header=marking(head),
        footer=foot(head, "Dia’s"),
        made_on=head.made_on,
        slides=slides,
        marks=marks,
    )


def _title(matter: Matter, deciding: Deciding) -> Slide:
    head = matter.head
    standing = str(head.ruling) if head.ruling else head.state.capitalize()
    return Slide(
        title=f"Weerbaarheidsbeeld {name(head)}",
        lead=kicker(matter),
        points=tuple(line for line in (standing, f"Voor {deciding.board}") if line),
        notes=(
            f"Dit zijn de dia’s bij het weerbaarheidsbeeld. {marking(head)}. Deel ze niet verder dan de rubricering zegt. "
            f"Gemaakt op {long_date(head.made_on)}."
        ),
        is_title=True,
    )


def _why(deciding: Deciding, page: OnePage) -> Slide:
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
    return Slide(
        title=page.headline,
        lead=page.sentence,
        drawing=page.drawing if page.drawing.themes else None,
        figures=key_table(page),
        notes=f"{page.sentence} {figures}. {page.drawing.description}",
    )


def _findings(page: OnePage) -> Slide:
    none = ("Elk onderdeel dat van toepassing is, staat in de praktijk op norm.",)
    return Slide(
        title=page.findings_title if page.findings else "Geen kwetsbaarheden",
        points=page.findings or none,
        notes="Deze bevindingen staan in het rapport bij ‘Kwetsbaarheden’, met het niveau en waar het op rust. " + page.basis,
    )


def _asked(matter: Matter, deciding: Deciding) -> Slide:
    head, kept = matter.head, matter.passage("decision")
    asked = shortened(one_line(plain(matter.texts.decision)), ASKED_LETTERS)
    first = f"Kennis te nemen van het beeld. {head.ruling}." if head.ruling else "Het weerbaarheidsbeeld vast te stellen."
    points = [first, *([f"{asked} {kept.on_page_one}" if kept else asked] if asked else [])]
    if advice.chosen(matter):
        points.append("De aanbevelingen uit te werken in een uitvoeringsplan met eigenaren en dagen.")
    if matter.texts.passages:
        points.append("Te besluiten over de geheimhouding van de passages die in het voorstel staan.")
    points.append(f"{deciding.council.capitalize()} te informeren met de brief.")
    return Slide(
        title="Wat wordt er van u gevraagd",
        points=tuple(points),
        notes="De beslispunten staan volledig in het voorstel." + (f" {noted(kept)}" if kept and asked else ""),
    )


def _next(matter: Matter, deciding: Deciding) -> Slide:
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
            f"{deciding.council.capitalize()} hoort dat het beeld er is en wat volgt, zonder zwakke plekken.",
        ),
        notes=(
            "In te vullen: wie opdrachtgever is, en op welke dag het plan klaar is. Grond voor het informeren: "
            f"{deciding.inform}."
        ),
    )
