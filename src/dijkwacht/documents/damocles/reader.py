"""Read a policy matrix from YAML, or say in Dutch everything that is wrong with it and where."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from dijkwacht.documents.damocles.checks import row_faults
from dijkwacht.documents.damocles.model import Matrix, Row
from dijkwacht.documents.damocles.words import BOTH_LISTS, Found
from dijkwacht.documents.records import checked, parts
from dijkwacht.kit.errors import Fault
from dijkwacht.kit.positions import Document
from dijkwacht.kit.yaml import load


def read_matrix(text: str, *, file: str) -> Matrix:
    """Read and check one policy; raises ``InvalidInput`` with all faults, in the order of the file."""
    document = load(text, file=file)
    return checked(replace(document, data=_by_list(document.data)), Matrix, _look)


def matrix_of(content: Mapping[str, Any]) -> Matrix:
    """A policy from the content in which it is kept."""
    return Matrix.model_validate(_by_list(content), strict=False)


def _by_list(data: Any) -> Any:
    """Rows from before the lists stood apart, as a row for each; the second comes last, so that all others keep their place."""
    rows = data.get("rows") if isinstance(data, Mapping) else None
    if not isinstance(rows, list):
        return data
    is_both = [isinstance(row, dict) and row.get("drugs") == BOTH_LISTS for row in rows]
    first = [_of(row, Found.PREPARATION_SOFT) if both else row for row, both in zip(rows, is_both, strict=True)]
    second = [_of(row, Found.PREPARATION_HARD) for row, both in zip(rows, is_both, strict=True) if both]
    # A row that cannot be read is said once, at its place.
    return {**data, "rows": [*first, *(row for row in second if _row(row))]}


def _of(row: Mapping[str, Any], found: Found) -> dict[str, Any]:
    return {**row, "drugs": found.value}


def _look(document: Document) -> Iterator[Fault]:
    yield from _between_rows(document)
    named = set()
    for path, part in parts(document.data, "reasons"):
        line = f"{part.get('place')} {part.get('drugs')}"
        if line in named:
            yield document.fault(path, "deze soort zaak heeft al een reden")
        named.add(line)


def _between_rows(document: Document) -> Iterator[Fault]:
    """What the rows say against each other, as far as each can be read; so these faults come out with all others."""
    data = document.data if isinstance(document.data, dict) else {}
    listed = data.get("rows") if isinstance(data.get("rows"), list) else []
    read = [(index, row) for index, each in enumerate(listed or []) if (row := _row(each)) is not None]
    for fault in row_faults([row for _, row in read], has_serious=bool(data.get("serious")), has_mild=bool(data.get("mild"))):
        if fault.index is not None:
            yield document.fault(["rows", read[fault.index][0]], fault.reason)
        elif len(read) == len(listed or []):
            # A row that cannot be read may be the very one that seems to be missing.
            yield document.fault(["rows"], fault.reason, on_key=True)


def _row(data: object) -> Row | None:
    try:
        return Row.model_validate_json(json.dumps(data))
    except ValidationError:
        return None
