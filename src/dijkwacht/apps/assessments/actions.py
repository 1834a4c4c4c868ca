"""Everything that can be done with a picture; each deed is one transaction and one event."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, cast

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.assessments.models import Answer, Finding, Picture, Recommendation, Respondent, Settlement, Upload
from dijkwacht.apps.assessments.queries import fingerprint, piece_rows, said_in, standing
from dijkwacht.apps.assessments.rules import (
    STEPS,
    Changed,
    Overtaken,
    Said,
    State,
    faults_in,
    why_not,
    why_not_answer,
    why_not_upload,
    why_not_write,
)
from dijkwacht.apps.assessments.transfer import ChangeKind, changes, key_of, packed, packed_settled, unpacked, unpacked_settled
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.workbook.rows import AnswerRow, Level, SettledRow
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
    """Begin a picture of an organisation on a version of a norm."""
    picture = Picture.objects.create(
        organisation=organisation, norm=norm, reference_date=reference_date, is_basic=is_basic, is_example=is_example
    )
    audit.record(by=by, verb="assessments.planned", on=picture, organisation=organisation.code)
    return picture


@transaction.atomic
def ask(*, picture: Picture, function: str, by: Actor, membership: Membership | None = None) -> Respondent:
    """Ask somebody, known by function, to answer."""
    respondent = Respondent.objects.create(
        picture=picture, organisation=picture.organisation, function=function, membership=membership
    )
    audit.record(by=by, verb="assessments.asked", on=respondent, organisation=picture.organisation.code)
    return respondent


@transaction.atomic
def move(*, picture: Picture, to: State, by: Actor, reason: str = "") -> None:
    """Take a picture one step on, or back with a reason.

    Raises:
        Refused: the step does not exist, or what it asks is not there.
    """
    locked = Picture.objects.select_for_update().get(pk=picture.pk)
    state = State(locked.state)
    answers = Answer.objects.filter(picture=picture).count()
    if refusal := why_not(state, to, answers=answers, has_summary=bool(locked.summary.strip())):
        raise Refused(refusal)
    if STEPS[state, to].needs_reason and not reason.strip():
        raise Refused("Schrijf op waarom het beeld een stap terug gaat.")
    picture.state, picture.state_reason = to, reason.strip()
    picture.save(update_fields=["state", "state_reason"])
    audit.record(by=by, verb="assessments.moved", on=picture, organisation=picture.organisation.code, note=f"{state}>{to}")


def answer(*, respondent: Respondent, criterion: str, said: Said, seen: int, by: Actor) -> int:
    """Save what a respondent says; returns the new version.

    ``seen`` is the version that was on the screen (0: nothing yet). The save is one compare-and-swap: of two
    people on one answer the second never overwrites the first.

    Raises:
        Refused: the questions are not open.
        InvalidInput: a field is wrong, by name of the field.
        Overtaken: somebody saved in the meantime.
    """
    if reason := why_not_answer(State(respondent.picture.state)):
        raise Refused(reason)
    if faults := faults_in(said, on=timezone.localdate()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    key = {"respondent": respondent, "criterion": criterion, "source": Source.QUESTIONNAIRE}
    try:
        with transaction.atomic():
            _swap(key, said, seen)
            _lapse(respondent.picture, [criterion])
            audit.record(by=by, verb="assessments.answered", on=respondent, organisation=respondent.picture.organisation.code)
            return seen + 1
    except IntegrityError:
        current = Answer.objects.filter(**key).first()
    if current is None:
        raise Overtaken(Said(), 0)
    if said_in(current) != said:
        raise Overtaken(said_in(current), current.version)
    return current.version  # a double click: the same words, saved already


def _swap(key: dict[str, Any], said: Said, seen: int) -> None:
    fields = {
        "paper": said.paper,
        "practice": said.practice,
        "not_applicable": said.not_applicable,
        "explanation": said.explanation,
        "evidence": piece_rows(said.evidence),
        "saved_at": timezone.now(),
    }
    if seen:
        if not Answer.objects.filter(**key, version=seen).update(**fields, version=F("version") + 1):
            raise IntegrityError
        return
    respondent = key["respondent"]
    Answer(picture_id=respondent.picture_id, organisation_id=respondent.organisation_id, **key, **fields).save(force_insert=True)


def _lapse(picture: Picture, criteria: Collection[str]) -> None:
    Settlement.objects.filter(picture=picture, criterion__in=criteria, lapsed_at=None).update(lapsed_at=timezone.now())


@transaction.atomic
def settle(*, picture: Picture, criterion: str, levels: dict[Side, int], reason: str, by: Actor) -> None:
    """Settle the level of one or both sides of a criterion; an empty ``levels`` settles *not applicable*.

    Raises:
        Refused: the picture is not in analysis, or the reason is missing.
    """
    _must_be_writable(picture)
    if not reason.strip():
        raise Refused("Schrijf op waarom u dit zo weegt: de reden staat in het beeld.")
    rows = [
        SettledRow(criterion, side, cast("Level", level), not_applicable=False, reason=reason) for side, level in levels.items()
    ]
    _settle(picture, criterion, rows or [SettledRow(criterion, None, None, not_applicable=True, reason=reason)])
    audit.record(by=by, verb="assessments.settled", on=picture, organisation=picture.organisation.code, note=criterion)


def _settle(picture: Picture, criterion: str, rows: Sequence[SettledRow]) -> None:
    Settlement.objects.filter(picture=picture, criterion=criterion).delete()
    Settlement.objects.bulk_create(
        Settlement(
            picture=picture,
            organisation_id=picture.organisation_id,
            criterion=criterion,
            side=row.side or "",
            level=row.level,
            reason=row.reason.strip(),
        )
        for row in rows
    )


@transaction.atomic
def unsettle(*, picture: Picture, criterion: str, by: Actor) -> None:
    """Let the respondents' level stand again."""
    _must_be_writable(picture)
    Settlement.objects.filter(picture=picture, criterion=criterion).delete()
    audit.record(by=by, verb="assessments.unsettled", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def describe(*, picture: Picture, criterion: str, text: str, is_reviewed: bool, by: Actor) -> None:
    """Write the adviser's text with a vulnerability."""
    _must_be_writable(picture)
    Finding.objects.update_or_create(
        picture=picture,
        criterion=criterion,
        defaults={"organisation_id": picture.organisation_id, "text": text.strip(), "is_reviewed": is_reviewed},
    )
    audit.record(by=by, verb="assessments.described", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def recommend(*, picture: Picture, criterion: str, text: str, effort: str, is_left_out: bool, by: Actor) -> None:
    """Adapt the advice that the norm proposes for a criterion, or leave it out.

    Raises:
        Refused: the picture is not in analysis, or there is neither text nor the wish to leave it out.
    """
    _must_be_writable(picture)
    if not text.strip() and not is_left_out:
        raise Refused("Schrijf de aanbeveling, of kies ‘niet opnemen’.")
    Recommendation.objects.update_or_create(
        picture=picture,
        criterion=criterion,
        defaults={
            "organisation_id": picture.organisation_id,
            "text": text.strip(),
            "effort": effort,
            "is_left_out": is_left_out,
        },
    )
    audit.record(by=by, verb="assessments.recommended", on=picture, organisation=picture.organisation.code, note=criterion)


@transaction.atomic
def summarise(*, picture: Picture, summary: str, decision: str, by: Actor) -> None:
    """Write what the executive reads first, and what is asked of the college."""
    _must_be_writable(picture)
    picture.summary, picture.decision = summary.strip(), decision.strip()
    picture.save(update_fields=["summary", "decision"])
    audit.record(by=by, verb="assessments.summarised", on=picture, organisation=picture.organisation.code)


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


@transaction.atomic
def receive(*, picture: Picture, rows: Sequence[AnswerRow], by: User, settled: Sequence[SettledRow] = ()) -> Upload:
    """Keep the rows of a workbook and what was settled in it until somebody has seen what they would change.

    Raises:
        Refused: no workbook can be taken over in this state.
    """
    if reason := why_not_upload(State(picture.state)):
        raise Refused(reason)
    upload = Upload.objects.create(
        picture=picture,
        organisation_id=picture.organisation_id,
        by=by,
        rows=packed(rows),
        settled=packed_settled(settled),
        at=timezone.now(),
        answers_seen=fingerprint(picture),
    )
    audit.record(by=by, verb="assessments.received", on=upload, organisation=picture.organisation.code)
    return upload


@transaction.atomic
def take_over(*, upload: Upload, by: Actor) -> int:
    """Take over a workbook that was looked at; returns how many answers it added or changed.

    Raises:
        Refused: no workbook can be taken over now, or an answer changed since the preview.
    """
    picture = Picture.objects.select_for_update().select_related("organisation").get(pk=upload.picture_id)
    if reason := why_not_upload(State(picture.state)):
        raise Refused(reason)
    # Whoever is saving one of these answers now goes first, or finds it changed: neither overwrites the other.
    list(Answer.objects.select_for_update().filter(picture=picture).values_list("pk"))
    if upload.answers_seen != fingerprint(picture):
        raise Refused(
            "Intussen zijn er antwoorden of wegingen gewijzigd. Lees het werkboek opnieuw in, dan ziet u wat er nu verandert."
        )
    number = _write(picture, unpacked(upload.rows))
    settled = unpacked_settled(upload.settled)
    for criterion in dict.fromkeys(row.criterion for row in settled):
        _settle(picture, criterion, [row for row in settled if row.criterion == criterion])
    audit.record(by=by, verb="assessments.taken_over", on=picture, organisation=picture.organisation.code, note=str(number))
    upload.delete()
    return number


@transaction.atomic
def fill(*, picture: Picture, rows: Sequence[AnswerRow], by: Actor) -> int:
    """Write answers that were gathered elsewhere, such as those of the example; returns how many."""
    number = _write(picture, rows)
    audit.record(by=by, verb="assessments.filled", on=picture, organisation=picture.organisation.code, note=str(number))
    return number


def _write(picture: Picture, rows: Sequence[AnswerRow]) -> int:
    there, now = standing(picture), timezone.now()
    changed = [c for c in changes(rows, {key: said_in(row) for key, row in there.items()}) if c.kind is not ChangeKind.SAME]
    seats = _seats(picture, {change.row.respondent for change in changed})
    new, old = [], []
    for change in changed:
        row = there.get(key_of(change.row))
        if row is None:
            row = Answer(
                picture=picture,
                organisation_id=picture.organisation_id,
                respondent=seats[change.row.respondent],
                criterion=change.row.criterion,
                source=change.row.source,
                version=0,
            )
            new.append(row)
        else:
            old.append(row)
        row.paper, row.practice, row.not_applicable = change.after.paper, change.after.practice, change.after.not_applicable
        row.explanation, row.evidence = change.after.explanation, piece_rows(change.after.evidence)
        row.version, row.saved_at = row.version + 1, now
    Answer.objects.bulk_create(new, batch_size=500)
    fields = ["paper", "practice", "not_applicable", "explanation", "evidence", "version", "saved_at"]
    Answer.objects.bulk_update(old, fields, batch_size=200)
    _lapse(picture, {change.row.criterion for change in changed})
    return len(changed)


def _seats(picture: Picture, functions: Collection[str]) -> dict[str, Respondent]:
    seats = {seat.function: seat for seat in Respondent.objects.filter(picture=picture)}
    new = [
        Respondent(picture=picture, organisation_id=picture.organisation_id, function=name)
        for name in sorted(functions)
        if name not in seats
    ]
    return seats | {seat.function: seat for seat in Respondent.objects.bulk_create(new)}


@transaction.atomic
def forget_uploads(*, before: datetime, by: Actor) -> int:
    """Let go of workbooks that nobody took over; returns how many."""
    number, _ = Upload.objects.filter(at__lt=before).delete()
    audit.record(by=by, verb="assessments.uploads_forgotten", note=str(number))
    return number


def opened(*, picture: Picture, page: str, by: Actor) -> None:
    """Put on record that somebody read a page of a confidential picture."""
    audit.record(by=by, verb="assessments.opened", on=picture, organisation=picture.organisation.code, note=page)


def _must_be_writable(picture: Picture) -> None:
    # Afresh and held: between the page and the deed somebody may have taken the picture a step on.
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_write(State(state)):
        raise Refused(reason)
