"""Makes an installation ready: tables, style files, what the product ships, and the first administrator."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.validators import validate_email
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people import actions as people
from dijkwacht.apps.wall import actions as wall
from dijkwacht.jobs import content
from dijkwacht.kit.errors import Refused

BY: Final = System("operator")

REPLACED = {"assessments", "instruments"}
"""Apps of before version 0.2.0, whose tables were made anew once."""


def install() -> None:
    """Make tables, style files and content, each where it is not there yet; a second time changes nothing.

    Raises:
        Refused: the database is of a version whose tables this one does not know, or its tables are of another role.
    """
    settings.DATA.mkdir(parents=True, exist_ok=True)
    _make_tables()
    call_command("collectstatic", interactive=False, verbosity=0, skip_checks=True)
    content.load()
    audit.anchor(by=BY)
    close(settings.DATA)


def _make_tables() -> None:
    """Make the tables and their wall, as whoever owns them; the role that serves the site then gets its rights."""
    with _as_owner() as serving:
        if serving and (other := _other_owner()):
            raise Refused(
                f"De tabellen zijn van de rol {other}, en niet van die in DIJKWACHT_OWNER_DATABASE. Zet een back-up terug in een"
                " lege database van die rol, met haar adres bij --into."
            )
        # As their owner: of a copy that was just put back, the role that serves the site may read nothing yet.
        if REPLACED & {app for app, _ in MigrationRecorder(connection).applied_migrations()}:
            raise Refused("Deze gegevens zijn van een oudere dijkwacht: de tabellen passen niet. Begin met een lege database.")
        # What `check` looks at is no matter of the tables, and importing every page takes a second.
        call_command("migrate", verbosity=0, skip_checks=True)
        if serving:
            wall.grant(serving)


def _other_owner() -> str:
    """Whose the tables are, where they are not of who asks; empty where there are none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tableowner FROM pg_tables WHERE schemaname = 'public' AND tableowner <> current_user LIMIT 1")
        found = cursor.fetchone()
    return str(found[0]) if found else ""


@contextmanager
def _as_owner() -> Iterator[str]:
    """Be the owner of the tables for a while, where that is another role; gives the role that serves the site."""
    if settings.OWNER_DATABASE is None:
        yield ""
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        serving: str = cursor.fetchone()[0]
    kept = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(settings.OWNER_DATABASE)
    try:
        yield serving
    finally:
        connection.close()
        connection.settings_dict.update(kept)


def begin(email: str, code: str) -> str:
    """Invite the first administrator of an organisation; gives the link by which they come in.

    Raises:
        Refused: there is no such organisation or address, or it has an administrator.
    """
    organisation = Organisation.objects.filter(code=code).first()
    if organisation is None:
        raise Refused(f"Er is geen organisatie met code {code}.")
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(f"{email} is geen e-mailadres.") from None
    return people.begin(organisation=organisation, email=email, by=BY)


def close(folder: Path) -> None:
    """Leave the data folder, and all databases in it, to whom they belong; a folder that others write in is not ours to close."""
    if not folder.stat().st_mode & stat.S_IWOTH:
        folder.chmod(0o700)
    for file in folder.glob("dijkwacht.sqlite3*"):
        file.chmod(0o600)
