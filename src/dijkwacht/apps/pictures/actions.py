"""Beginning a picture, asking people, saving what they say, and settling it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.analysis.scoring.telling import Shown
from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.queries import basic_criteria
from dijkwacht.apps.norms.rules import State as NormState
from dijkwacht.apps.norms.rules import why_not_use
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent, Settlement, ShownLevel
from dijkwacht.apps.pictures.queries.answers import norm_of, piece_rows, said_in
from dijkwacht.apps.pictures.rules.answers import Changed, Overtaken, Said, faults_in
from dijkwacht.apps.pictures.rules.states import (
    State,
    why_ended,
    why_not_answer,
    why_not_follow,
    why_not_grow,
    why_not_write,
)
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.documents.workbook.model import SettledRow
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def plan(
    *,
    organisation: Organisation,
    norm: NormVersion,
    reference_date: date,
    by: Actor,
    is_basic: bool = False,
    is_example: bool = False,
) -> Picture:
    """Begin a picture of an organisation on a version of a norm.

    Raises:
        Refused: the version is a draft or out of use, or has no short set where that is asked.
    """
    if reason := why_not_use(NormState(norm.state), is_basic=is_basic, basic_criteria=basic_criteria(norm) if is_basic else 0):
        raise Refused(reason)
    picture = Picture.objects.create(
        organisation=organisation, norm=norm, reference_date=reference_date, is_basic=is_basic, is_example=is_example
    )
    audit.record(by=by, verb="pictures.planned", on=picture, organisation=organisation.code)
    return picture


@transaction.atomic
def ask(*, picture: Picture, function: str, by: Actor, membership: Membership | None = None) -> Respondent:
    """Ask somebody, known by function, to answer.

    Raises:
        Refused: the picture has ended.
    """
    if reason := why_ended(State(picture.state)):
        raise Refused(reason)
    respondent = Respondent.objects.create(
        picture=picture, organisation=picture.organisation, function=function, membership=membership
    )
    audit.record(by=by, verb="pictures.asked", on=respondent, organisation=picture.organisation.code)
    return respondent


def hold(picture: UUID) -> Picture:
    """The picture as it stands now, kept from others until the deed is done; part of a deed, not one itself."""
    return Picture.objects.select_for_update(of=("self",)).select_related("organisation", "norm").get(pk=picture)


def opened(*, picture: Picture, page: str, by: Actor) -> None:
    """Put on record that somebody read a page of a confidential picture."""
    audit.record(by=by, verb="pictures.opened", on=picture, organisation=picture.organisation.code, note=page)


_KEPT = ("criterion", "source", "paper", "practice", "not_applicable", "explanation", "evidence", "saved_at")


@transaction.atomic
def grow(*, picture: Picture, by: Actor) -> None:
    """Make a full picture of a basic one: every answer stays, and respondents find the other questions open.

    Raises:
        Refused: it is full already, or its questions are settled.
    """
    locked = Picture.objects.select_for_update().get(pk=picture.pk)
    if reason := why_not_grow(State(locked.state), is_basic=locked.is_basic):
        raise Refused(reason)
    picture.is_basic = False
    picture.save(update_fields=["is_basic"])
    audit.record(by=by, verb="pictures.grown", on=picture, organisation=picture.organisation.code)


@transaction.atomic
def carry_over(*, picture: Picture, old: Picture, by: Actor) -> int:
    """Begin a picture with what was said in an adopted one; returns how many answers were carried over.

    Each keeps its source, its explanation, its evidence with its date, and the day on which it was said: so evidence
    ages, and a respondent changes only what is no longer true. What was settled is not carried over: that is weighed anew.

    Raises:
        Refused: the old picture is not adopted, of another organisation or on another norm, or this one has begun.
    """
    locked = Picture.objects.select_for_update().select_related("norm", "organisation").get(pk=picture.pk)
    has_answers = Answer.objects.filter(picture=picture).exists()
    if reason := why_not_follow(State(locked.state), State(old.state), has_answers=has_answers):
        raise Refused(reason)
    if (old.organisation_id, old.norm.code) != (locked.organisation_id, locked.norm.code):
        raise Refused("Alleen een beeld van dezelfde organisatie en op dezelfde norm kan het begin zijn.")
    number = _copy(locked, old)
    audit.record(by=by, verb="pictures.carried_over", on=picture, organisation=locked.organisation.code, note=str(number))
    return number


def _copy(picture: Picture, old: Picture) -> int:
    seats = _seats(picture, old)
    asked = {criterion.id for criterion in norm_of(picture).criteria}
    answers = Answer.objects.filter(picture=old, criterion__in=asked).select_related("respondent").order_by("pk")
    made = Answer.objects.bulk_create(
        [
            Answer(
                picture=picture,
                organisation_id=picture.organisation_id,
                respondent=seats[answer.respondent.function],
                is_carried=True,
                **{name: getattr(answer, name) for name in _KEPT},
            )
            for answer in answers
        ],
        batch_size=500,
    )
    return len(made)


def _seats(picture: Picture, old: Picture) -> Mapping[str, Respondent]:
    there = {seat.function: seat for seat in Respondent.objects.filter(picture=picture)}
    new = [
        Respondent(
            picture=picture, organisation_id=picture.organisation_id, function=seat.function, membership_id=seat.membership_id
        )
        for seat in Respondent.objects.filter(picture=old).order_by("pk")
        if seat.function not in there
    ]
    return there | {seat.function: seat for seat in Respondent.objects.bulk_create(new)}


def answer(*, respondent: Respondent, criterion: str, said: Said, seen: int, by: Actor) -> int:
    """Save what a respondent says; returns the new version.

    ``seen`` is the version that was on the screen (0: nothing yet). The save is one compare-and-swap: of two
    people on one answer the second never overwrites the first.

    Raises:
        Refused: the questions are not open.
        InvalidInput: a field is wrong, by name of the field.
        Overtaken: somebody saved in the meantime.
    """
    if reason := why_not_answer(State(respondent.picture.state), is_submitted=respondent.is_submitted):
        raise Refused(reason)
    if faults := faults_in(said, on=clock.today()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    key = {"respondent": respondent, "criterion": criterion, "source": Source.QUESTIONNAIRE}
    try:
        with transaction.atomic():
            swap(key, said, seen)
            lapse(respondent.picture, [criterion])
            audit.record(by=by, verb="pictures.answered", on=respondent, organisation=respondent.picture.organisation.code)
            return seen + 1
    except IntegrityError:
        current = Answer.objects.filter(**key).first()
    if current is None:
        raise Overtaken(Said(), 0)
    if said_in(current) != said:
        raise Overtaken(said_in(current), current.version)
    return current.version  # a double click: the same words, saved already


def swap(key: dict[str, Any], said: Said, seen: int) -> None:
    """Write the next version of an answer, unless somebody did since ``seen``; part of a deed, not one itself.

    Raises:
        IntegrityError: somebody did.
    """
    fields = {
        "paper": said.paper,
        "practice": said.practice,
        "not_applicable": said.not_applicable,
        "explanation": said.explanation,
        "evidence": piece_rows(said.evidence),
        "saved_at": clock.now(),
        "is_carried": False,
    }
    if seen:
        if not Answer.objects.filter(**key, version=seen).update(**fields, version=F("version") + 1):
            raise IntegrityError
        return
    respondent = key["respondent"]
    Answer(picture_id=respondent.picture_id, organisation_id=respondent.organisation_id, **key, **fields).save(force_insert=True)


def lapse(picture: Picture, criteria: Collection[str]) -> None:
    """Let what was settled of these criteria lapse; part of a deed, not one itself."""
    Settlement.objects.filter(picture=picture, criterion__in=criteria, lapsed_at=None).update(lapsed_at=clock.now())


@transaction.atomic
def settle(
    *, picture: Picture, criterion: str, levels: dict[Side, int], reason: str, by: Actor, basis: Basis | None = None
) -> None:
    """Settle the level of one or both sides of a criterion; an empty ``levels`` settles *not applicable*.

    ``basis`` is what the level rests on beside the answers. On nothing no level rests: the criterion is *not yet known*.

    Raises:
        Refused: the picture is not in analysis, the reason is missing, or a level is to rest on nothing.
    """
    hold_for_writing(picture)
    if not reason.strip():
        raise Refused("Schrijf op waarom u zo oordeelt: de reden staat in het beeld.")
    if levels and basis is Basis.NOTHING:
        raise Refused("Op niets rust geen niveau. Kies geen niveau: dan staat het onderdeel bij ‘Nog niet bekend’.")
    rows = [SettledRow(criterion, side, level, not_applicable=False, reason=reason) for side, level in levels.items()]
    aside = [SettledRow(criterion, None, None, not_applicable=True, reason=reason)]
    put_settled(picture, criterion, rows or aside, basis=basis)
    audit.record(by=by, verb="pictures.settled", on=picture, organisation=picture.organisation.code, note=criterion)


def put_settled(picture: Picture, criterion: str, rows: Sequence[SettledRow], *, basis: Basis | None = None) -> None:
    """Put what was settled of a criterion in the place of what stood; part of a deed, not one itself."""
    Settlement.objects.filter(picture=picture, criterion=criterion).delete()
    Settlement.objects.bulk_create(
        Settlement(
            picture=picture,
            organisation_id=picture.organisation_id,
            criterion=criterion,
            side=row.side or "",
            level=row.level,
            basis=basis or "",
            reason=row.reason.strip(),
        )
        for row in rows
    )


def keep_shown(picture: Picture, levels: Mapping[str, Shown]) -> None:
    """Keep what the organisation is told from now on; part of a deed, not one itself.

    A weighing that had lapsed before the first time was never told, and goes; one that lapses later stands with the level that
    it gave, for whoever laid two versions side by side would else see of what an answer changed.
    """
    if not ShownLevel.objects.filter(picture=picture).delete()[0]:
        Settlement.objects.filter(picture=picture, lapsed_at__isnull=False).delete()
    ShownLevel.objects.bulk_create(
        ShownLevel(
            picture=picture,
            organisation_id=picture.organisation_id,
            criterion=code,
            **{name: getattr(level, name) for name in ("applicable", "paper", "practice", "apart", "apart_others")},
        )
        for code, level in levels.items()
    )


@transaction.atomic
def unsettle(*, picture: Picture, criterion: str, by: Actor) -> None:
    """Let the respondents' level stand again."""
    hold_for_writing(picture)
    Settlement.objects.filter(picture=picture, criterion=criterion).delete()
    audit.record(by=by, verb="pictures.unsettled", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def summarise(*, picture: Picture, summary: str, decision: str, by: Actor, unanswered: str = "") -> None:
    """Write what the executive reads first, what is asked of the college, and why some criteria were not answered."""
    hold_for_writing(picture)
    picture.summary, picture.decision = summary.strip(), decision.strip()
    picture.unanswered_reason = unanswered.strip()
    picture.save(update_fields=["summary", "decision", "unanswered_reason"])
    audit.record(by=by, verb="pictures.summarised", on=picture, organisation=picture.organisation.code)


@contextmanager
def unchanged(*, picture: Picture, seen: str, now: Callable[[], str]) -> Iterator[None]:
    """Hold a picture while the adviser writes, unless what stands there is no longer what was on the screen.

    ``seen`` is the digest that went out with the form, ``now`` reckons it afresh once no one else can write.

    Raises:
        Changed: somebody wrote in the meantime; nothing is written.
    """
    with transaction.atomic():
        Picture.objects.select_for_update().get(pk=picture.pk)
        if now() != seen:
            raise Changed
        yield


def hold_for_writing(picture: Picture) -> None:
    """Hold a picture in which the adviser may write; part of a deed, not one itself.

    Raises:
        Refused: it is not in analysis, or not any more.
    """
    # Afresh and held: between the page and the deed somebody may have taken the picture a step on.
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_write(State(state)):
        raise Refused(reason)
