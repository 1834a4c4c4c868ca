"""Run what keeps the house right: ``python tools/check.py all``, or one part by name.

Each step says its name and time; the first that fails ends the run with its output and what to do next.
Style, types and the other checks that only read run two at a time. A missing browser or database server is
named and passed over; with ``REQUIRE_BROWSER=1`` and ``REQUIRE_POSTGRES=1`` it is a fault.
"""

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


@dataclass(frozen=True, slots=True)
class Step:
    """One command, under the name a person reads, in the part that can be run alone."""

    part: str
    name: str
    command: tuple[str, ...]
    variables: Mapping[str, str] = field(default_factory=dict)


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


def pytest(part: str, name: str, marks: str, variables: Mapping[str, str] | None = None) -> Step:
    """A run of the tests that carry these marks."""
    return Step(part, name, ("python", "-m", "pytest", "-n", CORES, "-m", marks), variables or {})


def tests() -> tuple[list[Step], dict[str, str]]:
    """The runs of tests that this machine can do, and why it cannot do the others."""
    address = os.environ.get("TEST_POSTGRES", SERVER)
    steps = [pytest("sqlite", "tests op SQLite", "not browser and not postgres", {"DIJKWACHT_DATABASE": "sqlite"})]
    missing = {}
    if why := why_no_server(address):
        missing["postgres"] = f"tests op PostgreSQL: {why}"
    else:
        steps.append(pytest("postgres", "tests op PostgreSQL", "not browser", {"DIJKWACHT_DATABASE": address}))
    if chromium() is None:
        missing["browser"] = "tests in de browser: er is geen chromium; op Debian: apt-get install chromium"
    else:
        step = pytest("browser", "tests in de browser", "browser", {"DIJKWACHT_DATABASE": "sqlite"})
        # Only this folder: reading all other tests first takes longer than the start of the browser.
        steps.append(replace(step, command=(*step.command, "tests/functional")))
    return steps, missing


def run_tests(part: str) -> list[str]:
    """Run the tests of a part, and give what was passed over."""
    steps, missing = tests()
    skipped = {name: why for name, why in missing.items() if part in {name, "tests", "all"}}
    for name, why in skipped.items():
        if os.environ.get(f"REQUIRE_{name.upper()}") == "1":
            sys.exit(f"GESTOPT: {why}")
    for step in steps:
        if part in {step.part, "tests", "all"}:
            print(f"  … {step.name}", flush=True)
            report(step, run(step, quiet=False))
    return list(skipped.values())


def main(arguments: Sequence[str]) -> None:
    """Run the part asked for."""
    parts = {step.part for step in READING} | {"all", "tests", "sqlite", "postgres", "browser"}
    part = arguments[0] if len(arguments) == 1 else ""
    if part not in parts:
        sys.exit(f"Kies een deel: {', '.join(sorted(parts))}.")
    started = time.monotonic()
    read_only(step for step in READING if part in {step.part, "all"})
    skipped = run_tests(part)
    for why in skipped:
        print(f"  OVERGESLAGEN  {why}")
    print(f"Klaar in {time.monotonic() - started:.0f} s; overgeslagen: {len(skipped) or 'niets'}.")


if __name__ == "__main__":
    main(sys.argv[1:])
