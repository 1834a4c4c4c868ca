"""The implementation plan (*uitvoeringsplan*): who does what and when, the missing money, each measure, and what waits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.paper.model import Block, Column, Fact, Heading, KeyFigure, Paper, Points, Table, Vulnerability
from dijkwacht.documents.plan.given import NOBODY, Deferred, First, Head, PlannedMeasure, framed, told
from dijkwacht.documents.report.parts.bodies import bodies_of
from dijkwacht.kit.dutch import count, listed, long_date

GAP: Final = "in te vullen"
MONEY: Final = ("€", "€", "–")
"""Where an amount is written down, on paper or in Word: the sentence above the table asks for it once."""
"""Where only the organisation knows: an amount, a budget line."""


@dataclass(frozen=True, slots=True)
class PlanGiven:
    """What the plan is made from: its picture's day, the quarters in their order, what is in them, and what waits."""

    head: Head
    reference: date
    quarters: tuple[str, ...]
    planned: tuple[PlannedMeasure, ...]
    done: tuple[PlannedMeasure, ...] = ()
    later: tuple[Deferred, ...] = ()


def implementation_plan(given: PlanGiven) -> Paper:
    """The whole document."""
    chapters = (
        ("Wie doet wat, wanneer en met welk geld", _overview(given)),
        ("Hoeveel werk per eigenaar", _owners(given)),
        ("Per maatregel", _measures(given)),
        ("Samen met anderen", _together(given)),
        ("Al ingevoerd", _done(given)),
        ("Voor later, en waarom", _later_in_short(given)),
        ("Zo is dit plan gemaakt", _method(given)),
        ("Bijlage: de aanbevelingen voor later", _later(given)),
    )
    marks = [one.mark for one in (*given.planned, *given.done)] + [one.mark for one in given.later]
    return framed(given.head, "Uitvoeringsplan", _first(given), chapters, marks)


def _first(given: PlanGiven) -> First:
    number, owners = len(given.planned), {one.owner for one in given.planned if one.owner}
    without = sum(not one.owner for one in given.planned)
    body = bodies_of(given.head.code).board
    where = count(len({one.quarter for one in given.planned}), "kwartaal", "kwartalen")
    unowned = f" Bij {count(without, 'maatregel', 'maatregelen')} is nog geen eigenaar gekozen." if without else ""
    return First(
        headline=f"{count(number, 'maatregel', 'maatregelen')} in {where}" if number else "Er is nog niets ingepland",
        sentence=f"{count(len(given.later), 'aanbeveling is', 'aanbevelingen zijn')} voor later, met de reden erbij.{unowned}",
        figures=(
            KeyFigure(str(number), "maatregelen ingepland"),
            KeyFigure(str(sum(one.is_must for one in given.planned)), "daarvan bij een minimumeis"),
            KeyFigure(str(len(owners)), "eigenaren"),
            KeyFigure(str(len(given.done)), "al ingevoerd"),
        ),
        basis=(
            f"Bij het weerbaarheidsbeeld met peildatum {long_date(given.reference)}. De eigenaar is een functie."
            " De hoeveelheid werk is een schatting."
        ),
        points_title="Zo beginnen we" if given.planned else "",
        points=tuple(f"{one.title} ({one.who}, {one.quarter})" for one in given.planned[:3]),
        decision=(
            f"{body[0].upper()}{body[1:]} wordt gevraagd dit plan vast te stellen, de functies als eigenaar aan te wijzen"
            " en te besluiten over het geld dat nog niet is ingevuld."
        )
        if given.planned
        else "",
    )


def _overview(given: PlanGiven) -> Sequence[Block]:
    """Every measure once: when, who, and the money that only the organisation knows."""
    if not given.planned:
        return []
    columns = (
        Column("Maatregel", 36),
        Column("Wanneer", 14),
        Column("Eigenaar", 16),
        Column("Eenmalig", 11),
        Column("Per jaar", 11),
        Column("Dekking", 12),
    )
    rows = tuple((one.title, one.quarter, one.who, *MONEY) for one in given.planned)
    return [
        told("Dijkwacht weet niet wat een maatregel kost. Vul de bedragen en de dekking hieronder in; nul is ook een antwoord."),
        Table("Maatregelen met eigenaar en geld", columns, rows, marks=tuple(one.mark for one in given.planned)),
    ]


def _owners(given: PlanGiven) -> Sequence[Block]:
    if not given.planned:
        return []
    owners = sorted({one.owner for one in given.planned}, key=lambda owner: (not owner, owner))
    shown = [quarter for quarter in given.quarters if any(one.quarter == quarter for one in given.planned)]
    columns = (Column("Eigenaar", 30), *(Column(quarter, 70 // len(shown), is_figure=True) for quarter in shown))

    def points(owner: str | None, quarter: str) -> str:
        return str(sum(one.points for one in given.planned if one.quarter == quarter and owner in {None, one.owner}))

    rows = [(_capital(owner or NOBODY), *(points(owner, q) for q in shown)) for owner in owners]
    total = ("Samen", *(points(None, quarter) for quarter in shown))
    blocks: list[Block] = [
        told(
            "Klein werk telt voor 1, middel voor 2, groot voor 4. Dat is een schatting, om te zien wie te veel tegelijk krijgt."
        ),
        Table("Werk per eigenaar en kwartaal", columns, (*rows, total), has_total=True),
    ]
    return blocks


def _measures(given: PlanGiven) -> Sequence[Block]:
    blocks: list[Block] = []
    for number, one in enumerate(given.planned, start=1):
        if number == 1 or one.quarter != given.planned[number - 2].quarter:
            blocks.append(Heading(2, _capital(one.quarter)))
        blocks.append(_measure(number, one))
    return blocks


def _measure(number: int, one: PlannedMeasure) -> Vulnerability:
    facts = (
        Fact("Eigenaar", one.who),
        Fact("Wanneer", f"{one.quarter}, klaar op {long_date(one.due_on)}" if one.due_on else one.quarter),
        *([Fact("Toelichting", one_line(one.text))] if one_line(one.text) else []),
        Fact("Verwacht effect", "; ".join(one.effects) or GAP),
        *(Fact(label, text) for label, text in one.more),
        *([Fact("Samen met", listed(one.together))] if one.together else []),
    )
    must = ["minimumeis"] if one.is_must else []
    tags = (*([one.criterion] if one.criterion else []), *must, f"{one.effort} werk", one.state)
    return Vulnerability(f"{number}. {one.title}", one.norm or "Eigen voorstel van de organisatie.", tags, facts, one.mark)


def _together(given: PlanGiven) -> Sequence[Block]:
    own = [one for one in given.planned if one.together]
    columns = (Column("Maatregel", 64), Column("Samen met", 36))
    rows = tuple((one.title, listed(one.together)) for one in own)
    return [Table("Maatregelen die u met anderen doet", columns, rows, marks=tuple(one.mark for one in own))] if own else []


def _done(given: PlanGiven) -> Sequence[Block]:
    columns = (Column("Maatregel", 56), Column("Eigenaar", 24), Column("Status", 20))
    rows = tuple((one.title, one.who, one.state) for one in given.done)
    marks = tuple(one.mark for one in given.done)
    return [Table("Wat al ingevoerd is", columns, rows, marks=marks)] if given.done else []


def _later_in_short(given: PlanGiven) -> Sequence[Block]:
    """How many wait, by theme and by reason; the list itself is an annex."""
    if not given.later:
        return []
    themes = Counter(one_line(one.theme) for one in given.later)
    reasons = Counter(one_line(one.why) for one in given.later)
    columns = Column("Thema", 70), Column("Aanbevelingen", 30, is_figure=True)
    rows = (*((theme, str(number)) for theme, number in themes.items()), ("Samen", str(len(given.later))))
    return [
        told(f"{count(len(given.later), 'aanbeveling wacht', 'aanbevelingen wachten')}. De hele lijst staat in de bijlage."),
        Points(tuple(told(f"{why} ({number})") for why, number in reasons.most_common())),
        Table("Wat wacht, per thema", columns, rows, has_total=True),
    ]


def _later(given: PlanGiven) -> Sequence[Block]:
    blocks: list[Block] = []
    for theme in dict.fromkeys(one.theme for one in given.later):
        own = [one for one in given.later if one.theme == theme]
        columns = (Column("Onderdeel", 14), Column("Aanbeveling", 50), Column("Werk", 10), Column("Waarom later", 26))
        rows = tuple((one.criterion, one_line(one.text), one.effort, one.why) for one in own)
        blocks += [Heading(2, one_line(theme)), Table("", columns, rows, marks=tuple(one.mark for one in own))]
    return blocks


def _method(given: PlanGiven) -> Sequence[Block]:
    return [
        told(
            "Minimumeisen gaan voor. Daarna telt hoe zwaar een kwetsbaarheid weegt, en dan hoeveel werk het is. Uit één thema"
            " komen er eerst hooguit drie. Kwartaal en eigenaar zijn gekozen door de organisatie."
        ),
        told(
            "Het verwachte effect is wat de organisatie verwacht, geen belofte. Of het zover komt, blijkt uit bewijs bij de"
            " maatregel en uit een volgend beeld."
        ),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
