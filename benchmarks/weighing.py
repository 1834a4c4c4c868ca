"""Memory of each process after the load, and after each made a PDF."""

from benchmarks import machine
from benchmarks.lines import Line
from benchmarks.pages import fetch
from benchmarks.site import Site


def measure(site: Site) -> list[Line]:
    """The heaviest web worker before and after a PDF, and the job worker; RSS against the target, PSS beside it."""
    lines = [_heaviest("memory of a web worker after the load", site.web)]
    for _ in range(60):
        fetch(site.port, f"/beelden/{site.picture}/rapport.pdf", site.adviser)
        if all(machine.has_loaded(pid, "typst") for pid in site.web):
            break
    else:
        raise SystemExit("Not every worker made a PDF.")
    for _ in range(10):
        fetch(site.port, f"/beelden/{site.picture}/rapport.pdf", site.adviser)
    return [*lines, _heaviest("memory of a web worker after PDFs", site.web), _heaviest("memory of the job worker", (site.job,))]


def _heaviest(name: str, pids: tuple[int, ...]) -> Line:
    rss, pss = max(machine.memory(pid) for pid in pids)
    return Line(name, rss, "MB", 150, note=f"RSS; PSS {pss:.0f} MB")
