"""Making a site ready, looking at it, and what may be done beside that: as an operator types it."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.organisations.actions import loading as organisations
from dijkwacht.apps.people.models import Welcome
from dijkwacht.cli.main import main
from dijkwacht.jobs import example, installation
from dijkwacht.kit.errors import Refused
from tests import factories as make

WET = checks.Warning("Nat.", id="x.W1")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    """A command closes what it makes to others, for as long as its process lives: here that is the one of all tests."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings) -> None:
    """Tables and content take seconds: they stand already."""
    settings.DATA = tmp_path / "data"
    monkeypatch.setattr(installation, "install", lambda: None)
    make.organisation("GM9901", "Duinmark")


@pytest.mark.django_db
def test_the_first_administrator_comes_in_by_the_link_that_setup_says(made: None, capsys: Capture, client: Client) -> None:
    assert main(["setup", "eerste@example.org", "--organisation", "GM9901"]) == 0
    link = re.search(r"https?://[^/]+(/welkom/\S+)", capsys.readouterr().err)
    assert link
    assert Message.objects.filter(to="eerste@example.org", body__contains=link[1]).exists()
    assert client.get(link[1]).status_code == 200
    word = "een-lang-genoeg-wachtwoord"
    client.post(link[1], {"name": "Eerste", "way": "wachtwoord", "password": word})
    assert Membership.objects.get(user__email="eerste@example.org").role == "administrator"
    assert main(["setup", "ander@example.org", "--organisation", "GM9901"]) == 1
    assert "heeft al een beheerder" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_second_link_ends_the_first(made: None, capsys: Capture, client: Client) -> None:
    links = []
    for _ in range(2):
        assert main(["setup", "eerste@example.org", "--organisation", "GM9901"]) == 0
        links += re.findall(r"/welkom/\S+", capsys.readouterr().err)
    assert [client.get(link).status_code for link in links] == [404, 200]
    assert Welcome.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "status", "reason"),
    [
        (["eerste@example.org"], 2, "geef een adres en een organisatie"),
        (["--organisation", "GM9901"], 2, "geef een adres en een organisatie"),
        (["eerste@example.org", "--organisation", "GM0000"], 1, "geen organisatie met code GM0000"),
        (["eerste", "--organisation", "GM9901"], 1, "geen e-mailadres"),
    ],
)
def test_a_wrong_first_administrator_is_said(made: None, wrong: list[str], status: int, reason: str, capsys: Capture) -> None:
    assert main(["setup", *wrong]) == status
    assert reason in capsys.readouterr().err
    assert not Welcome.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("findings", "status"),
    [
        ([], 0),
        ([checks.Warning("Nat.", id="x.W1")], 0),
        ([checks.Warning("Nat.", id="x.W1"), checks.Error("Stuk.", id="x.E1")], 1),
    ],
)
def test_check_says_a_line_for_each_finding_the_worst_first_and_fails_on_a_fault(
    findings: list[Any], status: int, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("django.core.checks.run_checks", lambda **asked: list(findings))
    assert main(["check"]) == status
    said = [line.split(":")[0] for line in capsys.readouterr().err.splitlines()]
    wanted = ["let op x.W1"] if len(findings) == 1 else ["fout x.E1", "let op x.W1"] if findings else []
    assert said == wanted + ([] if status else ["Geen fouten gevonden."])


def test_a_database_that_is_away_is_a_line_and_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def away() -> None:
        raise OperationalError("geheim adres")

    monkeypatch.setattr(installation, "install", away)
    assert main(["setup"]) == 1
    said = capsys.readouterr().err
    assert "de database antwoordt niet" in said
    assert "geheim" not in said


@pytest.mark.parametrize("command", ["flush", "runserver", "shell", "migrate", "test", "load_example", "onzin"])
def test_only_commands_of_a_real_site_are_managed(command: str, settings: Settings, capsys: Capture) -> None:
    settings.IS_DEMO = False
    assert main(["manage", command]) == 2
    assert "open_account" in capsys.readouterr().err


def test_manage_says_what_there_is_and_on_a_demo_all_of_it(settings: Settings, capsys: Capture) -> None:
    settings.IS_DEMO = False
    assert main(["manage"]) == 0
    assert "load_example" not in capsys.readouterr().err
    settings.IS_DEMO = True
    assert main(["manage"]) == 0
    assert "load_example" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_example_is_refused_on_a_real_site_and_leaves_nothing(settings: Settings) -> None:
    settings.IS_DEMO = False
    with pytest.raises(Refused, match="alleen voor de demo"):
        example.load()
    with pytest.raises((CommandError, Refused)):
        call_command("load_example")
    assert not User.objects.exists()
    assert not Membership.objects.exists()


def test_only_a_demo_has_the_invented_province() -> None:
    names = {folder.name for folder in organisations.shipped(invented=False)}
    assert names
    assert {folder.name for folder in organisations.shipped(invented=True)} - names == {"duinmark"}


def test_the_data_are_closed_to_others_and_a_folder_of_all_is_left(tmp_path: Path) -> None:
    own, shared = tmp_path / "own", tmp_path / "shared"
    for folder, mode in ((own, 0o755), (shared, 0o777)):
        folder.mkdir()
        folder.chmod(mode)
        for name in ("dijkwacht.sqlite3", "dijkwacht.sqlite3-wal", "notities.txt"):
            (folder / name).touch()
            (folder / name).chmod(0o644)
        installation.close(folder)
    assert [folder.stat().st_mode & 0o777 for folder in (own, shared)] == [0o700, 0o777]
    modes = {file.name: file.stat().st_mode & 0o777 for file in own.iterdir()}
    assert modes == {"dijkwacht.sqlite3": 0o600, "dijkwacht.sqlite3-wal": 0o600, "notities.txt": 0o644}
