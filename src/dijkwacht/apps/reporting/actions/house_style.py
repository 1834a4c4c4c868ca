"""Keeping the template that an organisation gave for its own papers."""

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.reporting.models import OwnTemplate
from dijkwacht.documents.templates.kinds import Accepted


@transaction.atomic
def take_in(*, organisation: Organisation, found: Accepted, by: User) -> OwnTemplate:
    """Keep a template that was looked over in the place of the one of the same kind, without its name."""
    kept, _ = OwnTemplate.objects.update_or_create(
        organisation=organisation,
        form=found.form,
        defaults={"content": found.content, "size": len(found.content), "taken_in_on": clock.today()},
    )
    audit.record(by=by, verb="reporting.template_taken_in", on=kept, organisation=organisation.code, note=found.form)
    return kept


@transaction.atomic
def remove(*, template: OwnTemplate, by: User) -> None:
    """Let a template go; from then on the papers have the looks of the report. A second time does nothing."""
    found = OwnTemplate.objects.filter(pk=template.pk)
    if not found.exists():
        return
    code, form = template.organisation.code, template.form
    audit.record(by=by, verb="reporting.template_removed", on=template, organisation=code, note=form)
    found.delete()
