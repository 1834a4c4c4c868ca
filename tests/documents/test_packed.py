"""Workbooks and templates come in by one door: what harms the one is refused for the other as well."""

import io
import warnings
import zipfile
from collections.abc import Mapping
from typing import NoReturn

import pytest

from dijkwacht.documents.packed import MAX_RATIO, Bounds, Door, Reasons
from dijkwacht.documents.templates import package
from dijkwacht.documents.workbook.sheets import container

REASONS = Reasons("too large: {}", "damaged", "locked", "macros", "foreign xml")


class Stopped(Exception):
    """The file was refused."""


def stop(reason: str) -> NoReturn:
    raise Stopped(reason)


@pytest.fixture(params=[container.BOUNDS, package.BOUNDS], ids=["workbook", "template"])
def door(request: pytest.FixtureRequest) -> Door:
    bounds: Bounds = request.param
    return Door(bounds, REASONS, stop)


def packed(parts: Mapping[str, bytes]) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def locked(data: bytes) -> bytes:
    """The same file with the mark of a password on its one part."""
    at = data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01" + data[at + 1 :]


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"xl/vbaProject.bin": b"x"}, "macros"),
        ({"word/vbaData.xml": b"x"}, "macros"),
        ({"xl/macrosheets/sheet1.xml": b"x"}, "macros"),
        ({"Basic/Standard/a.xml": b"x"}, "macros"),
        ({"Dialogs/Standard/a.xml": b"x"}, "macros"),
        ({"xl\\MacroSheets\\sheet1.xml": b"x"}, "macros"),
        ({"META-INF/manifest.xml": b"<encryption-data/>"}, "locked"),
        ({"encrypted-package": b"x"}, "locked"),
        ({"a.xml": b"x", "A.XML": b"x"}, "damaged"),
        ({"../../etc/cron.d/x": b"x"}, "damaged"),
        ({f"Pictures/{number}": b"" for number in range(1_001)}, "too large"),
    ],
)
def test_every_danger_is_refused_at_both_doors(door: Door, parts: dict[str, bytes], reason: str) -> None:
    with pytest.raises(Stopped, match=reason):
        door.opened(packed(parts))


@pytest.mark.parametrize("file", ["a.xlsm", "A.DOCM", "a.dotm", "a.xltm", "a.xlam"])
def test_a_name_that_says_macros_is_believed(door: Door, file: str) -> None:
    with pytest.raises(Stopped, match="macros"):
        door.opened(packed({"a.xml": b"x"}), file=file)


def test_a_password_on_one_part_is_enough(door: Door) -> None:
    with pytest.raises(Stopped, match="locked"):
        door.opened(locked(packed({"a.xml": b"x"})))


def test_more_bytes_than_the_bound_are_not_opened(door: Door) -> None:
    with pytest.raises(Stopped, match="too large"):
        door.opened(bytes(door.bounds.packed + 1))


@pytest.mark.parametrize("content", [b"<!DOCTYPE x><x/>", b'<!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'])
def test_a_document_type_is_refused_before_anything_of_it_is_read(door: Door, content: bytes) -> None:
    with pytest.raises(Stopped, match="foreign xml"):
        door.parse(door.parser(), content)


def test_a_plain_part_is_given_as_it_is(door: Door) -> None:
    with door.opened(packed({"a.xml": b"<x/>"}), file="a.docx") as archive:
        assert door.part(archive, "a.xml") == b"<x/>"
        with pytest.raises(Stopped, match="damaged"):
            door.part(archive, "b.xml")


def test_a_bomb_is_refused_where_it_is_read_and_does_no_harm_where_nobody_reads_it(door: Door) -> None:
    with door.opened(packed({"Pictures/a.png": bytes(20_000 * MAX_RATIO), "a.xml": b"<x/>"})) as archive:
        assert door.part(archive, "a.xml") == b"<x/>"
        with pytest.raises(Stopped, match="too large"):
            door.part(archive, "Pictures/a.png")


@pytest.mark.parametrize("name", ["./a.xml", "/a.xml", "\\a.xml", ".//./a.xml"])
def test_a_name_from_the_top_of_the_file_is_read_however_it_is_written(door: Door, name: str) -> None:
    with door.opened(packed({name: b"<x/>"})) as archive:
        assert door.part(archive, "a.xml") == b"<x/>"


@pytest.mark.parametrize("name", ["./word/vbaData.xml", "././Basic/Standard/a.xml"])
def test_macros_are_found_by_that_name_too(door: Door, name: str) -> None:
    with pytest.raises(Stopped, match="macros"):
        door.opened(packed({name: b"x"}))
