"""The content of a report, from what stands in the database."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from django.db.models import QuerySet

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.assessments.models import (
    Coverage,
    Deviation,
    Finding,
    Passage,
    Picture,
)
from dijkwacht.apps.assessments.queries import Reckoned, advised, decided_in, decision_on, earlier, former, reckon, sources_of
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.reporting.models import NumberedCopy, OwnTemplate
from dijkwacht.apps.reporting.rules import STATE_WORDS, ProductForm, Version, ground_in_words
from dijkwacht.documents.college.briefing import CopyText
from dijkwacht.documents.college.letter import LetterFacts
from dijkwacht.documents.college.own.kinds import Accepted, TemplateForm
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.compose import compose, compose_public
from dijkwacht.documents.report.content import (
    Effort,
    FindingText,
    RecommendationText,
    ReportContent,
    ReportHead,
    ReportTexts,
)
from dijkwacht.documents.report.given import Basis, DeviationText, PartName, PassageText, Ruling
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.workbook.rows import Level, SettledRow


def report(picture: Picture, *, made_on: date, version: Version = Version.FULL, has_former: bool = True) -> ReportContent:
    """The report of a picture in one of its versions, beside the former one unless that is not asked.

    The public version is never laid beside the former one: what fell would name criteria. At most eleven queries,
    thirteen for a joint body, whatever its size; one former picture adds two.
    """
    found = matter(picture, made_on=made_on, has_former=has_former and version is Version.FULL)
    composed = compose_public if version is Version.PUBLIC else compose
    return composed(head=found.head, norm=found.norm, picture=found.picture, texts=found.texts)


def matter(picture: Picture, *, made_on: date, has_former: bool = False) -> Matter:
    """All that a report or a paper of a picture is made from, at one moment, so that all of them have the same figures."""
    reckoned = reckon(picture)
    members = _members(picture)
    before = former(picture) if has_former else None
    return Matter(
        head=_head(reckoned, made_on, members),
        norm=reckoned.norm,
        picture=reckoned.score,
        texts=ReportTexts(
            summary=picture.summary,
            decision=picture.decision,
            findings=tuple(
                FindingText(row.criterion, row.text, row.is_reviewed) for row in Finding.objects.filter(picture=picture)
            ),
            recommendations=tuple(
                # The database knows no other efforts than these.
                RecommendationText(row.text, cast("Effort", row.effort), (row.criterion.id,))
                for row in advised(reckoned)
            ),
            settled=tuple(_settled(reckoned)),
            unanswered_reason=picture.unanswered_reason,
            passages=tuple(passages(picture)),
            deviations=tuple(_deviations(reckoned, members)),
            earlier=earlier(reckoned, before) if before else None,
        ),
    )


def letter_facts(found: Matter) -> LetterFacts:
    """What the letter to the council may know: nothing of what the picture found."""
    return LetterFacts(found.head, found.norm.title, len(found.norm.criteria), len(found.norm.themes))


def templates_of(organisation: Organisation) -> QuerySet[OwnTemplate]:
    """The templates that an organisation gave, without what is in them."""
    return OwnTemplate.objects.filter(organisation=organisation).defer("content").order_by("form")


def template_for(organisation: Organisation, form: ProductForm) -> Accepted | None:
    """The template of an organisation for a form of paper, if it gave one."""
    row = OwnTemplate.objects.filter(organisation=organisation, form=form.value).first()
    return Accepted(TemplateForm(row.form), bytes(row.content)) if row else None


def copy_text(copy: NumberedCopy) -> CopyText:
    """A copy as the papers have it."""
    return CopyText(copy.number, copy.given_to, copy.given_on, copy.returned_on, copy.destroyed_on)


def _head(reckoned: Reckoned, made_on: date, members: dict[int, str]) -> ReportHead:
    picture, organisation = reckoned.picture, reckoned.picture.organisation
    said = [answer for answer in reckoned.answers if answer.source not in {Source.CHECK, Source.DOCUMENT}]
    state = State(picture.state)
    return ReportHead(
        organisation=name_on(organisation, picture.reference_date),
        code=organisation.code,
        on=picture.reference_date,
        made_on=made_on,
        marking=Marking(picture.marking),
        example=picture.is_example,
        basic=picture.is_basic,
        respondents=len({answer.respondent_id for answer in said}),
        basis=_basis(picture),
        picture_language=organisation.picture_language,
        state=STATE_WORDS[state],
        ruling=_ruling(picture) if state is State.ADOPTED else None,
        members=tuple(members.values()),
    )


def _basis(picture: Picture) -> Basis:
    """What the pages count as sources, as the report counts them."""
    found = sources_of(picture)
    return Basis(
        questionnaires=found.questionnaires,
        interviews=found.interviews,
        in_sessions=found.sessions,
        documents=found.documents_read,
        checked=found.checks,
    )


def _ruling(picture: Picture) -> Ruling | None:
    row = decision_on(picture)
    if row is None:
        return None
    decided = decided_in(row)
    return Ruling(decided.kind.word, decided.body.phrase, decided.decided_on, decided.number)


def passages(picture: Picture) -> Iterator[PassageText]:
    """The passages that are kept from the public version; one query."""
    for row in Passage.objects.filter(picture=picture).order_by("part", "criterion"):
        # Secrecy is imposed for an interest of the Woo: that is named with it.
        articles, words = zip(*(ground_in_words(code) for code in (row.ground, row.interest) if code), strict=True)
        yield PassageText(
            part=cast("PartName", row.part),
            article=", met ".join(articles),
            ground="; belang: ".join(words),
            criterion=row.criterion,
            explanation=row.explanation,
            imposed_by=row.imposed_by,
            imposed_on=row.imposed_on,
            review_on=row.review_on,
        )


def _members(picture: Picture) -> dict[int, str]:
    """The members of a joint body for which its picture holds, by name."""
    covered = Coverage.objects.filter(picture=picture).select_related("member").prefetch_related("member__names")
    return {row.member_id: name_on(row.member, picture.reference_date) for row in covered}


def _deviations(reckoned: Reckoned, members: dict[int, str]) -> Iterator[DeviationText]:
    """Where a covered member differs; a picture that covers nobody asks nothing."""
    if not members:
        return
    rows = Deviation.objects.filter(picture=reckoned.picture, member__in=members, criterion__in=reckoned.criteria)
    for row in rows.order_by("criterion"):
        name = members[row.member_id]
        yield DeviationText(name, row.criterion, row.paper, row.practice, row.is_not_applicable, row.reason)


def _settled(reckoned: Reckoned) -> Iterator[SettledRow]:
    for row in reckoned.settlements:
        if row.lapsed_at is None and row.criterion in reckoned.criteria:
            side = Side(row.side) if row.side else None
            yield SettledRow(row.criterion, side, cast("Level | None", row.level), side is None, row.reason)
