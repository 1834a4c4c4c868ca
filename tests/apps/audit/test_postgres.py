"""What only PostgreSQL can show: writers at once, and events that cannot be changed."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from dijkwacht.apps.audit.actions import record
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.queries import broken_at
from dijkwacht.apps.audit.rules import System

pytestmark = pytest.mark.postgres
EACH = 50


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_once_make_one_chain() -> None:
    together = Barrier(2)

    def write(name: str) -> None:
        try:
            for number in range(EACH):
                together.wait(timeout=20)
                record(by=System(name), verb="tests.written", note=str(number))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ("een", "twee")))
    assert Event.objects.count() == 2 * EACH
    assert broken_at() is None


@pytest.mark.django_db
@pytest.mark.parametrize("deed", ["UPDATE audit_event SET verb = 'tests.other'", "DELETE FROM audit_event"])
def test_an_event_cannot_be_changed_or_removed(deed: str) -> None:
    record(by=System("tests"), verb="tests.done")
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)
    assert Event.objects.get().verb == "tests.done"
