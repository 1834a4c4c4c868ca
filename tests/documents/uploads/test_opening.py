"""Files from outside are read in another process: the same as here, and whatever one does, it ends in a sentence."""

import os
import re
import signal
import threading
from pathlib import Path

import pytest

from dijkwacht.documents.action_lists.reader import read_actions
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.writer import write_matrix
from dijkwacht.documents.norms.writer import write_norm
from dijkwacht.documents.templates.intake import accepted
from dijkwacht.documents.uploads import opening
from dijkwacht.documents.uploads.bounds import Bounds, End, Kind
from dijkwacht.kit.errors import InvalidInput, Refused, Stopped
from tests.documents.templates import making as templates
from tests.documents.workbook.making import GOOD_ROW, NORM, ods, read, xlsx

BOOK = xlsx(GOOD_ROW)
LIST = b"Actie;Wie\nSloten vervangen;secretaris\n"


def test_a_workbook_comes_back_as_it_was_read() -> None:
    assert opening.workbook(BOOK, file="vragen.xlsx", norm=NORM) == read(BOOK)


def test_a_list_a_norm_a_policy_and_a_template_come_back_as_they_were_read() -> None:
    assert opening.actions(LIST, file="acties.csv") == read_actions(LIST, file="acties.csv")
    assert opening.norm(write_norm(NORM).encode(), file="norm.yaml").norm == NORM
    matrix = example_policies()[0]
    assert opening.matrix(write_matrix(matrix).encode(), file="beleid.yaml") == matrix
    word = templates.word()
    assert opening.template(word, file="brief.docx") == accepted(word, file="brief.docx")


def test_all_faults_come_back_with_their_places() -> None:
    wrong = xlsx(("BES-01", "", "", "vragenlijst", 9, 8))
    with pytest.raises(InvalidInput) as here:
        read(wrong)
    with pytest.raises(InvalidInput) as there:
        opening.workbook(wrong, file="vragen.xlsx", norm=NORM)
    assert there.value.faults == here.value.faults
    assert len(here.value.faults) > 1


@pytest.fixture(scope="module")
def nursery() -> opening.Nursery:
    """That of the product: another one would have to load all readers again."""
    return opening._NURSERY


MANY = LIST + b"Een actie;secretaris\n" * 400
WIDE = LIST + (b"a;" * 49 + b"a\n") * 20_000
"""A megabyte of cells."""
SLOW = ods({}, raw={"Acties": "".join([f'<a n="{number}"/>' for number in range(990_000)])})
"""As many elements as a file may have, which takes more than a second."""


def ends(nursery: opening.Nursery, data: bytes = MANY, *, file: str = "a.csv", **bounds: int) -> End:
    return nursery.read(Kind.ACTIONS, data, {"file": file}, Bounds(**bounds))[0]


def test_each_bound_ends_one_reading_and_the_next_goes_on(nursery: opening.Nursery) -> None:
    assert ends(nursery, WIDE, memory=100_000) is End.MEMORY
    assert ends(nursery, SLOW, file="a.ods", processor=1) is End.TIME
    assert ends(nursery, answer=1_000) is End.ANSWER
    assert ends(nursery, clock=0) is End.TIME
    assert ends(nursery) is End.MADE


def test_a_nursery_that_falls_over_while_it_reads_is_a_file_that_was_not_read_and_is_replaced(nursery: opening.Nursery) -> None:
    assert ends(nursery) is End.MADE
    gone = nursery._process
    assert gone
    os.kill(gone.pid, signal.SIGSTOP)
    threading.Timer(0.1, gone.kill).start()
    assert ends(nursery) is End.BROKEN
    assert ends(nursery) is End.MADE


def test_nobody_waits_long_for_the_file_of_another(nursery: opening.Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.01)
    with nursery._lock, pytest.raises(Refused, match="een ander bestand"):
        ends(nursery)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="deze machine heeft geen /proc")
def test_who_reads_knows_no_key_and_no_database(nursery: opening.Nursery) -> None:
    assert ends(nursery) is End.MADE
    assert nursery._process
    given = Path(f"/proc/{nursery._process.pid}/environ").read_bytes()
    assert b"PATH=" in given
    assert b"DJANGO" not in given
    assert b"DIJKWACHT" not in given


def test_what_a_reading_asked_too_much_of_is_told_with_what_was_found_and_what_is_allowed() -> None:
    for bounds, said in (
        (Bounds(memory=2_000_000), r"gebruikte bij het lezen \d+(,\d)? MB geheugen en wilde meer; er is 2,0 MB\."),
        (
            Bounds(clock=0, processor=7),
            r"is na 0 seconden nog niet gelezen \(rekentijd: 0 seconden\); er zijn er 0 voor \(rekentijd: 7\)\.",
        ),
        (Bounds(answer=10), r"bevat uitgepakt 0,\d MB; hooguit 0,0 MB mag\."),
    ):
        with pytest.raises(InvalidInput) as wrong:
            opening._opened(Kind.ACTIONS, WIDE if bounds.memory < 10_000_000 else MANY, object, bounds, file="a.csv")
        assert re.search(said, wrong.value.faults[0].reason)


def test_of_a_template_the_reason_is_a_sentence() -> None:
    with pytest.raises(InvalidInput) as wrong:
        opening._opened(Kind.TEMPLATE, templates.word(), object, Bounds(clock=0), file="brief.docx")
    assert wrong.value.faults[0].reason.startswith("Dit bestand is na 0 seconden nog niet gelezen")
    assert wrong.value.faults[0].reason.endswith("bestanden.")


def test_what_is_not_of_the_shape_that_was_asked_is_not_taken() -> None:
    with pytest.raises(InvalidInput, match="het lezen brak af"):
        opening._opened(Kind.ACTIONS, LIST, int, file="a.csv")


def test_what_was_spent_comes_with_how_it_ended(nursery: opening.Nursery) -> None:
    end, _, spent = nursery.read(Kind.ACTIONS, SLOW, {"file": "a.ods"}, Bounds(processor=1))
    assert end is End.TIME
    assert 0.5 < spent.processor < 3
    assert spent.clock >= 0.9
    end, said, spent = nursery.read(Kind.ACTIONS, MANY, {"file": "a.csv"}, Bounds())
    assert (end, spent.answer) == (End.MADE, len(said))
    end, said, spent = nursery.read(Kind.ACTIONS, MANY, {"file": "a.csv"}, Bounds(answer=1_000))
    assert (end, said) == (End.ANSWER, b"")
    assert spent.answer > 10_000


def test_who_waits_for_a_page_waits_two_seconds_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    with opening.while_waiting():
        assert opening.actions(LIST, file="acties.csv") == read_actions(LIST, file="acties.csv")
    monkeypatch.setattr(opening, "WAIT", 0.1)
    monkeypatch.setattr(opening, "LOOK", 0.1)
    with opening.while_waiting(), pytest.raises(opening.Longer) as longer:
        opening.actions(SLOW, file="acties.ods")
    asked = longer.value.reading
    assert (asked.kind, asked.asked, asked.data) == (Kind.ACTIONS, {"file": "acties.ods"}, SLOW)


def test_what_was_read_beside_the_page_is_not_read_again_and_the_file_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = opening.Reading(Kind.ACTIONS, {"file": "acties.csv"}, Bounds(), LIST)
    kept = opening.Reading.unpacked(asked.packed()).done(goes_on=lambda: True).packed()
    assert LIST not in kept
    done = opening.Reading.unpacked(kept)
    with monkeypatch.context() as patched:
        patched.setattr(opening, "_NURSERY", None)
        with opening.while_waiting(done):
            assert opening.actions(done.data, file="acties.csv") == read_actions(LIST, file="acties.csv")
    with opening.while_waiting(done):
        assert opening.actions(MANY, file="acties.csv") == read_actions(MANY, file="acties.csv")


def test_a_reading_beside_the_page_ends_with_its_faults_or_when_it_is_no_longer_wanted() -> None:
    with pytest.raises(InvalidInput, match="bevat geen lijst"):
        opening.Reading(Kind.ACTIONS, {"file": "acties.csv"}, Bounds(), b"Actie\n").done(goes_on=lambda: True)
    with pytest.raises(Stopped):
        opening.Reading(Kind.ACTIONS, {"file": "acties.ods"}, Bounds(), SLOW).done(goes_on=lambda: False)
