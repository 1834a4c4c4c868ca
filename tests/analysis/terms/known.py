"""Cases worked out by hand from the law: what happened, which term, its raw and its last day, and why."""

from pathlib import Path
from typing import NamedTuple

TABLES = [Path(__file__).parents[2] / "data" / "terms" / name for name in ("known.txt", "worked.txt")]


class Known(NamedTuple):
    """One case with its outcome."""

    number: str
    rule: str
    law: str
    case: str
    raw: str
    until: str
    why: str


def cases() -> list[Known]:
    """Every case of the tables."""
    lines = [line for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()]
    return [Known(*(part.strip() for part in line.split("|"))) for line in lines if line and not line.startswith("#")]
