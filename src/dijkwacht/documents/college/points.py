"""The points to decide on: each completes the sentence *besluit het college …* as its body would write it."""

import re
from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.drawings.labels import one_line, plain
from dijkwacht.documents.report.given import Ruling
from dijkwacht.documents.report.parts import advice
from dijkwacht.documents.report.parts.bodies import Bodies
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.kit.dutch import long_date

_ASKED: Final = re.compile(
    r"(?:(?:het|de|gedeputeerde|provinciale|u)\b[^.]{0,80}?\b(?:wordt|worden|is|zijn) gevraagd|gevraagd (?:wordt|is))"
    r"(?: om)?[ :]+(?P<what>.*\bte\b.*)",
    re.IGNORECASE,
)
_ESTABLISHED: Final = re.compile(
    r"^(?:het|dit) (?:weerbaarheids)?beeld (?:vast te stellen|vaststellen)(?:,? en |, |$)", re.IGNORECASE
)
_ORIGINAL: Final = re.compile(r"^(?:het|de) (?>.*?\bstelt\b)(?>.*?\bbeeld\b).*\bvast\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Point:
    """One point to decide on, in the infinitive; ``mark`` says why it is not public."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the points, and what the adviser asked in other words than those of a decision."""

    intro: str
    points: tuple[Point, ...]
    besides: tuple[Point, ...] = ()


def points(matter: Matter) -> Asked:
    """What to decide: before the decision on the picture that it is established, afterwards what follows from it."""
    deciding, ruling = matter.bodies, matter.head.ruling
    own, besides = ((), ()) if ruling else _own(matter)
    found = [
        Point(_carried_out(matter, ruling) if ruling else f"Het weerbaarheidsbeeld met peildatum {_day(matter)} vast te stellen.")
    ]
    found += own
    if advice.chosen(matter):
        found.append(Point(f"{_plan(ruling)}, met voor elke maatregel een eigenaar en een dag."))
    if matter.texts.passages:
        found.append(Point("Te besluiten over de geheimhouding van de passages die bij ‘Geheimhouding’ staan."))
    found.append(Point(f"{_capital(deciding.council)} te informeren met de bijgevoegde brief."))
    return Asked(f"Voorgesteld wordt dat {deciding.board} {decides(deciding)}:", tuple(found), besides)


def decides(deciding: Bodies) -> str:
    """The verb with the board: gedeputeerde staten are many.

    >>> from dijkwacht.documents.report.parts.bodies import bodies_of
    >>> decides(bodies_of("PV27")), decides(bodies_of("GM0363"))
    ('besluiten', 'besluit')
    """
    return "besluiten" if _is_many(deciding.board) else "besluit"


def as_point(line: str) -> str:
    """What the adviser asked as a point to decide on; empty where the words do not let it, or where it is said already.

    >>> as_point("Het college wordt gevraagd het beeld vast te stellen en over een jaar opnieuw te laten kijken.")
    'Over een jaar opnieuw te laten kijken.'
    >>> as_point("Wijs per onderdeel een eigenaar aan.")
    ''
    """
    found = _ASKED.fullmatch(line.rstrip(". "))
    what = _ESTABLISHED.sub("", found["what"].strip()) if found else ""
    return f"{_capital(what)}." if re.search(r"\bte\b", what) and not re.search(r"[.;!?]", what) else ""


def _own(matter: Matter) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """What the adviser asks: as points where the words allow it, else quoted whole below them."""
    kept = matter.passage("decision")
    mark, why = (kept.short, f" {noted(kept)}") if kept else ("", "")
    lines = [line for line in map(one_line, plain(matter.texts.decision).split("\n")) if line]
    lines = [line for line in lines if not _says_only_that_it_stands(line)]
    as_points = {line: as_point(line) for line in lines}
    return (
        tuple(Point(f"{text}{why}", mark) for text in as_points.values() if text),
        tuple(Point(f"De adviseur vraagt daarbij: ‘{line}’{why}", mark) for line, text in as_points.items() if not text),
    )


def _says_only_that_it_stands(line: str) -> bool:
    found = _ASKED.fullmatch(line.rstrip(". "))
    return bool(_ORIGINAL.match(line)) or bool(found and not _ESTABLISHED.sub("", found["what"].strip()))


def _carried_out(matter: Matter, ruling: Ruling) -> str:
    number = f" (besluit {one_line(ruling.number)})" if ruling.number else ""
    many = _is_many(ruling.body)
    who = f"{ruling.body} op {long_date(ruling.on)}"
    if ruling.word == "vastgesteld":
        done = f"dat {who} {'hebben' if many else 'heeft'} vastgesteld"
    else:
        done = f"waarvan {who} kennis {'hebben' if many else 'heeft'} genomen"
    verb = "Uitvoering te geven aan" if advice.chosen(matter) else "Kennis te nemen van"
    return f"{verb} het weerbaarheidsbeeld met peildatum {_day(matter)}, {done}{number}."


def _plan(ruling: Ruling | None) -> str:
    return "Het uitvoeringsplan vast te stellen" if ruling else "De aanbevelingen te laten uitwerken in een uitvoeringsplan"


def _day(matter: Matter) -> str:
    return long_date(matter.head.on)


def _is_many(body: str) -> bool:
    return body.endswith("staten")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
