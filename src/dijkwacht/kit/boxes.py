"""A box: files together in one that only the holder of a private key can open.

Outside it is a file of age (X25519, ChaCha20-Poly1305), inside a plain tar: ``age --decrypt -i KEY BOX | tar x`` opens it too.
Whoever makes one needs the public key only, so a server cannot read what it made itself.
"""

import errno
import os
import secrets
import tarfile
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

import pyrage

from dijkwacht.kit.errors import DijkwachtError, Fault, InvalidInput

PIECE: Final = 1 << 20
WRONG_KEY: Final = "dit bestand is met een andere sleutel gemaakt; neem de privésleutel die bij deze back-up hoort"
NO_BOX: Final = "dit is geen back-up van dijkwacht"
NOT_WHOLE: Final = "dit bestand is afgekapt of veranderd"


class Pair(NamedTuple):
    """Two keys that belong together."""

    private: str
    public: str


class NoKey(DijkwachtError):
    """A text is no key of this kind."""


def draw() -> Pair:
    """Two new keys."""
    identity = pyrage.x25519.Identity.generate()
    return Pair(str(identity), str(identity.to_public()))


def public(text: str) -> str:
    """The public key in a text; the private key itself would lock as well, and is refused.

    Raises:
        NoKey: it is none.
    """
    try:
        return str(pyrage.x25519.Recipient.from_str(text.strip()))
    except pyrage.RecipientError:
        raise NoKey from None


def private_in(path: Path, text: str) -> str:
    """The private key in the text of a file; lines that begin with # are remarks.

    Raises:
        InvalidInput: there is none in it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    try:
        [line] = lines
        return str(pyrage.x25519.Identity.from_str(line))
    except (ValueError, pyrage.IdentityError):
        raise _wrong(path, "hier staat geen privésleutel in, zoals ‘dijkwacht keys pair’ haar maakt") from None


def pack(files: Mapping[str, BinaryIO], *, to: Path, key: str) -> None:
    """Write the files to a box that nobody but its owner reads: whole, or not at all.

    Raises:
        InvalidInput: something stands there already.
        OSError: the disk is full, or the folder is not there.
    """
    if os.path.lexists(to):
        raise InvalidInput([Fault(str(to), "", "hier staat al iets; kies een andere naam")])
    beside = to.with_name(f".{to.name}.{secrets.token_hex(4)}.part")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            pyrage.encrypt_io(_Pieces(_tarred(files)), out, [pyrage.x25519.Recipient.from_str(key)])
            out.flush()
            os.fsync(out.fileno())
        beside.replace(to)
    except pyrage.EncryptError:
        # What went wrong with reading or writing comes back as a text of its own.
        raise OSError(errno.EIO, "not written", str(to)) from None
    finally:
        beside.unlink(missing_ok=True)
    folder = os.open(to.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def unpack(box: Path, *, key: str, into: Path, known: Set[str]) -> set[str]:
    """Put the files of a box in a folder, and give their names.

    Raises:
        InvalidInput: it is no box, was made for another key, was changed or cut off, or holds what is not known.
    """
    inside = into / f".{secrets.token_hex(4)}.tar"
    try:
        with box.open("rb") as locked, inside.open("xb") as out:
            pyrage.decrypt_io(locked, out, [pyrage.x25519.Identity.from_str(key)])
        return set(_untarred(inside, into, known))
    except pyrage.DecryptError as error:
        raise _wrong(box, WRONG_KEY if "matching keys" in str(error) else NO_BOX) from None
    except tarfile.TarError:
        raise _wrong(box, NO_BOX) from None
    except OSError as error:
        # age tells a box that was changed as an error of reading, without a number; a disk that is full has one.
        if error.errno is None:
            raise _wrong(box, NOT_WHOLE) from None
        raise
    finally:
        inside.unlink(missing_ok=True)


def _wrong(box: Path, reason: str) -> InvalidInput:
    return InvalidInput([Fault(str(box), "", reason)])


class _Pieces:
    """Pieces one after another, as a file that can be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held, self._ended = pieces, b"", False

    def read(self, size: int) -> bytes:
        """At most so many bytes; none at the end."""
        while not self._held and not self._ended:
            piece = next(self._pieces, None)
            self._held, self._ended = piece or b"", piece is None
        given, self._held = self._held[:size], self._held[size:]
        return given


def _tarred(files: Mapping[str, BinaryIO]) -> Iterator[bytes]:
    for name, file in files.items():
        info = tarfile.TarInfo(name)
        info.size, info.mode = file.seek(0, os.SEEK_END), 0o600
        file.seek(0)
        yield info.tobuf(tarfile.PAX_FORMAT)
        left = info.size
        while left:
            piece = file.read(min(left, PIECE))
            if not piece:
                raise EOFError(name)
            left -= len(piece)
            yield piece
        yield bytes(-info.size % tarfile.BLOCKSIZE)
    yield bytes(2 * tarfile.BLOCKSIZE)


def _untarred(inside: Path, into: Path, known: Set[str]) -> Iterator[str]:
    with tarfile.open(inside, "r:") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isreg() and member.name in known else None
            if content is None:
                raise tarfile.TarError(member.name)
            with (into / member.name).open("xb") as out:
                while piece := content.read(PIECE):
                    out.write(piece)
            (into / member.name).chmod(0o600)
            yield member.name
