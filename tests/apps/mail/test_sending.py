"""What is in the outbox goes out, over a real mail server on this machine."""

import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import send_mail
from django.utils import timezone
from pytest_django import Settings

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.mail.actions import claim, deliver, post, release
from dijkwacht.apps.mail.models import LONGEST_SUBJECT, Hold, Message
from dijkwacht.apps.mail.rules import LONGEST, TRIES, WAITS
from dijkwacht.kit.errors import Refused
from dijkwacht.web.installation.outgoing import mail_server

pytestmark = pytest.mark.django_db


class Server:
    """The mail server, with what it took."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.apps.mail.server"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)
        self.port = int(self._line())

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def taken(self) -> dict[str, Any]:
        """The next message; waits until it is there."""
        taken: dict[str, Any] = json.loads(self._line())
        return taken

    def end(self) -> str:
        """End it; gives what it had taken and nobody asked for."""
        self.process.terminate()
        return self.process.communicate(timeout=30)[0]


@pytest.fixture
def server() -> Iterator[Server]:
    """A server for one test."""
    running = Server()
    yield running
    if running.process.poll() is None:
        running.end()


def reach(settings: Settings, port: int) -> None:
    """Send as an installation does that has this server."""
    found = mail_server({"DIJKWACHT_MAIL": f"smtp://127.0.0.1:{port}/?tls=none"})
    assert found is not None
    settings.IS_DEMO, settings.MAIL_GOES = False, True
    settings.MAIL_TRANSPORT, settings.MAIL_OPTIONS = "django.core.mail.backends.smtp.EmailBackend", found.options
    settings.DEFAULT_FROM_EMAIL = "Dijkwacht Duinmark <post@duinmark.example>"


@pytest.fixture(autouse=True)
def line(settings: Settings, server: Server) -> None:
    """All tests here send to that server."""
    reach(settings, server.port)


def test_a_message_arrives_whole_and_its_text_is_let_go_of(server: Server) -> None:
    post(to="hr@example.org", subject="Uw vragen: één uur werk", body="Beste collega,\n\nhttps://beeld.example.org/a/b?c=é\n")
    assert deliver() == 1
    taken = server.taken()
    assert (taken["from"], taken["to"]) == ("post@duinmark.example", ["hr@example.org"])
    assert taken["headers"]["Subject"] == "Uw vragen: één uur werk"
    assert taken["headers"]["From"] == "Dijkwacht Duinmark <post@duinmark.example>"
    assert taken["headers"]["Auto-Submitted"] == "auto-generated"
    assert taken["headers"]["Message-ID"].endswith("@duinmark.example>")
    assert taken["body"] == "Beste collega,\n\nhttps://beeld.example.org/a/b?c=é\n"
    kept = Message.objects.get()
    assert (kept.body, kept.tries, kept.given_up_at) == ("", 1, None)
    assert kept.sent_at is not None


def test_a_message_goes_out_once(server: Server) -> None:
    post(to="hr@example.org", subject="Een", body="Tekst")
    assert [deliver(), deliver()] == [1, 0]
    server.taken()
    assert server.end() == ""


def test_of_two_workers_who_saw_a_message_one_gets_it() -> None:
    message = post(to="hr@example.org", subject="Een", body="Tekst")
    assert [claim(pk=message.pk, tries=0) for _ in range(2)] == [True, False]
    # The other, reading anew, does not see it either, until the wait of the first try is over.
    assert not Message.objects.due(timezone.now()).exists()
    assert Message.objects.due(timezone.now() + WAITS[0]).exists()


def test_who_is_refused_for_now_is_tried_again_and_keeps_nobody_else_waiting(server: Server) -> None:
    post(to="later@example.org", subject="Een", body="Tekst")
    post(to="hr@example.org", subject="Twee", body="Tekst")
    assert deliver() == 1
    assert server.taken()["to"] == ["hr@example.org"]
    waiting = Message.objects.waiting().get()
    assert (waiting.tries, waiting.body) == (1, "Tekst")
    assert timedelta(minutes=4) < waiting.due_at - timezone.now() <= timedelta(minutes=5)


def test_a_message_is_given_up_after_the_last_try() -> None:
    message = post(to="later@example.org", subject="Een", body="Tekst")
    for number in range(1, TRIES + 1):
        deliver()
        message.refresh_from_db()
        assert (message.tries, message.given_up_at is None) == (number, number < TRIES)
        Message.objects.update(due_at=timezone.now())
    deliver()
    message.refresh_from_db()
    assert (message.tries, message.body) == (TRIES, "")


def test_an_address_that_does_not_exist_is_given_up_at_once() -> None:
    post(to="gone@example.org", subject="Een", body="Tekst")
    assert deliver() == 0
    left = Message.objects.get()
    assert (left.tries, left.body, left.sent_at) == (1, "", None)
    assert left.given_up_at is not None


def test_a_refusal_after_the_text_is_tried_again() -> None:
    post(to="full@example.org", subject="Een", body="Tekst")
    assert deliver() == 0
    assert Message.objects.waiting().get().tries == 1


def test_a_server_that_is_gone_is_tried_again(server: Server, settings: Settings) -> None:
    post(to="hr@example.org", subject="Een", body="Tekst")
    server.end()
    assert deliver() == 0
    assert Message.objects.waiting().get().tries == 1
    again = Server()
    try:
        reach(settings, again.port)
        Message.objects.update(due_at=timezone.now())
        assert deliver() == 1
        assert again.taken()["to"] == ["hr@example.org"]
    finally:
        again.end()


def test_a_server_that_says_nothing_does_not_hold_up_the_worker(settings: Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        reach(settings, silent.getsockname()[1])
        settings.MAIL_OPTIONS = {**settings.MAIL_OPTIONS, "timeout": 0.2}
        post(to="hr@example.org", subject="Een", body="Tekst")
        assert deliver() == 0
    assert Message.objects.waiting().get().tries == 1


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_nobody_adds_a_header_through_a_subject(end: str, server: Server) -> None:
    post(to="hr@example.org", subject=f"Een{end}Bcc: ander@example.org", body="Tekst")
    assert deliver() == 1
    taken = server.taken()
    assert taken["to"] == ["hr@example.org"]
    assert taken["headers"]["Subject"] == "Een Bcc: ander@example.org"
    assert "Bcc" not in taken["headers"]


def test_a_long_subject_is_cut_to_what_the_database_keeps() -> None:
    assert len(post(to="hr@example.org", subject="Een " * 100, body="Tekst").subject) == LONGEST_SUBJECT


def test_nobody_adds_a_header_through_an_address(server: Server) -> None:
    post(to="hr@example.org\nBcc: ander@example.org", subject="Een", body="Tekst")
    assert deliver() == 0
    assert Message.objects.get().given_up_at is not None
    assert server.end() == ""


def test_a_log_holds_the_kind_of_error_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    post(to="gone@example.org", subject="Geheim onderwerp", body="Geheime tekst")
    with caplog.at_level(logging.DEBUG, logger="dijkwacht"):
        deliver()
    (record,) = [one for one in caplog.records if one.name.startswith("dijkwacht")]
    assert record.getMessage() == f"message {Message.objects.get().pk} not sent at try 1: SMTPRecipientsRefused"
    assert record.exc_info is None


def test_without_a_server_nothing_goes_out_and_no_text_stays_for_long(server: Server, settings: Settings) -> None:
    settings.MAIL_GOES = False
    message = post(to="hr@example.org", subject="Een", body="Tekst")
    assert deliver() == 0
    message.refresh_from_db()
    assert (message.tries, message.body) == (0, "Tekst")
    Message.objects.update(written_at=timezone.now() - LONGEST - timedelta(minutes=1))
    deliver()
    message.refresh_from_db()
    assert message.body == ""
    assert message.given_up_at is not None
    assert server.end() == ""


def test_on_the_demo_nothing_leaves_and_the_text_stays(server: Server, settings: Settings) -> None:
    settings.IS_DEMO, settings.MAIL_TRANSPORT, settings.MAIL_OPTIONS = True, "django.core.mail.backends.dummy.EmailBackend", {}
    post(to="hr@example.org", subject="Een", body="Tekst")
    assert deliver() == 1
    assert Message.objects.get(sent_at__isnull=False).body == "Tekst"
    assert server.end() == ""


def test_what_django_sends_goes_by_the_same_door(server: Server, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "dijkwacht.apps.mail.backend.Outbox"
    assert send_mail("Nieuw wachtwoord", "Een link", None, ["hr@example.org"]) == 1
    assert Message.objects.waiting().get().subject == "Nieuw wachtwoord"
    assert deliver() == 1
    assert server.taken()["body"].strip() == "Een link"


def test_sending_is_no_event_of_its_own() -> None:
    post(to="hr@example.org", subject="Een", body="Tekst")
    deliver()
    assert not Event.objects.exists()


def test_a_copy_that_was_put_back_sends_nothing_until_it_is_released_and_then_only_what_is_new(server: Server) -> None:
    before = post(to="hr@example.org", subject="Van voor de back-up", body="Een")
    Hold.objects.create(since=timezone.now(), copied_at=timezone.now())
    post(to="hr@example.org", subject="Daarna", body="Twee")
    assert deliver() == 0
    assert release(by=System("tests")) == 1
    assert deliver() == 1
    before.refresh_from_db()
    assert (before.sent_at, before.body, before.given_up_at is not None) == (None, "", True)
    assert Event.objects.latest("pk").verb == "mail.released"
    with pytest.raises(Refused, match="gaat al uit"):
        release(by=System("tests"))
