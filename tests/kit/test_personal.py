"""What looks like personal data is pointed at; what only resembles it is left alone."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.kit.dutch import percent
from dijkwacht.kit.personal import Hit, Kind, scan
from tests.docs.pages import PAGES, name, table

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "src/dijkwacht/content"
SET = ROOT / "tests/data/personal"
EXPLAINED = ROOT / "docs/explanation/persoonsgegevens.md"
ORDINARY = "gewoon"
SCANNED = [kind for kind in Kind if kind not in {Kind.FUNCTION, Kind.NAME, Kind.ADDRESS}]
"""A function, a name and an address are found elsewhere, by rules of their own."""


def found(text: str) -> list[tuple[Kind, str]]:
    return [(hit.kind, text[hit.start : hit.end]) for hit in scan(text)]


def texts(label: str) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """The texts of the test set under this label without their marks, each with the spans that were marked."""
    for line in (SET / f"{label}.txt").read_text(encoding="utf-8").splitlines():
        text, spans = "", set()
        for number, part in enumerate(re.split(r"\[\[|\]\]", line)):
            if number % 2:
                spans.add((len(text), len(text) + len(part)))
            text += part
        yield text, spans


def measured(kind: Kind) -> tuple[int, int]:
    """How much of this kind the test set marks, and how much of that is found."""
    marked = right = 0
    for text, spans in texts(kind):
        marked += len(spans)
        right += len(spans & {(hit.start, hit.end) for hit in scan(text) if hit.kind == kind})
    return marked, right


def false_alarms() -> dict[Kind, int]:
    """What is found, per kind, in every text of the test set where it is not."""
    alarms = dict.fromkeys(SCANNED, 0)
    for label in (*SCANNED, ORDINARY):
        for text, spans in texts(label):
            for hit in scan(text):
                alarms[hit.kind] += not (hit.kind == label and (hit.start, hit.end) in spans)
    return alarms


def share(part: int, whole: int) -> str:
    return percent(Fraction(part, whole))


def test_the_measured_rates_are_those_in_the_documentation() -> None:
    alarms = false_alarms()
    counted = [(kind.value, *measured(kind), alarms[kind]) for kind in SCANNED]
    counted.append(("samen", *(sum(row[column] for row in counted) for column in (1, 2, 3))))
    assert table(EXPLAINED, "soort")[1:] == [
        [kind, *map(str, (marked, right, marked - right, wrong)), share(right, marked), share(right, right + wrong)]
        for kind, marked, right, wrong in counted
    ]


def test_the_test_set_is_large_enough_to_say_something() -> None:
    assert sum(measured(kind)[0] for kind in SCANNED) >= 40
    ordinary = list(texts(ORDINARY))
    assert len(ordinary) >= 120
    assert f"{len(ordinary)} gewone teksten" in EXPLAINED.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_nothing_is_found_in_the_documentation(page: Path) -> None:
    assert found(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", sorted(CONTENT.rglob("*.yaml")), ids=lambda path: path.name)
def test_nothing_is_found_in_norms_and_texts_of_the_example(file: Path) -> None:
    assert found(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("123456782", Kind.BSN),
        ("123.456.782", Kind.BSN),
        ("123 456 782", Kind.BSN),
        ("1234 56 782", Kind.BSN),
        ("065740154", Kind.BSN),
        ("NL91ABNA0417164300", Kind.IBAN),
        ("nl91 abna 0417 1643 00", Kind.IBAN),
        ("MT84MALT011000012345MTLCAST001S", Kind.IBAN),
        ("NO93 8601 1117 947", Kind.IBAN),
        ("info@gemeente.nl", Kind.EMAIL),
        ("06-12345678", Kind.PHONE),
        ("06 12 34 56 78", Kind.PHONE),
        ("020-1234567", Kind.PHONE),
        ("0251 123456", Kind.PHONE),
        ("+31 (0)6 12345678", Kind.PHONE),
        ("0031201234567", Kind.PHONE),
        ("12-BD-34", Kind.PLATE),
        ("BD-12-FG", Kind.PLATE),
        ("BD-FG-12", Kind.PLATE),
        ("12-BD-FG", Kind.PLATE),
        ("12-BDF-3", Kind.PLATE),
        ("1-BDF-23", Kind.PLATE),
        ("BD-123-F", Kind.PLATE),
        ("B-123-DF", Kind.PLATE),
        ("BDF-12-G", Kind.PLATE),
        ("B-12-DFG", Kind.PLATE),
        ("1-bd-234", Kind.PLATE),
        ("123BD4", Kind.PLATE),
    ],
)
def test_each_way_of_writing_is_seen(text: str, kind: Kind) -> None:
    assert found(text) == [(kind, text)]
    assert found(f"Zie ({text}), daarna niets.\n") == [(kind, text)]


@pytest.mark.parametrize(
    "text", ["kenteken AE-12-34", "kenteken AE1234", "kenteken 1234AE", "auto 12-34-BD", "kenteken 12 bd 34"]
)
def test_a_plate_that_looks_like_a_code_is_seen_where_it_is_called_one(text: str) -> None:
    word, _, plate = text.partition(" ")
    assert found(text) == [(Kind.PLATE, plate)]
    assert found(f"De brief van {word}" + 40 * "." + plate) == []


@pytest.mark.parametrize(
    "text",
    [
        "123456789", "000000000", "001509962", "1234567820", "x123456782", "2026-123456782", "zaak 2026-123456782", "12345672",
        "€ 123.456.782", "123.456.782 euro", "9 123 456 782", "123 456 782 9", "123.456 782", "1.123.456.782", "123456782/2018",
        "NL92ABNA0417164300", "NL91ABNA041716430", "XX91ABNA0417164300", "NL91ABNA04171643001", "De 85 stukken zijn gelezen",
        "jan@gemeente", "@gemeente", "a@b.1", "oov@duinmark.example", "jan@example.com",
        "112", "14 020", "140251", "0800-1234", "0800 1234567", "0900-8844", "+31 800 1234567",
        "06-12-2018 10:00", "23 06 2018 10 30", "06-12-18 10.30", "0612345678901",
        "VER-0612345678", "2026-0612345678", "0102 2018 12", "12BD34", "kentekens, 12 op 34",
        "VER-03", "BIO2 5.18", "GM0363", "1234 AB", "1234AB", "Stb. 2024, 380",
        "A-12-BC", "12-Bd-34", "XVER-12-BD-34", "12-BD-34-5", "AE-12-34", "12 BD 34", "1bd234",
    ],
)  # fmt: skip
def test_what_only_resembles_is_left_alone(text: str) -> None:
    assert found(text) == []
    assert found(f"Zie {text}, dus.") == []


def test_a_number_that_is_called_a_bsn_may_lack_its_nought_or_a_space() -> None:
    assert found("BSN 10000008, bsn123456782") == [(Kind.BSN, "10000008"), (Kind.BSN, "123456782")]


def test_a_bank_account_is_not_also_something_else() -> None:
    assert found("NL91 ABNA 0417 1643 00 en 06-12345678") == [(Kind.IBAN, "NL91 ABNA 0417 1643 00"), (Kind.PHONE, "06-12345678")]


def test_one_number_below_another_is_seen() -> None:
    assert [kind for kind, _ in found("123456782\n725763863\r\n162.275.869\n192.285.142")] == [Kind.BSN] * 4


def test_a_hit_does_not_hold_the_text() -> None:
    assert scan("bel 06-12345678") == (Hit(Kind.PHONE, 4, 15),)
    assert "12345678" not in repr(scan("bel 06-12345678"))


@pytest.mark.parametrize(
    "piece",
    [
        "a", "a.", "a@", "a@a.", "@", ".", "-", "0", "1", "06", "06-", "+31", "(0", "020 ", "12 ", "1 2", "nl91", "NL91 ",
        "NL91A ", "bsn", "bsn ", "zaak", "12-", "AB-", "1A", "A1B", "\u00a0", "_", "é",
    ],
)  # fmt: skip
def test_a_long_text_that_almost_matches_is_read_as_well(piece: str) -> None:
    # A pattern whose time grows faster than the text would not come back from this.
    assert all(hit.end <= 100_000 for hit in scan((piece * 100_000)[:100_000]))


NEAR = st.text(alphabet="0123456789ABDXnl@.-/ ()+\u00a0\n,:€é", max_size=120)
SAYS = st.sampled_from(["BSN 123456782", "j@duinrade.nl", "NL91ABNA0417164300", "06-12345678", "12-BD-34", "kenteken ", "zaak "])
TEXTS = st.one_of(st.text(max_size=200), NEAR, st.lists(st.one_of(NEAR, SAYS), max_size=6).map("".join))


@given(TEXTS)
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    hits = scan(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@given(TEXTS, st.integers(0, 50), st.integers(0, 50))
def test_spaces_round_a_text_change_nothing(text: str, before: int, after: int) -> None:
    shifted = tuple(Hit(hit.kind, hit.start + before, hit.end + before) for hit in scan(text))
    assert scan(" " * before + text + " " * after) == shifted
