"""Writing to the chain: the only thing that can be done with it."""

import json
import logging
from collections.abc import Iterable
from functools import partial
from typing import Final

from django.db import connection, models, transaction

from dijkwacht.apps import clock
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.queries import sealing_key
from dijkwacht.apps.audit.rules import GENESIS, NOWHERE, Actor, Entry

CHAIN_LOCK = 7_346_001
"""PostgreSQL's advisory lock on the end of the chain; SQLite's write lock does the same."""

STREAM: Final = logging.getLogger("dijkwacht.stream")
"""Where events go as they happen, for who watches many programs; silent unless the installation asks for it."""


def record(*, by: Actor, verb: str, on: models.Model | None = None, organisation: str = "", note: str = "") -> Event:
    """Add one event to the end of the chain, within the transaction of the deed itself.

    ``note`` is a word of our own (a state, a file format), never something that a person typed.

    Raises:
        ValueError: no organisation, and this verb does not say why not.
    """
    if not organisation and verb not in NOWHERE:
        raise ValueError(f"{verb}: an event names its organisation, or stands in NOWHERE")
    entry = Entry(
        at=clock.now(),
        actor=by.audit_name,
        verb=verb,
        on=f"{on._meta.label_lower}:{on.pk}" if on is not None else "",
        organisation=organisation,
        note=note,
    )
    with transaction.atomic(savepoint=False):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # The wall shows the end of the chain to who adds to it, until this transaction ends.
                cursor.execute("SELECT pg_advisory_xact_lock(%s), set_config('dijkwacht.chain', 'adding', true)", [CHAIN_LOCK])
        key = sealing_key()
        last = Event.objects.order_by("-pk").values_list("seal", flat=True).first()
        event = Event.objects.create(
            at=entry.at,
            actor=entry.actor,
            verb=entry.verb,
            on=entry.on,
            organisation=entry.organisation,
            note=entry.note,
            seal=entry.sealed_after(last or GENESIS, key),
            key=key.name,
        )
    if STREAM.isEnabledFor(logging.INFO):
        transaction.on_commit(partial(_stream, event))
    return event


def looked(*, organisation: str, page: str, by: Actor) -> None:
    """Put on record that somebody read a page with what an organisation keeps for itself."""
    record(by=by, verb="audit.looked", organisation=organisation, note=page)


@transaction.atomic
def anchor(*, by: Actor) -> None:
    """Seal an end that has no key yet: what was recorded before there were keys can from now on not be made anew either."""
    last = Event.objects.order_by("-pk").values_list("key", flat=True).first()
    if last == "":
        record(by=by, verb="audit.anchored")


@transaction.atomic
def backed_up(*, by: Actor) -> None:
    """Put on record that everything was written to a backup."""
    record(by=by, verb="backups.made")


@transaction.atomic
def restored(*, by: Actor) -> None:
    """Put on record, in a copy that was put back, that it is one."""
    record(by=by, verb="backups.restored")


@transaction.atomic
def exported(*, by: Actor) -> None:
    """Put on record that somebody took events along as a file."""
    record(by=by, verb="audit.exported")


@transaction.atomic
def kept_personal(*, kinds: Iterable[str], organisation: str, by: Actor) -> None:
    """Put on record that somebody kept texts that seem to hold personal data: the kinds only."""
    record(by=by, verb="personal.kept", organisation=organisation, note=", ".join(kinds))


def _stream(event: Event) -> None:
    """Tell one event, once it stands: what the chain holds of it and no more."""
    said = {"number": event.pk, "at": event.at.isoformat(timespec="milliseconds"), "actor": event.actor, "verb": event.verb}
    said |= {"on": event.on, "organisation": event.organisation, "note": event.note, "seal": event.seal}
    STREAM.info("%s", json.dumps(said, ensure_ascii=False))
