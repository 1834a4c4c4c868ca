"""A box opens for whoever holds the private key, whole or not at all."""

import io
import tarfile
from pathlib import Path

import pyrage
import pytest

from dijkwacht.kit import boxes
from dijkwacht.kit.errors import InvalidInput

PAIR, OTHER = boxes.draw(), boxes.draw()
FILES = {"a.txt": b"hallo", "b.bin": bytes(range(256)) * 9000, "c.txt": b"na een heel aantal blokken"}


@pytest.fixture
def box(tmp_path: Path) -> Path:
    made = tmp_path / "x.age"
    boxes.pack({name: io.BytesIO(content) for name, content in FILES.items()}, to=made, key=PAIR.public)
    return made


@pytest.fixture
def into(tmp_path: Path) -> Path:
    (tmp_path / "into").mkdir()
    return tmp_path / "into"


def test_what_goes_in_comes_out_for_the_owner_alone(box: Path, into: Path) -> None:
    assert boxes.unpack(box, key=PAIR.private, into=into, known=set(FILES)) == set(FILES)
    assert {file.name: file.read_bytes() for file in into.iterdir()} == FILES
    assert {path.stat().st_mode & 0o777 for path in (box, *into.iterdir())} == {0o600}
    assert [path.name for path in box.parent.iterdir() if path.is_file()] == ["x.age"]
    assert b"hallo" not in box.read_bytes()


def test_anybody_with_age_and_tar_opens_it_too(box: Path) -> None:
    inside = pyrage.decrypt(box.read_bytes(), [pyrage.x25519.Identity.from_str(PAIR.private)])
    with tarfile.open(fileobj=io.BytesIO(inside)) as archive:
        assert archive.getnames() == list(FILES)


@pytest.mark.parametrize(
    ("change", "key", "reason"),
    [
        (lambda data: data, OTHER.private, boxes.WRONG_KEY),
        (lambda data: data[:-9], PAIR.private, boxes.NOT_WHOLE),
        (lambda data: data[:70_000], PAIR.private, boxes.NOT_WHOLE),
        (lambda data: data[:90_000] + b"x" + data[90_001:], PAIR.private, boxes.NOT_WHOLE),
        (lambda _: b"hoi", PAIR.private, boxes.NO_BOX),
        (lambda _: b"", PAIR.private, boxes.NO_BOX),
        (
            lambda _: pyrage.encrypt(b"geen tar" * 100, [pyrage.x25519.Recipient.from_str(PAIR.public)]),
            PAIR.private,
            boxes.NO_BOX,
        ),
    ],
    ids=["another key", "cut off", "cut off early", "changed", "words", "empty", "another box"],
)
def test_what_is_no_whole_box_of_ours_is_said_and_leaves_nothing(change, key, reason, box: Path, into: Path) -> None:
    box.write_bytes(change(box.read_bytes()))
    with pytest.raises(InvalidInput, match=reason):
        boxes.unpack(box, key=key, into=into, known=set(FILES))
    assert list(into.iterdir()) == []


def test_a_file_that_is_not_known_does_not_come_out(box: Path, into: Path) -> None:
    with pytest.raises(InvalidInput, match=boxes.NO_BOX):
        boxes.unpack(box, key=PAIR.private, into=into, known={"b.bin"})
    assert list(into.iterdir()) == []


def test_nothing_is_written_over(box: Path) -> None:
    before = box.read_bytes()
    with pytest.raises(InvalidInput, match="staat al iets"):
        boxes.pack({}, to=box, key=PAIR.public)
    assert box.read_bytes() == before


def test_what_breaks_halfway_leaves_nothing(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="not written"):
        boxes.pack({"a.txt": io.BytesIO(b"a"), "b.bin": Broken(b"bb")}, to=tmp_path / "y.age", key=PAIR.public)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["", "age1onzin", PAIR.private], ids=["empty", "nonsense", "private"])
def test_only_a_public_key_locks(text: str) -> None:
    assert boxes.public(f" {PAIR.public}\n") == PAIR.public
    with pytest.raises(boxes.NoKey):
        boxes.public(text)


@pytest.mark.parametrize(
    "text", ["", "onzin", PAIR.public, f"{PAIR.private}\n{OTHER.private}"], ids=["empty", "nonsense", "public", "two"]
)
def test_only_a_private_key_opens(text: str) -> None:
    assert boxes.private_in(Path("sleutel"), f"# van ons\n\n{PAIR.private}\n") == PAIR.private
    with pytest.raises(InvalidInput, match="geen privésleutel"):
        boxes.private_in(Path("sleutel"), text)
