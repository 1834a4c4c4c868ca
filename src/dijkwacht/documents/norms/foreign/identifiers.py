"""Ids of ours from the names of others: only signs that we allow, and none twice."""

import re
import unicodedata
from collections.abc import Iterable

# What the database keeps.
LONGEST_NORM = 60
LONGEST_CRITERION = 40
_SHORT_CODE = 5
_LONGEST_NAME = 200


def code(name: str) -> str:
    """Keep what a criterion id may hold.

    >>> [code(name) for name in ("5.01.02", "AC-2(1)", "Art. 21 lid 3", "zorgplicht-(art.-21)", "§ é")]
    ['5.01.02', 'AC-2-1', 'Art-21-lid-3', 'zorgplicht-art-21', 'e']
    """
    kept = re.sub(r"[^A-Za-z0-9._-]+", "-", _plain(name))
    return _cut(re.sub(r"[._-]+", lambda found: "-" if "-" in found[0] else found[0], kept), LONGEST_CRITERION)


def theme_code(name: str) -> str:
    """Make a theme id: it begins with a capital or digit.

    >>> [theme_code(name) for name in ("ac", "A.5", "zorgplicht-21")]
    ['AC', 'A.5', 'Zorgplicht-21']
    """
    made = code(name)
    return made.upper() if len(made) <= _SHORT_CODE and made.islower() else made[:1].upper() + made[1:]


def kebab(name: str) -> str:
    """Make a norm id.

    >>> kebab("Cbw_NIS2 Control Framework")
    'cbw-nis2-control-framework'
    """
    return _cut(re.sub(r"[^a-z0-9]+", "-", _plain(name).lower()), LONGEST_NORM)


def unique(wanted: Iterable[str]) -> list[str]:
    """Give each its own id, whatever the case; a second one gets a number, never that of another.

    >>> unique(["A", "B", "a", "A-2", ""])
    ['A', 'B', 'a-3', 'A-2', 'N']
    """
    names = [name or "N" for name in wanted]
    natural, taken = {name.lower() for name in names}, set[str]()
    counts: dict[str, int] = {}
    given: list[str] = []
    for name in names:
        made = name
        while made.lower() in taken or (made != name and made.lower() in natural):
            counts[name.lower()] = counts.get(name.lower(), 1) + 1
            ending = f"-{counts[name.lower()]}"
            made = name[: LONGEST_CRITERION - len(ending)] + ending
        taken.add(made.lower())
        given.append(made)
    return given


def _plain(name: str) -> str:
    """Letters without their accents, and nothing beyond ASCII."""
    return unicodedata.normalize("NFKD", name[:_LONGEST_NAME]).encode("ascii", errors="ignore").decode()


def _cut(text: str, longest: int) -> str:
    return text.strip("._-")[:longest].rstrip("._-")
