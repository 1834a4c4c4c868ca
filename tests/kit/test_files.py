"""Reading a file that somebody names."""

import os
from pathlib import Path

import pytest

from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.files import LARGEST, decode, read_text


def fault(path: Path) -> str:
    with pytest.raises(InvalidInput) as caught:
        read_text(path)
    (found,) = caught.value.faults
    assert found.file == str(path)
    return f"{found.place}: {found.reason}" if found.place else found.reason


def test_a_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfcaf\xc3\xa9")
    assert read_text(tmp_path / "a") == "café"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path / "weg") == "dit bestand bestaat niet"
    assert fault(tmp_path) == "dit is een map, geen bestand"
    assert fault(tmp_path / "a\0b") == "dit bestand kan niet worden gelezen"


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    assert fault(tmp_path / "pijp") == "dit is geen gewoon bestand"


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a" * LARGEST)
    assert len(read_text(tmp_path / "a")) == LARGEST
    (tmp_path / "a").write_bytes(b"a" * (LARGEST + 1))
    assert fault(tmp_path / "a") == "het bestand is 2,1 MB; hoogstens 2 MB mag"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_broken_utf8_is_refused_with_line_and_column(mark: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        decode(mark + "é: 1\r\nnaam: caf".encode() + b"\xe9", file="a.yaml")
    assert str(caught.value) == "a.yaml: 2:10: dit is geen tekst in UTF-8"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_that_says_so_is_read(codec: str) -> None:
    assert decode("\ufeffnaam: café 🌊\r\n".encode(codec), file="a.yaml") == "naam: café 🌊\r\n"


def test_broken_utf_16_is_refused_with_line_and_column() -> None:
    with pytest.raises(InvalidInput, match=r"^a.yaml: 2:4: dit is geen tekst in UTF-16$"):
        decode("\ufeffa: 1\nb: ".encode("utf-16-le") + b"\x00\xd8", file="a.yaml")


def test_other_encodings_are_refused_where_they_differ() -> None:
    with pytest.raises(InvalidInput, match=r"^a.yaml: 1:10: dit is geen tekst in UTF-8$"):
        decode("naam: caf\u00e9\n".encode("latin-1"), file="a.yaml")
    with pytest.raises(InvalidInput, match="UTF-8"):
        decode("naam: zo".encode("utf-16-le") + "\u00e9".encode("utf-16-le"), file="a.yaml")
