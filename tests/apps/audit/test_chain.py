"""The chain: it grows, and shows every change that was made behind its back."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from pytest_django import Settings

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.audit.actions import STREAM, anchor, record
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.queries import broken_at, checked, head, keys, sealing_key
from dijkwacht.apps.audit.rules import GENESIS, NOWHERE, WITHOUT_KEY, Entry, Kept, Key, Link, System, first_break, kept_in
from dijkwacht.cli.main import main
from dijkwacht.kit.errors import InvalidInput
from tests import factories as make
from tests.wall import as_owner

BY = System("tests")
ENTRY_REST = ("system:tests", "tests.done", "", "GM9901", "")
ENTRY = Entry(datetime(2026, 11, 23, 12, tzinfo=UTC), *ENTRY_REST)


@pytest.fixture
def chain(db: None) -> Iterator[list[Event]]:
    """Five events, and the right to spoil them."""
    events = [record(by=BY, verb=f"tests.step{number}", organisation="GM9901") for number in range(5)]
    spoil = (
        ["ALTER TABLE audit_event DISABLE TRIGGER USER"]
        if connection.vendor == "postgresql"
        else [f"DROP TRIGGER audit_event_stays_{deed}" for deed in ("update", "delete")]
    )
    with as_owner(), connection.cursor() as cursor:
        for order in spoil:
            cursor.execute(order)
        yield events


def made_anew(key: Key | None) -> None:
    """Seal every event once more, as whoever writes in the database could."""
    previous = GENESIS
    for event in Event.objects.order_by("pk"):
        seal = event.entry.sealed_after(previous, key)
        Event.objects.filter(pk=event.pk).update(seal=seal, key=key.name if key else "")
        previous = seal


def kept(tmp_path: Path) -> Path:
    """A file with the end of the chain as it is now."""
    file = tmp_path / "zegels.txt"
    assert main(["audit", "seal", "-o", str(file)]) == 0
    return file


def test_a_chain_grows_by_one_link_for_each_event(chain: list[Event]) -> None:
    seals = [GENESIS, *(event.seal for event in chain)]
    assert [event.entry.sealed_after(before, sealing_key()) for event, before in zip(chain, seals, strict=False)] == seals[1:]
    assert len(set(seals)) == 6
    assert broken_at() is None
    assert (head().number, head().count, head().seal) == (chain[-1].pk, 5, chain[-1].seal)


def test_an_empty_chain_is_whole(db: None) -> None:
    assert broken_at() is None
    assert (head().number, head().count, head().seal) == (0, 0, GENESIS)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("actor", "user:1"),
        ("verb", "tests.other"),
        ("on", "pictures.picture:1"),
        ("organisation", "GM9902"),
        ("note", "pdf"),
        ("seal", "f" * 64),
        ("key", ""),
        ("key", "00000000"),
    ],
)
def test_a_changed_field_breaks_the_chain_at_that_event(chain: list[Event], field: str, value: object) -> None:
    Event.objects.filter(pk=chain[2].pk).update(**{field: value})
    assert broken_at().number == chain[2].pk


def test_an_event_removed_from_the_middle_is_noticed_at_the_next(chain: list[Event]) -> None:
    chain[2].delete()
    assert broken_at().number == chain[3].pk


def test_two_events_that_changed_places_are_noticed(chain: list[Event]) -> None:
    first, second = chain[1].pk, chain[2].pk
    Event.objects.filter(pk=first).update(id=10**6)
    Event.objects.filter(pk=second).update(id=first)
    Event.objects.filter(pk=10**6).update(id=second)
    assert broken_at().number == first


def test_an_event_put_in_between_is_noticed(chain: list[Event]) -> None:
    Event.objects.filter(pk=chain[4].pk).update(id=10**6)
    Event.objects.create(pk=chain[4].pk, at=ENTRY.at, actor="user:1", verb="tests.other", seal="e" * 64, key=chain[4].key)
    assert broken_at().number == chain[4].pk


@pytest.mark.parametrize("other", [None, Key.of("een sleutel die niet van deze site is")])
def test_a_chain_made_anew_without_the_key_is_noticed(chain: list[Event], other: Key | None) -> None:
    Event.objects.filter(pk=chain[1].pk).update(actor="user:2")
    made_anew(other)
    assert broken_at() is not None
    assert checked(after=0, most=100).broken_at is not None


def test_what_is_older_than_keys_holds_and_is_anchored(chain: list[Event]) -> None:
    made_anew(None)
    assert broken_at() == (chain[-1].pk, WITHOUT_KEY)
    anchor(by=BY)
    anchor(by=BY)
    assert broken_at() is None
    assert head().count == 6
    Event.objects.filter(pk=chain[1].pk).update(actor="user:2")
    made_anew(None)
    assert broken_at() is not None


def test_seals_of_an_earlier_key_are_known_as_long_as_it_is_set(chain: list[Event], settings: Settings) -> None:
    before = list(settings.SEAL_KEYS)
    settings.SEAL_KEYS = ["n" * 40, *before]
    record(by=BY, verb="tests.step5", organisation="GM9901")
    assert broken_at() is None
    assert len(keys()) == 2
    settings.SEAL_KEYS = ["n" * 40]
    assert "niet bekend" in broken_at().why


def cut_off(chain: list[Event]) -> None:
    chain[-1].delete()


def emptied(chain: list[Event]) -> None:
    Event.objects.all().delete()


def by_another(chain: list[Event]) -> None:
    Event.objects.filter(pk=chain[1].pk).update(actor="user:2")
    made_anew(sealing_key())


def without_one(chain: list[Event]) -> None:
    chain[1].delete()
    made_anew(sealing_key())


def renumbered(chain: list[Event]) -> None:
    for event in reversed(chain):
        Event.objects.filter(pk=event.pk).update(id=event.pk + 7)


@pytest.mark.parametrize("spoiled", [cut_off, emptied, by_another, without_one, renumbered])
def test_what_the_chain_alone_does_not_show_a_kept_seal_does(
    chain: list[Event], spoiled: Callable[[list[Event]], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when whoever did it has the key."""
    file = kept(tmp_path)
    record(by=BY, verb="tests.step5", organisation="GM9901")
    assert main(["audit", "verify", "--seal", str(file)]) == 0
    assert "ook tegen 1 bewaard zegel:" in capsys.readouterr().err
    Event.objects.filter(pk__gt=chain[-1].pk).delete()
    spoiled(chain)
    assert broken_at() is None
    assert main(["audit", "verify", "--seal", str(file)]) == 1
    assert "klopt niet met het zegel van" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "onzin", "2026-11-23T12:00:00+00:00 1 1 " + "g" * 64, "vandaag 1 1 " + "0" * 64])
def test_a_file_that_holds_no_seals_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"zegels\.txt"):
        kept_in(text, name="zegels.txt")


def test_a_kept_end_is_read_back_as_it_was_written() -> None:
    end = Kept(datetime(2026, 11, 23, 12, tzinfo=UTC), 912, 900, "ab" * 32)
    assert kept_in(f"{end.line}\n\n{end.line}\n", name="zegels.txt") == [end, end]


def test_the_hour_counts_and_not_its_zone() -> None:
    elsewhere = Entry(datetime.fromisoformat("2026-11-23T13:00:00+01:00"), *ENTRY_REST)
    later = Entry(datetime(2026, 11, 23, 12, 1, tzinfo=UTC), *ENTRY_REST)
    assert elsewhere.sealed_after(GENESIS) == ENTRY.sealed_after(GENESIS) != later.sealed_after(GENESIS)


def test_words_cannot_move_from_one_field_to_the_next() -> None:
    moved = Entry(ENTRY.at, "system:tests", "tests.done", "GM9901", "", "")
    assert moved.sealed_after(GENESIS) != ENTRY.sealed_after(GENESIS)


def test_a_chain_can_be_checked_from_a_later_start() -> None:
    rest = [Link(7, ENTRY, ENTRY.sealed_after("a" * 64))]
    assert first_break(rest, {}, after=Link(6, ENTRY, "a" * 64)) is None
    assert first_break(rest, {}).number == 7


def test_no_event_holds_a_name_or_an_address_of_a_person(db: None) -> None:
    who = accounts.open_account(email="Willemijn@Dijkzicht.example", name="Willemijn Vermeer", password="lang-en-geheim-1", by=BY)
    record(by=who, verb="tests.done", on=who, organisation="GM9901")
    opened, done = Event.objects.order_by("pk")
    assert (opened.on, done.actor) == (f"accounts.user:{who.pk}", f"user:{who.pk}")
    written = repr(list(Event.objects.values())).lower()
    assert not [word for word in ("willemijn", "vermeer", "dijkzicht", "geheim") if word in written]


def test_an_event_names_what_it_is_about(db: None) -> None:
    where = make.organisation()
    event = record(by=BY, verb="tests.done", on=where, organisation=where.code, note="pdf")
    assert (event.actor, event.on, event.organisation, event.note) == (
        "system:tests",
        f"organisations.organisation:{where.pk}",
        "GM9901",
        "pdf",
    )


def test_verify_says_that_the_chain_is_whole_with_its_last_seal(chain: list[Event], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify"]) == 0
    assert f"5 gebeurtenissen, laatste zegel {chain[-1].seal}" in capsys.readouterr().err


def test_verify_says_where_the_chain_breaks_and_fails(chain: list[Event], capsys: pytest.CaptureFixture[str]) -> None:
    Event.objects.filter(pk=chain[3].pk).update(verb="tests.other", at=F("at"))
    assert main(["audit", "verify"]) == 1
    assert f"gebeurtenis {chain[3].pk} is veranderd" in capsys.readouterr().err


@pytest.mark.parametrize("deed", ["UPDATE audit_event SET verb = 'tests.other'", "DELETE FROM audit_event"])
def test_an_event_cannot_be_changed_or_removed(db: None, deed: str) -> None:
    record(by=BY, verb="tests.done", organisation="GM9901")
    with as_owner(), pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)
    assert Event.objects.get().verb == "tests.done"


def test_an_event_without_organisation_is_one_of_those_that_say_why(db: None) -> None:
    with pytest.raises(ValueError, match=r"tests\.done"):
        record(by=BY, verb="tests.done")
    assert record(by=BY, verb="audit.anchored").organisation == ""
    assert all(why.endswith(".") for why in NOWHERE.values())


def test_an_event_is_told_as_it_happens_once_it_stands(
    db: None, caplog: pytest.LogCaptureFixture, django_capture_on_commit_callbacks: Any
) -> None:
    where = make.organisation()
    with caplog.at_level(logging.INFO, logger="dijkwacht.stream"), django_capture_on_commit_callbacks(execute=True):
        STREAM.addHandler(caplog.handler)
        event = record(by=BY, verb="tests.done", on=where, organisation=where.code)
        assert caplog.messages == []
    STREAM.removeHandler(caplog.handler)
    told = json.loads(caplog.messages[0])
    assert (told["number"], told["verb"], told["organisation"], told["seal"]) == (event.pk, "tests.done", where.code, event.seal)
