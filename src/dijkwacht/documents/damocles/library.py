"""The example policies that come with dijkwacht, read once; none of them is national."""

from functools import lru_cache
from importlib.resources import files

from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.damocles.reader import read_matrix


@lru_cache
def example_policies() -> tuple[Matrix, ...]:
    """Every example policy, in order of the alphabet."""
    folder = files("dijkwacht") / "content" / "damocles" / "policies"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".yaml")), key=lambda entry: entry.name)
    return tuple(read_matrix(entry.read_text(encoding="utf-8"), file=entry.name) for entry in found)
