"""What a picture rests on beside questionnaires: talks, documents, checks and earlier studies; and the adviser's notes."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.findings.models import Note
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.actions import lapse, swap
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.queries.answers import said_in
from dijkwacht.apps.pictures.rules.answers import Overtaken, Said
from dijkwacht.apps.pictures.rules.states import State, why_not_prepare, why_not_record
from dijkwacht.apps.sources.models import EarlierStudy, SourceDocument
from dijkwacht.apps.sources.queries import counted_of
from dijkwacht.apps.sources.rules import (
    LET_GO_REASON,
    Recorded,
    Study,
    faults_in_recorded,
    faults_in_study,
    why_not_read,
    why_not_receive,
)
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


def record(*, picture: Picture, criterion: str, recorded: Recorded, seen: int, by: Actor) -> int:
    """Record what was heard or read; returns the new version.

    ``seen`` is the version that was on the screen (0: nothing yet), as with an answer. A function that was not asked
    before is from now on. What was settled lapses where the answer that counts has changed.

    Raises:
        Refused: the picture is not being answered or analysed.
        InvalidInput: a field is wrong, by name of the field.
        Overtaken: somebody saved in the meantime.
    """
    if faults := faults_in_recorded(recorded, on=clock.today()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    place = {"picture": picture, "respondent__function": recorded.function, "criterion": criterion, "source": recorded.source}
    try:
        with transaction.atomic():
            _must_be_open(picture)
            seat, _ = Respondent.objects.get_or_create(
                picture=picture, function=recorded.function, defaults={"organisation_id": picture.organisation_id}
            )
            before = counted_of(seat, criterion)
            key = {"respondent": seat, "criterion": criterion, "source": recorded.source}
            swap(key, recorded.said, seen)
            if counted_of(seat, criterion) != before:
                lapse(picture, [criterion])
            row = Answer.objects.get(**key)
            audit.record(
                by=by,
                verb="sources.recorded",
                on=row,
                organisation=picture.organisation.code,
                note=recorded.source.value,
            )
            return row.version
    except IntegrityError:
        current = Answer.objects.filter(**place).first()
    if current is None:
        raise Overtaken(Said(), 0)
    if said_in(current) != recorded.said:
        raise Overtaken(said_in(current), current.version)
    return current.version  # a double click: the same words, recorded already


@transaction.atomic
def retract(*, answer: Answer, seen: int, by: Actor) -> None:
    """Take away what the adviser recorded; what a respondent answered stays.

    Raises:
        Refused: it is a respondent's own answer, or the picture is not being answered or analysed.
        Overtaken: somebody saved it in the meantime.
    """
    picture = answer.picture
    _must_be_open(picture)
    if answer.source == Source.QUESTIONNAIRE:
        raise Refused("Dit is een antwoord van de respondent zelf: dat blijft staan.")
    before = counted_of(answer.respondent, answer.criterion)
    number = answer.pk
    gone, _ = Answer.objects.filter(pk=number, version=seen).delete()
    if not gone:
        current = Answer.objects.filter(pk=number).first()
        if current is None:
            return  # a double click: it was gone already
        raise Overtaken(said_in(current), current.version)
    if counted_of(answer.respondent, answer.criterion) != before:
        lapse(picture, [answer.criterion])
    audit.record(
        by=by, verb="sources.retracted", on=answer, organisation=picture.organisation.code, note=Source(answer.source).value
    )


def let_go_of_notes(picture: Picture) -> None:
    """Let go of what was the adviser's alone; part of adopting, not a deed itself.

    The notes go, and so do the words of every talk; its levels and evidence stay, so that no figure changes.
    """
    Note.objects.filter(picture=picture).delete()
    Upload.objects.filter(picture=picture).delete()  # a workbook that nobody took over holds the same words
    talks = Answer.objects.filter(picture=picture, source=Source.INTERVIEW)
    talks.exclude(explanation="").update(explanation="")
    talks.exclude(not_applicable="").update(not_applicable=LET_GO_REASON)


def _must_be_open(picture: Picture) -> None:
    # Afresh and held: between the page and the deed somebody may have taken the picture a step on.
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_record(State(state)):
        raise Refused(reason)


@transaction.atomic
def ask_for(*, picture: Picture, title: str, asked_of: str, asked_on: date, by: Actor) -> SourceDocument:
    """Note that a document was asked for, and of whom, by function.

    Raises:
        Refused: the picture is past its analysis, or the day lies ahead.
    """
    _must_be_prepared(picture)
    if asked_on > clock.today():
        raise Refused("De dag van vragen ligt in de toekomst.")
    document = SourceDocument.objects.create(
        picture=picture, organisation_id=picture.organisation_id, title=title.strip(), asked_of=asked_of, asked_on=asked_on
    )
    _record(document, "sources.asked_for", by)
    return document


@transaction.atomic
def came_in(*, document: SourceDocument, on: date, by: Actor) -> None:
    """Note the day on which a document came in.

    Raises:
        Refused: the picture is past its analysis, or the day does not fit.
    """
    _must_be_prepared(document.picture)
    if reason := why_not_receive(asked_on=document.asked_on, on=on, today=clock.today()):
        raise Refused(reason)
    if document.read_on and document.read_on < on:
        raise Refused("De dag van ontvangst ligt na de dag waarop u het stuk las.")
    document.received_on = on
    document.save(update_fields=["received_on"])
    _record(document, "sources.came_in", by)


@transaction.atomic
def was_read(*, document: SourceDocument, on: date, by: Actor) -> None:
    """Note the day on which a document was read.

    Raises:
        Refused: the picture is past its analysis, or the day does not fit.
    """
    _must_be_prepared(document.picture)
    if reason := why_not_read(received_on=document.received_on, on=on, today=clock.today()):
        raise Refused(reason)
    document.read_on = on
    document.save(update_fields=["read_on"])
    _record(document, "sources.was_read", by)


@transaction.atomic
def strike(*, document: SourceDocument, by: Actor) -> None:
    """Take a document off the list.

    Raises:
        Refused: the picture is past its analysis.
    """
    _must_be_prepared(document.picture)
    _record(document, "sources.struck", by)
    document.delete()


def _must_be_prepared(picture: Picture) -> None:
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_prepare(State(state)):
        raise Refused(reason)


def _record(document: SourceDocument, verb: str, by: Actor) -> None:
    audit.record(by=by, verb=verb, on=document, organisation=document.picture.organisation.code)


@transaction.atomic
def register(*, organisation: Organisation, study: Study, by: Actor) -> EarlierStudy:
    """Register an existing picture, quickscan, scan or ENSIA result; never the file.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    row = EarlierStudy.objects.create(organisation=organisation, **_study_fields(study))
    audit.record(by=by, verb="sources.study_registered", on=row, organisation=organisation.code)
    return row


@transaction.atomic
def revise(*, row: EarlierStudy, study: Study, by: Actor) -> None:
    """Put another description in the place of what was registered.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    EarlierStudy.objects.filter(pk=row.pk).update(**_study_fields(study))
    audit.record(by=by, verb="sources.study_revised", on=row, organisation=row.organisation.code)


@transaction.atomic
def remove(*, row: EarlierStudy, by: Actor) -> None:
    """Take a registered study away for good."""
    audit.record(by=by, verb="sources.study_removed", on=row, organisation=row.organisation.code)
    row.delete()


def _study_fields(study: Study) -> dict[str, Any]:
    if faults := faults_in_study(study, on=clock.today()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    return {
        "title": study.title.strip(),
        "maker": study.maker.strip(),
        "made_on": study.made_on,
        "marking": study.marking,
        "themes": [list(pair) for pair in study.themes],
        "recommendations": list(study.recommendations),
    }
