"""Handing out reports."""

from importlib import import_module

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.reporting.plans import plan_content
from dijkwacht.apps.reporting.queries import report
from dijkwacht.apps.reporting.rules import Document, Format, Version, file_name, plain_name, why_not_public
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.content import ReportContent
from dijkwacht.kit.errors import Refused


@transaction.atomic
def deliver(*, picture: Picture, form: Format, by: Actor, version: Version = Version.FULL) -> Document:
    """Make the report of a picture in one of its forms and versions, and put on record who took it."""
    is_public = version is Version.PUBLIC
    if is_public and (reason := why_not_public(State(picture.state), Marking(picture.marking))):
        raise Refused(reason)
    content = _written(report(picture, made_on=timezone.localdate(), version=version), form)
    name = file_name(name_on(picture.organisation, picture.reference_date), picture.reference_date, form, version)
    note = f"{form} openbaar" if is_public else form
    audit.record(by=by, verb="reporting.delivered", on=picture, organisation=picture.organisation.code, note=note)
    return Document(name, form.media_type, content)


@transaction.atomic
def deliver_plan(*, picture: Picture, form: Format, by: Actor) -> Document:
    """Make the implementation plan of a picture in one of its forms, and put on record who took it."""
    today = timezone.localdate()
    content = _written(plan_content(picture, made_on=today), form)
    name = f"uitvoeringsplan-{plain_name(name_on(picture.organisation, today))}-{today.isoformat()}.{form}"
    audit.record(by=by, verb="reporting.delivered", on=picture, organisation=picture.organisation.code, note=f"{form} plan")
    return Document(name, form.media_type, content)


def _written(content: ReportContent, form: Format) -> bytes:
    # The writers are heavy: a process that never hands out a report never loads them.
    written: bytes = getattr(import_module(f"dijkwacht.documents.report.{form}"), form)(content)
    return written
