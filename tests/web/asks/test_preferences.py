"""Which mails somebody gets: a choice for each kind of the own roles, kept and obeyed."""

from html import unescape

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.asks.models import Preference
from dijkwacht.apps.asks.rules.kinds import Kind, Way, mailed
from dijkwacht.apps.audit.models import Event
from dijkwacht.web.asks.forms import WaysForm
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator(client: Client) -> User:
    who = make.user("oov@example.org")
    make.membership(who, make.organisation(), Role.COORDINATOR)
    client.force_login(who)
    return who


def test_everybody_finds_the_page_in_the_menu_of_the_account(client: Client, coordinator: User) -> None:
    assert 'href="/berichten/"' in client.get("/organisatie/").content.decode()


def test_only_what_the_own_roles_bring_can_be_chosen(client: Client, coordinator: User) -> None:
    page = unescape(client.get("/berichten/").content.decode())
    assert "Feitencheck doen" in page
    assert "Opmerkingen beantwoorden" not in page
    assert "Besluit nemen" not in page


def test_a_choice_is_kept_with_one_event(client: Client, coordinator: User) -> None:
    mine = [kind for kind in mailed() if Role.COORDINATOR in kind.facts.roles]
    before = Event.objects.count()
    said = {kind.value: Way.DIRECT.value for kind in mine} | {"fact_check": "daily", "month": "never"}
    assert client.post("/berichten/", said).url == "/berichten/"
    assert Event.objects.count() == before + 1
    assert dict(Preference.objects.values_list("kind", "way"))["month"] == "never"
    assert '<option value="daily" selected>' in client.get("/berichten/").content.decode()


def test_what_cannot_be_chosen_is_refused(client: Client, coordinator: User) -> None:
    assert client.post("/berichten/", {"fact_check": "ooit"}).status_code == 422
    assert client.post("/berichten/", {"month": "daily"}).status_code == 422
    assert not Preference.objects.exists()


def test_who_has_no_role_has_nothing_to_choose(client: Client) -> None:
    client.force_login(make.user())
    assert "geen berichten voor u" in client.get("/berichten/").content.decode()


def test_each_kind_that_is_mailed_stands_in_a_group() -> None:
    form = WaysForm(kinds=mailed(), ways=dict.fromkeys(Kind, Way.DIRECT))
    assert sum(len(fields) for _, fields in form.groups) == len(mailed())
