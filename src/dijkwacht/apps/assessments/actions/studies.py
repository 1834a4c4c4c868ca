"""Registering what an organisation had looked into before."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import EarlierStudy
from dijkwacht.apps.assessments.rules import Study, faults_in_study
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Fault, InvalidInput


@transaction.atomic
def register(*, organisation: Organisation, study: Study, by: Actor) -> EarlierStudy:
    """Register an existing picture, quickscan, scan or ENSIA result; never the file.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    row = EarlierStudy.objects.create(organisation=organisation, **_fields(study))
    audit.record(by=by, verb="assessments.study_registered", on=row, organisation=organisation.code)
    return row


@transaction.atomic
def revise(*, row: EarlierStudy, study: Study, by: Actor) -> None:
    """Put another description in the place of what was registered.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    EarlierStudy.objects.filter(pk=row.pk).update(**_fields(study))
    audit.record(by=by, verb="assessments.study_revised", on=row, organisation=row.organisation.code)


@transaction.atomic
def remove(*, row: EarlierStudy, by: Actor) -> None:
    """Take a registered study away for good."""
    audit.record(by=by, verb="assessments.study_removed", on=row, organisation=row.organisation.code)
    row.delete()


def _fields(study: Study) -> dict[str, Any]:
    if faults := faults_in_study(study, on=timezone.localdate()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    return {
        "title": study.title.strip(),
        "maker": study.maker.strip(),
        "made_on": study.made_on,
        "marking": study.marking,
        "themes": [list(pair) for pair in study.themes],
        "recommendations": list(study.recommendations),
    }
