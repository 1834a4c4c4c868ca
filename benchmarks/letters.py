"""A letter with everything in it, in a process of its own: the first one, and the rounds after it."""

import os
import subprocess
import sys
from datetime import date
from functools import partial

from benchmarks.lines import ROUNDS, Line, median, seconds, spread
from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.compose import compose
from dijkwacht.documents.letters.given import Given, Reason
from dijkwacht.documents.letters.library import checklist, letters
from dijkwacht.documents.paper import docx, odt, pdf

DAY = date(2026, 11, 24)
WRITERS = {"Word": docx.write, "ODT": odt.write, "PDF": pdf.write}
TARGET = 0.5


def measure() -> list[Line]:
    """The decision to close, from what is known to the file."""
    lines = []
    for name in WRITERS:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.letters", name],
            env=os.environ,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        first, *times = map(float, done.stdout.split())
        lines.append(
            Line(f"a letter in {name}", median(times), "s", TARGET, p95=max(times), note=f"first {first:.2g}; {spread(times)}")
        )
    return lines


def _write(name: str) -> bytes:
    reasons = {one: Reason(Answered.ANSWERED, "Dit is uitgezocht en hier staat wat eruit kwam. " * 20) for one in checklist().ids}
    given = Given(
        organisation="Duinrade",
        dated=DAY,
        place=Place.DWELLING,
        drugs=Drugs.HARD,
        occurrence=Occurrence.FIRST,
        measure=Measure.CLOSURE,
        months=3,
        announced_on=DAY,
        reasons=reasons,
    )
    return WRITERS[name](compose(letters()["damocles-besluit"], given, checklist=checklist(), made_on=DAY).paper)


if __name__ == "__main__":
    print(*(seconds(partial(_write, sys.argv[1])) for _ in range(ROUNDS + 1)))
