"""Backups and keys as an operator types them, on SQLite."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from dijkwacht.apps.audit.rules import System
from dijkwacht.cli.main import main
from dijkwacht.jobs.backups.making import make as back_up
from dijkwacht.kit import boxes
from tests import factories as make

Capture = pytest.CaptureFixture[str]
PAIR, BIN = boxes.draw(), Path(sys.executable).parent
ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="deze tests draaien op SQLite")


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """A command closes what it makes to others, for as long as its process lives: here that is the one of all tests."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    (tmp_path / "sleutel").write_text(PAIR.private, encoding="utf-8")
    return tmp_path / "sleutel"


@pytest.fixture
def box(tmp_path: Path, settings: Settings) -> Path:
    """A backup of what the test has."""
    settings.BACKUP_KEY, settings.DATA, settings.SEAL_FILE = PAIR.public, tmp_path / "data", tmp_path / "zegels.txt"
    make.answer(make.respondent(make.picture(make.organisation())), "BES-01", 2, 1)
    back_up(to=tmp_path / "x.age", by=System("tests"))
    return tmp_path / "x.age"


def typed(*arguments: object, **settings: str) -> tuple[int, str]:
    """What a process of its own does and says."""
    strange = ("DIJKWACHT_", "DJANGO_", "PYTEST_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    environment = clean | {"DIJKWACHT_DEMO": "1"} | settings
    done = subprocess.run([BIN / "dijkwacht", *map(str, arguments)], env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@ON_SQLITE
@pytest.mark.django_db(transaction=True)
def test_a_backup_comes_back_in_a_new_folder_is_whole_and_sends_no_mail(box: Path, key: Path, tmp_path: Path) -> None:
    new = tmp_path / "nieuw"
    status, said = typed("restore", box, "--into", new, "--key", key)
    assert (status, "verstuurt geen mail" in said) == (0, True), said
    assert {path.name for path in new.iterdir()} <= {"dijkwacht.sqlite3", "dijkwacht.sqlite3.turn"}
    assert (new.stat().st_mode & 0o777, (new / "dijkwacht.sqlite3").stat().st_mode & 0o777) == (0o700, 0o600)
    there = {"DIJKWACHT_DATA": str(new), "DIJKWACHT_DATABASE": "sqlite", "DIJKWACHT_BACKUP_KEY": PAIR.public}
    again = tmp_path / "y.age"
    status, said = typed("backup", again, **there)
    assert (status, "rijen in" in said) == (0, True), said
    status, said = typed("backup", again, "--check", "--key", key, **there)
    assert (status, "zijn gelijk" in said) == (0, True), said
    status, said = typed("manage", "release_mail", **there)
    assert status == 0, said


@pytest.mark.parametrize(
    ("content", "status", "reason"),
    [("sleutel", 2, "geen back-up van dijkwacht"), ("weg", 2, "dit bestand bestaat niet"), ("map", 1, "is niet leeg")],
)
def test_what_cannot_be_put_back_is_said_and_leaves_nothing(
    content: str, status: int, reason: str, key: Path, tmp_path: Path, capsys: Capture
) -> None:
    into = tmp_path / "nieuw"
    if content == "map":
        into.mkdir()
        (into / "iets").write_text("kostbaar")
    assert main(["restore", str(tmp_path / content), "--into", str(into), "--key", str(key)]) == status
    assert reason in capsys.readouterr().err
    assert into.exists() is (content == "map")
    if content == "map":
        assert [path.name for path in into.iterdir()] == ["iets"]


@pytest.mark.parametrize("command", [["restore", "x.age", "--into", "y"], ["backup", "x.age", "--check"]])
def test_without_the_private_key_it_is_asked_for(command: list[str], capsys: Capture) -> None:
    assert main(command) == 2
    assert "--key: noem het bestand met de privésleutel" in capsys.readouterr().err


@ON_SQLITE
@pytest.mark.django_db(transaction=True)
def test_another_key_does_not_open_it(box: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "ander").write_text(boxes.draw().private, encoding="utf-8")
    assert main(["restore", str(box), "--into", str(tmp_path / "nieuw"), "--key", str(tmp_path / "ander")]) == 2
    assert "met een andere sleutel gemaakt" in capsys.readouterr().err
    assert not (tmp_path / "nieuw").exists()


def test_a_pair_is_drawn_for_its_owner_alone_and_never_over_another(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "sleutel"
    assert main(["keys", "pair", "-o", str(file)]) == 0
    said = capsys.readouterr().err
    private = boxes.private_in(file, file.read_text(encoding="utf-8"))
    assert private not in said
    assert "DIJKWACHT_BACKUP_KEY=age1" in said
    assert file.stat().st_mode & 0o777 == 0o600
    assert main(["keys", "pair", "-o", str(file)]) == 2
    assert boxes.private_in(file, file.read_text(encoding="utf-8")) == private
    assert main(["keys", "pair"]) == 0
    assert capsys.readouterr().out.startswith("AGE-SECRET-KEY-1")
