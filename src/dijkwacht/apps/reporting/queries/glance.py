"""A picture at a glance: what page one says of it, and its weakest places; for a first page, in three queries."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.model import OnePage
from dijkwacht.documents.report.content import FindingText, ReportHead, ReportTexts
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.report.parts.one_page import one_page

WEAKEST: Final = 5


@dataclass(frozen=True, slots=True)
class Weak:
    """One of the weakest places, in the words of the picture."""

    criterion: str
    theme: str
    text: str


@dataclass(frozen=True, slots=True)
class Glance:
    """What a first page shows of a picture: the drawing and the figures of page one, and the weakest places in order."""

    picture: Picture
    page: OnePage
    weakest: tuple[Weak, ...]
    findings: int


def glance(picture: Picture, *, name: str, on: date) -> Glance:
    """Look at a picture as its organisation may know it; ``name`` is what that is called."""
    there = told(picture)
    texts = tuple(FindingText(row.criterion, row.text, row.is_reviewed) for row in Finding.objects.filter(picture=picture))
    matter = Matter(_head(picture, name, on), there.norm, there.score, ReportTexts(findings=texts))
    found = there.score.findings

    def weak(code: str) -> Weak:
        criterion, written = matter.criteria[code], matter.findings.get(code)
        text = written.text if written else criterion.vulnerability or criterion.text
        return Weak(code, matter.theme_titles[matter.results[code].theme], text)

    return Glance(picture, one_page(matter), tuple(weak(code) for code in found[:WEAKEST]), len(found))


def _head(picture: Picture, name: str, on: date) -> ReportHead:
    return ReportHead(
        organisation=name,
        code=picture.organisation.code,
        on=picture.reference_date,
        made_on=on,
        marking=Marking(picture.marking),
        example=picture.is_example,
        basic=picture.is_basic,
        respondents=0,
        picture_language=picture.organisation.picture_language,
    )
