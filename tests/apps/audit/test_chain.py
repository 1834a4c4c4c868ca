"""The chain: it grows, and shows every change that was made behind its back."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import F

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.audit.actions import record
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.queries import broken_at, head
from dijkwacht.apps.audit.rules import GENESIS, Entry, System, first_break
from dijkwacht.cli.main import main
from tests import factories as make

BY = System("tests")
ENTRY_REST = ("system:tests", "tests.done", "", "GM9901", "")
ENTRY = Entry(datetime(2026, 11, 23, 12, tzinfo=UTC), *ENTRY_REST)


@pytest.fixture
def chain(db: None) -> list[Event]:
    """Five events, and the right to spoil them."""
    events = [record(by=BY, verb=f"tests.step{number}", organisation="GM9901") for number in range(5)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER USER")
    return events


def test_a_chain_grows_by_one_link_for_each_event(chain: list[Event]) -> None:
    seals = [GENESIS, *(event.seal for event in chain)]
    assert [event.entry.sealed_after(before) for event, before in zip(chain, seals, strict=False)] == seals[1:]
    assert len(set(seals)) == 6
    assert broken_at() is None
    assert head() == (5, chain[-1].seal)


def test_an_empty_chain_is_whole(db: None) -> None:
    assert broken_at() is None
    assert head() == (0, GENESIS)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", datetime(2020, 1, 1, tzinfo=UTC)),
        ("actor", "user:1"),
        ("verb", "tests.other"),
        ("on", "assessments.picture:1"),
        ("organisation", "GM9902"),
        ("note", "pdf"),
        ("seal", "f" * 64),
    ],
)
def test_a_changed_field_breaks_the_chain_at_that_event(chain: list[Event], field: str, value: object) -> None:
    Event.objects.filter(pk=chain[2].pk).update(**{field: value})
    assert broken_at() == chain[2].pk


def test_an_event_removed_from_the_middle_is_noticed_at_the_next(chain: list[Event]) -> None:
    chain[2].delete()
    assert broken_at() == chain[3].pk


def test_two_events_that_changed_places_are_noticed(chain: list[Event]) -> None:
    first, second = chain[1].pk, chain[2].pk
    Event.objects.filter(pk=first).update(id=10**6)
    Event.objects.filter(pk=second).update(id=first)
    Event.objects.filter(pk=10**6).update(id=second)
    assert broken_at() == first


def test_a_chain_cut_short_has_another_head(chain: list[Event]) -> None:
    before = head()
    chain[-1].delete()
    assert broken_at() is None
    assert head() != before


def test_the_hour_counts_and_not_its_zone() -> None:
    elsewhere = Entry(datetime.fromisoformat("2026-11-23T13:00:00+01:00"), *ENTRY_REST)
    later = Entry(datetime(2026, 11, 23, 12, 1, tzinfo=UTC), *ENTRY_REST)
    assert elsewhere.sealed_after(GENESIS) == ENTRY.sealed_after(GENESIS) != later.sealed_after(GENESIS)


def test_words_cannot_move_from_one_field_to_the_next() -> None:
    moved = Entry(ENTRY.at, "system:tests", "tests.done", "GM9901", "", "")
    assert moved.sealed_after(GENESIS) != ENTRY.sealed_after(GENESIS)


def test_a_chain_can_be_checked_from_a_later_start() -> None:
    rest = [(7, ENTRY, ENTRY.sealed_after("a" * 64))]
    assert first_break(rest, start="a" * 64) is None
    assert first_break(rest) == 7


def test_no_event_holds_a_name_or_an_address_of_a_person(db: None) -> None:
    who = accounts.open_account(email="Willemijn@Dijkzicht.example", name="Willemijn Vermeer", password="lang-en-geheim-1", by=BY)
    record(by=who, verb="tests.done", on=who)
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
    assert f"vanaf gebeurtenis {chain[3].pk}" in capsys.readouterr().err
