"""Write a norm set as our own YAML, in the order of the format."""

from collections.abc import Iterable

from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.yaml_text import mapping, remark


def write_norm(norm: NormSet, *, remarks: Iterable[str] = ()) -> str:
    """Give the YAML that ``read_norm`` reads back as the same set, under remarks of any length."""
    head = [line for text in remarks for line in remark(text)]
    body = mapping(norm.model_dump(exclude_defaults=True), spread=("themes", "criteria"))
    return "\n".join([*head, *body]) + "\n"
