"""The hand-over note (*overdrachtsnotitie*): what runs, what lies still, what was agreed and which roles are held; no names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.paper.model import Block, Column, Heading, Paper, Paragraph, Points, Table
from dijkwacht.documents.plan.given import NOBODY, Head, told
from dijkwacht.kit.dutch import count, long_date

TITLE: Final = "Overdrachtsnotitie"
LEFT_OUT: Final = (
    "Namen en mailadressen. Waar een naam van een collega in een tekst stond, staat nu [naam weggelaten].",
    "Niveaus, en de rest van wat er in de beelden staat. Lees die in het beeld zelf.",
    "Wie wat antwoordde in een beeld, en wat de adviseur voor zichzelf noteerde.",
    "Zaken met Bibob of Damocles. Die draagt de behandelaar zelf over.",
    "De stukken zelf. Alleen waar bewijs ligt, staat hier.",
)
FIRST: Final = 5
"""How many measures stand on top: what has to happen first."""


@dataclass(frozen=True, slots=True)
class Running:
    """One measure: where it stands, who does it, and the next day on which something has to happen."""

    title: str
    state: str
    owner: str = ""
    next_on: date | None = None
    still_since: date | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class HandoverGiven:
    """What the note is made from, in words; dates of agreements and steps stand in their lines.

    ``empty`` holds the functions that own a measure but have nobody.
    """

    head: Head
    running: tuple[Running, ...] = ()
    working: tuple[tuple[str, str, str], ...] = ()
    stopped: tuple[tuple[str, str], ...] = ()
    agreements: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[tuple[str, str, str], ...] = ()
    pictures: tuple[tuple[str, str, str], ...] = ()
    roles: tuple[tuple[str, str, str], ...] = ()
    empty: tuple[str, ...] = ()
    places: tuple[tuple[str, str, str], ...] = ()

    @property
    def still(self) -> tuple[Running, ...]:
        """The measures with which nothing was done for sixty days or longer."""
        return tuple(one for one in self.running if one.still_since)

    @property
    def first(self) -> tuple[Running, ...]:
        """What has to happen first, the nearest day first."""
        ahead = [one for one in self.running if one.next_on]
        return tuple(sorted(ahead, key=lambda one: one.next_on or date.max)[:FIRST])


def handover_note(given: HandoverGiven) -> Paper:
    """The whole document."""
    name, day = shortened(given.head.organisation, 80), long_date(given.head.made_on)
    chapters = (
        ("Wat het eerst komt", _first(given)),
        ("Wat loopt", _running(given)),
        ("Wat geen voortgang heeft", _still(given)),
        ("Wat al werkt of is gestopt", _ended(given)),
        ("Afspraken, en wat gepland staat", _agreed(given)),
        ("Rollen en functies", _roles(given)),
        ("Waar ligt wat", _places(given)),
        ("Wat niet in deze notitie staat", [Points(tuple(map(Paragraph, LEFT_OUT)), is_numbered=True)]),
    )
    blocks: list[Block] = [told(_summary(given))]
    for title, found in chapters:
        blocks += [Heading(2, title), *found] if found else []
    return Paper(
        title=f"{TITLE} {name}",
        organisation=name,
        kicker=f"Zo stond het op {day}. Voor wie deze taak overneemt, of voor een nieuw bestuur.",
        header=f"{given.head.marking.told}{' · voorbeeldgegevens' if given.head.example else ''}",
        footer=f"{TITLE} {name} · {day}",
        made_on=given.head.made_on,
        blocks=tuple(blocks),
    )


def _summary(given: HandoverGiven) -> str:
    if not given.running:
        return f"Er loopt nu geen maatregel. Ingevoerd: {len(given.working)}."
    over, without = sum(one.is_over for one in given.running), sum(not one.owner for one in given.running)
    runs = count(len(given.running), "maatregel loopt", "maatregelen lopen")
    lie = count(len(given.still), "maatregel ligt", "maatregelen liggen")
    return f"{runs}; {lie} zonder voortgang. Voorbij de dag: {over}. Zonder eigenaar: {without}. Ingevoerd: {len(given.working)}."


def _first(given: HandoverGiven) -> Sequence[Block]:
    over = {one.title for one in given.running if one.is_over}
    rows = [
        (f"{_day(one.next_on)}{', voorbij' if one.title in over else ''}", one.title, one.owner or NOBODY) for one in given.first
    ]
    return _table(rows, ("Dag", "Maatregel", "Eigenaar"), (22, 54, 24), "Eerstvolgende dagen")


def _running(given: HandoverGiven) -> Sequence[Block]:
    rows = [
        (one.title, one.state, one.owner or NOBODY, f"{_day(one.next_on)}{', voorbij' if one.is_over else ''}")
        for one in given.running
    ]
    columns = ("Maatregel", "Status", "Eigenaar", "Eerstvolgende dag")
    return _table(rows, columns, (44, 16, 18, 22), "Maatregelen die lopen") or [told("Er loopt nu geen maatregel.")]


def _still(given: HandoverGiven) -> Sequence[Block]:
    rows = [(one.title, one.owner or NOBODY, _day(one.still_since)) for one in given.still]
    if not rows:
        return [told("Bij geen maatregel is zestig dagen of langer niets gedaan.")] if given.running else []
    said = told("Aan deze maatregelen is zestig dagen of langer niets gedaan.")
    return [said, *_table(rows, ("Maatregel", "Eigenaar", "Niets gedaan sinds"), (52, 24, 24), "Maatregelen zonder voortgang")]


def _ended(given: HandoverGiven) -> Sequence[Block]:
    working = _table(given.working, ("Maatregel", "Status", "Sinds"), (56, 22, 22), "Ingevoerd")
    return [*working, *_table(given.stopped, ("Maatregel", "Waarom"), (50, 50), "Gestopt")]


def _agreed(given: HandoverGiven) -> Sequence[Block]:
    blocks = [
        *_assignments(given),
        *_table(given.pictures, ("Beeld", "Status", "Halfjaargesprek"), (46, 24, 30), "Beelden"),
        *_table(given.steps, ("Stap", "Wanneer", "Wie zorgt ervoor"), (46, 26, 28), "Open stappen van het draaiboek"),
    ]
    return blocks or [told("Er loopt geen opdracht en er staat geen beeld gepland.")]


def _assignments(given: HandoverGiven) -> Sequence[Block]:
    """What was agreed; a column in which nobody wrote anything is not there."""
    titles, shares = ("Opdracht", "Loopt tot en met", "Geheimhouding"), (40, 22, 38)
    shown = [place for place in range(3) if place == 1 or any(row[place] for row in given.agreements)]
    rows = [tuple(row[place] or "–" for place in shown) for row in given.agreements]
    wanted = tuple(titles[place] for place in shown)
    return _table(rows, wanted, tuple(shares[place] for place in shown), "Lopende opdrachten")


def _roles(given: HandoverGiven) -> Sequence[Block]:
    held = _table(given.roles, ("Rol", "Functie", "Aantal"), (44, 36, 20), "Rollen die vervuld zijn")
    rows = [(words,) for words in given.empty]
    return [
        *held,
        *_table(rows, ("Vraag de beheerder om hier iemand te zetten",), (100,), "Eigenaren zonder iemand op die functie"),
    ]


def _places(given: HandoverGiven) -> Sequence[Block]:
    where = "In dijkwacht: beelden onder Beelden, het plan onder Plan, maatregelen onder Maatregelen, opdracht en draaiboek onder"
    said = Paragraph(f"{where} Onze organisatie.")
    return [said, *_table(given.places, ("Bewijs", "Bij maatregel", "Ligt in"), (34, 40, 26), "Waar het bewijs ligt")]


def _table(rows: Sequence[tuple[str, ...]], titles: tuple[str, ...], shares: tuple[int, ...], caption: str) -> list[Block]:
    """A table where there is something to put in it."""
    columns = tuple(Column(title, share) for title, share in zip(titles, shares, strict=True))
    return [Table(caption, columns, tuple(tuple(map(one_line, row)) for row in rows))] if rows else []


def _day(day: date | None) -> str:
    return long_date(day) if day else "geen dag"
