"""Peers in the same run: what others take for the same work on this machine."""

# ruff: noqa: PLC0415 - only what is measured is loaded

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.answers import DAY, rows
from benchmarks.lines import ROUNDS, Line, median, seconds
from benchmarks.reports import content, write
from benchmarks.saving import ALONE, TOGETHER, run
from benchmarks.site import RESPONDENTS, WORKERS, free_port
from dijkwacht.analysis.scoring.agreement import ordinal_alpha
from dijkwacht.cli.processes import Processes, server_arguments
from dijkwacht.documents.norms.library import norm
from dijkwacht.documents.workbook.model import WorkbookHead
from dijkwacht.documents.workbook.template import write_template


def post(port: int, each: int, people: int) -> dict[str, Any]:
    """One round of posts to the bare view."""
    return run({"port": port, "each": each, "people": people}, "benchmarks.bare_load")


def bare_save() -> list[Line]:
    """A bare view that does one INSERT, behind the same server with the same load."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="dijkwacht-bench-") as folder:
        command = [*server_arguments("127.0.0.1", port, WORKERS)[:-1], "benchmarks.bare:application"]
        processes = Processes([command], {**os.environ, "BARE_DATA": folder})
        try:
            processes.wait_until_ready(f"http://127.0.0.1:{port}/")
            post(port, 5, RESPONDENTS)
            alone = [post(port, ALONE, 1)["times"] for _ in range(ROUNDS)]
            together = [post(port, TOGETHER, RESPONDENTS) for _ in range(ROUNDS)]
        finally:
            processes.stop()
    rates = [TOGETHER * RESPONDENTS / one["took"] for one in together]
    return [
        Line("peer: a bare view with one INSERT, one client", 1000 * median([median(one) for one in alone]), "ms"),
        Line("peer: the bare view with 4 clients", median(rates), "saves/s"),
    ]


def office() -> list[Line]:
    """LibreOffice makes a PDF of our own Word file; a person's other way to the same paper."""
    program = shutil.which("soffice")
    if program is None:
        return []
    questions = norm("gemeente")
    head = WorkbookHead("GM9901", "Duinrade", questions.id, questions.version, DAY, example=True)
    with tempfile.TemporaryDirectory(prefix="dijkwacht-bench-") as folder:
        here = Path(folder)
        (here / "a.xlsx").write_bytes(write_template(questions, head=head, rows=rows(questions)))
        (here / "beeld.docx").write_bytes(write("docx", content(here / "a.xlsx")))
        command = [program, f"-env:UserInstallation=file://{here}/profile", "--headless", "--convert-to", "pdf", "--outdir"]
        command += [folder, str(here / "beeld.docx")]

        def convert() -> None:
            subprocess.run(command, capture_output=True, timeout=120, check=True)

        convert()  # makes its profile
        times = [seconds(convert) for _ in range(ROUNDS)]
    return [
        Line(
            "peer: LibreOffice makes the PDF of our Word file", median(times), "s", note="its start included, profile made before"
        )
    ]


def alpha() -> list[Line]:
    """Our exact alpha beside the package's, on the levels of the whole picture."""
    import krippendorff
    import numpy as np

    said = [[row.practice for row in rows(norm("gemeente")) if row.criterion == one.id] for one in norm("gemeente").criteria]
    units = [[level for level in one if isinstance(level, int)] for one in said]
    table = np.array([[level if isinstance(level, int) else np.nan for level in one] for one in said], dtype=float).T

    def theirs() -> float:
        return float(krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal"))

    ours = ordinal_alpha(units)
    if ours is None or abs(float(ours) - theirs()) > 1e-9:
        raise SystemExit(f"Our alpha {ours} is not that of the package, {theirs()}.")
    own = median([seconds(lambda: ordinal_alpha(units)) for _ in range(ROUNDS)])
    peer = median([seconds(theirs) for _ in range(ROUNDS)])
    return [
        Line("agreement of one picture (exact alpha)", 1000 * own, "ms"),
        Line("peer: the package krippendorff on the same", 1000 * peer, "ms", note="same outcome to nine places"),
    ]
