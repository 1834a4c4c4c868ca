"""On what was measured, and what the kernel says of a process."""

import os
import platform
import sqlite3
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
MEGABYTE: Final = 1024 * 1024


def busy() -> str:
    """How many processes wanted a core in the last minute: this run's own as well, once it runs."""
    return f"{os.getloadavg()[0]:.1f}"


def machine() -> str:
    """The machine in one line."""
    return (
        f"{os.cpu_count()} cores ({_model()}), {_memory()} GB, {platform.system()} {platform.release()}; "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def _model() -> str:
    names = (line for line in (PROC / "cpuinfo").read_text().splitlines() if line.startswith("model name"))
    return next(names, "unknown").partition(":")[2].strip() or "unknown"


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / MEGABYTE / 1024)


def children(pid: int) -> list[int]:
    """The processes that a process started."""
    return [int(number) for task in (PROC / str(pid) / "task").iterdir() for number in (task / "children").read_text().split()]


def cpu_seconds(pid: int) -> float:
    """User and system time that a process used so far."""
    # The name stands in brackets and may hold spaces: count from behind it.
    fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> tuple[float, float]:
    """RSS and PSS of a process in MB; PSS shares out what it has in common with others."""
    rows = (line.split() for line in (PROC / str(pid) / "smaps_rollup").read_text().splitlines()[1:])
    kilobytes = {row[0]: int(row[1]) for row in rows}
    return kilobytes["Rss:"] / 1024, kilobytes["Pss:"] / 1024


def has_loaded(pid: int, library: str) -> bool:
    """Whether a process has a library in memory."""
    return library in (PROC / str(pid) / "maps").read_text()
