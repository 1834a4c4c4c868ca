"""What was deleted from SQLite stands in none of its files."""

from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from dijkwacht.jobs.tidy import shorten
from dijkwacht.web.installation.env import database, read

WORD = "een-naam-die-weg-moet"


@pytest.fixture
def product(tmp_path: Path) -> dict[str, Any]:
    return database(read({"DIJKWACHT_DEMO": "1", "DIJKWACHT_DATA": str(tmp_path)}))


def test_a_deleted_text_is_gone_from_the_file_and_from_the_journal(
    product: dict[str, Any], tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> None:
    made = ConnectionHandler({"default": product})["default"]

    def stands() -> set[str]:
        return {path.suffix for path in tmp_path.iterdir() if WORD.encode() in path.read_bytes()}

    with django_db_blocker.unblock(), made.cursor() as cursor:
        cursor.execute("CREATE TABLE said (word TEXT)")
        cursor.execute("INSERT INTO said VALUES (%s), ('blijft')", [WORD])
        shorten(made)
        assert stands() == {".sqlite3"}
        cursor.execute("DELETE FROM said WHERE word = %s", [WORD])
        shorten(made)
        assert stands() == set()
        made.close()
