"""A double click makes one thing: every form of every page that makes something is sent twice, and makes it once."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from tests import factories as make
from tests.access.forms import Forms
from tests.access.making import ELSEWHERE, PAGES, Making
from tests.access.subject import PEOPLE, Filled, Subject
from tests.access.test_access import ASKED, SUBJECTS

pytestmark = pytest.mark.django_db
INSERT = re.compile(r'INSERT INTO "(\w+)"')
BESIDE = {"audit_event", "accounts_sitting", "mail_message", "receipts_receipt"}
"""What is written down of every deed."""


@contextmanager
def made() -> Iterator[set[str]]:
    """The tables in which rows are made meanwhile."""
    tables: set[str] = set()

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if table := INSERT.match(sql):
            tables.add(table[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield tables


@contextmanager
def undone() -> Iterator[None]:
    """What happens meanwhile did not happen; a deed that has to be the outermost transaction may begin in it."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


def _sent(client: Client, path: str, page: Making) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that the forms of a page can send, and where to."""
    answer = client.get(path)
    assert answer.status_code == 200, page.address
    for form in Forms(answer.content.decode()).found:
        for action, sent in form.ways():
            target = action if action.startswith("/") else path
            if form.takes_files or target.startswith("/account/"):
                continue
            filled = sent | {name: value for name, value in page.fill.items() if name in sent}
            yield target, {name: value for name, value in filled.items() if value is not None}


def _twice(client: Client, target: str, sent: dict[str, Any]) -> tuple[set[str], str]:
    """What the first made, and what is wrong with the second."""
    with made() as first:
        answer = client.post(target, sent)
    if answer.status_code != 302 or not first - BESIDE:
        return set(), ""
    with made() as second:
        again = client.post(target, sent)
    said = [_messages(one) for one in (answer, again)]
    is_same = again.status_code == 302 and again.url == answer.url and said[0] == said[1] and not second - {"accounts_sitting"}
    return first - BESIDE, "" if is_same else f"{target} then answers {again.status_code}, makes {second}, says {said}"


def _messages(answer: HttpResponse) -> list[str]:
    return [str(one) for one in get_messages(answer.wsgi_request)]


def _tried(subject: Subject, page: Making, here: Organisation, filled: Filled) -> tuple[set[str], list[str]]:
    """All that the page made, as the first person who may open it, and what went wrong."""
    people, found, wrong = {**subject.people, **PEOPLE}, set(), []
    who = page.who or next(name for name in people if subject.allows(name, page.address))
    with undone():
        if page.state and "picture" in filled:
            Picture.objects.filter(pk=filled["picture"]).update(state=page.state, fact_check_until=date(2090, 1, 1))
        client = Client(raise_request_exception=False)
        client.force_login(people[who](Organisation.objects.get(pk=here.pk)))
        own = {**filled, **filled.get(page.address, {})}
        path = reverse(page.address, kwargs={asked: own[asked] for asked in ASKED[page.address]})
        for target, sent in _sent(client, path, page):
            with undone():
                tables, fault = _twice(client, target, sent)
                found |= tables
                wrong += [fault] if fault else []
    return found, wrong


def test_a_form_that_is_sent_twice_makes_one_thing() -> None:
    here, every = make.organisation(name="Duinrade"), set()
    for name, subject in SUBJECTS.items():
        pages = [page for page in PAGES if page.address.partition(":")[0] == name]
        with undone():
            filled = subject.lay_out(here) if pages else {}
            for page in pages:
                found, wrong = _tried(subject, page, here, filled)
                assert wrong == []
                assert found, f"{page.address} made nothing"
                every |= found
    # Whoever adds a table adds its page to the list, or says who else makes its rows.
    ours = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("dijkwacht.")}
    assert ours - every - BESIDE == set(ELSEWHERE)
