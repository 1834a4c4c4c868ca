"""Who gets what: each paper of a picture with whom it is for and when it goes, and who gets none of it."""

from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.paper.model import Column, Table
from dijkwacht.documents.report.parts.bodies import Bodies, is_province
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import capital, listed

AFTER: Final = "na het besluit"
NOTHING: Final = "geen van deze stukken; zij ziet alleen hoe ver het beeld is"
_COLUMNS: Final = (Column("Wie", 34), Column("Krijgt", 40), Column("Wanneer", 26))


def recipients(matter: Matter, deciding: Bodies) -> Table:
    """Each who gets a paper, from the board to those who answered; by office, never by name."""
    rows = [
        (deciding.board, "dit voorstel, het volledige beeld en de dia’s", "voor de vergadering"),
        (_council(matter, deciding), "de brief, zonder zwakke plekken", AFTER),
    ]
    if matter.texts.passages:
        rows.append(("wie er een op naam van een functie kreeg", "een genummerde kopie van de besloten set", "in besloten kring"))
    rows += [
        ("wie antwoordde", "bericht van de opdrachtgever: wat er met de antwoorden gebeurt", AFTER),
        ("ieder ander", "de openbare versie, zonder bevindingen en cijfers", AFTER),
    ]
    if not is_province(matter.head.code):
        rows.append(("de provincie", NOTHING, "–"))
    return Table("Wie krijgt wat", _COLUMNS, tuple((capital(who), what, when) for who, what, when in rows))


def _council(matter: Matter, deciding: Bodies) -> str:
    """The council; where a picture holds for several members, those by the name of their organisation."""
    names = listed(sorted(map(one_line, matter.head.members), key=str.casefold))
    return f"{deciding.council}: {names}" if names else deciding.council
