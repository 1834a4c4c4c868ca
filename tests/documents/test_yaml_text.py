"""What has one row a line is read back the same, and can be reviewed in a diff."""

from datetime import date, time

from dijkwacht.documents.yaml_text import table
from dijkwacht.kit.yaml import load


def test_each_part_of_the_list_has_a_line_after_the_keys() -> None:
    rows = [{"on": date(2027, 1, 4), "at": time(14, 30)}, {"weeks": 2, "sure": True, "why": "ja: zeker"}]
    made = table({"rows": rows, "title": "Een lijst", "url": "https://x.example", "ids": ("yes", "b")}, of="rows")
    assert (
        made
        == """\
title: Een lijst
url: "https://x.example"
ids: ["yes", b]
rows:
  - {on: 2027-01-04, at: "14:30"}
  - {weeks: 2, sure: true, why: "ja: zeker"}
"""
    )
    assert load(made, file="x").data["rows"][1] == rows[1]
