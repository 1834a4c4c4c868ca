"""Writing to the chain: the only thing that can be done with it."""

from django.db import connection, models, transaction
from django.utils import timezone

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import GENESIS, Actor, Entry

CHAIN_LOCK = 7_346_001
"""PostgreSQL's advisory lock on the end of the chain; SQLite's write lock does the same."""


def record(*, by: Actor, verb: str, on: models.Model | None = None, organisation: str = "", note: str = "") -> Event:
    """Add one event to the end of the chain, within the transaction of the deed itself.

    ``note`` is a word of our own (a state, a file format), never something that a person typed.
    """
    entry = Entry(
        at=timezone.now(),
        actor=by.audit_name,
        verb=verb,
        on=f"{on._meta.label_lower}:{on.pk}" if on is not None else "",
        organisation=organisation,
        note=note,
    )
    with transaction.atomic(savepoint=False):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
        last = Event.objects.order_by("-pk").values_list("seal", flat=True).first()
        return Event.objects.create(
            at=entry.at,
            actor=entry.actor,
            verb=entry.verb,
            on=entry.on,
            organisation=entry.organisation,
            note=entry.note,
            seal=entry.sealed_after(last or GENESIS),
        )


@transaction.atomic
def exported(*, by: Actor) -> None:
    """Put on record that somebody took events along as a file."""
    record(by=by, verb="audit.exported")
