"""Read a policy matrix from YAML, or say in Dutch everything that is wrong with it and where."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from dijkwacht.documents.damocles.checks import row_faults
from dijkwacht.documents.damocles.model import Matrix, Row
from dijkwacht.documents.records import read
from dijkwacht.kit.errors import Fault
from dijkwacht.kit.positions import Document


def read_matrix(text: str, *, file: str) -> Matrix:
    """Read and check one policy; raises ``InvalidInput`` with all faults, in the order of the file."""
    return read(text, file, Matrix, _between_rows)


def matrix_of(content: Mapping[str, Any]) -> Matrix:
    """A policy from the content in which it is kept."""
    return Matrix.model_validate(content, strict=False)


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
