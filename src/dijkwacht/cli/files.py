"""Where the commands write: places that are checked before any work is done, and files that are never half there."""

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from dijkwacht.kit.errors import Fault, InvalidInput


def fault(path: Path, reason: str) -> InvalidInput:
    """What is wrong with a file as a whole."""
    return InvalidInput([Fault(str(path), "", reason)])


def check_output(path: Path, suffixes: Collection[str], *, option: str) -> None:
    """Refuse a place that cannot be written, with every suffix that can."""
    if path.suffix.lower() not in suffixes:
        *others, last = suffixes
        ends = f"{', '.join(others)} of {last}" if others else last
        raise fault(path, f"bij {option} hoort een naam die eindigt op {ends}")
    if path.is_dir():
        raise fault(path, "dit is een map; geef de naam van een bestand")
    if not path.parent.is_dir():
        raise fault(path, "de map waar dit bestand moet komen bestaat niet")


def check_kept(path: Path, data: bytes, reason: str) -> None:
    """Refuse to replace a file that differs from what would be written: a person may have worked in it."""
    if path.exists() and path.read_bytes() != data:
        raise fault(path, reason)


def write(files: Mapping[Path, bytes]) -> None:
    """Write each file beside its place first, so that a half one never stands there."""
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            waiting[path] = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            waiting[path].write_bytes(data)
        for path, beside in waiting.items():
            beside.replace(path)
    except OSError:
        raise fault(path, "hier kan niet worden geschreven") from None
    finally:
        for beside in waiting.values():
            with suppress(OSError):
                beside.unlink(missing_ok=True)
