"""What the papers are made from, in every kind of organisation; and how a packed file is read back."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

from dijkwacht.analysis.scoring.score import score
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.report.content import FindingText, ReportHead, ReportTexts
from dijkwacht.documents.report.given import Basis, PassageText, Ruling
from dijkwacht.documents.report.parts.matter import Matter
from tests.documents.report.making import ON, answer, norm

CODES = ("GM9901", "PV99", "WS9901", "GR9901")
FOUND, KEPT = "Sleutels liggen in een open kast.", "De kluis gaat met één pasje open."
PASSAGES = (
    PassageText(
        "finding",
        "artikel 87 Gemeentewet, met artikel 5.1, tweede lid, onder h, Woo",
        "geheimhouding opgelegd; belang: beveiliging van personen en bedrijven en voorkomen van sabotage",
        criterion="T01-01",
        explanation="Geldt tot de sloten zijn vervangen.",
        imposed_by="college van burgemeester en wethouders",
        imposed_on=date(2026, 10, 1),
        review_on=date(2027, 10, 1),
    ),
    PassageText("decision", "artikel 5.2, eerste lid, Woo", "persoonlijke beleidsopvattingen in intern beraad"),
)
TEXTS = ReportTexts(
    summary="De basis staat, het gebruik blijft achter.",
    decision="Wijs per onderdeel een eigenaar aan.\nReserveer tijd in het teamplan.",
    findings=(FindingText("T01-01", KEPT, reviewed=True), FindingText("T02-01", FOUND, reviewed=True)),
)


def matter(set_: NormSet | None = None, *, levels=(2, 1), texts: ReportTexts = TEXTS, **head) -> Matter:
    """A picture; without levels of its own every third criterion stands on paper only."""
    asked = set_ or norm()
    answers = [answer(one.id, *(levels if place % 3 == 0 else (2, 2))) for place, one in enumerate(asked.criteria)]
    facts = {
        "organisation": "Duinrade",
        "code": "GM9901",
        "on": ON,
        "made_on": date(2026, 11, 23),
        "respondents": 4,
        "basis": Basis(questionnaires=4, interviews=2),
        "state": "concept",
        "example": True,
        **head,
    }
    return Matter(ReportHead(**facts), asked, score(asked.scored_criteria(), answers, on=ON), texts)


def marked(of: Matter) -> Matter:
    """The same picture with two passages that are not public."""
    return replace(of, texts=replace(of.texts, passages=PASSAGES))


def without_weak_spots(**head) -> Matter:
    """A picture on which everything stands at norm in practice."""
    return matter(levels=(2, 2), texts=ReportTexts(), **head)


def adopted(of: Matter) -> Matter:
    """The same picture after the decision."""
    ruling = Ruling("vastgesteld", "het college van burgemeester en wethouders", date(2026, 11, 10), "2026-114")
    return replace(of, head=replace(of.head, state="vastgesteld", ruling=ruling))


def parts(data: bytes) -> dict[str, str]:
    """The XML parts of a packed file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name).decode() for name in packed.namelist() if name.endswith((".xml", ".rels"))}


def words(data: bytes) -> str:
    """All text of a packed file, of every part, with tags as blanks and runs put together."""
    return " ".join(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", part)) for part in parts(data).values())
