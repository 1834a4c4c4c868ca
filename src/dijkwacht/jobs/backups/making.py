"""Making a backup: a copy of one moment, what it has to be, and the seals, in one box."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.jobs.backups import databases, facts
from dijkwacht.jobs.backups.manifest import DATABASES, NAME, SEALS, Manifest
from dijkwacht.kit.boxes import pack
from dijkwacht.kit.errors import Refused

NO_KEY = "Noem eerst de publieke sleutel in DIJKWACHT_BACKUP_KEY. ‘dijkwacht keys pair’ trekt er een."


def make(*, to: Path, by: Actor) -> Manifest:
    """Write everything to a box for whoever holds the private key, whole or not at all; gives what it says of itself.

    Raises:
        InvalidInput: something stands at that place already.
        Refused: there is no key, or the database cannot be copied.
    """
    if not settings.BACKUP_KEY:
        raise Refused(NO_KEY)
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".back-up-", dir=settings.DATA) as work, _gathered(Path(work)) as (manifest, files):
        pack(files, to=to, key=settings.BACKUP_KEY)
    audit.backed_up(by=by)
    return manifest


@contextmanager
def _gathered(work: Path) -> Iterator[tuple[Manifest, Mapping[str, BinaryIO]]]:
    with ExitStack() as open_files:
        with databases.still() as moment:
            found = facts.manifest()
            files = {DATABASES[connection.vendor]: open_files.enter_context(databases.copied(work, moment))}
        if settings.SEAL_FILE.exists():
            files[SEALS] = open_files.enter_context(settings.SEAL_FILE.open("rb"))
        manifest = found.with_digests({name: _sha256(file) for name, file in files.items()})
        yield manifest, {NAME: BytesIO(manifest.text.encode()), **files}


def _sha256(file: Any) -> str:
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()
