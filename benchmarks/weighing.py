"""Memory of each process after the load, and after each made a PDF."""

from benchmarks import machine
from benchmarks.lines import Line
from benchmarks.pages import fetch
from benchmarks.site import Site


def measure(site: Site) -> list[Line]:
    """The heaviest web worker before and after PDFs, and the job worker.

    PSS stands against the target: what the workers share, such as the library of the typesetter, is divided among them.
    RSS counts it whole in each and stands beside it.
    """
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
    pss, rss = max(machine.memory(pid)[::-1] for pid in pids)
    return Line(name, pss, "MB", 150, note=f"PSS; RSS {rss:.0f} MB")
