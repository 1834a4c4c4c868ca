"""Read a norm set from YAML, or say in Dutch everything that is wrong with it and where."""

from collections.abc import Iterator

from dijkwacht.documents.norms.model import MOST_CRITERIA, NormSet
from dijkwacht.documents.records import checked, doubles, parts
from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.positions import Document
from dijkwacht.kit.yaml import load


def read_norm(text: str, *, file: str) -> NormSet:
    """Read and check one norm set; raises ``InvalidInput`` with all faults, in the order of the file."""
    return norm_of(load(text, file=file))


def norm_of(document: Document) -> NormSet:
    """Check what was loaded from a file in our own format."""
    found = sum(len(parts(theme, "criteria")) for _, theme in parts(document.data, "themes"))
    if found > MOST_CRITERIA:
        raise InvalidInput([document.fault(("themes",), too_many(found))])
    return checked(document, NormSet, _references)


def too_many(found: int) -> str:
    """Say that a norm has more criteria than may be."""
    return f"{decimal(found, places=0)} eisen; hoogstens {decimal(MOST_CRITERIA, places=0)}. Dat is te veel voor een norm"


def _references(document: Document) -> Iterator[Fault]:
    """Ids that stand twice, and sources that are not in the list."""
    sources = parts(document.data, "sources")
    themes = parts(document.data, "themes")
    criteria = [part for path, theme in themes for part in parts(theme, "criteria", path)]
    for among in (sources, themes, criteria):
        yield from doubles(document, among)
    known = {source.get("id") for _, source in sources if isinstance(source.get("id"), str)}
    for path, criterion in criteria:
        for at, reference in parts(criterion, "sources", path):
            if isinstance(ref := reference.get("ref"), str) and ref not in known:
                yield document.fault([*at, "ref"], "deze bron staat niet in de lijst sources van de normenset")
