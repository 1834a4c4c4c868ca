"""Handing out reports."""

from importlib import import_module

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.reporting.queries import report
from dijkwacht.apps.reporting.rules import Document, Format, Version, file_name, why_not_public
from dijkwacht.documents.marking import Marking
from dijkwacht.kit.errors import Refused


@transaction.atomic
def deliver(*, picture: Picture, form: Format, by: Actor, version: Version = Version.FULL) -> Document:
    """Make the report of a picture in one of its forms and versions, and put on record who took it."""
    is_public = version is Version.PUBLIC
    if is_public and (reason := why_not_public(State(picture.state), Marking(picture.marking))):
        raise Refused(reason)
    made_on = timezone.localdate()
    # The writers are heavy: a process that never hands out a report never loads them.
    write = getattr(import_module(f"dijkwacht.documents.report.{form}"), form)
    content: bytes = write(report(picture, made_on=made_on, version=version))
    name = file_name(name_on(picture.organisation, picture.reference_date), picture.reference_date, form, version)
    note = f"{form} openbaar" if is_public else form
    audit.record(by=by, verb="reporting.delivered", on=picture, organisation=picture.organisation.code, note=note)
    return Document(name, form.media_type, content)
