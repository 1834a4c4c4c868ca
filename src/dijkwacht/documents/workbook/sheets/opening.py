"""Opens whatever was handed in: the bytes of an upload, a file, or a folder."""

from collections.abc import Collection
from pathlib import Path

from dijkwacht.documents.workbook.sheets import container, folder, ods, xlsx
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Book


def open_book(data: bytes | Path, *, wanted: Collection[str] | None, faults: Faults, is_list: bool = False) -> Book:
    """The wanted sheets of a workbook of any kind; of a packed one all where none are named.

    In a list of somebody's own making (``is_list``) merged cells, cells past the last column that is read, and formulas with
    the result that their program kept are no fault; in our own form they are.
    """
    or_else = container.Wanted.LIST if is_list else container.Wanted.BOOK
    if isinstance(data, Path):
        if data.is_dir():
            return folder.read(data, wanted=wanted or (), faults=faults)
        data, or_else = _bytes(data, faults), container.Wanted.FOLDER
    kind, archive = container.unpack(data, faults, or_else)
    with archive:
        if kind is container.Kind.ODS:
            return ods.read(archive, wanted=wanted, faults=faults, is_list=is_list)
        return xlsx.read(archive, wanted=wanted, faults=faults, is_list=is_list)


def _bytes(path: Path, faults: Faults) -> bytes:
    """The file's bytes, never more than the limit and one."""
    if not path.is_file():
        faults.stop("bestaat niet, of is geen bestand of map")
    try:
        if (size := path.stat().st_size) > container.MAX_BYTES:
            faults.stop(container.too_large(size))
        with path.open("rb") as stream:
            return stream.read(container.MAX_BYTES + 1)
    except OSError:
        faults.stop("kan niet worden geopend")
