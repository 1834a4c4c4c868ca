"""Everything goes into a box, comes back into an empty place, and is what it was; each day anew."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from dijkwacht.apps.audit import queries as audit
from dijkwacht.apps.audit.actions import record
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.pictures.models import Answer
from dijkwacht.jobs.backups import daily, databases, facts, restoring
from dijkwacht.jobs.backups.making import make as back_up
from dijkwacht.jobs.backups.manifest import KNOWN, NAME, SEALS, Manifest
from dijkwacht.kit import boxes
from dijkwacht.kit.errors import InvalidInput, Refused
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # There a copy is made by programs, at the side of this process: tests/docs/test_installing.py walks that.
    pytest.mark.skipif(connection.vendor != "sqlite", reason="deze tests draaien op SQLite"),
]
PAIR, BY = boxes.draw(), System("tests")


@pytest.fixture(autouse=True)
def _place(settings: Settings, tmp_path: Path) -> None:
    settings.DATA, settings.SEAL_FILE = tmp_path / "data", tmp_path / "data" / "zegels.txt"
    settings.DATA.mkdir()
    settings.BACKUP_KEY, settings.BACKUPS, settings.BACKUPS_KEPT = PAIR.public, tmp_path / "back-ups", 3
    settings.TASKS = product.TASKS
    settings.SEAL_FILE.write_text("een zegel\n", encoding="utf-8")
    asked = make.respondent(make.picture(make.organisation()))
    make.answer(asked, "BES-01", 2, 1)


@pytest.fixture
def box(tmp_path: Path) -> Path:
    back_up(to=tmp_path / "x.age", by=BY)
    return tmp_path / "x.age"


@pytest.fixture
def put_back(box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Put it back in a folder, with another manifest than it has."""

    def done(**changes: object) -> Path:
        opened, place = tmp_path / "open", tmp_path / "elsewhere"
        opened.mkdir()
        place.mkdir(exist_ok=True)
        boxes.unpack(box, key=PAIR.private, into=opened, known=KNOWN)
        monkeypatch.setattr(databases, "sqlite_place", lambda: place / "dijkwacht.sqlite3")
        restoring.put_back(replace(Manifest.read(opened, box=box), **changes), opened=opened, box=box)
        return place / "dijkwacht.sqlite3"

    return done


def test_a_copy_is_whole_holds_its_mail_and_knows_nobody_who_was_signed_in(put_back: Callable[..., Path]) -> None:
    with closing(sqlite3.connect(put_back())) as copy:
        [(answers,)] = copy.execute("SELECT count(*) FROM pictures_answer").fetchall()
        assert answers == 1
        assert len(copy.execute("SELECT since, copied_at FROM mail_hold").fetchall()) == 1
        assert copy.execute("SELECT count(*) FROM accounts_sitting").fetchall() == [(0,)]


def test_what_it_says_of_itself_is_what_there_is(box: Path, tmp_path: Path) -> None:
    (tmp_path / "open").mkdir()
    boxes.unpack(box, key=PAIR.private, into=tmp_path / "open", known=KNOWN)
    said = Manifest.read(tmp_path / "open", box=box)
    assert (said.engine, said.counts["pictures_answer"]) == ("sqlite", 1)
    assert set(said.sha256) == {"dijkwacht.sqlite3", SEALS}
    assert "audit.0003_keyed" in said.migrations
    assert said.picture
    assert said.picture["figures"]["paper"] != "None"
    assert (tmp_path / "open" / SEALS).read_text(encoding="utf-8") == "een zegel\n"
    assert Event.objects.latest("pk").verb == "backups.made"
    assert audit.last_backup()


def test_a_difference_in_counts_seal_or_figures_is_found() -> None:
    said = facts.manifest()
    assert restoring.differences(said) == []
    make.answer(Answer.objects.get().respondent, "BES-02", 0, 0)
    assert restoring.differences(said) == [
        "pictures_answer: 2 rijen in plaats van 1",
        "de cijfers van een beeld komen anders uit",
    ]
    at, number, count, seal = said.seal.split()
    other = replace(said, seal=f"{at} {int(number) + 5} {count} {seal}", counts={}, picture=None)
    assert restoring.differences(other) == [f"het logboek: gebeurtenis {int(number) + 5} is weg"]


@pytest.mark.parametrize(
    ("changes", "error", "words"),
    [
        ({"format": 2, "version": "9.9"}, Refused, r"nieuwere dijkwacht \(9.9\)"),
        ({"migrations": ("pictures.0099_later",)}, Refused, "nieuwere dijkwacht"),
        ({"engine": "postgresql"}, Refused, "van PostgreSQL"),
        ({"sha256": {"dijkwacht.sqlite3": "0" * 64}}, InvalidInput, "afgekapt of veranderd"),
        ({"counts": {"pictures_answer": 2}}, Refused, r"niet wat zij zelf zegt \(pictures_answer\)"),
        ({"counts": {"onzin": 2}}, Refused, "niet wat zij zelf zegt"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_put_back(changes, error, words, put_back, tmp_path: Path) -> None:
    with pytest.raises(error, match=words):
        put_back(**changes)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_place_with_a_database_is_left_alone(put_back: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/dijkwacht.sqlite3").write_text("kostbaar")
    with pytest.raises(Refused, match="niet leeg"):
        put_back()
    assert (tmp_path / "elsewhere/dijkwacht.sqlite3").read_text() == "kostbaar"


def test_kept_seals_of_the_place_stay_beside_those_of_the_backup(put_back: Callable[..., Path], settings: Settings) -> None:
    settings.SEAL_FILE.write_text("van hier\n", encoding="utf-8")
    put_back()
    found = {path.read_text(encoding="utf-8") for path in settings.DATA.glob("zegels*.txt")}
    assert found == {"van hier\n", "een zegel\n"}


def test_a_copy_says_in_its_log_that_it_is_one_unless_the_log_is_broken_or_older(settings: Settings) -> None:
    said = facts.manifest()
    record(by=BY, verb="tests.done", organisation="GM9901")
    assert restoring.tell_it_is_one(said, by=BY) == ""
    assert Event.objects.latest("pk").verb == "backups.restored"
    settings.SEAL_KEYS = ["x" * 40]
    assert "DIJKWACHT_SEAL_KEYS" in restoring.tell_it_is_one(said, by=BY)
    assert "dijkwacht setup" in restoring.tell_it_is_one(replace(said, migrations=said.migrations[1:]), by=BY)


def test_without_a_key_nothing_is_made(settings: Settings, tmp_path: Path) -> None:
    settings.BACKUP_KEY = ""
    with pytest.raises(Refused, match="DIJKWACHT_BACKUP_KEY"):
        back_up(to=tmp_path / "y.age", by=BY)
    daily.back_up.call()
    assert not (tmp_path / "y.age").exists()
    assert not settings.BACKUPS.exists()


def test_what_is_no_manifest_is_no_backup(tmp_path: Path) -> None:
    for text in ("", "[]", "{}", '{"format": 1}'):
        (tmp_path / NAME).write_text(text, encoding="utf-8")
        with pytest.raises(InvalidInput, match="geen back-up"):
            Manifest.read(tmp_path, box=Path("x.age"))


def test_each_day_one_is_made_and_the_last_few_stay(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(5):
        moment = restoring.timezone.now() + timedelta(days=day)
        with monkeypatch.context() as patch:
            patch.setattr(daily.timezone, "now", lambda moment=moment: moment)
            daily.back_up.call()
            daily.back_up.call()  # the worker started again
    made = sorted(path.name for path in settings.BACKUPS.iterdir())
    assert len(made) == 3
    assert made == sorted(made)
    assert settings.BACKUPS.stat().st_mode & 0o777 == 0o700
    assert DBTaskResult.objects.filter(task_path="dijkwacht.jobs.backups.daily.back_up").count() == 1


def test_what_goes_wrong_is_said_in_the_log_and_tried_again(
    settings: Settings, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    settings.BACKUPS = tmp_path / "data/zegels.txt"
    daily.back_up.call()
    assert "no backup was made: FileExistsError" in caplog.text
    assert DBTaskResult.objects.filter(task_path="dijkwacht.jobs.backups.daily.back_up").exists()
