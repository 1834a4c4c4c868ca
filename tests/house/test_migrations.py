"""A migration stands by itself: it writes down values, not names of ours that may move."""

import re

from tests.house.tree import SOURCE, name

OURS_IN_COLUMNS = re.compile(r"(?:default=|choices=|\[')dijkwacht\.|dijkwacht\.[\w.]+\[")


def test_no_migration_names_an_enum_of_ours_or_the_words_of_a_choice() -> None:
    found = sorted((SOURCE / "apps").glob("*/migrations/0*.py"))
    assert len(found) > 20
    wrong = [path for path in found if OURS_IN_COLUMNS.search(text := path.read_text(encoding="utf-8")) or "choices=" in text]
    assert list(map(name, wrong)) == []
