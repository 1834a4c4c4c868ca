"""Work beside the pages: what came of it is told, nothing of the file stands in a log, and stopping ends the reading process."""

import json
import logging
import os
import threading
import time

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.errands import actions
from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.queries import result_of
from dijkwacht.apps.errands.rules import Kind, State
from dijkwacht.documents.norms.writer import write_norm
from dijkwacht.documents.uploads import opening
from dijkwacht.documents.uploads.bounds import Bounds
from dijkwacht.documents.uploads.bounds import Kind as Upload
from dijkwacht.jobs import errands
from dijkwacht.kit.errors import Refused, Stopped
from tests import factories as make

pytestmark = pytest.mark.django_db
SLOW = b"Actie;Wie\n" + (b"a;" * 49 + b"a\n") * 20_000
"""A list that takes more than a second."""


@pytest.fixture
def who() -> User:
    """Who asks."""
    return make.user("beheer@example.org")


def done(who: User, given: bytes) -> Errand:
    """An errand after the worker had it: in tests work is done at once."""
    errand = errands.ask(kind=Kind.NORM, given=given, about={"file": "norm.yaml"}, by=who)
    return Errand.objects.get(pk=errand.pk)


def test_a_norm_is_read(who: User) -> None:
    errand = done(who, write_norm(make.norm(), remarks=()).encode())
    assert errand.state == State.DONE
    assert json.loads(result_of(errand))["norm"]["title"] == "Kleine norm"
    assert (errand.done, errand.of, errand.given) == (2, 2, None)


def test_a_fault_is_told_at_its_place(who: User) -> None:
    errand = done(who, b"id: 3")
    assert errand.state == State.REFUSED
    assert "1:5 id" in {place for _, place, _ in errand.faults}


@pytest.mark.parametrize(
    ("raised", "state"), [(Refused("Nu niet."), "refused"), (Stopped(), "cancelled"), (ValueError("geheim"), "broken")]
)
def test_however_it_ends_it_is_told_and_no_word_of_an_error_is_kept(
    raised: Exception, state: str, who: User, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def work(_: actions.Turn) -> bytes:
        raise raised

    monkeypatch.setattr(errands, "WORK", {Kind.NORM: work})
    with caplog.at_level(logging.DEBUG):
        errand = done(who, b"x")
    assert errand.state == state
    assert "geheim" not in caplog.text + str(errand.faults)


def test_a_worker_that_is_told_to_end_says_so(who: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(_: actions.Turn) -> bytes:
        raise SystemExit

    monkeypatch.setattr(errands, "WORK", {Kind.NORM: work})
    errand, _ = actions.ask(kind=Kind.NORM, given=b"x", about={"file": "x"}, by=who)
    with pytest.raises(SystemExit):
        errands.do.call(str(errand.pk))
    assert Errand.objects.get().state == State.BROKEN


def test_what_another_took_up_is_left_alone(who: User) -> None:
    errand, _ = actions.ask(kind=Kind.NORM, given=b"x", about={"file": "x"}, by=who)
    actions.begin(str(errand.pk))
    errands.do.call(str(errand.pk))
    assert Errand.objects.get().state_on(timezone.now()) is State.BUSY


def test_stopping_ends_the_reading_and_the_child_that_reads() -> None:
    nursery = opening.Nursery()
    asked = threading.Event()

    def goes_on() -> bool:
        asked.set()
        return False

    began = time.monotonic()
    with pytest.raises(Stopped):
        nursery.read(Upload.ACTIONS, SLOW, {"file": "a.csv"}, Bounds(), goes_on)
    assert asked.is_set()
    assert time.monotonic() - began < 10
    assert nursery._process is None


def test_the_whole_group_of_the_reader_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    nursery = opening.Nursery()
    nursery.read(Upload.ACTIONS, b"Actie;Wie\nSloten;hr\n", {"file": "a.csv"}, Bounds())
    process = nursery._process
    assert process
    assert os.getpgid(process.pid) == process.pid != os.getpgrp()
    nursery.close()
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
