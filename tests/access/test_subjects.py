"""Who may open what, subject by subject: each module in ``subjects`` holds a table for every kind of person."""

from importlib import import_module
from pkgutil import iter_modules

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make
from tests.access import subjects
from tests.access.subject import EVERYBODY, PEOPLE, SIGNED_IN, Subject

pytestmark = pytest.mark.django_db

SUBJECTS: dict[str, Subject] = {
    module.name: import_module(f"{subjects.__name__}.{module.name}").SUBJECT for module in iter_modules(subjects.__path__)
}
CASES = [(name, who) for name, subject in SUBJECTS.items() for who in (*PEOPLE, *subject.people)]
GUARDED = [(name, address) for name, subject in SUBJECTS.items() for address, who in subject.table.items() if who != EVERYBODY]


@pytest.mark.parametrize(("name", "who"), CASES)
def test_a_person_opens_what_the_table_says_and_nothing_else(name: str, who: str, client: Client) -> None:
    subject = SUBJECTS[name]
    here = make.organisation(name="Duinrade")
    arguments = subject.lay_out(here)
    client.force_login((subject.people.get(who) or PEOPLE[who])(here))
    wrong = {}
    for address, allowed in subject.table.items():
        status = client.get(reverse(address, kwargs=arguments(address))).status_code
        may = allowed in {EVERYBODY, SIGNED_IN} or who in subject.may[allowed]
        # A page that only takes a POST says so (405) to whoever may; a thing that has to wait says 409.
        if status not in ({200, 302, 405, 409} if may else {404, 405}):
            wrong[address] = status
    assert wrong == {}


@pytest.mark.parametrize(("name", "address"), GUARDED)
def test_a_stranger_is_sent_to_sign_in(name: str, address: str, client: Client) -> None:
    arguments = SUBJECTS[name].lay_out(make.organisation(name="Duinrade"))
    answer = client.get(reverse(address, kwargs=arguments(address)))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_person_in_a_table_is_known(name: str) -> None:
    subject = SUBJECTS[name]
    named = {who for people in subject.may.values() for who in people}
    assert named <= {*PEOPLE, *subject.people}
    assert set(subject.table.values()) <= {EVERYBODY, SIGNED_IN, *subject.may}
