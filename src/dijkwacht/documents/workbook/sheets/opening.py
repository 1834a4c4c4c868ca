"""Opens whatever was handed in: the bytes of an upload, a file, or a folder."""

from collections.abc import Collection
from pathlib import Path

from dijkwacht.documents.workbook.sheets import container, folder, ods, xlsx
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Book


def open_book(data: bytes | Path, *, wanted: Collection[str] | None, faults: Faults) -> Book:
    """The wanted sheets of a workbook of any kind; of a packed one all where none are named."""
    if isinstance(data, Path):
        if data.is_dir():
            return folder.read(data, wanted=wanted or (), faults=faults)
        data = _bytes(data, faults)
    kind, archive = container.unpack(data, faults)
    with archive:
        if kind is container.Kind.ODS:
            return ods.read(archive, wanted=wanted, faults=faults)
        return xlsx.read(archive, wanted=wanted, faults=faults)


def _bytes(path: Path, faults: Faults) -> bytes:
    """The file's bytes, never more than the limit and one."""
    if not path.is_file():
        faults.stop("bestaat niet, of is geen bestand of map")
    try:
        with path.open("rb") as stream:
            return stream.read(container.MAX_BYTES + 1)
    except OSError:
        faults.stop("kan niet worden geopend")
