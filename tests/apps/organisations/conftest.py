"""The content, loaded: anew where a test changes it, once where a module only reads."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.actions import loading as actions

BY = System("content")


@pytest.fixture
def loaded(db: None) -> int:
    """All organisations of the content; gives how many rows came in."""
    return actions.load(by=BY, folders=actions.shipped(invented=True))


@pytest.fixture(scope="module")
def loaded_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The same for all tests of a module, each of which runs in a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        actions.load(by=BY, folders=actions.shipped(invented=True))
        yield
        transaction.set_rollback(True)
