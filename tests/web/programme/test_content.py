"""The same page on the content that the product ships: Duinmark and Noord-Holland, in 2018 and now."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.actions import loading as actions
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.web.programme import overview_map
from tests import factories as make

HEAVIEST = 150_000
"""Bytes of the map of Noord-Holland, before it is compressed."""


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        actions.load(by=System("content"), folders=actions.shipped(invented=True))
        overview_map._sheet.cache_clear()
        yield
        transaction.set_rollback(True)
    overview_map._sheet.cache_clear()


def seen(client: Client, home: str, query: str = "") -> dict[str, Any]:
    who = make.user(f"{home}@example.org".lower())
    make.membership(who, Organisation.objects.get(code=home), Role.PROGRAMME_MANAGER)
    client.force_login(who)
    context: dict[str, Any] = client.get(f"/programma/{query}").context
    return {"codes": {row.code for row in context["seen"].rows}, "map": context["map"]}


@pytest.mark.django_db
@pytest.mark.parametrize(("query", "municipalities"), [("?dag=2018-11-23", 48), ("", 44)])
def test_noord_holland_has_its_municipalities_of_the_day_on_the_map(
    loaded: None, client: Client, query: str, municipalities: int
) -> None:
    found = seen(client, "PV27", query)
    assert sum(code.startswith("GM") for code in found["codes"]) == municipalities
    assert {code for code in found["codes"] if not code.startswith("GM")} == {"PV27", "WS0155", "WS0616", "WS0651"}
    assert found["map"].count("<path") == municipalities
    assert len(found["map"].encode()) <= HEAVIEST


@pytest.mark.django_db
@pytest.mark.parametrize("home", ["PV99", "PA9901"])
def test_duinmark_is_all_invented(loaded: None, client: Client, home: str) -> None:
    found = seen(client, home)
    assert {code[2:4] for code in found["codes"]} == {"99"}
    assert {"PV99", "WS9901", "GR9901", "GM9901"} <= found["codes"]
    assert not {"PA9901", "RI9901"} & found["codes"]
