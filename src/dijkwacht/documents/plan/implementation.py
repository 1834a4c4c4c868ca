"""The implementation plan (*uitvoeringsplan*): per quarter, per owner, per measure, the money that is missing, and what waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.plan.given import NOBODY, Deferred, First, Head, PlannedMeasure, framed, told
from dijkwacht.documents.report.content import Block, Column, Fact, Heading, KeyFigure, ReportContent, Table, Vulnerability
from dijkwacht.documents.report.parts.bodies import bodies_of
from dijkwacht.kit.dutch import count, listed, long_date

GAP: Final = "in te vullen"
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


def implementation_plan(given: PlanGiven) -> ReportContent:
    """The whole document."""
    chapters = (
        ("Per kwartaal", _quarters(given)),
        ("Per eigenaar", _owners(given)),
        ("Per maatregel", _measures(given)),
        ("Geld: wat nog ingevuld moet worden", _money(given)),
        ("Samen met anderen", _together(given)),
        ("Al in praktijk", _done(given)),
        ("Voor later, en waarom", _later(given)),
        ("Zo is dit plan gemaakt", _method(given)),
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
            KeyFigure(str(sum(one.is_must for one in given.planned)), "daarvan bij een basiseis"),
            KeyFigure(str(len(owners)), "eigenaren"),
            KeyFigure(str(len(given.done)), "al in praktijk"),
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


def _quarters(given: PlanGiven) -> Sequence[Block]:
    blocks: list[Block] = []
    for quarter in given.quarters:
        own = [one for one in given.planned if one.quarter == quarter]
        if own:
            columns = (Column("Maatregel", 52), Column("Eigenaar", 24), Column("Werk", 10), Column("Stand", 14))
            rows = tuple((one.title, one.who, one.effort, one.state) for one in own)
            blocks += [Heading(2, _capital(quarter)), Table("", columns, rows, marks=tuple(one.mark for one in own))]
    return blocks


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
            "Klein werk telt als 1 punt, middel als 2, groot als 4. Dat is een schatting, om te zien wie te veel tegelijk krijgt."
        ),
        Table("Punten per eigenaar en kwartaal", columns, (*rows, total), has_total=True),
    ]
    for owner in owners:
        own = [one for one in given.planned if one.owner == owner]
        columns = (Column("Wanneer", 24), Column("Maatregel", 54), Column("Klaar op", 22))
        lines = tuple((one.quarter, one.title, long_date(one.due_on) if one.due_on else GAP) for one in own)
        blocks += [Heading(2, _capital(own[0].who)), Table("", columns, lines, marks=tuple(one.mark for one in own))]
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
        Fact("In de planningscyclus", one.cycle or f"nog nergens opgenomen ({GAP})"),
        *([Fact("Samen met", listed(one.together))] if one.together else []),
    )
    tags = (*([one.criterion] if one.criterion else []), *(["basiseis"] if one.is_must else []), f"{one.effort} werk", one.state)
    return Vulnerability(f"{number}. {one.title}", one.norm or "Eigen voorstel van de organisatie.", tags, facts, one.mark)


def _money(given: PlanGiven) -> Sequence[Block]:
    if not given.planned:
        return []
    columns = (Column("Maatregel", 46), Column("Eenmalig", 16), Column("Per jaar", 16), Column("Dekking", 22))
    euro = f"€ ({GAP})"
    rows = tuple((one.title, euro, euro, GAP) for one in given.planned)
    return [
        told("Dijkwacht weet niet wat een maatregel kost. Vul in wat nodig is; nul is ook een antwoord."),
        Table("Geld per maatregel", columns, rows, marks=tuple(one.mark for one in given.planned)),
    ]


def _together(given: PlanGiven) -> Sequence[Block]:
    own = [one for one in given.planned if one.together]
    columns = (Column("Maatregel", 64), Column("Samen met", 36))
    rows = tuple((one.title, listed(one.together)) for one in own)
    return [Table("Maatregelen die u met anderen doet", columns, rows, marks=tuple(one.mark for one in own))] if own else []


def _done(given: PlanGiven) -> Sequence[Block]:
    columns = (Column("Maatregel", 56), Column("Eigenaar", 24), Column("Stand", 20))
    rows = tuple((one.title, one.who, one.state) for one in given.done)
    marks = tuple(one.mark for one in given.done)
    return [Table("Wat al in praktijk is", columns, rows, marks=marks)] if given.done else []


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
            "Basiseisen gaan voor. Daarna telt hoe zwaar een kwetsbaarheid weegt, en dan hoeveel werk het is. Uit één thema"
            " komen er eerst hooguit drie. Kwartaal en eigenaar zijn gekozen door de organisatie."
        ),
        told(
            "Het verwachte effect is wat de organisatie verwacht, geen belofte. Of het zover komt, blijkt uit bewijs bij de"
            " maatregel en uit een volgend beeld."
        ),
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
