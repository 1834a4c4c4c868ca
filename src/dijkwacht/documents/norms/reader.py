"""Read a norm set from YAML, or say in Dutch everything that is wrong with it and where."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from dijkwacht.documents.norms.model import MOST_CRITERIA, NormSet
from dijkwacht.documents.norms.reasons import about_key, reason
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.places import Document, Path
from dijkwacht.kit.yaml import load

# A part of the raw data with its path; the data may still be of any shape.
_Part = tuple[tuple[str | int, ...], dict[str, Any]]


def read_norm(text: str, *, file: str) -> NormSet:
    """Read and check one norm set; raises ``InvalidInput`` with all faults, in the order of the file."""
    return norm_of(load(text, file=file))


def norm_of(document: Document) -> NormSet:
    """Check what was loaded from a file in our own format."""
    if _criteria_in(document.data) > MOST_CRITERIA:
        reason = f"meer dan {MOST_CRITERIA // 1000}.000 eisen; dat is te veel voor een norm"
        raise InvalidInput([document.fault(("themes",), reason)])
    norm, faults = None, list(_references(document))
    try:
        # By way of JSON: strict, yet a list is welcome where the model keeps a tuple.
        norm = NormSet.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        faults += [_fault(document, each) for each in error.errors(include_url=False) if not _is_echo(each)]
    if norm is None or faults:
        raise InvalidInput(sorted(faults, key=_line_and_column))
    return norm


def _criteria_in(data: object) -> int:
    return sum(len(_parts(theme, "criteria")) for _, theme in _parts(data, "themes"))


def _fault(document: Document, error: Any) -> Fault:
    path: Path = [step for step in error["loc"] if step != "[key]"]
    return document.fault(path, reason(error), on_key=about_key(error))


def _is_echo(error: Any) -> bool:
    """Whether a list only seems empty because all that is in it was refused; that has been said already."""
    return error["type"] == "too_short" and bool(error["input"])


def _line_and_column(fault: Fault) -> tuple[int, int]:
    line, column = fault.place.partition(" ")[0].split(":")
    return int(line), int(column)


def _references(document: Document) -> Iterator[Fault]:
    """What one record cannot see: ids that stand twice, and sources that are not in the list.

    It looks at the raw data, so that these faults come out together with those of the records.
    """
    sources = _parts(document.data, "sources")
    themes = _parts(document.data, "themes")
    criteria = [part for path, theme in themes for part in _parts(theme, "criteria", path)]
    yield from _doubles(document, sources)
    yield from _doubles(document, themes)
    yield from _doubles(document, criteria)
    known = {source.get("id") for _, source in sources if isinstance(source.get("id"), str)}
    for path, criterion in criteria:
        for at, reference in _parts(criterion, "sources", path):
            if isinstance(ref := reference.get("ref"), str) and ref not in known:
                yield document.fault([*at, "ref"], "deze bron staat niet in de lijst sources van de normenset")


def _doubles(document: Document, parts: list[_Part]) -> Iterator[Fault]:
    first: dict[str, Path] = {}
    for path, part in parts:
        if not isinstance(name := part.get("id"), str):
            continue
        if name in first:
            yield document.fault([*path, "id"], f"dit id staat er dubbel; het eerste staat op {document.place(first[name])}")
        else:
            first[name] = [*path, "id"]


def _parts(data: object, key: str, path: tuple[str | int, ...] = ()) -> list[_Part]:
    listed = data.get(key) if isinstance(data, dict) else None
    if not isinstance(listed, list):
        return []
    return [((*path, key, index), part) for index, part in enumerate(listed) if isinstance(part, dict)]
