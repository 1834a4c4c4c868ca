"""The recipe of the image, as far as a machine without containers can look at it."""

import re

from dijkwacht.cli.commands import COMMANDS
from tests.docs.pages import ROOT

LINES = [line.split() for line in (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines() if line[:1].isupper()]


def told(word: str) -> list[list[str]]:
    return [rest for first, *rest in LINES if first == word]


def test_all_that_is_copied_is_there_and_all_that_the_package_is_made_of_is_copied() -> None:
    copied = {name for *names, _ in told("COPY") for name in names}
    assert {name for name in copied if not (ROOT / name).exists()} == set()
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    made_of = {"pyproject.toml", "src", *(path.split("/")[0] for path in re.findall(r'^"(docs/[^"]+)" =', project, re.MULTILINE))}
    made_of |= set(re.findall(r'^readme = "([^"]+)"', project, re.MULTILINE))
    assert made_of - copied == set()


def test_every_package_comes_from_the_lock_and_nobody_is_root() -> None:
    installs = [" ".join(rest) for rest in told("RUN") if "pip" in rest]
    assert [line for line in installs if "--require-hashes" not in line and "--no-deps" not in line] == []
    order = [first for first, *_ in LINES]
    assert order.index("USER") < order.index("ENTRYPOINT")
    assert told("USER") == [["dijkwacht"]]


def test_what_it_starts_is_a_command_and_its_python_is_one_of_ours() -> None:
    assert told("ENTRYPOINT") == [['["dijkwacht"]']]
    assert re.findall(r"\w+", told("CMD")[0][0])[0] in COMMANDS
    version = re.findall(r"python:3\.(\d+)", told("FROM")[0][0])
    assert 11 <= int(version[0]) < 14
