"""The thread that sends: it goes on after a fault, tells only its kind, and ends when asked."""

import logging
from threading import Event

import pytest

from dijkwacht.jobs.mail import Postman


def test_a_round_that_fails_is_told_without_its_words_and_the_next_one_comes(caplog: pytest.LogCaptureFixture) -> None:
    rounds, enough = 0, Event()

    def work() -> None:
        nonlocal rounds
        rounds += 1
        if rounds == 1:
            raise RuntimeError("geheim@example.org")
        enough.set()

    postman = Postman(work, every=0.001)
    with caplog.at_level(logging.ERROR):
        postman.start()
        assert enough.wait(30)
        postman.stop()
    assert not postman.is_alive()
    assert [record.getMessage() for record in caplog.records] == ["the outbox was not read: RuntimeError"]
    assert caplog.records[0].exc_info is None
