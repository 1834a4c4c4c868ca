"""Run what keeps the house right: ``python tools/check.py all``, or one part by name.

Each step says its name and time; the first that fails ends the run with its output and what to do next.
Style, types and the other checks that only read run two at a time. A missing browser or database server is
named and passed over; with ``REQUIRE_BROWSER=1`` and ``REQUIRE_POSTGRES=1`` it is a fault.

``tests`` runs every test on SQLite, what touches the database on PostgreSQL too, and the browser. ``all`` measures on its way
which lines the tests reach: all of them on SQLite, and what runs on PostgreSQL alone there (tests/conftest.py). The properties
are tried on many made cases apart from that, for measuring each case would double their time and reach nothing more.
``all --but sqlite`` leaves a part out: CI does so with what it ran, and measured, before on a bare machine.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CORES = "2"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
# What `make test` runs, and where the lines that tests reach are measured: a Python that hears this starts by itself.
TESTS = {"sqlite", "postgres", "browser"}
MEASURED = {"sqlite", "postgres"}
MEASURE = {"COVERAGE_PROCESS_START": str(ROOT / "pyproject.toml")}


@dataclass(frozen=True, slots=True)
class Step:
    """One command, under the name a person reads, in the part that can be run alone."""

    part: str
    name: str
    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)
    again: bool = False
    """What failed is tried once more, alone: a browser and a started program keep their own time on a loaded machine."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a step went."""

    status: int
    seconds: float
    output: str = ""


READING = (
    Step("lint", "stijl", ("ruff", "check", "-q", ".")),
    Step("types", "typen (mypy --strict)", ("mypy",)),
    Step("lint", "opmaak van de code", ("ruff", "format", "-q", "--check", ".")),
    Step("walls", "muren tussen de kamers", ("lint-imports", "--no-cache")),
    Step("packages", "gebruikte en genoemde pakketten", ("deptry", "src")),
    Step("dead", "ongebruikte code", ("python", "-m", "tools.dead")),
    Step("safety", "onveilige aanroepen", ("bandit", "-q", "-ll", "-r", "src", "-c", "pyproject.toml")),
)


def chromium() -> str | None:
    """Where the browser for the browser tests is, if there is one."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def office() -> str | None:
    """Where the office suite is that shows what was written for one, if there is one."""
    return shutil.which("soffice")


def why_no_server(address: str) -> str | None:
    """Why the tests cannot run on PostgreSQL; None when a server answers."""
    import psycopg  # noqa: PLC0415 - only where tests are run

    try:
        psycopg.connect(address, connect_timeout=3).close()
    except psycopg.Error:
        return "er antwoordt geen PostgreSQL; wijs er een aan met TEST_POSTGRES=postgresql://gebruiker@server:5432/naam"
    return None


def run(step: Step, *, quiet: bool) -> Outcome:
    """Run one step; its output is kept when others run beside it."""
    started = time.monotonic()
    done = subprocess.run(
        [str(BIN / step.command[0]), *step.command[1:]],
        cwd=ROOT,
        env=os.environ | step.variables,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        text=True,
        check=False,
    )
    return Outcome(done.returncode, time.monotonic() - started, done.stdout or "")


def report(step: Step, outcome: Outcome) -> None:
    """Say how a step went; a failure ends the run."""
    seconds = f"{outcome.seconds:.1f}".replace(".", ",")
    if outcome.status == 0:
        print(f"  ✓ {step.name}  {seconds} s", flush=True)
        return
    print(outcome.output.rstrip())
    print(f"  ✗ {step.name}  {seconds} s")
    sys.exit(f"GESTOPT bij ‘{step.name}’. Alleen dit deel: .venv/bin/python tools/check.py {step.part}")


def read_only(steps: Iterable[Step]) -> None:
    """Run the steps that only read, two at a time, and report them in the order in which they stand."""
    with ThreadPoolExecutor(int(CORES)) as pool:
        going = [(step, pool.submit(run, step, quiet=True)) for step in steps]
        for step, future in going:
            outcome = future.result()
            if outcome.status:
                pool.shutdown(cancel_futures=True)
            report(step, outcome)


def pytest(part: str, name: str, marks: str, *more: str, again: bool = False, **variables: str) -> Step:
    """A run of the tests that carry these marks; ``more`` is said to pytest as well."""
    command = ("python", "-m", "pytest", "-n", CORES, "--dist", "worksteal", "-m", marks, *more)
    return Step(part, name, command, {"DIJKWACHT_DATABASE": "sqlite"} | variables, again)


def steadied(step: Step) -> Outcome:
    """Run a step of tests; what fails in one that may be tried again runs alone, and that this was needed is said."""
    outcome = run(step, quiet=False)
    if outcome.status == 0 or not step.again:
        return outcome
    print(f"  WANKEL  {step.name}: wat mislukte, nog één keer en alleen", flush=True)
    alone = (*step.command, "-n", "0", "--last-failed", "--last-failed-no-failures=none")
    second = run(replace(step, command=alone), quiet=False)
    return replace(second, seconds=outcome.seconds + second.seconds)


def testing() -> list[Step]:
    """Every run of tests; what touches no database is the same on both, so PostgreSQL does not run it again."""
    address = os.environ.get("TEST_POSTGRES", SERVER)
    return [
        pytest("sqlite", "tests op SQLite", "not (browser or postgres or demo or office)"),
        pytest("postgres", "tests op PostgreSQL", "(database or postgres) and not browser", DIJKWACHT_DATABASE=address),
        pytest("properties", "eigenschappen, op veel gevallen", "hypothesis", "tests", "--hypothesis-profile=many"),
        # Only one folder: reading all other tests first takes longer than the start of the browser.
        pytest("browser", "tests in de browser", "browser", "tests/functional", again=True),
        pytest("office", "papieren in een tekstverwerker", "office", "tests/documents"),
        pytest("demo", "de demo van begin tot eind", "demo", "tests/cli", again=True),
        Step("coverage", "dekking: samen", ("coverage", "combine", "-q")),
        Step("coverage", "dekking: regels en takken", ("coverage", "report")),
    ]


def missing(parts: set[str]) -> dict[str, str]:
    """Which of these runs of tests this machine cannot do, with the reason."""
    found = {}
    if "postgres" in parts and (why := why_no_server(os.environ.get("TEST_POSTGRES", SERVER))):
        found["postgres"] = f"tests op PostgreSQL: {why}"
    if "browser" in parts and chromium() is None:
        found["browser"] = "tests in de browser: er is geen chromium; op Debian: apt-get install chromium"
    if "office" in parts and office() is None:
        found["office"] = (
            "papieren in een tekstverwerker: er is geen LibreOffice; op Debian: apt-get install libreoffice-writer-nogui"
        )
    for name, why in found.items():
        if os.environ.get(f"REQUIRE_{name.upper()}") == "1":
            sys.exit(f"GESTOPT: {why}")
    if "coverage" in parts and "postgres" in found:
        found["coverage"] = "dekking: alleen te meten met de tests op PostgreSQL erbij"
    if parts == TESTS:
        found["demo"] = "de demo van begin tot eind: die loopt met make check mee"
        found["office"] = "papieren in een tekstverwerker: die lopen met make check mee"
    return found


def run_tests(parts: set[str]) -> list[str]:
    """Run these parts, and give what was passed over."""
    skipped = missing(parts)
    going = parts - skipped.keys()
    if {"sqlite", "coverage"} <= going:
        run(Step("coverage", "dekking: leeg", ("coverage", "erase")), quiet=True)
    for step in testing():
        if step.part in going:
            print(f"  … {step.name}", flush=True)
            is_measured = "coverage" in going and step.part in MEASURED
            wanted = replace(step, variables=step.variables | MEASURE) if is_measured else step
            report(wanted, steadied(wanted))
    return list(skipped.values())


def asked(arguments: Sequence[str]) -> set[str]:
    """The parts that were asked for."""
    parts = {step.part for step in (*READING, *testing())}
    groups = {part: {part} for part in parts} | {"all": parts, "tests": TESTS, "coverage": {*MEASURED, "coverage"}}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=sorted(groups))
    parser.add_argument("--but", nargs="+", choices=sorted(parts), default=[])
    given = parser.parse_args(arguments)
    return groups[given.part] - set(given.but)


def main(arguments: Sequence[str]) -> None:
    """Run the part asked for."""
    parts = asked(arguments)
    started = time.monotonic()
    read_only(step for step in READING if step.part in parts)
    skipped = run_tests(parts - {step.part for step in READING})
    for why in skipped:
        print(f"  OVERGESLAGEN  {why}")
    print(f"Klaar in {time.monotonic() - started:.0f} s; overgeslagen: {len(skipped) or 'niets'}.")


if __name__ == "__main__":
    main(sys.argv[1:])
