"""What the walk acts with: the real worker beside the site, the mail it sends, and a ruler for what a page draws."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Locator, Page

from dijkwacht.apps.mail.models import Message
from dijkwacht.jobs.asks import tell
from tests.clock import Clock
from tests.documents.report.drawn import Column, profile_in
from tools.check import ROOT

OFTEN = "0.3"
"""Seconds between two looks of the worker: a test does not wait five."""
PATIENCE = 60.0
"""Seconds for a round of the worker on a machine that is busy."""


@contextmanager
def worker(site: str) -> Iterator[None]:
    """The worker of the product, as a process of its own on the database of the site."""
    where = {
        "DJANGO_SETTINGS_MODULE": "dijkwacht.web.settings",
        "DIJKWACHT_URL": site,
        "DIJKWACHT_DATA": str(Path(connection.settings_dict["NAME"]).parent),
        "DIJKWACHT_DATABASE": "sqlite",
    }
    beside = (sys.executable, "-m", "tests.functional.beside", str(Clock.behind.total_seconds()), "walk", OFTEN)
    process = subprocess.Popen(beside, env=os.environ | where, cwd=ROOT)
    try:
        yield
        assert process.poll() is None, "the worker ended by itself"
    finally:
        process.terminate()
        process.wait(20)


def until(holds: Callable[[], bool], what: Callable[[], object]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, what()
        time.sleep(0.1)


def told(*expected: tuple[str, str]) -> None:
    """Let the worker tell what is new, without the five minutes in between, until these mails (to whom, subject) went out."""

    def sent() -> set[tuple[str, str]]:
        DBTaskResult.objects.filter(task_path=tell.module_path, status="READY").update(run_after=timezone.now())
        return set(Message.objects.exclude(sent_at=None).values_list("to", "subject"))

    until(lambda: set(expected) <= sent(), lambda: f"not sent: {set(expected) - sent()}")


def mailed(to: str, pattern: str) -> str:
    """What the newest mail to somebody holds."""
    found = re.search(pattern, Message.objects.filter(to=to).latest("pk").body)
    assert found
    return found[0]


def press(page: Page, name: str) -> None:
    """Send the form of this button, and wait for what comes of it."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def drawn(figure: Locator) -> list[Column]:
    """The themes of a profile as the browser has it."""
    return profile_in(figure.locator("svg").first.evaluate("drawing => new XMLSerializer().serializeToString(drawing)"))
