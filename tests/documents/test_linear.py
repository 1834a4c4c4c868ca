"""What meets a text from outside works in the measure of its length: ten times the text is no more than ten times the work."""

import gc
import time
from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dijkwacht.documents.college.points import as_point
from dijkwacht.documents.delimited import delimited
from dijkwacht.documents.drawings.labels import wrapped
from dijkwacht.documents.norms.foreign.identifiers import code
from dijkwacht.documents.norms.persons import named
from dijkwacht.documents.plan.nameless import nameless
from dijkwacht.documents.templates.package import take_away, unwrap
from dijkwacht.documents.workbook.sheets.xlsx_parts import format_of
from dijkwacht.documents.yaml_text import mapping
from dijkwacht.kit.personal import scan
from tests.examples import costly

SLACK = 1.3
COARSE = 3
"""For short texts, whose work is hardly longer than the grain of the clock; what is not linear comes to ten."""
TRIES = 8
"""The machine is busy with other things as well; what grows faster than its text does so every time."""


def hidden(text: str) -> None:
    """The work of a template with many elements to let go, with words behind each."""
    root = etree.Element("root")
    for start in range(0, len(text), 50):
        one = etree.SubElement(root, "a")
        one.tail = text[start : start + 50]
    take_away(list(root)[::2])
    unwrap(list(root))


def _refused(reason: str) -> NoReturn:
    raise AssertionError(reason)


READERS: dict[str, Callable[[str], object]] = {
    "persoonsgegevens": scan,
    "functies": lambda text: named(text, ("secretaris", "integriteit")),
    "namen": nameless(["Ada de Wit", "Bo"]),
    "celnotatie": format_of,
    "yaml": lambda text: list(mapping({"text": text})),
    "yaml zonder regels": lambda text: list(mapping({"text": f"{text}!"})),
    "titel in een tekening": lambda text: wrapped(text, 12, 3),
    "kenmerk": code,
    "beslispunt": as_point,
    "sjabloon": hidden,
    "csv": lambda text: delimited(text.encode(), _refused),
}
HOSTILE = [
    ("persoonsgegevens", "06 1 "),
    ("functies", "de secretaris zei "),
    ("functies", "1."),
    ("namen", "a"),
    ("celnotatie", "["),
    ("yaml", "a "),
    ("yaml zonder regels", "1."),
    ("titel in een tekening", "beveiliging"),
    ("kenmerk", "."),
    ("beslispunt", "het beeld stelt vast "),
    ("sjabloon", "woord "),
    ("csv", ';"'),
    ("csv", ';""x'),
]
"""What each reader once stumbled over, or most likely would."""
SIGNS = ["06", "1", " ", "a", "A", "@", ".", "-", "_", "[", "]", '"', "(", ")", "+31", "€", "é", "\n", "secretaris", "zei", "bsn"]


@pytest.fixture(autouse=True, scope="module")
def no_tidying() -> Iterator[None]:
    """What Python tidies up meanwhile is not the work of a reader."""
    gc.disable()
    yield
    gc.enable()


def took(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


def grows(read: Callable[[str], object], piece: str, *, small: int, times: int) -> float:
    """How much more work a letter is in a text so many times as long; 1 is linear."""
    short = piece * (small // len(piece) + 1)
    text = short * times
    least = []
    for _ in range(TRIES):
        few = min(took(read, short) for _ in range(3))
        least.append(took(read, text) / times / max(few, 1e-5))
        if least[-1] <= SLACK:
            break
    return min(least)


@pytest.mark.parametrize(("reader", "piece"), HOSTILE)
def test_a_megabyte_is_no_more_than_a_hundred_times_the_work_of_ten_kilobytes(reader: str, piece: str) -> None:
    # First ten times as long: what is not linear has to fail here, and not after an hour.
    assert grows(READERS[reader], piece, small=10_000, times=5) <= SLACK
    assert grows(READERS[reader], piece, small=10_000, times=100) <= SLACK


@pytest.mark.parametrize("reader", READERS)
@costly()
@given(piece=st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join))
def test_any_text_is_work_in_the_measure_of_its_length(reader: str, piece: str) -> None:
    assert grows(READERS[reader], piece, small=2_000, times=10) <= COARSE
