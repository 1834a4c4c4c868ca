"""The chapters on how the picture was made, what it is not for, and who may see it."""

from collections.abc import Sequence
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.report.content import Block, Column, Heading, Paragraph, Table
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import count, long_date

MARKING_MEANS: Final = {
    "openbaar": "iedereen mag dit rapport zien",
    "partners": "de organisaties die meedoen aan het programma mogen dit rapport zien",
    "organisatie": "alleen medewerkers van deze organisatie die daar recht op hebben en de adviseur mogen dit rapport zien",
    "gesloten": "alleen wie bij dit rapport met name is genoemd, mag het zien",
}


def method(matter: Matter) -> Sequence[Block]:
    """How levels and figures came about, and how sure they are."""
    levels = tuple(
        (str(value), paper, practice)
        for value, (paper, practice) in enumerate(zip(wording.PAPER_LEVELS, wording.PRACTICE_LEVELS, strict=True))
    )
    months = matter.norm.shelf_months
    shelf = ", ".join(f"{kind} {count(months[kind], 'maand', 'maanden')}" for kind in sorted(months))
    return [
        Paragraph(_participants(matter)),
        Paragraph(
            "Elk onderdeel is twee keer beoordeeld: op papier en in de praktijk, op dezelfde schaal. Vanaf niveau 2 staat een "
            "onderdeel op norm."
        ),
        Table(
            caption="De vier niveaus",
            columns=(Column("Niveau", 12), Column("Op papier", 44), Column("In de praktijk", 44)),
            rows=levels,
        ),
        Heading(2, "Van antwoorden naar een niveau"),
        Paragraph(
            "Bij meer antwoorden telt de middelste waarde. Zijn er twee middelste waarden, "
            "dan telt de laagste. ‘Weet ik niet’ telt "
            "niet mee. Weet niemand het, dan telt het onderdeel als onder de norm. De "
            "adviseur kan een niveau wegen en geeft dan "
            "een reden."
        ),
        Paragraph(
            "Praktijk op niveau 2 of 3 vraagt om bewijs bij hetzelfde antwoord. Zonder bewijs telt zo’n antwoord als niveau 1. "
            f"Bewijs veroudert; dan telt het antwoord één niveau lager. Bewijs is geldig voor: {shelf}."
        ),
        Heading(2, "Van niveaus naar cijfers"),
        Paragraph(
            "Percentages zijn gewogen: een onderdeel met meer gewicht telt zwaarder. "
            "Onderdelen die niet van toepassing zijn, tellen "
            "niet mee. Het totaal is berekend over alle onderdelen, en is dus geen gemiddelde van de thema’s. Percentages zijn "
            "afgerond op hele getallen; de kloof is afgerond vanuit de precieze waarde. "
            "Daardoor kan een verschil van 1 voorkomen."
        ),
        Paragraph(
            "De cijfers rusten op antwoorden van mensen en op bewijs dat zij noemen. Het "
            "zijn geen metingen van criminaliteit. De "
            "spreiding per thema laat zien hoe ver antwoorden uit elkaar liggen."
        ),
    ]


def promise(matter: Matter) -> Sequence[Block]:
    """What this report is not for, and who may see it."""
    marking = matter.head.marking
    example = ["Alle gegevens in dit rapport zijn voorbeeldgegevens; de organisatie is verzonnen."] if matter.head.example else []
    return [
        Paragraph(
            "Dit beeld is gemaakt om uw organisatie te helpen. Niemand gebruikt het voor "
            "interbestuurlijk toezicht, benoemingen of "
            "functioneringsgesprekken. De adviseur ziet uw gegevens alleen zolang uw organisatie de opdracht geeft."
        ),
        Paragraph(
            "Respondenten zijn veilig. Wie wat heeft geantwoord, zien alleen die respondent "
            "en de adviseur. Uw organisatie ziet de "
            "spreiding van antwoorden pas vanaf drie respondenten. Er is geen lijst "
            "waarin organisaties op zwakte zijn geordend."
        ),
        Paragraph(f"Rubricering van dit rapport: {marking}. Dat betekent: {MARKING_MEANS[marking]}."),
        *map(Paragraph, example),
    ]


def _participants(matter: Matter) -> str:
    head, criteria = matter.head, matter.picture.criteria
    who = count(head.respondents, "respondent heeft", "respondenten hebben") + " vragen beantwoord"
    talks = f", en er {'is' if head.interviews == 1 else 'zijn'} {count(head.interviews, 'gesprek', 'gesprekken')} gevoerd"
    excluded = sum(not result.applicable for result in criteria)
    out = f" Daarvan {'is' if excluded == 1 else 'zijn'} er {excluded} niet van toepassing." if excluded else ""
    scope = "de basisset van de norm" if head.basic else "de hele norm"
    return (
        f"Dit beeld gaat over {long_date(head.on)} en is gemaakt op "
        f"{long_date(head.made_on)}. {who}{talks if head.interviews else ''}. "
        f"Gebruikt is {scope} ‘{one_line(matter.norm.title)}’, versie {one_line(matter.norm.version)}, met "
        f"{count(len(criteria), 'onderdeel', 'onderdelen')}.{out}"
    )
