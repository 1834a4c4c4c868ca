"""The checklist and the letters that come with dijkwacht, each read once."""

from functools import lru_cache
from importlib.resources import files

from dijkwacht.documents.letters.checklist import Checklist
from dijkwacht.documents.letters.reading import read_checklist


@lru_cache
def checklist() -> Checklist:
    """The questions of proportionality for a closure under article 13b Opiumwet."""
    source = files("dijkwacht") / "content" / "damocles" / "checklist.yaml"
    return read_checklist(source.read_text(encoding="utf-8"), file=source.name)
