"""The end of the log is kept outside the database, each day anew."""

from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from dijkwacht.apps.audit.actions import record
from dijkwacht.apps.audit.rules import System, kept_in
from dijkwacht.apps.mail.models import Message
from dijkwacht.jobs.seals import keep_seal
from dijkwacht.web import settings as product

pytestmark = pytest.mark.django_db


def test_it_is_kept_in_a_file_of_the_site_alone_and_in_a_mail_where_that_is_set(settings: Settings, tmp_path: Path) -> None:
    settings.TASKS, settings.SEAL_FILE = product.TASKS, tmp_path / "zegels.txt"
    first = record(by=System("tests"), verb="tests.done", organisation="GM9901")
    keep_seal.call()
    assert not Message.objects.exists()
    second = record(by=System("tests"), verb="tests.done", organisation="GM9901")
    settings.SEAL_MAIL = "ciso@hoogmark.example"
    keep_seal.call()
    ends = kept_in(settings.SEAL_FILE.read_text(encoding="utf-8"), name="zegels.txt")
    assert [end.seal for end in ends] == [first.seal, second.seal]
    assert settings.SEAL_FILE.stat().st_mode & 0o777 == 0o600
    message = Message.objects.get()
    assert (message.to, ends[1].line in message.body) == ("ciso@hoogmark.example", True)
    assert DBTaskResult.objects.filter(task_path="dijkwacht.jobs.seals.keep_seal").count() == 1
