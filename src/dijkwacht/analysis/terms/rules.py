"""The table of rules: what each term is called, its article, its length, and whether the Algemene termijnenwet reaches it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.terms.counting import Length, Unit

_LONG: Final = "langer dan twaalf weken of drie maanden (artikel 4 Atw)"
_YEARS: Final = "een termijn in jaren (artikel 4 Atw)"
_OWN: Final = "het bestuursorgaan stelt deze termijn zelf; hij staat niet in een wet"
_STILL: Final = "dit is geen termijn die afloopt"
_OWN_READING: Final = "Een termijn die het bestuursorgaan zelf stelt, verschuift niet door de Algemene termijnenwet."
_WHISTLE_READING: Final = "De Atw geldt ook voor een termijn in een procedure die de wet voorschrijft."


class Whose(StrEnum):
    """Who has to do something before the term ends."""

    OURS = "ours"
    THEIRS = "theirs"
    BUREAU = "bureau"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the law.

    ``length`` is None where the law sets none. ``beyond`` says in Dutch why the Atw does not reach the term; it is empty where
    it does. ``reading`` is the reading of ours that the rule rests on and that a jurist must confirm, empty where there is none.
    """

    id: str
    title: str
    article: str
    length: Length | None = None
    beyond: str = ""
    reading: str = ""
    is_set: bool = False
    """Whether the authority sets the end itself."""
    whose: Whose = Whose.OURS
    instead: str = ""
    """The article that takes its place: of T01 where another provision sets the term,
    of T14 for an order under penalty, of T18 after the uniform procedure.
    """


def _weeks(number: int) -> Length:
    return Length(number, Unit.WEEKS)


_ALL: Final = (
    Rule("T01", "besluit op de aanvraag", "Awb 4:13, 4:14 lid 3", _weeks(8), instead="Awb 4:13, 4:14 lid 1"),
    Rule("T02", "hersteltermijn", "Awb 4:5 lid 1", beyond=_OWN, reading=_OWN_READING, is_set=True, whose=Whose.THEIRS),
    Rule(
        "T03", "beslistermijn staat stil tot de aanvraag is aangevuld", "Awb 4:15 lid 1 a", beyond=_STILL,
        reading="Blijft de aanvulling uit, dan telt de laatste dag van de hersteltermijn zelf niet als dag stilstand.",
    ),
    Rule("T04", "besluit om de aanvraag niet te behandelen", "Awb 4:5 lid 4", _weeks(4)),
    Rule("T05", "advies van het Landelijk Bureau Bibob", "Bibob 15", _weeks(8), whose=Whose.BUREAU),
    Rule(
        "T06", "beslistermijn staat stil door de adviesaanvraag", "Bibob 31", beyond=_STILL,
        reading="Het hoogste aantal dagen stilstand wordt geteld zonder de Algemene termijnenwet.",
    ),
    Rule(
        "T07", "melding aan het Landelijk Bureau Bibob", "Bibob 7a lid 7, 8",
        beyond="de wet zegt ‘onverwijld’; de eerstvolgende werkdag is een eigen norm van dijkwacht",
    ),
    Rule("T08", "hergebruik van het advies of de eigen bevindingen", "Bibob 29", Length(5, Unit.YEARS), beyond=_YEARS),
    Rule("T09", "delen met een ander bestuursorgaan", "Bibob 28 lid 2 m", Length(5, Unit.YEARS), beyond=_YEARS),
    Rule("T10", "zienswijze", "Awb 4:7, 4:8", beyond=_OWN, reading=_OWN_READING, is_set=True, whose=Whose.THEIRS),
    Rule("T11", "zienswijzen op het ontwerpbesluit", "Awb 3:16", _weeks(6), whose=Whose.THEIRS),
    Rule(
        "T12", "besluit op de aanvraag, uniforme voorbereidingsprocedure", "Awb 3:18 lid 1, 2", Length(6, Unit.MONTHS),
        beyond=_LONG,
    ),
    Rule("T32", "besluit als er geen zienswijzen kwamen, uniforme voorbereidingsprocedure", "Awb 3:18 lid 4", _weeks(4)),
    Rule("T13", "besluit tot intrekking of wijziging, uniforme voorbereidingsprocedure", "Awb 3:18 lid 3", _weeks(12)),
    Rule(
        "T14", "begunstigingstermijn", "Awb 5:24 lid 2", beyond=_OWN, reading=_OWN_READING, is_set=True,
        whose=Whose.THEIRS, instead="Awb 5:32a lid 2",
    ),
    Rule("T15", "sluiting inschrijven in de openbare registers", "Wkpb 15 lid 2 a", Length(4, Unit.DAYS)),
    Rule("T16", "verklaring dat de sluiting is vervallen inschrijven", "Wkpb 15 lid 3", Length(4, Unit.DAYS)),
    Rule(
        "T17", "duur van de sluiting", "Opiumwet 13b, besluit", is_set=True,
        beyond="de duur staat in het besluit en niet in een wet",
    ),
    Rule("T18", "bezwaar maken of beroep instellen", "Awb 6:7, 6:8", _weeks(6), whose=Whose.THEIRS, instead="Awb 6:7, 6:8 lid 4"),
    Rule("T19", "bezwaar of beroep dat op tijd is gepost, ontvangen", "Awb 6:9 lid 2", _weeks(1), whose=Whose.THEIRS),
    Rule("T20", "beslissing op bezwaar", "Awb 7:10", _weeks(6)),
    Rule("T21", "beslissing op administratief beroep", "Awb 7:24", _weeks(16), beyond=_LONG),
    Rule(
        "T22", "laatste dag waarover een dwangsom wegens niet tijdig beslissen loopt", "Awb 4:17", Length(42, Unit.DAYS),
        beyond="artikel 4:17 lid 1 Awb sluit de wet uit voor de 42 dagen",
        reading="Voor de twee weken vóór de eerste dag geldt de Algemene termijnenwet wel.",
    ),
    Rule("T23", "vaststelling van die dwangsom", "Awb 4:18", _weeks(2)),
    Rule("T24", "verbeurde dwangsom betalen", "Awb 5:33", _weeks(6), whose=Whose.THEIRS),
    Rule("T25", "verbeurde dwangsom invorderen, daarna verjaard", "Awb 5:35, 5:37a", Length(1, Unit.YEARS), beyond=_YEARS),
    Rule("T26", "kosten van bestuursdwang vaststellen", "Awb 5:25 lid 6", Length(5, Unit.YEARS), beyond=_YEARS),
    Rule(
        "T27", "binnentreden bij wie niet betrokken is, op zijn vroegst", "Awb 5:27 lid 3, 4", Length(48, Unit.HOURS),
        beyond="een termijn in uren (artikel 4 Atw)",
    ),
    Rule("T28", "besluit over de bestuurlijke boete", "Awb 5:51", _weeks(13), beyond=_LONG),
    Rule("T29", "ontvangst van de melding bevestigen", "Wbk 2 lid 2 h", Length(7, Unit.DAYS), reading=_WHISTLE_READING),
    Rule("T30", "informatie aan de melder", "Wbk 2 lid 2 i", Length(3, Unit.MONTHS), reading=_WHISTLE_READING),
    Rule("T31", "besluit op de aanvraag om een omgevingsvergunning", "Omgevingswet 16.64", _weeks(8)),
)  # fmt: skip

RULES: Final[Mapping[str, Rule]] = MappingProxyType({rule.id: rule for rule in _ALL})
"""Every rule by its id."""

STANDS_STILL: Final = frozenset({"T03", "T06"})
"""Rules that say how long another term stands still, and do not end themselves."""
