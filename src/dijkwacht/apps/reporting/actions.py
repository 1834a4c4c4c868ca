"""Handing out reports."""

from dataclasses import dataclass
from importlib import import_module

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.reporting.queries import report
from dijkwacht.apps.reporting.rules import Format, file_name


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it is handed out."""

    name: str
    media_type: str
    content: bytes


@transaction.atomic
def deliver(*, picture: Picture, form: Format, by: Actor) -> Document:
    """Make the report of a picture in one of its forms, and put on record who took it."""
    made_on = timezone.localdate()
    # The writers are heavy: a process that never hands out a report never loads them.
    write = getattr(import_module(f"dijkwacht.documents.report.{form}"), form)
    content: bytes = write(report(picture, made_on=made_on))
    name = file_name(name_on(picture.organisation, picture.reference_date), picture.reference_date, form)
    audit.record(by=by, verb="reporting.delivered", on=picture, organisation=picture.organisation.code, note=form)
    return Document(name, form.media_type, content)
