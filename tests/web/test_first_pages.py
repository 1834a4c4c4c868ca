"""Every first page for whoever has nothing yet: no picture, no measure, no policy and no case."""

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from tests import factories as make

pytestmark = pytest.mark.django_db
FIRST = (
    "/organisatie/",
    "/beelden/",
    "/maatregelen/",
    "/maatregelen/lijst/",
    "/maatregelen/inlezen/",
    "/plan/",
    "/plan/verloop/",
    "/plan/overdracht/",
    "/instrumenten/",
    "/bibob/",
    "/bibob/selectie/",
    "/bibob/zaken/",
    "/damocles/",
    "/damocles/zaken/",
    "/termijnen/",
    "/brieven/",
    "/wetten/",
    "/agenda/",
)
OWN = ("/damocles/GM9901/gebruik/", "/damocles/GM9901/vergelijken/", "/bibob/GM9901/gebruik/", "/bibob/GM9901/naast/")


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.CLIENT, Role.OFFICER, Role.EXECUTIVE, Role.OWNER])
def test_an_organisation_that_has_nothing_yet_opens_every_first_page(client: Client, role: Role) -> None:
    who = make.user("eerste@example.org")
    make.membership(who, make.organisation(), role, function="hr" if role is Role.OWNER else "")
    client.force_login(who)
    answers = {path: client.get(path, follow=True).status_code for path in (*FIRST, *OWN)}
    assert {path: status for path, status in answers.items() if status not in {200, 404}} == {}
    assert answers["/termijnen/"] == answers["/brieven/"] == 200
    if role is Role.OFFICER:
        assert [path for path in (*FIRST[8:], *OWN) if answers[path] != 200] == []


def test_whoever_has_no_role_opens_them_too_and_finds_nothing(client: Client) -> None:
    client.force_login(make.user("niemand@example.org"))
    answers = {path: client.get(path, follow=True).status_code for path in (*FIRST, *OWN)}
    assert {path: status for path, status in answers.items() if status not in {200, 404}} == {}
    assert {answers[path] for path in OWN} == {404}
