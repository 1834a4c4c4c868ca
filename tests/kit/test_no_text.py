"""What people take for a text file is named as what it is."""

import pytest

from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.files import decode


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"PK\x03\x04", "ingepakt bestand"),
        (b"%PDF-1", "is een pdf"),
        (b"\x89PNG", "een afbeelding"),
        (b"\xd0\xcf\x11\xe0", "een oud"),
    ],
)
def test_a_file_of_another_program_is_named(data: bytes, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        decode(data, file="model.yaml")
