"""Measure everything and write ``benchmarks/results.md``: ``make bench``."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import fresh, pages, peers, saving, weighing, weight
from benchmarks.lines import Line
from benchmarks.machine import machine
from benchmarks.site import site

RESULTS = Path(__file__).with_name("results.md")
HEADING = "| what | target | measured (median of 5) | p95 | met | note |\n|---|--:|--:|--:|---|---|"


def main() -> int:
    """The table, on the screen and in the file; 1 when a target is missed."""
    lines = [*fresh.database(), *fresh.picture(), *peers.office(), *peers.alpha()]
    with site() as running:
        for measure in (saving.measure, pages.measure, weight.measure, weighing.measure, peers.bare_save):
            lines += measure(running)
            print(f"{measure.__module__} …", file=sys.stderr)
    table = "\n".join([HEADING, *(line.row() for line in lines)])
    day = datetime.now(tz=UTC).date().isoformat()
    RESULTS.write_text(f"# Measured on {day}\n\n{machine()}\n\n{table}\n", encoding="utf-8")
    print(table)
    return _missed(lines)


def _missed(lines: list[Line]) -> int:
    missed = [line.name for line in lines if not line.is_met]
    if missed:
        print(f"Missed: {'; '.join(missed)}.", file=sys.stderr)
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
