"""Measure everything and write ``benchmarks/results.md``: ``make bench``."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import barriers, crowd, fresh, letters, pages, peers, saving, terms, weighing, weight
from benchmarks.lines import Line
from benchmarks.machine import busy, machine
from benchmarks.site import site

RESULTS = Path(__file__).with_name("results.md")
HEADING = "| what | target | measured (median of 5) | p95 | met | note |\n|---|--:|--:|--:|---|---|"

PEERS = (
    (saving.ALONE_NAME, "peer: a bare view with one INSERT, one client"),
    ("the PDF itself", "peer: LibreOffice makes the PDF of our Word file"),
    ("agreement of one picture (exact alpha)", "peer: the package krippendorff on the same"),
)


def main() -> int:
    """The table, on the screen and in the file; 1 when a target is missed."""
    before = busy()
    lines = [
        *fresh.database(),
        *fresh.picture(),
        *letters.measure(),
        *terms.measure(),
        *barriers.measure(),
        *peers.office(),
        *peers.alpha(),
    ]
    with site() as running:
        for measure in (saving.measure, pages.measure, weight.measure, weighing.measure, crowd.measure):
            lines += measure(running)
            print(f"{measure.__module__} …", file=sys.stderr)
    lines += peers.bare_save()
    table = "\n".join([HEADING, *(line.row() for line in lines)])
    day = datetime.now(tz=UTC).date().isoformat()
    where = f"{machine()}; load {before} when it began, {busy()} when it ended."
    RESULTS.write_text(f"# Measured on {day}\n\n{where}\n\n{table}\n\n{_beside(lines)}\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))
    return _missed(lines)


def _beside(lines: list[Line]) -> str:
    """How we stand beside the peers of the same run."""
    found = {line.name: line.measured for line in lines}
    pairs = [(own, peer) for own, peer in PEERS if own in found and peer in found]
    return "\n".join(f"- {own} ÷ {peer.removeprefix('peer: ')}: {found[own] / found[peer]:.2g}" for own, peer in pairs)


def _missed(lines: list[Line]) -> int:
    missed = [line.name for line in lines if not line.is_met]
    if missed:
        print(f"Missed: {'; '.join(missed)}.", file=sys.stderr)
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
