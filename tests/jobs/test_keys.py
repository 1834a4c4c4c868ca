"""What is closed lies locked in the database; a new key takes all of it, and a key that is away loses nothing."""

from importlib import import_module
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.exceptions import FieldError
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from pytest_django import Settings

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.kept.actions import keep
from dijkwacht.apps.kept.models import KeptFile
from dijkwacht.apps.kept.queries import kept_of
from dijkwacht.cli.main import main
from dijkwacht.documents.files import Document, Form
from dijkwacht.jobs.backups import keys
from dijkwacht.kit.errors import Locked, Refused
from dijkwacht.web.installation import checks
from tests import bibob
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db
BY, NEW = System("tests"), "n" * 40
NUMBER, PAPER = "Z-2026-00123", b"%PDF-1.7 wat er die dag stond"


def closed() -> DamoclesCase:
    """A case with its number, a kept paper, and a second step."""
    here = make.organisation()
    officer = given.officer(here)
    case = given.case(officer, here)
    keep(document=Document("Rapport", Form.PDF, PAPER), kind="rapport", about=here, organisation=here, by=BY)
    TOTP.activate(officer, generate_totp_secret())
    return case


def held() -> list[bytes]:
    """What the tables hold, as whoever takes a copy reads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM damocles_damoclescase")
        texts = [part.encode() for row in cursor.fetchall() for part in row]
        cursor.execute("SELECT content FROM kept_keptfile")
        return [*texts, *(bytes(row[0]) for row in cursor.fetchall())]


def test_the_database_holds_nothing_that_can_be_read() -> None:
    case = closed()
    assert [plain for plain in (NUMBER, PAPER.decode()) if any(plain.encode() in one for one in held())] == []
    case.refresh_from_db()
    assert case.number == NUMBER
    assert KeptFile.objects.get().content == PAPER


@pytest.mark.parametrize("asked", [{"number": NUMBER}, {"number__contains": "2026"}, {"number__in": [NUMBER]}])
def test_a_search_that_could_find_nothing_is_refused_aloud(asked: dict[str, object]) -> None:
    closed()
    with pytest.raises(FieldError):
        DamoclesCase.objects.filter(**asked).exists()
    with pytest.raises(FieldError):
        KeptFile.objects.filter(content__contains=b"x").exists()
    assert DamoclesCase.objects.filter(number="").count() == 0


def test_a_number_that_one_has_already_is_still_seen() -> None:
    case = closed()
    officer = case.seats.get().user
    with pytest.raises(Exception, match="al een zaak met dit nummer"):
        given.case(officer, case.organisation, number=NUMBER)


def test_after_a_change_of_key_the_old_one_can_go(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    case, old = closed(), settings.KEYS[-1]
    settings.KEYS = (NEW, old)
    assert main(["keys", "rotate"]) == 0
    assert "3 rijen op slot met de nieuwste sleutel" in capsys.readouterr().err
    assert Event.objects.latest("pk").verb == "accounts.secrets_relocked"
    settings.KEYS = (NEW,)
    assert keys.strangers() == 0
    case.refresh_from_db()
    assert (case.number, kept_of(case.organisation, "rapport", Form.PDF).content) == (NUMBER, PAPER)
    assert TOTP(Authenticator.objects.get()).instance.data["secret"]


def test_without_the_old_key_nothing_changes_and_it_is_said_what_to_do(settings: Settings) -> None:
    closed()
    before = held()
    settings.KEYS = (NEW,)
    with pytest.raises(Refused, match="niets veranderd"):
        keys.rotate(by=BY)
    assert held() == before
    assert keys.strangers() == 3
    assert "dijkwacht.E015" in {one.id for one in checks.look(None)}


def test_of_a_key_that_is_away_a_page_says_so_and_nothing_is_written_over(settings: Settings, client: Client) -> None:
    case = closed()
    officer, before = case.seats.get().user, held()
    client.force_login(officer)
    address = f"/damocles/zaken/{case.pk}/"
    assert client.get(address).status_code == 200
    old, settings.KEYS = settings.KEYS, (NEW,)
    client.force_login(officer)
    answer = client.get(address)
    assert answer.status_code == 409
    assert "Er is niets verloren" in answer.content.decode()
    with pytest.raises(Locked):
        damocles.answer(case=case, answers={}, by=officer)
    assert held() == before
    settings.KEYS = old
    client.force_login(officer)
    assert client.get(address).status_code == 200


def as_migrated(app: str) -> tuple[Any, Any]:
    """The step that closed what stood open, and the tables as they are since."""
    step = import_module(f"dijkwacht.apps.{app}.migrations.0002_closed")
    loader = MigrationLoader(connection)
    return step, loader.project_state(loader.graph.leaf_nodes(app)).apps


@pytest.mark.parametrize("app", ["damocles", "bibob", "kept"])
def test_what_stood_open_is_closed_and_going_back_opens_it(app: str) -> None:
    case = closed()
    step, tables = as_migrated(app)
    bibob.case(bibob.officer(case.organisation), case.organisation, number=NUMBER)
    step.open_again(tables, None)
    stood = [one for one in raw(app) if one]
    assert {bytes(one) if isinstance(one, memoryview) else one for one in stood} <= {NUMBER, PAPER}
    assert stood
    step.close(tables, None)
    assert not {NUMBER, PAPER} & {bytes(one) if isinstance(one, memoryview) else one for one in raw(app)}
    case.refresh_from_db()
    assert (case.number, KeptFile.objects.get().content) == (NUMBER, PAPER)
    assert BibobCase.objects.get().number == NUMBER


def raw(app: str) -> list[Any]:
    asked = {
        "damocles": "SELECT number FROM damocles_damoclescase",
        "bibob": "SELECT number FROM bibob_bibobcase",
        "kept": "SELECT content FROM kept_keptfile",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[app])
        return [part for row in cursor.fetchall() for part in row]
