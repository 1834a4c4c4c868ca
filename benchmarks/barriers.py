"""The ten barrier models reckoned in full, and all of them for 48 municipalities; alone: ``python -m benchmarks.barriers``."""

from collections.abc import Iterator

from benchmarks.lines import ROUNDS, Line, median, p95, seconds, spread
from dijkwacht.analysis.barriers.outlook import Counted, Routes, adds
from dijkwacht.analysis.barriers.process import Process
from dijkwacht.analysis.barriers.reckoning import reckon
from dijkwacht.analysis.barriers.resting.points import alone
from dijkwacht.documents.barriers.library import model, model_ids
from dijkwacht.documents.barriers.outline import as_process, watchers

TOWNS = 48


def measure() -> list[Line]:
    """Each model with a third of its barriers standing, and a province with another third in each town."""
    processes = {name: as_process(model(name)) for name in model_ids()}
    whole = {name: [_full(process) for _ in range(ROUNDS)] for name, process in processes.items()}
    slowest = max(whole, key=lambda name: median(whole[name]))
    routes = [(Routes(process), watchers(model(name))) for name, process in processes.items()]
    province = [1000 * seconds(lambda: [*_province(routes)]) for _ in range(ROUNDS)]
    return [
        Line(
            "full analysis of a barrier model, the slowest of ten", median(whole[slowest]), "ms", 20,
            p95=p95(whole[slowest]), note=f"{slowest}; {spread(whole[slowest])}",
        ),
        Line(
            f"{TOWNS} municipalities × {len(routes)} models: open routes, single points, what each barrier adds",
            median(province), "ms", 1000, p95=p95(province), note=spread(province),
        ),
    ]  # fmt: skip


def _full(process: Process) -> float:
    standing = [one.id for one in process.barriers][::3]
    return 1000 * seconds(lambda: reckon(process, standing))


def _province(routes: list[tuple[Routes, dict[str, frozenset[str]]]]) -> Iterator[object]:
    for town in range(TOWNS):
        for known, seeing in routes:
            names = [one.id for one in known.process.barriers]
            counted = Counted(frozenset(name for at, name in enumerate(names) if (at * 7 + town) % 5 < 2))
            yield known.count(counted.standing), alone(known, counted.standing), adds(known, counted, watchers=seeing)


if __name__ == "__main__":
    for line in measure():
        print(line.row())
