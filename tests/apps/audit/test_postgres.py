"""What only PostgreSQL can show: writers at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

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
                record(by=System(name), verb="tests.written", organisation="GM9901", note=str(number))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, ("een", "twee")))
    assert Event.objects.count() == 2 * EACH
    assert broken_at() is None
