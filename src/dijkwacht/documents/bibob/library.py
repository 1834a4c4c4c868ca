"""The law table and the example policies that come with dijkwacht, read once."""

from functools import lru_cache
from importlib.resources import files

from dijkwacht.documents.bibob.model import Law, Policy
from dijkwacht.documents.bibob.reader import read_law, read_policy

_EXAMPLES = {
    "municipality": "voorbeeld-gemeente.yaml",
    "province": "voorbeeld-provincie.yaml",
    "water_board": "voorbeeld-waterschap.yaml",
}
BODIES = tuple(_EXAMPLES)
"""The kinds of body that take decisions which can be tested."""


@lru_cache
def law() -> Law:
    """What the law allows."""
    return read_law(_text("wet.yaml"), file="wet.yaml")


@lru_cache
def example(body: str) -> Policy | None:
    """The example policy for this kind of body: our own, none is called national."""
    name = _EXAMPLES.get(body)
    return None if name is None else read_policy(_text(name), file=name, law=law())


def _text(name: str) -> str:
    return (files("dijkwacht") / "content" / "bibob" / name).read_text(encoding="utf-8")
