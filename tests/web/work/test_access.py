import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from tests import factories as make
from tests.web.work.conftest import Work

PAGES = ("", "onderdeel/BES-01/", "bevindingen/", "samenvatting/", "stap/terug/")


@pytest.mark.parametrize("page", PAGES)
def test_only_the_assigned_adviser_sees_it(client: Client, work: Work, page: str) -> None:
    stranger, colleague = make.user("vreemd@example.org"), make.user("collega@example.org")
    make.membership(colleague, work.organisation, Role.COORDINATOR)
    make.membership(stranger, work.organisation, Role.ADVISER)
    assert client.get(work.url + page).status_code == 200
    for other in (stranger, colleague):
        client.force_login(other)
        assert client.get(work.url + page).status_code == 404


def test_an_assignment_that_ended_closes_the_door(client: Client, work: Work) -> None:
    work.adviser.assignments.update(until="2020-02-01")
    assert client.get(work.url).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_a_stranger_is_sent_to_sign_in(client: Client, work: Work, page: str) -> None:
    client.logout()
    assert client.get(work.url + page).status_code == 302


@pytest.mark.parametrize(("page", "name"), [("", "analysis"), ("onderdeel/BES-01/", "criterion"), ("bevindingen/", "findings")])
def test_reading_answers_is_one_event(client: Client, work: Work, page: str, name: str) -> None:
    before = Event.objects.count()
    client.get(work.url + page)
    (event,) = Event.objects.order_by("pk")[before:]
    assert (event.verb, event.note, event.organisation) == ("pictures.opened", name, "GM9901")


def test_a_criterion_that_does_not_exist_is_not_found(client: Client, work: Work) -> None:
    assert client.get(f"{work.url}onderdeel/BES-99/").status_code == 404
