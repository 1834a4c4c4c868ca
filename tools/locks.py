"""Make the locks from pyproject.toml: ``python -m tools.locks``, with ``--upgrade`` for newer versions."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
DEVELOP, RUN, BUILD = "requirements-dev.txt", "requirements.txt", "requirements-build.txt"
ALWAYS = ("--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "-q")
# The lock for developers holds all; the other two take their versions from it.
LOCKS = {
    DEVELOP: ("--extra", "web", "--group", "dev", "pyproject.toml"),
    RUN: ("--extra", "web", "-c", DEVELOP, "pyproject.toml"),
    BUILD: ("--group", "pyproject.toml:build", "-c", DEVELOP),
}
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^\s;\\]+)", re.MULTILINE)


def write(extra: list[str]) -> None:
    """Compile every lock; versions stay as they are unless ``--upgrade`` is given."""
    uv = str(Path(sys.executable).parent / "uv")
    for lock, sources in LOCKS.items():
        subprocess.run([uv, "pip", "compile", *ALWAYS, *sources, *extra, "-o", lock], cwd=ROOT, check=True)


def pins(lock: str) -> dict[str, set[str]]:
    """The versions that a lock holds, by package; a package may have one for each Python."""
    found: dict[str, set[str]] = {}
    for package, version in PIN.findall((ROOT / lock).read_text(encoding="utf-8")):
        found.setdefault(canonicalize_name(package), set()).add(version)
    return found


def wanted() -> Iterator[tuple[str, Requirement]]:
    """What pyproject.toml asks for, with the lock that must hold it."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    asked = {
        RUN: settings["project"]["dependencies"] + settings["project"]["optional-dependencies"]["web"],
        BUILD: groups["build"],
        DEVELOP: [line for line in groups["dev"] if isinstance(line, str)],
    }
    for lock, lines in asked.items():
        for line in lines:
            yield lock, Requirement(line)


def faults() -> list[str]:
    """Where the locks do not fit pyproject.toml, or each other."""
    held = {lock: pins(lock) for lock in LOCKS}
    found = [
        f"{lock}: {asked} ontbreekt of heeft een versie die niet past"
        for lock, asked in wanted()
        if not (versions := held[lock].get(canonicalize_name(asked.name))) or not all(map(asked.specifier.contains, versions))
    ]
    found += [
        f"{lock}: {package} staat anders in {DEVELOP}"
        for lock in (RUN, BUILD)
        for package, versions in held[lock].items()
        if not versions <= held[DEVELOP].get(package, set())
    ]
    return found


if __name__ == "__main__":
    write(sys.argv[1:])
