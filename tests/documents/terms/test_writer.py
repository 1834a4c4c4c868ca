"""Terms out: as JSON, in lines, as a calendar and as a time line."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest

from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.documents.drawings.timeline import NARROW, WIDE
from dijkwacht.documents.terms.drawing import drawn
from dijkwacht.documents.terms.library import calendar
from dijkwacht.documents.terms.lines import in_words
from dijkwacht.documents.terms.reader import calendar_word, read_case
from dijkwacht.documents.terms.writer import as_calendar, as_events_file, as_json, new_word
from dijkwacht.kit.errors import InvalidInput
from tests.analysis.terms.told import case

LONG = "bibob: 2027-01-04 received; 2027-02-01 advice-asked; 2027-02-15 data-asked; 2027-06-01 announced until=2027-06-12"
OPEN = "bibob: 2027-01-04 received; 2027-02-01 advice-asked; 2027-02-15 data-asked"
MADE_AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
WORD = "a" * 24


def test_the_keys_are_those_of_the_formats() -> None:
    told = case("bibob: 2027-02-01 advice-asked; 2027-03-23 advice-received")
    written = as_json(told, terms_of(told, calendar()))
    assert list(written) == ["instrument", "terms"]
    assert written["instrument"] == "bibob"
    term = written["terms"][1]
    assert term == {
        "rule": "T06",
        "article": "Bibob 31",
        "from": "2027-02-01",
        "raw": "2027-03-23",
        "until": "2027-03-23",
        "suspended_days": 51,
        "extended_days": 0,
        "shifts": [],
        "law_of": "2022-10-01",
        "explanation": term["explanation"],
        "warnings": [],
        "unsure": True,
    }


def test_a_standstill_without_a_known_end_has_no_day_for_programs_and_a_cautious_one_for_people() -> None:
    # 1-2 + 56 is Easter Monday, 29-3, so the 30th; the wait since 15-2 is not counted.
    told = case("bibob: 2027-02-01 advice-asked; 2027-02-15 data-asked")
    found = terms_of(told, calendar())
    assert (found[0].raw, found[0].until) == (date(2027, 3, 29), date(2027, 3, 30))
    term = as_json(told, found)["terms"][0]
    assert (term["raw"], term["until"], term["shifts"]) == (None, None, [])
    assert "Vanaf maandag 15 februari 2027 staat de termijn stil" in term["explanation"]


def test_a_term_in_hours_is_a_local_date_and_time() -> None:
    told = case("awb: 2027-03-27 entry-notice time=14:30")
    term = as_json(told, terms_of(told, calendar()))["terms"][0]
    assert (term["from"], term["until"]) == ("2027-03-27T14:30", "2027-03-29T15:30")
    assert "48 uur na zaterdag 27 maart 2027 14:30 uur is maandag 29 maart 2027 15:30 uur." in term["explanation"]


def test_the_first_day_of_a_penalty_and_its_last_stand_in_the_words() -> None:
    told = case("awb: 2026-12-10 term-ended; 2026-12-11 default-notice")
    words = as_json(told, terms_of(told, calendar()))["terms"][0]["explanation"]
    assert "De eerste dag waarover de dwangsom loopt is dinsdag 29 december 2026." in words
    assert "maandag 8 februari 2027" in words


def test_lines_begin_with_the_day_and_end_with_what_they_are_not() -> None:
    lines = "\n".join(
        in_words(terms_of(case(line), calendar())) for line in (OPEN, "damocles: 2027-06-01 announced until=2027-06-12")
    )
    assert "zaterdag 12 juni 2027  begunstigingstermijn (T14)" in lines
    assert "nog niet bekend  besluit op de aanvraag (T01)\n  Voorzichtig: maandag 26 april 2027" in lines
    assert "geen juridisch advies" in lines
    assert max(map(len, lines.splitlines())) <= 100


def test_a_penalty_is_told_with_its_amounts() -> None:
    told = case("awb: 2026-12-10 term-ended; 2026-12-11 default-notice")
    words = " ".join(in_words(terms_of(told, calendar())).split())
    assert "samen hoogstens € 1.442" in words
    assert "€ 1.442 (te verifiëren)" not in words


def test_no_events_that_give_a_term_is_told() -> None:
    told = case("awb: 2026-12-10 term-ended")
    assert in_words(terms_of(told, calendar())) == "Uit deze gebeurtenissen volgt geen termijn."


def test_a_calendar_says_which_rule_and_nothing_of_the_case() -> None:
    told = case(LONG)
    text = as_calendar(terms_of(told, calendar()), word=WORD, made_at=MADE_AT).decode()
    assert text.count("BEGIN:VEVENT") == 7
    assert "SUMMARY:Laatste dag termijn T14" in text
    assert "DTSTART;VALUE=DATE:20270612" in text
    assert not [word for word in ("Bibob", "bibob", "bezwaar", "2027-01") if word in text]


def test_an_entry_keeps_its_name_when_its_day_moves() -> None:
    def names(line: str) -> set[str]:
        told = case(line)
        text = as_calendar(terms_of(told, calendar()), word=WORD, made_at=MADE_AT).decode()
        return {line for line in text.splitlines() if line.startswith("UID:")}

    assert names("awb: 2026-11-13 announced") == names("awb: 2026-11-13 announced; 2027-02-01 objection-deferred weeks=2")
    assert len(names("awb: 2026-11-13 forfeited; 2026-11-13 forfeited")) == 4


def test_two_cases_that_begin_on_the_same_day_share_no_name() -> None:
    told = terms_of(case("awb: 2027-01-04 received"), calendar())
    first, second = (as_calendar(told, word=new_word(), made_at=MADE_AT).decode() for _ in range(2))
    names = [line for text in (first, second) for line in text.splitlines() if line.startswith("UID:")]
    assert len(names) == len(set(names)) == 2


def test_a_case_without_a_last_day_gives_no_calendar() -> None:
    assert as_calendar(terms_of(case("awb: 2026-12-10 term-ended"), calendar()), word=WORD, made_at=MADE_AT) == b""


def test_the_word_of_a_case_travels_in_its_file() -> None:
    text = as_events_file(case("awb: 2027-01-04 received"), word=WORD)
    assert calendar_word(text, file="zaak.yaml") == WORD
    assert read_case(text, file="zaak.yaml") == case("awb: 2027-01-04 received")


@pytest.mark.parametrize("word", ["zaak-12", "2027", "", "A" * 24])
def test_a_word_that_could_say_something_of_the_case_is_refused(word: str) -> None:
    with pytest.raises(InvalidInput, match="willekeurige woord"):
        read_case(f"instrument: awb\ncalendar: '{word}'\nevents:\n  - {{date: 2027-01-04, what: received}}\n", file="zaak.yaml")


@pytest.mark.parametrize(("narrow", "width"), [(False, WIDE), (True, NARROW)])
def test_the_time_line_is_a_drawing_with_words(narrow: bool, width: float) -> None:
    told = case(LONG)
    terms = terms_of(told, calendar())
    root = ElementTree.fromstring(drawn(told, terms, narrow=narrow))
    assert root.get("role") == "img"
    assert float(root.get("width") or 0) == width
    words = " ".join(root.itertext())
    assert all(term.rule in words for term in terms)
    assert "begunstigingstermijn (T14): van 1 juni 2027 tot en met 12 juni 2027." in words


@pytest.mark.parametrize(
    "line",
    [
        "awb: 2026-11-24 entry-notice time=14:30",
        "bibob: 2024-02-29 advice-issued",
        "bibob: 2027-02-01 advice-asked; 2027-02-01 data-asked",
    ],
)
def test_every_bar_lies_on_the_paper(line: str) -> None:
    told = case(line)
    for narrow in (False, True):
        root = ElementTree.fromstring(drawn(told, terms_of(told, calendar()), narrow=narrow))
        for bar in root.iter("{http://www.w3.org/2000/svg}rect"):
            right = float(bar.get("x") or 0) + float(bar.get("width") or 0)
            assert 0 <= float(bar.get("x") or 0) <= right <= float(root.get("width") or 0)


def test_a_term_without_a_known_end_says_so_in_words_as_in_json() -> None:
    told = case("awb: 2026-09-01 announced; 2026-10-20 gap-asked")
    found = terms_of(told, calendar())
    [objection] = [one for one in as_json(told, found)["terms"] if one["rule"] == "T20"]
    assert (objection["raw"], objection["until"]) == (None, None)
    assert "woensdag 21 oktober 2026" in objection["explanation"]
    assert "nog niet bekend  beslissing op bezwaar (T20)\n  Voorzichtig: dinsdag 24 november 2026" in in_words(found)
