"""Taking over answers that were gathered elsewhere."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.pictures.actions import lapse, put_settled
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.answers import piece_rows, said_in
from dijkwacht.apps.pictures.rules.states import State, why_ended
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.apps.workbooks.queries import fingerprint, standing
from dijkwacht.apps.workbooks.rules import (
    ChangeKind,
    changes,
    key_of,
    packed,
    packed_settled,
    unpacked,
    unpacked_settled,
    why_not_keep,
    why_not_upload,
)
from dijkwacht.documents.workbook.model import AnswerRow, PersonalCell, SettledRow
from dijkwacht.kit.errors import Refused


def handed_out(*, picture: Picture, by: Actor) -> None:
    """Put on record that somebody took along every single answer, by function, as one file."""
    audit.record(by=by, verb="workbooks.handed_out", on=picture, organisation=picture.organisation.code, note="workbook")


@transaction.atomic
def receive(
    *,
    picture: Picture,
    rows: Sequence[AnswerRow],
    by: User,
    settled: Sequence[SettledRow] = (),
    personal: Sequence[PersonalCell] = (),
) -> Upload:
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
        personal=[[cell.place, list(cell.kinds)] for cell in personal],
        at=clock.now(),
        answers_seen=fingerprint(picture),
    )
    audit.record(by=by, verb="workbooks.received", on=upload, organisation=picture.organisation.code)
    return upload


@transaction.atomic
def take_over(*, upload: Upload, by: Actor, keeps_personal: bool = False) -> int:
    """Take over a workbook that was looked at; returns how many answers it added or changed.

    Raises:
        Refused: no workbook can be taken over now, an answer changed since the preview, or nobody confirmed
            the cells that seem to hold personal data.
    """
    if reason := why_not_keep(upload.personal, is_confirmed=keeps_personal):
        raise Refused(reason)
    picture = Picture.objects.select_for_update().select_related("organisation").get(pk=upload.picture_id)
    if reason := why_not_upload(State(picture.state)):
        raise Refused(reason)
    # Whoever is saving one of these answers now goes first, or finds it changed: neither overwrites the other.
    list(Answer.objects.select_for_update().filter(picture=picture).values_list("pk"))
    if upload.answers_seen != fingerprint(picture):
        raise Refused(
            "Intussen zijn er antwoorden of oordelen gewijzigd. Lees het werkboek opnieuw in, dan ziet u wat er nu verandert."
        )
    number = _write(picture, unpacked(upload.rows))
    settled = unpacked_settled(upload.settled)
    for criterion in dict.fromkeys(row.criterion for row in settled):
        put_settled(picture, criterion, [row for row in settled if row.criterion == criterion])
    kept = sorted({kind for _, kinds in upload.personal for kind in kinds})
    note = ", ".join([str(number), *kept])
    audit.record(by=by, verb="workbooks.taken_over", on=picture, organisation=picture.organisation.code, note=note)
    upload.delete()
    return number


@transaction.atomic
def fill(*, picture: Picture, rows: Sequence[AnswerRow], by: Actor) -> int:
    """Write answers that were gathered elsewhere, such as those of the example; returns how many.

    Raises:
        Refused: the picture has ended.
    """
    if reason := why_ended(State(picture.state)):
        raise Refused(reason)
    number = _write(picture, rows)
    audit.record(by=by, verb="workbooks.filled", on=picture, organisation=picture.organisation.code, note=str(number))
    return number


def _write(picture: Picture, rows: Sequence[AnswerRow]) -> int:
    there, now = standing(picture), clock.now()
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
        row.version, row.saved_at, row.is_carried = row.version + 1, now, False
    Answer.objects.bulk_create(new, batch_size=500)
    fields = ["paper", "practice", "not_applicable", "explanation", "evidence", "version", "saved_at", "is_carried"]
    Answer.objects.bulk_update(old, fields, batch_size=200)
    lapse(picture, {change.row.criterion for change in changed})
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
    audit.record(by=by, verb="workbooks.uploads_forgotten", note=str(number))
    return number
