"""The same form twice at the same moment: two transactions, one thing, one answer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.receipts import actions as receipts
from dijkwacht.apps.receipts.models import Receipt
from dijkwacht.apps.receipts.rules import KEPT, mark_of
from dijkwacht.apps.sources.models import EarlierStudy
from tests import factories as make
from tests.access.forms import Forms

TODAY = timezone.localdate()
STUDY = {"title": "Scan", "maker": "Bureau", "made_on": "2024-01-01", "marking": "organisatie", "findings": "", "themes": ""}


def member() -> User:
    user = make.user("oov@example.org", "Collega OOV")
    make.membership(user, make.organisation(name="Duinrade"), Role.COORDINATOR)
    return user


def filled_in(client: Client) -> dict[str, list[str]]:
    (form,) = (one for one in Forms(client.get("/organisatie/eerder/nieuw/").content.decode()).found if "title" in one.fields)
    return form.fields | STUDY


@pytest.mark.django_db
def test_the_same_form_again_makes_nothing_and_other_words_make_another() -> None:
    client = Client()
    client.force_login(member())
    sent = filled_in(client)
    first, second = (client.post("/organisatie/eerder/nieuw/", sent) for _ in range(2))
    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert client.get(second.url).content.decode().count("<p>Het onderzoek is vastgelegd.</p>") == 1
    client.post("/organisatie/eerder/nieuw/", sent | {"title": "Een ander onderzoek"})
    client.post("/organisatie/eerder/nieuw/", filled_in(client))  # the page opened again: meant as another
    assert EarlierStudy.objects.count() == 3


@pytest.mark.django_db
def test_a_fault_gives_no_receipt_so_the_form_can_be_sent_again() -> None:
    client = Client()
    client.force_login(member())
    sent = filled_in(client)
    assert client.post("/organisatie/eerder/nieuw/", sent | {"title": ""}).status_code == 422
    assert not Receipt.objects.exists()
    assert client.post("/organisatie/eerder/nieuw/", sent).status_code == 302


@pytest.mark.django_db
def test_a_receipt_counts_for_an_hour_and_goes() -> None:
    receipts.give(mark="a", url="/", said=[])
    with clock.at(timezone.now() + KEPT + timedelta(minutes=1)):
        assert receipts.find("a") is None
        receipts.give(mark="a", url="/elders/", said=[])
        assert receipts.find("a").url == "/elders/"
        assert receipts.forget(before=timezone.now() + KEPT + timedelta(hours=1)) == 1


def test_forms_that_run_together_are_not_the_same_form() -> None:
    one, other = (mark_of("/", fields=fields) for fields in ([("a", ["bc"])], [("ab", ["c"])]))
    assert one != other
    assert mark_of("/", fields=[("a", ["b", "c"])]) != mark_of("/", fields=[("a", ["b"]), ("c", [""])])


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_at_once_make_one() -> None:
    clients = [Client(), Client()]
    user = member()
    for one in clients:
        one.force_login(user)
    sent, together = filled_in(clients[0]), Barrier(2)

    def post(client: Client) -> str:
        together.wait()
        try:
            return str(client.post("/organisatie/eerder/nieuw/", sent).url)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(post, clients)) == ["/organisatie/eerder/"] * 2
    assert EarlierStudy.objects.count() == 1
