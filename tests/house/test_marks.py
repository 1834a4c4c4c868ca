"""PostgreSQL runs what is marked `database`, and nothing is lost: whoever lacks that mark cannot reach a database."""

import pytest
from django.db import connection


def test_a_fixture_that_brings_the_database_marks_its_test(db: None, request: pytest.FixtureRequest) -> None:
    assert "database" in request.keywords


@pytest.mark.django_db
def test_the_mark_of_django_is_one_too(request: pytest.FixtureRequest) -> None:
    assert "database" in request.keywords


def test_who_has_neither_is_refused(request: pytest.FixtureRequest) -> None:
    assert "database" not in request.keywords
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        connection.ensure_connection()
