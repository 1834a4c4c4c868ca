"""What a backup says of itself: of which version it is, what is in it, and what a copy that is put back has to be."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, Self

from dijkwacht.kit.boxes import NO_BOX
from dijkwacht.kit.errors import Fault, InvalidInput

FORMAT: Final = 1
"""Of what lies in the box; a later one is refused here."""
NAME: Final = "manifest.json"
SEALS: Final = "zegels.txt"
DATABASES: Final[Mapping[str, str]] = {"sqlite": "dijkwacht.sqlite3", "postgresql": "dijkwacht.pgdump"}
"""The copy of the database, by the kind of database."""
KNOWN: Final = frozenset({NAME, SEALS, *DATABASES.values()})
LEFT_OUT: Final = frozenset({"accounts_sitting", "accounts_cached", "mail_hold"})
"""Tables whose rows stay behind: who is signed in, what was tried, and that a copy is one."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The facts of a backup, as they were at one moment."""

    version: str
    made_at: str
    engine: str
    migrations: tuple[str, ...]
    counts: Mapping[str, int]
    seal: str
    picture: Mapping[str, Any] | None
    sha256: Mapping[str, str]
    format: int = FORMAT

    @property
    def text(self) -> str:
        """What stands in the file."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    def with_digests(self, sha256: Mapping[str, str]) -> Self:
        """The same, with the SHA-256 of each file beside it."""
        return replace(self, sha256=sha256)

    @classmethod
    def read(cls, folder: Path, *, box: Path) -> Self:
        """The manifest in a box that was opened.

        Raises:
            InvalidInput: there is none, or it is no manifest; of a later format only that it is one is read.
        """
        try:
            said = json.loads((folder / NAME).read_text(encoding="utf-8"))
            if said["format"] != FORMAT:
                return cls(str(said["version"]), "", "", (), {}, "", None, {}, int(said["format"]))
            return cls(**{**said, "migrations": tuple(said["migrations"])})
        except (OSError, ValueError, TypeError, KeyError):
            raise InvalidInput([Fault(str(box), "", NO_BOX)]) from None
