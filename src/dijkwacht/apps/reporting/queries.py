"""The content of a report, from what stands in the database."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.assessments.models import Finding, Picture, Recommendation
from dijkwacht.apps.assessments.queries import Reckoned, earlier, former, reckon
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.compose import compose
from dijkwacht.documents.report.content import (
    FindingText,
    RecommendationText,
    ReportContent,
    ReportHead,
    ReportTexts,
)
from dijkwacht.documents.workbook.rows import Level, SettledRow


def report(picture: Picture, *, made_on: date, has_former: bool = True) -> ReportContent:
    """The whole report of a picture, beside the former one unless that is not asked; eight queries, whatever its size."""
    reckoned = reckon(picture)
    before = former(picture) if has_former else None
    return compose(
        head=_head(reckoned, made_on),
        norm=reckoned.norm,
        picture=reckoned.score,
        texts=ReportTexts(
            summary=picture.summary,
            decision=picture.decision,
            findings=tuple(
                FindingText(row.criterion, row.text, row.is_reviewed) for row in Finding.objects.filter(picture=picture)
            ),
            recommendations=tuple(_recommendations(reckoned)),
            settled=tuple(_settled(reckoned)),
            earlier=earlier(reckoned, before) if before else None,
        ),
    )


def _head(reckoned: Reckoned, made_on: date) -> ReportHead:
    picture, organisation = reckoned.picture, reckoned.picture.organisation
    said = [answer for answer in reckoned.answers if answer.source not in {Source.CHECK, Source.DOCUMENT}]
    return ReportHead(
        organisation=name_on(organisation, picture.reference_date),
        code=organisation.code,
        on=picture.reference_date,
        made_on=made_on,
        marking=Marking(picture.marking),
        example=picture.is_example,
        basic=picture.is_basic,
        respondents=len({answer.respondent_id for answer in said}),
        interviews=len({answer.respondent_id for answer in said if answer.source == Source.INTERVIEW}),
        picture_language=organisation.picture_language,
    )


def _recommendations(reckoned: Reckoned) -> Iterator[RecommendationText]:
    """For each weak spot the advice of the norm, as the adviser adapted it; what was left out is not there."""
    adapted = {row.criterion: row for row in Recommendation.objects.filter(picture=reckoned.picture)}
    for code in reckoned.score.weak_spots:
        own, proposed = adapted.get(code), reckoned.criteria[code].advice
        if own and not own.is_left_out:
            yield RecommendationText(own.text, own.effort, (code,))  # type: ignore[arg-type]  # the database knows no other
        elif not own and proposed:
            yield RecommendationText(proposed.text, proposed.effort, (code,))


def _settled(reckoned: Reckoned) -> Iterator[SettledRow]:
    for row in reckoned.settlements:
        if row.lapsed_at is None and row.criterion in reckoned.criteria:
            side = Side(row.side) if row.side else None
            yield SettledRow(row.criterion, side, cast("Level | None", row.level), side is None, row.reason)
