"""What ``dijkwacht check`` and the health pages look at of our own."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.checks import run_checks
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.queries import head
from dijkwacht.apps.mail.actions import release
from dijkwacht.apps.mail.models import Hold, Message
from dijkwacht.apps.norms.actions import publish
from dijkwacht.apps.people import actions as people
from dijkwacht.jobs.tidy import tidy
from dijkwacht.kit.files import append_line
from dijkwacht.web import settings as product
from dijkwacht.web.installation import checks
from tests import factories as make
from tests.wall import as_owner

pytestmark = pytest.mark.django_db
PASSED_OVER = {"dijkwacht.W016"}


@pytest.fixture(autouse=True)
def _production(settings: Settings, tmp_path: Path) -> None:
    """A site that is whole, closed and at work but for what a test breaks: no demo, with a folder of its own and mail."""
    settings.IS_DEMO, settings.SESSION_COOKIE_SECURE = False, True
    settings.TASKS = product.TASKS
    settings.DATA = tmp_path / "data"
    settings.DATA.mkdir(mode=0o700)
    settings.SEAL_FILE = settings.DATA / "zegels.txt"


def whole() -> None:
    """The content, and an administrator."""
    organisation = make.organisation()
    organisation.is_example, organisation.code = False, "GM0363"
    organisation.save()
    publish(norm=make.norm(), by=make.BY)
    make.membership(make.user(), organisation, Role.ADMINISTRATOR)


def found() -> set[str]:
    """The findings, apart from that there is no backup."""
    return {str(message.id) for message in run_checks(tags=[checks.TAG], include_deployment_checks=True)} - PASSED_OVER


def backed_up(days: int = 0) -> None:
    """A backup was made so many days ago."""
    with clock.at(clock.now() - timedelta(days=days)):
        audit.backed_up(by=make.BY)


def said(number: str) -> str:
    [message] = [one for one in run_checks(tags=[checks.TAG], include_deployment_checks=True) if one.id == f"dijkwacht.{number}"]
    return f"{message.msg} {message.hint or ''}"


def test_how_old_the_last_backup_is_is_said_and_too_old_is_a_warning(settings: Settings) -> None:
    whole()
    backed_up()
    assert "De laatste back-up is van" in said("I016")
    assert found() == {"dijkwacht.I016"}


@pytest.mark.parametrize(("key", "hint"), [("", "DIJKWACHT_BACKUP_KEY"), ("age1x", "dijkwacht worker")])
def test_a_backup_that_is_old_or_was_never_made_is_told_with_what_to_do(settings: Settings, key: str, hint: str) -> None:
    whole()
    settings.BACKUP_KEY = key
    assert "nog geen back-up" in said("W016")
    backed_up(days=3)
    assert "te oud" in said("W016")
    assert hint in said("W016")


def test_a_copy_that_was_put_back_is_told_until_its_mail_is_released() -> None:
    whole()
    backed_up()
    Hold.objects.create(since=timezone.now(), copied_at=timezone.now())
    assert "er gaat geen mail uit" in said("W018")
    release(by=make.BY)
    assert found() == {"dijkwacht.I016"}


def test_nothing_is_found_where_all_is_well() -> None:
    whole()
    assert found() == set()


def test_an_installation_that_sends_no_mail_is_told(settings: Settings) -> None:
    whole()
    settings.MAIL_GOES = False
    assert found() == {"dijkwacht.W001"}


def test_what_lacks_is_found_in_turn() -> None:
    assert found() == {"dijkwacht.E005"}
    publish(norm=make.norm(), by=make.BY)
    assert found() == {"dijkwacht.W006"}
    assert "nodigt de eerste uit" in said("W006")
    people.begin(organisation=make.organisation(), email="beheer@example.org", by=make.BY)
    assert "De eerste is uitgenodigd" in said("W006")
    with as_owner():
        MigrationRecorder(connection).migration_qs.filter(app="receipts").delete()
    assert found() == {"dijkwacht.E004"}


def test_a_database_that_is_away_is_one_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "ensure_connection", away)
    assert found() == {"dijkwacht.E003"}


def test_what_others_can_read_or_know_is_found(settings: Settings) -> None:
    whole()
    settings.SESSION_COOKIE_SECURE = False
    settings.DATA.chmod(0o750)
    assert found() == {"dijkwacht.E008", "dijkwacht.W009"}


def test_a_file_with_secrets_is_for_the_server_alone(settings: Settings, tmp_path: Path) -> None:
    whole()
    settings.OIDC_FILE = tmp_path / "oidc.json"
    settings.OIDC_FILE.touch()
    settings.OIDC_FILE.chmod(0o644)
    assert found() == {"dijkwacht.W019"}
    settings.OIDC_FILE.chmod(0o640)
    assert found() == set()


def test_accounts_of_the_example_are_found() -> None:
    whole()
    make.membership(make.user("ander@example.org"), make.organisation("GM9902", "Duinrade"))
    assert found() == {"dijkwacht.E010"}


def test_a_demo_says_that_it_is_one(settings: Settings) -> None:
    settings.IS_DEMO = True
    whole()
    assert found() == {"dijkwacht.W007"}


def test_work_and_mail_that_lie_are_found_after_an_hour() -> None:
    whole()
    tidy.enqueue()
    Message.objects.create(to="hr@example.org", written_at=timezone.now())
    assert found() == set()
    long_ago = timezone.now() - timedelta(minutes=61)
    DBTaskResult.objects.update(enqueued_at=long_ago)
    Message.objects.update(due_at=long_ago)
    assert found() == {"dijkwacht.W012", "dijkwacht.W013"}


GONE = f"2026-11-30T12:00:00+00:00 999 999 {'f' * 64}"


@pytest.mark.parametrize(("last", "why"), [(GONE, "is weg"), ("geen zegel", "niet te lezen")])
def test_an_end_that_was_cut_off_is_found_by_the_seal_that_lies_beside_the_database(
    last: str, why: str, settings: Settings
) -> None:
    whole()
    settings.SEAL_FILE.write_text(f"{head().line}\n", encoding="utf-8")
    assert found() == set()
    append_line(settings.SEAL_FILE, last)
    assert found() == {"dijkwacht.E020"}
    assert why in said("E020")


def test_an_event_that_somebody_put_in_is_found() -> None:
    whole()
    Event.objects.create(at=timezone.now(), actor="user:1", verb="tests.done", organisation="GM9901", seal="f" * 64)
    assert found() == {"dijkwacht.E014"}
    assert re.search(r"gebeurtenis \d+ draagt ", said("E014"))


@pytest.fixture
def collected(settings: Settings, tmp_path: Path) -> None:
    """A site that names its style files as in use, and of which none was collected."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = product.STORAGES


def test_style_files_that_were_not_collected_are_found_and_the_site_is_not_ready(collected: None, client: Client) -> None:
    whole()
    assert found() == {"dijkwacht.E002"}
    assert client.get("/health/ready").status_code == 503
    assert client.get("/health/live").status_code == 200
    assert "css/tokens.css" in checks.lacking_styles()
    assert not [name for name in checks.lacking_styles() if Path(name).name.startswith(".")]


def test_the_site_is_ready_with_its_content(client: Client) -> None:
    assert client.get("/health/ready").status_code == 503
    whole()
    assert client.get("/health/ready").status_code == 200


def test_a_weakness_is_reported_where_help_is_asked(client: Client, settings: Settings) -> None:
    settings.CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.CONTACT = "hulp@example.org"
    said = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:hulp@example.org\n" in said
    until = timezone.now() + timedelta(days=90)
    assert f"Expires: {until:%Y-%m-%d}T00:00:00Z\n" in said
    settings.CONTACT = "https://example.org/hulp"
    assert "Contact: https://example.org/hulp\n" in client.get("/.well-known/security.txt").content.decode()


@pytest.mark.parametrize("address", ["/galerij/", "/post/"])
def test_what_belongs_to_the_demo_is_not_there_elsewhere(address: str, client: Client) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/health/live", "/account/login/", "/bestaat/niet/"])
def test_no_answer_names_its_server(address: str, client: Client) -> None:
    assert client.get(address)["Server"] == ""


@pytest.mark.postgres
def test_a_role_that_can_take_the_wall_away_and_a_wall_with_a_hole_are_told() -> None:
    whole()
    with as_owner(), connection.cursor() as cursor:
        assert found() == {"dijkwacht.W011"}
        cursor.execute("ALTER TABLE pictures_answer NO FORCE ROW LEVEL SECURITY")
    assert found() == {"dijkwacht.E017"}
