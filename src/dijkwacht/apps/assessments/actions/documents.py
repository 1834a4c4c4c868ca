"""The documents that the adviser asks for: asked, received, read. Never the document itself."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import Picture, SourceDocument
from dijkwacht.apps.assessments.rules import State, why_not_prepare, why_not_read, why_not_receive
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.kit.errors import Refused


@transaction.atomic
def ask_for(*, picture: Picture, title: str, asked_of: str, asked_on: date, by: Actor) -> SourceDocument:
    """Note that a document was asked for, and of whom, by function.

    Raises:
        Refused: the picture is past its analysis, or the day lies ahead.
    """
    _must_be_open(picture)
    if asked_on > timezone.localdate():
        raise Refused("De dag van vragen ligt in de toekomst.")
    document = SourceDocument.objects.create(
        picture=picture, organisation_id=picture.organisation_id, title=title.strip(), asked_of=asked_of, asked_on=asked_on
    )
    _record(document, "asked_for", by)
    return document


@transaction.atomic
def came_in(*, document: SourceDocument, on: date, by: Actor) -> None:
    """Note the day on which a document came in.

    Raises:
        Refused: the picture is past its analysis, or the day does not fit.
    """
    _must_be_open(document.picture)
    if reason := why_not_receive(asked_on=document.asked_on, on=on, today=timezone.localdate()):
        raise Refused(reason)
    if document.read_on and document.read_on < on:
        raise Refused("De dag van ontvangst ligt na de dag waarop u het stuk las.")
    document.received_on = on
    document.save(update_fields=["received_on"])
    _record(document, "came_in", by)


@transaction.atomic
def was_read(*, document: SourceDocument, on: date, by: Actor) -> None:
    """Note the day on which a document was read.

    Raises:
        Refused: the picture is past its analysis, or the day does not fit.
    """
    _must_be_open(document.picture)
    if reason := why_not_read(received_on=document.received_on, on=on, today=timezone.localdate()):
        raise Refused(reason)
    document.read_on = on
    document.save(update_fields=["read_on"])
    _record(document, "was_read", by)


@transaction.atomic
def strike(*, document: SourceDocument, by: Actor) -> None:
    """Take a document off the list.

    Raises:
        Refused: the picture is past its analysis.
    """
    _must_be_open(document.picture)
    _record(document, "struck", by)
    document.delete()


def _must_be_open(picture: Picture) -> None:
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_prepare(State(state)):
        raise Refused(reason)


def _record(document: SourceDocument, verb: str, by: Actor) -> None:
    audit.record(by=by, verb=f"assessments.{verb}", on=document, organisation=document.picture.organisation.code)
