"""What there is in this database: counts, seal, tables and the figures of one picture, to compare a copy with."""

import secrets
from dataclasses import fields
from importlib.metadata import version
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from dijkwacht.apps.audit import queries as audit
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.jobs.backups.manifest import LEFT_OUT, Manifest


def manifest() -> Manifest:
    """The facts of this database now, before there is a copy of it."""
    return Manifest(
        version=version("dijkwacht"),
        made_at=timezone.now().isoformat(timespec="seconds"),
        engine=connection.vendor,
        migrations=migrations(),
        counts=counts(),
        seal=audit.head().line,
        picture=one_picture(),
        sha256={},
    )


def migrations() -> tuple[str, ...]:
    """What was done to the tables, by name."""
    return tuple(sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()))


def counts() -> dict[str, int]:
    """The number of rows of each table that is in a backup."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted({*connection.introspection.table_names(cursor)} - LEFT_OUT):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608  # nosec B608 - a name of our own
            found[table] = int(cursor.fetchone()[0])
    return found


def one_picture() -> dict[str, Any] | None:
    """Any picture that has answers, with its figures; None where there is none."""
    answered = list(Picture.objects.filter(answers__isnull=False).order_by("pk").values_list("pk", flat=True).distinct())
    return figures_of(secrets.choice(answered)) if answered else None


def figures_of(picture: Any) -> dict[str, Any] | None:
    """The figures of a picture, exact and in words; None where it is gone."""
    row = Picture.objects.select_related("organisation").filter(pk=picture).first()
    if row is None:
        return None
    whole = reckon(row).score.whole
    return {"id": str(row.pk), "figures": {field.name: str(getattr(whole, field.name)) for field in fields(whole)}}
