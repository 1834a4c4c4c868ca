"""A calendar file, read back by the rules of RFC 5545."""

from datetime import UTC, date, datetime

from dijkwacht.documents.calendar import Entry, calendar

NOW = datetime(2026, 11, 24, 13, 5, 9, tzinfo=UTC)


def read(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar file: unfolded, taken apart and with the escapes taken away."""
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name not in {"END", ""}:
            plain = value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
            events[-1][name] = plain
    return events


def test_a_day_is_a_whole_day_that_leaves_it_free() -> None:
    (event,) = read(calendar([Entry("a@b", date(2026, 12, 31), "Kick-off")], made_at=NOW))
    assert event == {
        "UID": "a@b",
        "DTSTAMP": "20261124T130509Z",
        "DTSTART;VALUE=DATE": "20261231",
        "DTEND;VALUE=DATE": "20270101",
        "SUMMARY": "Kick-off",
        "TRANSP": "TRANSPARENT",
    }


def test_long_lines_are_folded_between_letters_and_signs_are_escaped() -> None:
    title = "Één, twee; drie\\vier\nvijf " + "ü" * 120
    (event,) = read(calendar([Entry("a@b", date(2026, 1, 1), title)], made_at=NOW))
    assert event["SUMMARY"] == title


def test_no_days_are_a_valid_calendar_that_shows_nothing() -> None:
    empty = calendar([], made_at=NOW)
    assert read(empty) == []
    assert b"\r\nBEGIN:VTIMEZONE\r\n" in empty
