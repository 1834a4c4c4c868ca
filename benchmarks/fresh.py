"""What starts from nothing: an empty database with all content, and a picture out of a workbook."""

# ruff: noqa: PLC0415 - only what is measured is loaded

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.answers import DAY, rows
from benchmarks.lines import ROUNDS, Line, median, seconds, spread
from benchmarks.site import product

# Python as people start it: its own compiled files may be kept.
PLAIN = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def database() -> list[Line]:
    """``dijkwacht setup`` in an empty folder, from the start of Python: tables, style files and content."""
    times = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory(prefix="dijkwacht-bench-") as folder:
            variables = {**PLAIN, "DIJKWACHT_DEMO": "1", "DIJKWACHT_DATA": folder, "DIJKWACHT_DATABASE": "sqlite"}
            times.append(_run(product("setup"), variables))
    return [Line("an empty database ready with all content", median(times), "s", 6, p95=max(times), note=spread(times))]


def picture() -> list[Line]:
    """``picture make`` on a full workbook, from the start of Python to the file; and the parts of it in one process."""
    from dijkwacht.documents.norms.library import norm
    from dijkwacht.documents.workbook.model import WorkbookHead
    from dijkwacht.documents.workbook.template import write_template

    questions = norm("gemeente")
    head = WorkbookHead("GM9901", "Duinrade", questions.id, questions.version, DAY, example=True)
    with tempfile.TemporaryDirectory(prefix="dijkwacht-bench-") as folder:
        book, report = Path(folder) / "antwoorden.xlsx", Path(folder) / "beeld.pdf"
        book.write_bytes(write_template(questions, head=head, rows=rows(questions)))
        times = []
        for _ in range(ROUNDS):
            times.append(_run(product("picture", "make", str(book), "-o", str(report)), PLAIN))
            report.unlink()
        parts = _run_parts(book)
    name = f"picture make, {len(questions.criteria)} criteria × 8 respondents, with the start of Python"
    return [Line(name, median(times), "s", 2.5, p95=max(times), note=spread(times)), *parts]


def _run_parts(book: Path) -> list[Line]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.reports", str(book)],
        env=PLAIN,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    targets = {"pdf": ("the PDF itself", 0.3), "docx": ("the Word file itself", 0.5), "odt": ("the ODT file itself", None)}
    lines = []
    for row in done.stdout.splitlines():
        form, *numbers = row.split()
        first, *times = map(float, numbers)
        name, target = targets[form]
        note = f"{spread(times)}; the first in a process, with imports, {first:.2f} s"
        lines.append(Line(name, median(times), "s", target, p95=max(times), note=note))
    return lines


def _run(command: Sequence[str], variables: Mapping[str, str]) -> float:
    return seconds(lambda: subprocess.run(command, env=dict(variables), stdout=subprocess.DEVNULL, timeout=120, check=True))
