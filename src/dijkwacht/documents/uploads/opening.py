"""The one way to open a file from outside: it is read in another process, within bounds."""

import atexit
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from threading import Lock
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter

from dijkwacht.documents.action_lists.table import ActionTable
from dijkwacht.documents.areas.model import FoundAreas, Grid
from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.templates.kinds import Accepted
from dijkwacht.documents.uploads.bounds import Bounds, End, Kind, Spent, words
from dijkwacht.documents.uploads.nursery import ANSWER, HEAD
from dijkwacht.documents.workbook.model import AnswersFile
from dijkwacht.kit.errors import Fault, InvalidInput, Refused, Stopped

BUSY: Final = "Er wordt net een ander bestand gelezen. Probeer het over een minuut opnieuw."
PATIENCE: Final = 2.0
"""Seconds to wait for another file; who waits longer would keep others from their pages."""
USUAL: Final = Bounds()
LARGE: Final = Bounds(processor=30, clock=40, memory=1_000_000_000)
"""For a norm, which may be a catalogue of 16 MB."""
# Of our surroundings the reader gets what Python needs to start: no key, no password, no address of a database.
_GIVEN: Final = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "SYSTEMROOT")
_COMMAND: Final = (sys.executable, "-P", "-m", "dijkwacht.documents.uploads.nursery")

LOOK: Final = 0.25
"""Seconds between two times that who waits is asked whether to go on."""

GoesOn = Callable[[], bool]
Made = TypeVar("Made")


def workbook(data: bytes, *, file: str, norm: NormSet) -> AnswersFile:
    """The answers in a workbook by this norm.

    Raises:
        InvalidInput: with every fault, or that reading it asked too much; so do all below.
        Refused: another file is being read; so do all below.
    """
    return _opened(Kind.WORKBOOK, data, AnswersFile, file=file, norm=norm.model_dump_json())


def actions(data: bytes, *, file: str) -> ActionTable:
    """The table in somebody's own action list."""
    return _opened(Kind.ACTIONS, data, ActionTable, file=file)


def norm(data: bytes, *, file: str, goes_on: GoesOn | None = None) -> Found:
    """The norm in a file of any format that is known.

    ``goes_on`` is asked a few times a second whether the reading is still wanted; where it is not, it ends at once.

    Raises:
        Stopped: it was no longer wanted.
    """
    return _opened(Kind.NORM, data, Found, LARGE, goes_on, file=file)


def matrix(data: bytes, *, file: str) -> Matrix:
    """The Damocles policy in a file."""
    return _opened(Kind.MATRIX, data, Matrix, file=file)


def areas(data: bytes, *, file: str, grid: Grid) -> FoundAreas:
    """The areas in a file, their places written in this way."""
    return _opened(Kind.AREAS, data, FoundAreas, file=file, grid=grid)


def template(data: bytes, *, file: str) -> Accepted:
    """What may be kept of somebody's own template."""
    return _opened(Kind.TEMPLATE, data, Accepted, file=file)


def _opened(
    kind: Kind, data: bytes, shape: type[Made], bounds: Bounds = USUAL, goes_on: GoesOn | None = None, **asked: str
) -> Made:
    end, said, spent = _NURSERY.read(kind, data, asked, bounds, goes_on)
    try:
        if end is End.MADE:
            shaped: TypeAdapter[Made] = TypeAdapter(shape)
            return shaped.validate_json(said)
        if end is End.FAULTS:
            raise InvalidInput([Fault(*told) for told in json.loads(said)])
    except ValueError:
        end = End.BROKEN  # what it gave is not what was asked
    why = words(end, bounds, spent)
    # On the page of a template the reason stands alone.
    raise InvalidInput([Fault(asked["file"], "", f"Dit bestand {why}." if kind is Kind.TEMPLATE else why)])


class Nursery:
    """The process that reads for this one, one file at a time; it starts with the first, and again when it is gone."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(
        self, kind: Kind, data: bytes, asked: dict[str, str], bounds: Bounds, goes_on: GoesOn | None = None
    ) -> tuple[End, bytes, Spent]:
        """How reading ended, what it gave and what it spent.

        Raises:
            Refused: another file is being read.
            Stopped: it was no longer wanted.
        """
        if not self._lock.acquire(timeout=PATIENCE):
            raise Refused(BUSY)
        try:
            return self._ask(json.dumps({**asked, "kind": kind, "bounds": asdict(bounds)}).encode(), data, goes_on)
        except OSError:
            self.close()
            return End.BROKEN, b"", Spent()
        finally:
            self._lock.release()

    def _ask(self, head: bytes, data: bytes, goes_on: GoesOn | None) -> tuple[End, bytes, Spent]:
        process = self._running()
        incoming, outgoing = process.stdout, process.stdin
        if incoming is None or outgoing is None:  # pragma: no cover - both are pipes
            raise OSError
        outgoing.write(HEAD.pack(len(head), len(data)) + head + data)
        outgoing.flush()
        while goes_on and not select.select([incoming], [], [], LOOK)[0]:
            if not goes_on():
                self.close()
                raise Stopped
        answer = incoming.read(ANSWER.size)
        if len(answer) < ANSWER.size:
            raise OSError
        end, size, *spent = ANSWER.unpack(answer)
        return End(end), incoming.read(size), Spent(*spent)

    def _running(self) -> "subprocess.Popen[bytes]":
        """The process, that of this very process and alive."""
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self.close()
            environment = {name: os.environ[name] for name in _GIVEN if name in os.environ}
            pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
            # In a group of its own: who lets it go lets go of the child that is reading too.
            self._process = subprocess.Popen(_COMMAND, env=environment, process_group=0, **pipes)  # noqa: S603 - our own interpreter
            self._owner = os.getpid()
        return self._process

    def close(self) -> None:
        """Let the process go."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


_NURSERY: Final = Nursery()
atexit.register(_NURSERY.close)
