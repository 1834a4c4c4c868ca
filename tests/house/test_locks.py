"""Locks name packages and hashes, never a host or a folder of one machine."""

import re

import pytest

from tests.house.tree import ROOT, name

# An address, a folder, an editable package, or an option that points somewhere.
ELSEWHERE = re.compile(
    r"""://|\bfile:|^\s*(?:-e|--editable|-i|--index-url|--extra-index-url|-f|--find-links|--trusted-host)\b|^\s*[./~]|\s@\s|[A-Za-z]:\\
    |(?:^|\s)/(?:home|root|tmp|work|opt|usr|Users)/""",
    re.MULTILINE | re.VERBOSE,
)


def test_no_lock_of_python_packages_points_elsewhere() -> None:
    locks = sorted(ROOT.glob("requirements*.txt"))
    assert "requirements.txt" in [lock.name for lock in locks]
    assert [name(lock) for lock in locks if ELSEWHERE.search(lock.read_text(encoding="utf-8"))] == []


def test_every_python_package_is_locked_with_a_hash() -> None:
    for lock in ROOT.glob("requirements*.txt"):
        packages = re.split(r"\n(?=[a-zA-Z0-9])", lock.read_text(encoding="utf-8"))
        assert [package.split()[0] for package in packages if "==" in package and "--hash=sha256:" not in package] == []


def test_the_lock_of_the_style_sheets_names_no_host() -> None:
    lock = ROOT / "package-lock.json"
    assert '"resolved"' not in lock.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "a @ https://b",
        "--index-url https://b",
        "-e .",
        "./wheels/a.whl",
        "a @ file:///b",
        "# from /home/jan/a",
        "--find-links wheels",
    ],
)
def test_a_line_that_points_elsewhere_is_seen(line: str) -> None:
    assert ELSEWHERE.search(f"b==1\n{line}\n")


def test_an_ordinary_lock_is_right() -> None:
    assert not ELSEWHERE.search(
        "a==1.0 ; python_full_version < '3.12' \\\n    --hash=sha256:ab\n    # via\n    #   dijkwacht (pyproject.toml)\n"
    )
