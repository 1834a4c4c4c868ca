"""Write a policy matrix as the YAML that its reader reads back: one row a line, to be reviewed in a diff."""

from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.yaml_text import table


def write_matrix(matrix: Matrix) -> str:
    """The file of a policy."""
    return table(matrix.model_dump(mode="json", exclude_none=True), of="rows")
