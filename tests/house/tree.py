"""What stands where in the repository, for the tests of the house."""

from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "dijkwacht"
TEMPLATES = SOURCE / "web" / "templates"

# Made by a tool, or fetched: not written here.
_NOT_OURS = {"migrations", "content", "vendor", "__pycache__", "node_modules"}


def ours(pattern: str, *, below: Path = SOURCE) -> list[Path]:
    """Every file that people of this house wrote, below a folder."""
    return sorted(path for path in below.rglob(pattern) if path.is_file() and not _NOT_OURS & set(path.relative_to(below).parts))


def lines(path: Path) -> int:
    """How long a file is."""
    return len(path.read_text(encoding="utf-8").splitlines())


def name(path: Path) -> str:
    """How a file is called from the root."""
    return path.relative_to(ROOT).as_posix()


def app_ranks() -> dict[str, int]:
    """Every app with its height in `.importlinter`: 0 is the lowest; neighbours on one line share a height."""
    walls = ConfigParser()
    walls.read(ROOT / ".importlinter", encoding="utf-8")
    layers = walls["importlinter:contract:apps"]["layers"].split()
    ranks: dict[str, int] = {}
    height, beside = -1, False
    for word in reversed(layers):
        if word == "|":
            beside = True
            continue
        height += 0 if beside else 1
        ranks[word.strip("()")], beside = height, False
    return ranks
