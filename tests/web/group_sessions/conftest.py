"""A session that runs, an adviser with a browser, and phones."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Session
from tests.web.work.conftest import Work, client, work

__all__ = ["Running", "Work", "client", "work"]


@dataclass(frozen=True)
class Running:
    """The session with the addresses of its pages."""

    session: Session
    work: Work

    @property
    def url(self) -> str:
        return f"{self.work.url}sessie/"

    @property
    def wall(self) -> str:
        return f"{self.url}scherm/"

    @property
    def desk(self) -> str:
        """The adviser's own screen."""
        return f"{self.url}leiden/"


@pytest.fixture
def running(work: Work) -> Running:
    session = actions.set_up(picture=work.picture, criteria=["BES-01", "BES-02"], by=work.adviser)
    actions.begin(session=session, by=work.adviser)
    session.refresh_from_db()
    return Running(session, work)


@pytest.fixture
def phone(running: Running) -> Callable[[], Client]:
    """Somebody who came in by the code."""

    def come_in() -> Client:
        browser = Client()
        assert browser.post("/sessie/", {"code": running.session.code}).status_code == 302
        return browser

    return come_in
