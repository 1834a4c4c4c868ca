"""The norm sets that come with dijkwacht, read once."""

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.norms.reader import read_norm
from dijkwacht.kit.errors import Fault, InvalidInput


def norm(name: str) -> NormSet:
    """Give the norm set with this id; ``InvalidInput`` with the ids that exist when there is none."""
    found = find_norm(name)
    if found is None:
        raise InvalidInput([Fault("", "normenset", f"deze normenset bestaat niet; kies uit: {', '.join(norm_ids())}")])
    return found


@lru_cache
def find_norm(name: str) -> NormSet | None:
    """Give the norm set with this id, or None."""
    # Only names from the list become a path: an id may come from a workbook.
    if name not in norm_ids():
        return None
    source = _folder() / f"{name}.yaml"
    return read_norm(source.read_text(encoding="utf-8"), file=source.name)


@lru_cache
def norm_ids() -> tuple[str, ...]:
    """Give the ids of all norm sets, in order of the alphabet."""
    folder = _folder()
    entries = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in entries if entry.name.endswith(".yaml")))


def _folder() -> Traversable:
    return files("dijkwacht") / "content" / "norms"
