"""Putting a backup back: only into an empty place, whole or not at all, and never of a newer version."""

import hashlib
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit import queries
from dijkwacht.apps.audit.rules import Actor, kept_in
from dijkwacht.jobs.backups import databases, facts
from dijkwacht.jobs.backups.manifest import DATABASES, FORMAT, SEALS, Manifest
from dijkwacht.kit.boxes import NOT_WHOLE
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

FULL = "Deze plek is niet leeg. Een back-up gaat alleen terug in een lege map of een lege database; er is niets veranderd."


def put_back(manifest: Manifest, *, opened: Path, box: Path) -> None:
    """Fill the place that this process is set to from a box that was opened.

    Raises:
        InvalidInput: the box is not what its manifest says.
        Refused: it is of a newer version or another kind of database, or the place is not empty.
    """
    if reason := why_not(manifest):
        raise Refused(reason)
    for name, digest in manifest.sha256.items():
        if _sha256(opened / name) != digest:
            raise InvalidInput([Fault(str(box), name, NOT_WHOLE)])
    copy, hold = opened / DATABASES[manifest.engine], (timezone.now(), datetime.fromisoformat(manifest.made_at))
    if manifest.engine == "sqlite":
        _fill_sqlite(copy, manifest, hold)
        _put_seals(opened)
        copy.replace(databases.sqlite_place())
        return
    if not databases.is_empty():
        raise Refused(FULL)
    databases.fill_postgres(copy, hold=hold)
    if wrong := [table for table, number in facts.counts().items() if manifest.counts.get(table) != number]:
        databases.clear()
        raise Refused(_lacking(wrong))
    _put_seals(opened)


def why_not(manifest: Manifest) -> str:
    """Why a backup cannot be put back here; empty when it can."""
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if manifest.format != FORMAT or set(manifest.migrations) - known:
        return f"Deze back-up is gemaakt met een nieuwere dijkwacht ({manifest.version}). Zet eerst die versie neer."
    if manifest.engine != connection.vendor:
        return (
            "Deze back-up is van SQLite: geef bij --into een lege map."
            if manifest.engine == "sqlite"
            else "Deze back-up is van PostgreSQL: geef bij --into het adres van een lege database, als postgresql://…"
        )
    return ""


def is_of_this_version(manifest: Manifest) -> bool:
    """Whether the tables are those of this version; older ones need a setup first."""
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations} == set(manifest.migrations)


def differences(manifest: Manifest) -> list[str]:
    """In what this database differs from what its backup says: counts, seal and the figures of one picture."""
    now = facts.counts()
    found = [
        f"{table}: {now.get(table, 0)} rijen in plaats van {number}"
        for table, number in manifest.counts.items()
        if now.get(table) != number
    ]
    [end] = kept_in(manifest.seal, name="manifest.json")
    if broken := queries.broken_at():
        found.append(f"het logboek: gebeurtenis {broken.number} {broken.why}")
    elif why := queries.why_not_kept(end):
        found.append(f"het logboek: {why}")
    if is_of_this_version(manifest) and manifest.picture and facts.figures_of(manifest.picture["id"]) != manifest.picture:
        found.append("de cijfers van een beeld komen anders uit")
    return found


def tell_it_is_one(manifest: Manifest, *, by: Actor) -> str:
    """Put in the log of a copy that it was put back, where that can be; gives in words why not."""
    if not is_of_this_version(manifest):
        return "De tabellen zijn van een oudere versie: doe nu ‘dijkwacht setup’."
    if broken := queries.broken_at():
        return f"Let op: het logboek klopt hier niet (gebeurtenis {broken.number} {broken.why}). Kijk naar DIJKWACHT_SEAL_KEYS."
    audit.restored(by=by)
    return ""


def _fill_sqlite(copy: Path, manifest: Manifest, hold: tuple[Any, Any]) -> None:
    """Make a copy of SQLite ready, beside its place: whether it is whole, and that mail is held."""
    if databases.sqlite_place().exists():
        raise Refused(FULL)
    try:
        with databases.opened(copy) as database, database:
            wrong = [table for table, number in manifest.counts.items() if _count(database, table) != number]
            if wrong or database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                raise Refused(_lacking(wrong))
            said = [moment.strftime("%Y-%m-%d %H:%M:%S") for moment in hold]
            database.execute("INSERT INTO mail_hold (since, copied_at) VALUES (?, ?)", said)
    except sqlite3.DatabaseError:
        raise Refused(_lacking([])) from None


def _sha256(path: Path) -> str:
    """The digest of a file; empty where it is not there."""
    if not path.exists():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _count(database: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    [number] = database.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608  # nosec B608
    return int(number)


def _lacking(tables: list[str]) -> str:
    where = f" ({', '.join(tables[:3])})" if tables else ""
    return f"Wat in deze back-up zit, is niet wat zij zelf zegt{where}. Er is niets teruggezet."


def _put_seals(opened: Path) -> None:
    """The kept seals, beside those of this place where it has them already."""
    if (opened / SEALS).exists():
        place = settings.SEAL_FILE
        if place.exists():
            place = place.with_name(f"zegels-{timezone.localtime():%Y%m%d-%H%M%S}.txt")
        settings.DATA.mkdir(parents=True, exist_ok=True)
        place.write_bytes((opened / SEALS).read_bytes())
        place.chmod(0o600)
