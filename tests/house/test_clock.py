"""A deed reads the day from the one clock, and the example is made by deeds alone."""

import re

from tests.house.tree import ROOT, SOURCE, name, ours

READS = re.compile(r"timezone\.(localdate|now)\(\)|date\.today\(\)|datetime\.now\(|default=timezone\.localdate")


def test_in_the_apps_only_the_clock_knows_what_time_it_is() -> None:
    apps = SOURCE / "apps"
    found = [path for path in ours("*.py", below=apps) if READS.search(path.read_text(encoding="utf-8"))]
    assert list(map(name, found)) == ["src/dijkwacht/apps/clock.py"]


def test_no_test_and_no_page_knows_another_day_than_the_clock_of_tests_tells() -> None:
    other = re.compile(r"date\.today\(\)|datetime\.now\(|\btime\.time\(\)")
    rooms = (ROOT / "tests", *(SOURCE / room for room in ("apps", "jobs", "web")))
    found = [path for room in rooms for path in ours("*.py", below=room) if other.search(path.read_text(encoding="utf-8"))]
    assert set(map(name, found)) <= {"tests/house/test_clock.py"}


def test_the_example_goes_round_no_deed() -> None:
    writes = re.compile(r"\.(update|create|bulk_create|bulk_update|save|delete|get_or_create|update_or_create)\(")
    found = [path for path in ours("*.py", below=SOURCE / "jobs" / "example") if writes.search(path.read_text(encoding="utf-8"))]
    assert list(map(name, found)) == []
