"""The keys that lock things in the database: everything locked anew with the newest, and what no key here opens."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction

from dijkwacht.apps.accounts.actions import SECRETS, relock
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.fields import ClosedText, closed_columns
from dijkwacht.kit.errors import Locked, Refused
from dijkwacht.kit.locks import NAME, name_of


@transaction.atomic
def rotate(*, by: Actor) -> int:
    """Lock all that is locked with the newest key, so that older ones can go; gives how many rows there were.

    Raises:
        Refused: something was locked with a key that is not here; nothing has changed.
    """
    try:
        return relock(by=by) + sum(_again(model, columns) for model, columns in _closed())
    except Locked:
        raise Refused(
            "Iets in de database is op slot met een sleutel die niet in DIJKWACHT_KEYS staat. Er is niets veranderd: "
            "zet de oude sleutel erbij, achter de nieuwe."
        ) from None


def strangers() -> int:
    """How many values are locked with a key that this installation does not have."""
    ours, found = {name_of(key) for key in settings.KEYS}, _names()
    return sum(number for name, number in found.items() if name not in ours)


def _again(model: type[models.Model], columns: list[str]) -> int:
    rows = model._default_manager
    numbers = list(rows.order_by("pk").values_list("pk", flat=True))
    for pk in numbers:
        # One by one: a kept file may be large.
        rows.filter(pk=pk).update(**rows.select_for_update().values(*columns).get(pk=pk))
    return len(numbers)


def _closed() -> Iterator[tuple[type[models.Model], list[str]]]:
    for model in apps.get_models():
        if columns := [field.attname for field in closed_columns(model)]:
            yield model, columns


def _names() -> Counter[str]:
    """How many values each key locked, by the name of the key."""
    found: Counter[str] = Counter()
    for row in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN):
        found.update(row.data[name].partition(".")[0] for name in SECRETS & row.data.keys() if "." in row.data[name])
    with connection.cursor() as cursor:
        for model in apps.get_models():
            for field in closed_columns(model):
                column, table = (connection.ops.quote_name(str(name)) for name in (field.column, model._meta.db_table))
                start = f"substr({column}, 1, {NAME})"
                some = f"{column} <> ''" if isinstance(field, ClosedText) else f"length({column}) > 0"
                cursor.execute(f"SELECT {start}, count(*) FROM {table} WHERE {some} GROUP BY 1")  # noqa: S608  # nosec B608
                for name, number in cursor.fetchall():
                    found[_text(name)] += number
    return found


def _text(name: Any) -> str:
    return name if isinstance(name, str) else bytes(name).decode("ascii", "replace")
