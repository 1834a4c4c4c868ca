"""The barrier models that come with dijkwacht, read once."""

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.reader import read_model


@lru_cache
def model(name: str) -> BarrierModel:
    """The model with this id, one of ``model_ids``."""
    source = _folder() / f"{name}.yaml"
    return read_model(source.read_text(encoding="utf-8"), file=source.name)


@lru_cache
def model_ids() -> tuple[str, ...]:
    """The ids of all models, in order of the alphabet."""
    folder = _folder()
    entries = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in entries if entry.name.endswith(".yaml")))


def _folder() -> Traversable:
    return files("dijkwacht") / "content" / "barriers"
