"""The hand-over note (*overdrachtsnotitie*): what runs, what lies still, what was agreed and who has which role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.plan.given import NOBODY, First, Head, framed, told
from dijkwacht.documents.report.content import Block, Column, KeyFigure, Paragraph, ReportContent, Table
from dijkwacht.kit.dutch import count, long_date

LEFT_OUT: Final = (
    "namen van personen: wie welke rol heeft, weet de beheerder;",
    "wie wat antwoordde in een beeld, en wat de adviseur voor zichzelf noteerde;",
    "zaken met Bibob of Damocles: die draagt de behandelaar zelf over;",
    "de inhoud van beelden, en passages die niet openbaar zijn: lees die in het beeld zelf;",
    "stukken zelf: alleen waar ze liggen, staat hier.",
)


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
    """What the note is made from, in words; dates of agreements and steps stand in their lines."""

    head: Head
    running: tuple[Running, ...] = ()
    working: tuple[tuple[str, str, str], ...] = ()
    stopped: tuple[tuple[str, str], ...] = ()
    agreements: tuple[tuple[str, str, str], ...] = ()
    steps: tuple[tuple[str, str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    roles: tuple[tuple[str, str, str], ...] = ()
    places: tuple[tuple[str, str, str], ...] = ()


def handover_note(given: HandoverGiven) -> ReportContent:
    """The whole document."""
    chapters = (
        ("Wat loopt", _running(given)),
        ("Wat stilligt", _still(given)),
        ("Wat al werkt of is gestopt", _ended(given)),
        ("Afspraken en wat gepland staat", _agreed(given)),
        ("Rollen", _table(given.roles, ("Rol", "Functie", "Hoeveel"), (44, 36, 20))),
        ("Waar ligt wat", _places(given)),
        ("Wat niet in deze notitie staat", [told(f"{number}. {text}") for number, text in enumerate(LEFT_OUT, start=1)]),
    )
    return framed(given.head, "Overdrachtsnotitie", _first(given), chapters)


def _first(given: HandoverGiven) -> First:
    still, without = _lying(given), sum(not one.owner for one in given.running)
    ahead = sorted((one for one in given.running if one.next_on), key=lambda one: one.next_on or date.max)
    return First(
        headline=f"{count(len(given.running), 'maatregel loopt', 'maatregelen lopen')}" if given.running else "Er loopt nu niets",
        sentence=f"{count(len(still), 'maatregel ligt', 'maatregelen liggen')} stil. {without} zonder eigenaar.",
        figures=(
            KeyFigure(str(len(given.running)), "maatregelen lopen"),
            KeyFigure(str(len(still)), "liggen stil"),
            KeyFigure(str(sum(one.is_over for one in given.running)), "over de datum"),
            KeyFigure(str(len(given.working)), "in praktijk"),
        ),
        basis=f"Zo stond het op {long_date(given.head.made_on)}. Voor wie deze taak overneemt, of voor een nieuw bestuur.",
        points_title="Dit komt het eerst" if ahead else "",
        points=tuple(f"{one.title} ({_day(one.next_on)}, {one.owner or NOBODY})" for one in ahead[:5]),
    )


def _running(given: HandoverGiven) -> Sequence[Block]:
    rows = [
        (one.title, one.state, one.owner or NOBODY, f"{_day(one.next_on)}{', voorbij' if one.is_over else ''}")
        for one in given.running
    ]
    return _table(rows, ("Maatregel", "Stand", "Eigenaar", "Eerstvolgende dag"), (44, 16, 18, 22))


def _still(given: HandoverGiven) -> Sequence[Block]:
    rows = [(one.title, one.owner or NOBODY, _day(one.still_since)) for one in _lying(given)]
    if not rows:
        return []
    said = told("Aan deze maatregelen is zestig dagen of langer niets gedaan.")
    return [said, *_table(rows, ("Maatregel", "Eigenaar", "Stil sinds"), (52, 24, 24))]


def _ended(given: HandoverGiven) -> Sequence[Block]:
    working = _table(given.working, ("Maatregel", "Stand", "Sinds"), (56, 22, 22), "In praktijk")
    return [*working, *_table(given.stopped, ("Maatregel", "Waarom"), (50, 50), "Gestopt")]


def _agreed(given: HandoverGiven) -> Sequence[Block]:
    blocks = [
        *_table(given.agreements, ("Opdracht", "Loopt tot en met", "Geheimhouding"), (40, 22, 38), "Lopende opdrachten"),
        *_table(given.steps, ("Stap", "Wanneer", "Wie zorgt ervoor"), (46, 26, 28), "Open stappen van het draaiboek"),
        *_table(given.pictures, ("Beeld", "Stand"), (56, 44), "Beelden"),
    ]
    return blocks or [told("Er loopt geen opdracht en er staat geen beeld gepland.")]


def _places(given: HandoverGiven) -> Sequence[Block]:
    said: list[Block] = [
        Paragraph(
            "In dijkwacht: het beeld onder Beelden, het plan onder Plan, de opdracht en het draaiboek onder Onze organisatie."
        )
    ]
    return [*said, *_table(given.places, ("Bewijs", "Bij maatregel", "Ligt in"), (34, 40, 26), "Waar het bewijs ligt")]


def _lying(given: HandoverGiven) -> list[Running]:
    return [one for one in given.running if one.still_since]


def _table(rows: Sequence[tuple[str, ...]], titles: tuple[str, ...], shares: tuple[int, ...], caption: str = "") -> list[Block]:
    """A table where there is something to put in it."""
    columns = tuple(Column(title, share) for title, share in zip(titles, shares, strict=True))
    return [Table(caption, columns, tuple(tuple(map(one_line, row)) for row in rows))] if rows else []


def _day(day: date | None) -> str:
    return long_date(day) if day else "geen dag"
