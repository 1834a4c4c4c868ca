"""The content of a report, from what stands in the database."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.adoption.queries import decided_in, decision_on
from dijkwacht.apps.adoption.rules import Decided
from dijkwacht.apps.fact_check.queries import round_of
from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.findings.queries import Advised, advised, review_of
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.members.models import Coverage, Deviation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.comparison import earlier, former
from dijkwacht.apps.pictures.queries.reckoning import Reckoned
from dijkwacht.apps.pictures.queries.telling import told
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import Basis as RestsOn
from dijkwacht.apps.reporting.queries.public_text import written_of
from dijkwacht.apps.reporting.rules.papers import ground_in_words
from dijkwacht.apps.sources.queries import sources_of
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.norms.words import function_words
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.report.compose import compose, compose_public
from dijkwacht.documents.report.content import Effort, FindingText, RecommendationText, ReportHead, ReportTexts
from dijkwacht.documents.report.given import (
    Basis,
    DeviationText,
    FactChecked,
    PartName,
    PassageText,
    PublicText,
    Reviewed,
    Ruling,
)
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.workbook.model import SettledRow


def report(picture: Picture, made_on: date, *, has_former: bool = True, decided: Decided | None = None) -> Paper:
    """The full report of a picture, beside the former one unless that is not asked.

    At most fourteen queries, sixteen for a joint body, whatever its size; one former picture adds two.
    """
    found = matter(picture, made_on=made_on, has_former=has_former, decided=decided)
    return compose(head=found.head, norm=found.norm, picture=found.picture, texts=found.texts)


def public_report(picture: Picture, made_on: date, *, decided: Decided | None = None, written: PublicText | None = None) -> Paper:
    """What everybody may read: what was examined, how, and what is being done; ``written`` instead of what was kept."""
    found = public_matter(picture, made_on=made_on, decided=decided, written=written)
    return compose_public(head=found.head, norm=found.norm, picture=found.picture, texts=found.texts)


def public_matter(
    picture: Picture, *, made_on: date, decided: Decided | None = None, written: PublicText | None = None
) -> Matter:
    """What the public version is made from."""
    found = matter(picture, made_on=made_on, decided=decided)
    own = written or written_of(picture)
    return replace(
        found, texts=replace(found.texts, public=own, under_way=_under_way(picture, found.norm), next_on=_next(picture))
    )


def matter(picture: Picture, *, made_on: date, has_former: bool = False, decided: Decided | None = None) -> Matter:
    """All that a report or a paper of a picture is made from, at one moment, so that all of them have the same figures.

    ``decided`` is what is being decided on it: the paper is made before the decision stands, so that nobody waits for it.
    """
    reckoned = told(picture)
    members, measures = _members(picture), _measures(picture)
    stands = (decided or _stands(picture)) if picture.state == State.ADOPTED else None
    before = former(picture) if has_former else None
    return Matter(
        head=_head(reckoned, made_on, members, stands),
        norm=reckoned.norm,
        picture=reckoned.score,
        texts=ReportTexts(
            summary=picture.summary,
            decision=picture.decision,
            findings=tuple(
                FindingText(row.criterion, row.text, row.is_reviewed) for row in Finding.objects.filter(picture=picture)
            ),
            recommendations=tuple(_recommended(row, measures.get(row.criterion.id)) for row in advised(reckoned)),
            settled=tuple(_settled(reckoned)),
            unanswered_reason=picture.unanswered_reason,
            passages=tuple(passages(picture)),
            deviations=tuple(_deviations(reckoned, members)),
            earlier=earlier(reckoned, before) if before else None,
            reviewed=_reviewed(reckoned),
            fact_check=_fact_checked(picture, stands),
            apart=frozenset(code for code in reckoned.criteria if reckoned.is_apart_on_paper(code)),
        ),
    )


def _head(reckoned: Reckoned, made_on: date, members: dict[int, str], stands: Decided | None) -> ReportHead:
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
        basis=_basis(reckoned),
        picture_language=organisation.picture_language,
        state=state.facts.report,
        ruling=_ruling(stands),
        members=tuple(members.values()),
    )


def _basis(reckoned: Reckoned) -> Basis:
    """What the pages count as sources, as the report counts them; and on how many criteria a weighing rests on what."""
    found = sources_of(reckoned.picture)
    standing = {row.criterion: row.basis for row in reckoned.standing if row.criterion in reckoned.criteria}
    weighed = Counter(RestsOn(basis) for basis in standing.values() if basis)
    return Basis(
        handed_in=found.handed_in,
        begun=found.begun,
        in_workbook=found.in_workbook,
        carried=found.carried,
        on_document=weighed[RestsOn.DOCUMENT],
        on_interview=weighed[RestsOn.INTERVIEW],
        on_check=weighed[RestsOn.CHECK],
        questionnaires=found.questionnaires,
        interviews=found.interviews,
        in_sessions=found.sessions,
        documents=found.documents_read,
        checked=found.checks,
    )


def _measures(picture: Picture) -> dict[str, Measure]:
    """The measure that each recommendation became, for its owner and its day; one query."""
    rows = Measure.objects.filter(picture=picture).exclude(state=MeasureState.STOPPED)
    return {row.criterion: row for row in rows.only("criterion", "owner", "due_on", "picture_id")}


def _recommended(row: Advised, measure: Measure | None) -> RecommendationText:
    # The database knows no other efforts than these.
    effort = cast("Effort", row.effort)
    owner, day = (function_words(measure.owner) if measure.owner else "", measure.due_on) if measure else ("", None)
    return RecommendationText(row.text, effort, (row.criterion.id,), owner, day)


def _reviewed(reckoned: Reckoned) -> Reviewed:
    found = review_of(reckoned)
    return Reviewed(found.read, found.of, found.on)


def _fact_checked(picture: Picture, stands: Decided | None) -> FactChecked | None:
    """How the fact check went; None where there was none yet. A decision closes it, whatever its last day was."""
    if picture.fact_check_until is None:
        return None
    held = round_of(picture)
    waiting = held.unanswered + held.promised
    until = picture.fact_check_until
    closed = stands.decided_on if stands and stands.decided_on < until else None
    return FactChecked(held.remarks, held.worked_in, held.explained, waiting, until, closed)


def _stands(picture: Picture) -> Decided | None:
    row = decision_on(picture)
    return decided_in(row) if row else None


def _ruling(decided: Decided | None) -> Ruling | None:
    return Ruling(decided.kind.word, decided.body.phrase, decided.decided_on, decided.number.strip()) if decided else None


def _under_way(picture: Picture, norm: NormSet) -> frozenset[str]:
    """The themes in which a decided measure runs or works; of what is confidential or marked nothing is told."""
    rows = Measure.objects.filter(picture=picture).exclude(state__in=(MeasureState.PROPOSED, MeasureState.STOPPED))
    marked = set(Passage.objects.filter(picture=picture).values_list("criterion", flat=True))
    taken = set(rows.values_list("criterion", flat=True)) - marked
    return frozenset(
        theme.id for theme in norm.themes for criterion in theme.criteria if criterion.id in taken and not criterion.confidential
    )


def _next(picture: Picture) -> date | None:
    """The reference day of the next picture of this organisation, where one was planned."""
    later = Picture.objects.filter(organisation=picture.organisation_id, reference_date__gt=picture.reference_date)
    return later.exclude(state=State.LAPSED).order_by("reference_date").values_list("reference_date", flat=True).first()


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
    for row in reckoned.standing:
        if row.criterion in reckoned.criteria and not row.rests_on_nothing:
            side = Side(row.side) if row.side else None
            yield SettledRow(row.criterion, side, row.level, side is None, row.told)
