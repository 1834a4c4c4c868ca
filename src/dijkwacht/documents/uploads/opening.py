"""The one way to open a file from outside: it is read in another process, within bounds.

What takes long is no work for a page: with ``while_waiting`` a reading that is not done in two seconds ends with ``Longer``, and
that holds what was asked, so that somebody else can do it and the page can be asked again with what was read.
"""

import atexit
import hashlib
import json
import os
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any, Final, NoReturn, TypeVar

from pydantic import TypeAdapter

from dijkwacht.documents.action_lists.table import ActionBook
from dijkwacht.documents.areas.model import FoundAreas, Grid
from dijkwacht.documents.barriers.placed.model import Offered, PlacedBook
from dijkwacht.documents.barriers.versions.intake import Intake
from dijkwacht.documents.damocles.model import Matrix
from dijkwacht.documents.letters.readback import ReadBack
from dijkwacht.documents.norms.foreign.norm_set import Found
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.templates.kinds import Accepted
from dijkwacht.documents.uploads.bounds import Bounds, End, Kind, Spent, words
from dijkwacht.documents.uploads.nursery import ANSWER, HEAD, READY
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

WAIT: Final = 2.0
"""Seconds that somebody waits for a page that reads a file; what takes longer is read beside it."""
LOOK: Final = 0.25
"""Seconds between two times that who waits is asked whether to go on."""

_OFFERED: Final = TypeAdapter(tuple[Offered, ...])
GoesOn = Callable[[], bool]
Made = TypeVar("Made")


def workbook(data: bytes, *, file: str, norm: NormSet) -> AnswersFile:
    """The answers in a workbook by this norm.

    Raises:
        InvalidInput: with every fault, or that reading it asked too much; so do all below.
        Refused: another file is being read; so do all below.
    """
    return _opened(Kind.WORKBOOK, data, AnswersFile, file=file, norm=norm.model_dump_json())


def actions(data: bytes, *, file: str) -> ActionBook:
    """The sheets of somebody's own action list."""
    return _opened(Kind.ACTIONS, data, ActionBook, file=file)


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


def barrier_model(data: bytes, *, file: str) -> Intake:
    """The barrier model in a file or a field, and its text."""
    return _opened(Kind.BARRIERS, data, Intake, file=file)


def placed(data: bytes, *, file: str, mark: str, offered: Sequence[Offered]) -> PlacedBook:
    """The workbook in which barriers were placed, of the use of a model that has this mark."""
    told = _OFFERED.dump_json((*offered,)).decode()
    return _opened(Kind.PLACED, data, PlacedBook, file=file, mark=mark, offered=told)


def template(data: bytes, *, file: str) -> Accepted:
    """What may be kept of somebody's own template."""
    return _opened(Kind.TEMPLATE, data, Accepted, file=file)


def letter(data: bytes, *, file: str) -> ReadBack:
    """What was typed for an intention of ours, from its Word file."""
    return _opened(Kind.LETTER, data, ReadBack, file=file)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was asked of a file; ``end`` and ``said`` are what came of it, once it was read.

    Then the file itself is not kept: its hash stands in its place.
    """

    kind: Kind
    asked: dict[str, str]
    bounds: Bounds
    data: bytes
    end: End | None = None
    said: bytes = b""

    def packed(self) -> bytes:
        """As bytes, to be kept for who does it or who goes on with it."""
        end = self.end.value.decode() if self.end else ""
        head = json.dumps({"kind": self.kind, "asked": self.asked, "bounds": asdict(self.bounds), "end": end}).encode()
        return _LENGTHS.pack(len(head), len(self.data)) + head + self.data + self.said

    @classmethod
    def unpacked(cls, kept: bytes) -> "Reading":
        """What ``packed`` gave."""
        head, data = _LENGTHS.unpack_from(kept)
        told = json.loads(kept[_LENGTHS.size : _LENGTHS.size + head])
        rest = kept[_LENGTHS.size + head :]
        end = End(told["end"].encode()) if told["end"] else None
        return cls(Kind(told["kind"]), told["asked"], Bounds(**told["bounds"]), rest[:data], end, rest[data:])

    def is_of(self, kind: Kind, asked: dict[str, str], data: bytes) -> bool:
        """Whether this very file was asked for in this very way, and read; ``data`` is what stands in its place."""
        return self.end is not None and (self.kind, self.asked, self.data) == (kind, asked, data)

    def done(self, *, goes_on: GoesOn) -> "Reading":
        """The same, read.

        Raises:
            InvalidInput: with every fault, or that reading it asked too much.
            Refused: another file is being read.
            Stopped: it was no longer wanted.
        """
        end, said, spent = _NURSERY.read(self.kind, self.data, self.asked, self.bounds, goes_on)
        if end is not End.MADE:
            _refuse(self.kind, end, said, self.bounds, spent, file=self.asked["file"])
        return Reading(self.kind, self.asked, self.bounds, hashlib.sha256(self.data).digest(), end, said)


class Longer(Exception):
    """Reading takes longer than somebody waits for a page."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self.reading = reading


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Somebody waits; they may have brought what was read beside the page."""

    brought: Reading | None


_LENGTHS: Final = struct.Struct(">II")
_WAITING: Final[ContextVar[_Waiting | None]] = ContextVar("waiting", default=None)


@contextmanager
def while_waiting(brought: Reading | None = None) -> Iterator[None]:
    """Within this, a reading that takes longer than ``WAIT`` ends with ``Longer``, unless it was ``brought``."""
    token = _WAITING.set(_Waiting(brought))
    try:
        yield
    finally:
        _WAITING.reset(token)


def _opened(
    kind: Kind, data: bytes, shape: type[Made], bounds: Bounds = USUAL, goes_on: GoesOn | None = None, **asked: str
) -> Made:
    end, said, spent = _read(kind, data, asked, bounds, goes_on)
    if end is End.MADE:
        try:
            shaped: TypeAdapter[Made] = TypeAdapter(shape)
            return shaped.validate_json(said)
        except ValueError:
            end = End.BROKEN  # what it gave is not what was asked
    return _refuse(kind, end, said, bounds, spent, file=asked["file"])


def _read(kind: Kind, data: bytes, asked: dict[str, str], bounds: Bounds, goes_on: GoesOn | None) -> tuple[End, bytes, Spent]:
    waiting = _WAITING.get()
    if waiting is None or goes_on:
        return _NURSERY.read(kind, data, asked, bounds, goes_on)
    brought = waiting.brought
    if brought and brought.end and brought.is_of(kind, asked, data):
        return brought.end, brought.said, Spent()
    last = time.monotonic() + WAIT
    try:
        return _NURSERY.read(kind, data, asked, bounds, lambda: time.monotonic() < last)
    except Stopped:
        raise Longer(Reading(kind, asked, bounds, data)) from None


def _refuse(kind: Kind, end: End, said: bytes, bounds: Bounds, spent: Spent, *, file: str) -> NoReturn:
    """Say why a file was not read."""
    if end is End.FAULTS:
        try:
            faults = [Fault(*told) for told in json.loads(said)]
        except ValueError:
            end = End.BROKEN
        else:
            raise InvalidInput(faults)
    why = words(end, bounds, spent)
    # On the page of a template or a letter the reason stands alone.
    raise InvalidInput([Fault(file, "", f"Dit bestand {why}." if kind in {Kind.TEMPLATE, Kind.LETTER} else why)])


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
            if self._process.stdout is None or not self._process.stdout.read(len(READY)):  # it loads its readers first
                raise OSError
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
