"""Giving and withdrawing a consent; part of a deed of the room whose rows it opens, which puts it on record."""

from datetime import date

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.consents.models import Consent
from dijkwacht.apps.consents.rules import Subject, why_not_give
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Refused


@transaction.atomic
def give(*, organisation: Organisation, what: Subject, until: date | None = None, theme: str = "") -> Consent | None:
    """Let everybody who does the same read this until a day; None where that holds already, until that very day.

    Raises:
        Refused: the last day is over.
    """
    today = clock.today()
    if reason := why_not_give(until, on=today):
        raise Refused(reason)
    standing = Consent.objects.select_for_update().filter(
        organisation=organisation, to=None, what=what, theme=theme, withdrawn_at=None
    )
    if standing.holding_on(today).filter(until=until).exists():
        return None
    standing.update(withdrawn_at=clock.now())
    return Consent.objects.create(organisation=organisation, what=what, theme=theme, since=today, until=until)


@transaction.atomic
def withdraw(*, organisation: Organisation, what: Subject, theme: str = "") -> Consent | None:
    """Stop it at once; the row that was withdrawn, None where none held."""
    standing = Consent.objects.select_for_update().filter(
        organisation=organisation, to=None, what=what, theme=theme, withdrawn_at=None
    )
    row = standing.first()
    if row:
        row.withdrawn_at = clock.now()
        row.save(update_fields=["withdrawn_at"])
    return row
