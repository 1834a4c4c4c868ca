"""Write a policy matrix as the YAML that its reader reads back: one row a line, to be reviewed in a diff."""

import json
from collections.abc import Iterator
from typing import Any

from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.kit.scalars import plain


def write_matrix(matrix: Matrix) -> str:
    """The file of a policy."""
    return "\n".join(_lines(matrix)) + "\n"


def _lines(matrix: Matrix) -> Iterator[str]:
    for key, value in matrix.model_dump(mode="json", exclude_none=True).items():
        if key != "rows":
            yield f"{key}: {_flow(value)}"
    yield "rows:"
    for row in matrix.rows:
        yield f"  - {_flow(row.model_dump(mode='json', exclude_none=True))}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, str) and value.replace("_", "").isalpha() and value.isascii() and plain(value) == value:
        return value
    return json.dumps(value, ensure_ascii=not str(value).isprintable())
