"""Pages without their own filters: where each of those lets everything through, the wall still shows nothing of others."""

import sys
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import Q
from django.test import Client

from dijkwacht.apps.accounts import queries as accounts
from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.cases.models import CaseQuerySet
from dijkwacht.apps.measures.models import MeasureQuerySet
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import PictureQuerySet
from dijkwacht.apps.policies.models import PolicyQuerySet
from dijkwacht.apps.wall.rules.declarations import Own
from dijkwacht.apps.wall.rules.policies import walled
from dijkwacht.apps.wall.rules.table import WALL
from tests import factories as make
from tests.access.subject import OUTSIDE, Filled, Subject
from tests.access.test_access import ASKED, OF_NOBODY, SUBJECTS, _path, _signed_in, bare_404
from tests.wall import ROLE

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

__all__ = ["bare_404"]  # a fixture of the table of access
EVERYTHING = Q(pk__isnull=False)
# Each filter by which pages keep to organisations, and one that keeps nothing back.
FILTERS: dict[str, tuple[object, str, Callable[..., Any]]] = {
    "rights in organisations": (accounts, "organisations_where", lambda *_, **__: EVERYTHING),
    "programme": (accounts, "programme_where", lambda *_, **__: EVERYTHING),
    "seats": (accounts, "seats_with", lambda *_, **__: Membership.objects.all()),
    "own organisations": (accounts, "own_organisations", lambda *_, **__: Organisation.objects.prefetch_related("names")),
    "advised organisations": (accounts, "advised_organisations", lambda *_, **__: Organisation.objects.prefetch_related("names")),
    "pictures": (PictureQuerySet, "visible_to", lambda self, *_, **__: self),
    "measures": (MeasureQuerySet, "visible_to", lambda self, *_, **__: self),
    "policies": (PolicyQuerySet, "visible_to", lambda self, *_, **__: self),
    "cases": (CaseQuerySet, "visible_to", lambda self, *_, **__: self),
}
SHORTEST = 12


def _lift(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let one filter keep nothing back, wherever it was imported."""
    home, called, everything = FILTERS[name]
    kept = getattr(home, called)
    monkeypatch.setattr(home, called, everything)
    for module in list(sys.modules.values()):
        if getattr(module, "__name__", "").startswith("dijkwacht.") and vars(module).get(called) is kept:
            monkeypatch.setattr(module, called, everything)


def _texts() -> Iterator[str]:
    """Every text of this database that stands behind the wall."""
    for label in walled(WALL):
        model = apps.get_model(label)
        fields = [field.name for field in model._meta.concrete_fields if isinstance(field, models.CharField | models.TextField)]
        if isinstance(WALL[label], Own) and fields:
            for row in model._default_manager.values_list(*fields):
                yield from (text for text in row if isinstance(text, str) and len(text) >= SHORTEST)


def _shown(client: Client, subject: Subject, filled: Filled, texts: set[str]) -> list[str]:
    """Which pages of a subject show a text of here."""
    found = []
    for address in subject.table:
        if ASKED[address] - OF_NOBODY:
            answer = client.get(_path(address, filled))
            said = unescape(b"".join(answer).decode("utf-8", "replace"))
            found += [f"{address} ({answer.status_code}) shows {text!r}" for text in texts if text in said]
    return found


WITH_ROWS = [name for name, subject in SUBJECTS.items() if any(ASKED[address] - OF_NOBODY for address in subject.table)]


@pytest.mark.usefixtures("bare_404")
@pytest.mark.parametrize("name", WITH_ROWS)
def test_pages_that_keep_nothing_back_still_show_nothing_of_others(name: str) -> None:
    """Whoever holds every role elsewhere tries each page with each filter lifted in turn; who holds them at home, with all."""
    subject = SUBJECTS[name]
    here = make.organisation(name="Duinrade")
    filled, found = subject.lay_out(here), {}
    texts = set(_texts())
    for where, everything in OUTSIDE.items():
        client = _signed_in(everything(here))
        for lifted in [*([one] for one in FILTERS), list(FILTERS)] if where == " elsewhere" else [list(FILTERS)]:
            with pytest.MonkeyPatch.context() as patch:
                for one in lifted:
                    _lift(patch, one)
                if shown := _shown(client, subject, filled, texts):
                    found[where, *lifted] = shown
    assert found == {}


def test_without_the_wall_the_same_pages_show_what_is_not_theirs() -> None:
    """The test above would see it: as a role that the wall does not hold for, pages without filters show everything."""
    subject, here = SUBJECTS["pictures"], make.organisation(name="Duinrade")
    filled = subject.lay_out(here)
    client = _signed_in(OUTSIDE[" elsewhere"](here))
    with connection.cursor() as cursor, pytest.MonkeyPatch.context() as patch:
        for one in FILTERS:
            _lift(patch, one)
        texts = set(_texts())
        cursor.execute("RESET ROLE")
        assert _shown(client, subject, filled, texts) != []
        cursor.execute(f"SET ROLE {ROLE}")
