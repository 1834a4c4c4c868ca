"""Keeping the template that an organisation gave for its own papers."""

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.reporting.models import OwnTemplate


@transaction.atomic
def take_in(*, organisation: Organisation, data: bytes, file: str, by: User) -> OwnTemplate:
    """Keep a template in the place of the one of the same kind; only what may stay of it is kept, and not its name.

    Raises:
        InvalidInput: it is no document, holds what may not be in one, or our text cannot be put in.
    """
    from dijkwacht.documents.college.own.accept import accepted  # noqa: PLC0415 - heavy, and seldom asked

    found = accepted(data, file=file)
    kept, _ = OwnTemplate.objects.update_or_create(
        organisation=organisation,
        form=found.form,
        defaults={"content": found.content, "size": len(found.content), "taken_in_on": timezone.localdate()},
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
