"""The browser: the system's own chromium, which asks nothing of any network; and the site with the example in it."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from django.db import connections
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from dijkwacht.jobs import content, example
from dijkwacht.jobs.example.people import PASSWORD
from tools.check import chromium

from .scene import session_of

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# The browser reports each answer of 400 and more; the tests look at those themselves.
ANSWERED = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d|Response Status Error Code 4\d\d")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the browser that the system has."""
    return {**browser_type_launch_args, "executable_path": chromium(), "args": list(QUIET)}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Each test names its own address; the plugin's fixture of this name has a form that pytest is taking away."""


@pytest.fixture(scope="session", autouse=True)
def orm_beside_the_browser() -> Iterator[None]:
    """Playwright keeps an event loop going, in which Django would refuse the database; here only."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@contextmanager
def apart(blocker: Any, name: Path, *, is_new: bool = False) -> Iterator[None]:
    """A connection to a file, beside the database in memory that other tests share: the server answers in several threads."""
    shared = connections["default"]
    del connections["default"]
    own = connections["default"]
    with blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setitem(own.settings_dict["TEST"] if is_new else own.settings_dict, "NAME", str(name))
        yield
        own.close()
    connections["default"] = shared


@pytest.fixture(scope="session")
def loaded(django_test_environment: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the example in it, made once: telling the example takes longer than most of these tests."""
    folder = tmp_path_factory.mktemp("loaded")
    with apart(django_db_blocker, folder / "made.sqlite3", is_new=True):
        made = setup_databases(verbosity=0, interactive=False, aliases=["default"])
        content.load()
        example.load()
        connections["default"].close()
        copyfile(folder / "made.sqlite3", folder / "loaded.sqlite3")
        teardown_databases(made, verbosity=0)
    return folder / "loaded.sqlite3"


@pytest.fixture(scope="module")
def site(loaded: Path, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the example in it: a copy of its own per file, so each test keeps to pictures of its own."""
    # By this name the worker of the product finds it in the folder.
    own = tmp_path_factory.mktemp("site") / "dijkwacht.sqlite3"
    copyfile(loaded, own)
    with apart(django_db_blocker, own):
        server = LiveServer("localhost")
        yield server.url
        server.stop()


class Watch:
    """Remembers what a browser complains of: errors of scripts, refused styles and scripts, lost files."""

    def __init__(self) -> None:
        self.complaints: list[str] = []

    def follow(self, context: BrowserContext) -> None:
        """Look at every page that opens here."""
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not ANSWERED.search(message.text):
            self.complaints.append(f"{message.location.get('url')}: {message.text}")


Visit = Callable[..., Page]
PATIENCE = 20_000
"""Milliseconds; whoever passes waits none of them, and a busy machine fails no test."""
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def visit(site: str, new_context: Callable[..., BrowserContext]) -> Iterator[Visit]:
    """Opens a browser of one's own; at the end none of them may have complained."""
    watch = Watch()

    def open_browser(email: str = "", **how: Any) -> Page:
        how.setdefault("viewport", {"width": 1280, "height": 900})
        # Without motion a colour is at once what it becomes, which axe wants to see.
        context = new_context(base_url=site, locale="nl-NL", reduced_motion="reduce", **how)
        context.set_default_timeout(PATIENCE)
        watch.follow(context)
        if email:
            context.add_cookies([{"name": "sessionid", "value": session_of(email), "url": site}])
        return context.new_page()

    yield open_browser
    assert watch.complaints == []


def sign_in(page: Page, email: str) -> None:
    """Sign in as a person does."""
    page.goto("/")
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def picture_of(page: Page, name: str) -> None:
    """Leave a picture of the page where the environment asks for one."""
    if folder := os.environ.get("WALK_PICTURES"):
        page.screenshot(path=str(Path(folder) / f"walk-{name}.png"), full_page=True)
