"""The other process: ``python -m dijkwacht.documents.uploads.nursery`` reads files for whoever started it.

It loads all readers once. Each file is then read in a child of its own, which is there in milliseconds, has bounds on memory
and time, may write nothing, knows no key and no database, and ends with the file. The nursery itself only passes bytes on.
It ends when its pipe does, so never later than who started it.
"""

import gc
import json
import os
import resource
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import astuple
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

from dijkwacht.documents.uploads.bounds import Bounds, End, Kind, Spent

HEAD: Final = struct.Struct(">II")
"""The lengths of what is asked and of the file, before both."""
READY: Final = b"."
"""What it says once all readers are there: from then on the time of a reading counts."""
ANSWER: Final = struct.Struct(">cIddQQ")
"""How it ended, the length of what follows, and what it spent: see ``Spent``."""
SAID: Final = struct.Struct(">cQ")
"""What a child says before its answer: how it ended, and how long the answer is, also where it is too long."""
Work = Callable[[], tuple[End, bytes]]
_PIECE: Final = 1_000_000
_ENDED_BY: Final[Mapping[int, End]] = {signal.SIGXCPU: End.TIME, signal.SIGKILL: End.MEMORY}
"""What it means when the system ends a child: past its time, or there is no memory left on the machine."""
_PAGES: Final = Path("/proc/self/statm")


def main() -> None:
    """Answer until the pipe ends."""
    from dijkwacht.documents.uploads.readers import answer  # noqa: PLC0415 - only here: it loads every reader

    gc.collect()
    gc.freeze()
    incoming, outgoing = sys.stdin.buffer, sys.stdout.buffer
    outgoing.write(READY)
    outgoing.flush()
    while head := _whole(incoming, HEAD.size):
        asked, data = (_whole(incoming, size) for size in HEAD.unpack(head))
        given: dict[str, Any] = json.loads(asked)
        bounds = Bounds(**given.pop("bounds"))
        kind = Kind(given.pop("kind"))
        end, made, spent = _in_a_child(lambda: answer(kind, data, given), bounds)  # noqa: B023 - called before the next round
        outgoing.write(ANSWER.pack(end.value, len(made), *astuple(spent)) + made)
        outgoing.flush()


def _whole(stream: BinaryIO, size: int) -> bytes:
    """So many bytes; none where the other side is gone."""
    found = stream.read(size)
    return found if len(found) == size else b""


def _in_a_child(work: Work, bounds: Bounds) -> tuple[End, bytes, Spent]:
    """Do the work in a child, and give what it says and spent; the child is gone afterwards, however it ended."""
    own, began = _resident(), time.monotonic()
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        _work(work, bounds, into)
    os.close(into)
    said, stopped = _heard(out, bounds)
    os.close(out)
    if stopped:
        os.kill(child, signal.SIGKILL)
    _, status, used = os.wait4(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    is_said = len(said) >= SAID.size
    end, size = SAID.unpack(said[: SAID.size]) if is_said else (End.BROKEN.value, 0)
    # The system counts memory in kilobytes, and with what the readers take themselves.
    memory = max(0, used.ru_maxrss * 1024 - own)
    spent = Spent(time.monotonic() - began, used.ru_utime + used.ru_stime, memory, size)
    if stopped or ended or not is_said:
        return stopped or _ENDED_BY.get(-ended, End.BROKEN), b"", spent
    return End(end), said[SAID.size :], spent


def _heard(out: int, bounds: Bounds) -> tuple[bytes, End | None]:
    """What the child says until it ends, or why it has to be stopped."""
    last = time.monotonic() + bounds.clock
    said = bytearray()
    while len(said) <= bounds.answer + SAID.size:
        left = last - time.monotonic()
        if left <= 0 or not select.select([out], [], [], left)[0]:
            return bytes(said[: SAID.size]), End.TIME
        piece = os.read(out, _PIECE)
        if not piece:
            return bytes(said), None
        said += piece
    return bytes(said[: SAID.size]), End.ANSWER


def _work(work: Work, bounds: Bounds, into: int) -> NoReturn:
    """The whole life of a child."""
    try:
        for stream in (0, 1):
            os.close(stream)
        _bind(bounds)
        end, made = work()
    except MemoryError:
        end, made = End.MEMORY, b""
    except BaseException:  # noqa: BLE001 - whatever it is, it ends here and its words go nowhere
        end, made = End.BROKEN, b""
    said = memoryview(SAID.pack(end.value, len(made)) + made)
    while said:
        said = said[os.write(into, said) :]
    os._exit(0)


def _bind(bounds: Bounds) -> None:
    """Lay the bounds on this process; memory counts from what the readers take themselves."""
    own = _pages(0)
    for what, limit in {
        resource.RLIMIT_AS: own + bounds.memory,
        resource.RLIMIT_CPU: bounds.processor,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 32,
    }.items():
        # Past the first of the two the system says why it ends the process; past the second it only ends it.
        resource.setrlimit(what, (limit, limit + 1 if what == resource.RLIMIT_CPU else limit))


def _resident() -> int:
    """The memory that this process has really in use."""
    return _pages(1)


def _pages(column: int) -> int:
    return int(_PAGES.read_text(encoding="ascii").split()[column]) * resource.getpagesize()


if __name__ == "__main__":
    main()
