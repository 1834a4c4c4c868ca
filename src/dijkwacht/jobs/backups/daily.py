"""A backup each day, in a folder that keeps the last few."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone
from django_tasks import task

from dijkwacht.apps.audit.queries import last_backup
from dijkwacht.apps.audit.rules import System
from dijkwacht.jobs.backups.making import make
from dijkwacht.jobs.rounds import A_DAY, again
from dijkwacht.kit.errors import DijkwachtError

ALMOST: Final = timedelta(hours=1)
"""So much earlier than a day after the last one a backup is made as well."""

logger = logging.getLogger(__name__)


@task()
def back_up() -> None:
    """Make the backup of today and let go of those over the number; what goes wrong is for the next round, and for the check."""
    now, wait = timezone.now(), A_DAY
    if settings.BACKUP_KEY:
        last = last_backup()
        # Each start of the worker looks as well: it must not push out the days before.
        if last and now - last < A_DAY - ALMOST:
            wait = last + A_DAY - now
        else:
            _try(settings.BACKUPS)
    again(back_up, after=wait)


def _try(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        make(to=folder / f"dijkwacht-{timezone.now():%Y%m%d-%H%M%S}.age", by=System("backup"))
        keep_last(folder, settings.BACKUPS_KEPT)
    except DijkwachtError as error:
        logger.error("no backup was made: %s", error)  # noqa: TRY400 - our own words
    except (OSError, DatabaseError) as error:
        logger.error("no backup was made: %s", type(error).__name__)  # noqa: TRY400 - no words of the error


def keep_last(folder: Path, number: int) -> None:
    """Take away the oldest backups of ours in a folder, so that so many are left."""
    for old in sorted(folder.glob("dijkwacht-*-*.age"))[:-number]:
        old.unlink()
