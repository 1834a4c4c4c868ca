"""The chapters on how the picture was made, what it is not for, and who may see it."""

from collections.abc import Sequence
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.paper.model import Block, Column, Heading, Notice, Paragraph, Table
from dijkwacht.documents.report.content import ReportHead
from dijkwacht.documents.report.given import Basis, FactChecked
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.annexes import holds_for
from dijkwacht.documents.report.parts.bodies import is_province
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import count, listed, long_date

MARKING_MEANS: Final = {
    "openbaar": "iedereen mag dit rapport zien",
    "partners": "de organisaties die meedoen aan het programma mogen dit rapport zien",
    "organisatie": "alleen medewerkers van deze organisatie die daar recht op hebben en de adviseur mogen dit rapport zien",
    "gesloten": "alleen wie bij dit rapport met name is genoemd, mag het zien",
}

OWN_TASKS: Final = (
    "Dit beeld gaat over de taken van de provincie zelf. Er is niets in opgeteld uit beelden van gemeenten of waterschappen. "
    "Waar het vraagt naar toezicht of benoemingen, vraagt het hoe de provincie die taak uitvoert; geen enkel beeld van een "
    "ander is daarvoor gebruikt."
)


def method(matter: Matter) -> Sequence[Block]:
    """How levels and figures came about, and how sure they are."""
    levels = tuple(
        (str(value), paper, practice)
        for value, (paper, practice) in enumerate(zip(wording.PAPER_LEVELS, wording.PRACTICE_LEVELS, strict=True))
    )
    months = matter.norm.shelf_months
    shelf = ", ".join(f"{kind} {count(months[kind], 'maand', 'maanden')}" for kind in sorted(months))
    return [
        *made(matter),
        Paragraph(
            "Elk onderdeel is twee keer beoordeeld: op papier en in de praktijk, op dezelfde schaal. Vanaf niveau 2 staat een "
            "onderdeel op orde."
        ),
        Table(
            caption="De vier niveaus",
            columns=(Column("Niveau", 12), Column("Op papier", 44), Column("In de praktijk", 44)),
            rows=levels,
        ),
        Heading(2, "Van antwoorden naar een niveau"),
        Paragraph(
            "Bij meer antwoorden telt de middelste waarde. Zijn er twee middelste waarden, dan telt de laagste. ‘Weet ik niet’ "
            "telt niet mee. Weet niemand het, dan telt het onderdeel als niet op orde en staat het bij ‘Nog niet bekend’. De "
            "adviseur kan zelf over een niveau oordelen en geeft dan een reden."
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
            "afgerond op hele getallen; het verschil is dat van de getallen die er staan. Onder tien onderdelen staan er "
            "aantallen, ongewogen, en zo hoog is dan ook de tekening."
        ),
        Paragraph(
            "De cijfers rusten op antwoorden van mensen en op bewijs dat zij noemen. Het zijn geen metingen van criminaliteit."
        ),
    ]


def made(matter: Matter) -> list[Block]:
    """When and on what the picture was made, which of it was checked, and for whom it holds."""
    said = [_participants(matter), *weighed_on(matter.head.basis), *_checked(matter), *looked_over(matter)]
    found: list[Block] = [*map(Paragraph, said), *map(Notice, ahead(matter.head))]
    if members := matter.head.members:
        found.append(Paragraph(f"{holds_for(members)}. De antwoorden zijn één keer gegeven, voor alle deelnemers samen."))
    return found


def ahead(head: ReportHead) -> list[str]:
    """That the reference day is still to come, where it is: what changes until then is not in the picture."""
    if head.on <= head.made_on:
        return []
    return [f"De peildatum {long_date(head.on)} is nog niet geweest. Wat tot die dag verandert, staat nog niet in dit beeld."]


def looked_over(matter: Matter) -> list[str]:
    """Who looked this over, as far as that was kept: the adviser finding by finding, the organisation in the fact check."""
    reviewed, checked = matter.texts.reviewed, matter.texts.fact_check
    found = []
    if reviewed and reviewed.of:
        on = f" op {long_date(reviewed.on)}" if reviewed.on else ""
        found.append(f"Nagelezen door de adviseur{on}: {reviewed.read} van {reviewed.of} bevindingen.")
    if checked:
        until = f" tot en met {long_date(checked.until)}" if checked.until else ""
        until = f" tot het besluit op {long_date(checked.closed)}" if checked.closed else until
        found.append(f"Feitencheck{until}: {_remarks(checked)}.")
    return found


def _remarks(checked: FactChecked) -> str:
    """The remarks of the fact check in counts.

    >>> _remarks(FactChecked(comments=5, taken_over=3, left=2))
    '5 opmerkingen, waarvan 3 overgenomen en 2 niet overgenomen'
    """
    if not checked.comments:
        return "er zijn geen opmerkingen gemaakt"
    kinds = ((checked.taken_over, "overgenomen"), (checked.left, "niet overgenomen"), (checked.open, "nog zonder antwoord"))
    said = listed([f"{number} {word}" for number, word in kinds if number])
    return f"{count(checked.comments, 'opmerking', 'opmerkingen')}{f', waarvan {said}' if said else ''}"


def promise(matter: Matter) -> Sequence[Block]:
    """What this report is not for, and who may see it."""
    marking = matter.head.marking
    return [
        Paragraph(
            "Dit beeld is gemaakt om uw organisatie te helpen. Niemand gebruikt het voor "
            "interbestuurlijk toezicht, benoemingen of "
            "functioneringsgesprekken. De adviseur ziet uw gegevens alleen zolang uw organisatie de opdracht geeft."
        ),
        Paragraph(
            "Respondenten zijn veilig. Wie wat heeft geantwoord, zien alleen die respondent en de adviseur. Uw organisatie ziet "
            "het niveau dat telt, en hooguit dat antwoorden uiteenliepen. Er is geen lijst waarin organisaties op zwakte zijn "
            "geordend."
        ),
        *about_own_tasks(matter),
        Paragraph(f"Dit rapport: {marking.told.lower()}. Dat betekent: {MARKING_MEANS[marking]}."),
        *said_of_example(matter),
    ]


def about_own_tasks(matter: Matter) -> list[Paragraph]:
    """To a province: that its picture is its own."""
    return [Paragraph(OWN_TASKS)] if is_province(matter.head.code) else []


def said_of_example(matter: Matter) -> list[Paragraph]:
    """That an example is one."""
    said = "Alle gegevens in dit rapport zijn voorbeeldgegevens; de organisatie is verzonnen."
    return [Paragraph(said)] if matter.head.example else []


def rests_on(basis: Basis, *, is_public: bool = False) -> str:
    """What the picture rests on, in numbers; in public without who handed in.

    >>> rests_on(Basis(questionnaires=14, handed_in=5, begun=1, in_workbook=8, documents=38))
    'Dit beeld rust op de vragenlijst van 14 mensen (5 zelf ingeleverd, 1 niet ingeleverd en 8 in een werkboek) en 38 documenten.'
    >>> rests_on(Basis(questionnaires=1, carried=3))
    'Dit beeld rust op de vragenlijst van 1 persoon en de antwoorden van 3 mensen uit het vorige beeld.'
    """
    counted = (
        (basis.interviews, "gesprek", "gesprekken"),
        (basis.documents, "document", "documenten"),
        (basis.in_sessions, "deelnemer aan een groepssessie", "deelnemers aan een groepssessie"),
    )
    said = [*_filled_in(basis, is_public=is_public), *(count(number, one, more) for number, one, more in counted if number)]
    if not said:
        return "Dit beeld rust nog niet op antwoorden."
    return f"Dit beeld rust op {listed(said)}."


def _filled_in(basis: Basis, *, is_public: bool) -> list[str]:
    """Whose answers came by questionnaire, in people; and how many of them handed in, did not, or answered in a workbook."""
    number = basis.questionnaires
    ways = ((basis.handed_in, "zelf ingeleverd"), (basis.begun, "niet ingeleverd"), (basis.in_workbook, "in een werkboek"))
    told = listed([f"{many} {way}" for many, way in ways if many])
    some = f" ({told})" if told and basis.handed_in < number and not is_public else ""
    own = [f"de vragenlijst van {count(number, 'persoon', 'mensen')}{some}"] if number else []
    carried = f"de antwoorden van {count(basis.carried, 'persoon', 'mensen')} uit het vorige beeld"
    return [*own, *([carried] if basis.carried else [])]


def weighed_on(basis: Basis) -> list[str]:
    """On what else a level rests where the adviser weighed it, in a sentence; none where nothing was weighed so.

    >>> weighed_on(Basis(on_document=12, on_check=1))
    ['De adviseur woog 12 onderdelen ook op een document en 1 onderdeel op een eigen toets.']
    """
    kinds = ((basis.on_document, "een document"), (basis.on_interview, "een gesprek"), (basis.on_check, "een eigen toets"))
    said = [
        f"{count(number, 'onderdeel', 'onderdelen')} {'ook ' if place == 0 else ''}op {what}"
        for place, (number, what) in enumerate((number, what) for number, what in kinds if number)
    ]
    return [f"De adviseur woog {listed(said)}."] if said else []


def _checked(matter: Matter) -> list[str]:
    number = matter.head.basis.checked
    if not number and matter.head.basis.on_check:
        return []
    if not number:
        return ["De adviseur heeft geen eigen toets gedaan."]
    tried = f"De adviseur heeft {count(number, 'onderdeel', 'onderdelen')} zelf getoetst, met eigen waarneming of een steekproef."
    return [f"{tried} Die toets staat naast het niveau en telt niet mee in de cijfers."]


def _participants(matter: Matter) -> str:
    head, criteria = matter.head, matter.picture.criteria
    excluded = sum(not result.applicable for result in criteria)
    out = f" Daarvan {'is' if excluded == 1 else 'zijn'} er {excluded} niet van toepassing." if excluded else ""
    scope = "de korte set van de norm" if head.basic else "de hele norm"
    return (
        f"Dit beeld gaat over {long_date(head.on)} en is gemaakt op {long_date(head.made_on)}. {rests_on(head.basis)} "
        f"Gebruikt is {scope} ‘{one_line(matter.norm.title)}’, versie {one_line(matter.norm.version)}, met "
        f"{count(len(criteria), 'onderdeel', 'onderdelen')}.{out}"
    )
