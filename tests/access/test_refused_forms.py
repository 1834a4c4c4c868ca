"""Every form there is, sent empty by somebody who may: where it is refused, what stands in the way is said first."""

import re
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.test import Client

from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.subject import EVERYBODY, PEOPLE, SIGNED_IN, Subject
from tests.access.test_access import SUBJECTS, _path, _signed_in

pytestmark = pytest.mark.django_db
TITLE = re.compile(r"<title>\s*Fout: ")
# Enough of a form to reach what it asks; texts with too many signs, days that are none.
SENT = {"text": "x" * 6000, "title": "", "on": "gisteren", "reason": "", "deed": "x", "to": "x", "seen": "0", "pieces": "0"}

CLOSED = {
    "damocles:adopt": "there is no draft",
    "measures:decide": "no measure waits for a decision",
    "people:take_over": "nobody else can take it over",
    "products:copies": "nothing is marked",
    "roadmap:roadmap": "it is made already",
    "sources:index": "the concept is shared",
    "work:move": "the only field that can be wrong is one that nobody fills in",
}
"""Here the scene shows no form, so that its fields are not on the page that refuses; their own tests look at them."""


class _Page(HTMLParser):
    """The ids of a page, its forms, and the links in its summary of faults."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.first = False
        self.forms = 0
        self.depth = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        self.first = self.first or "data-focus-first" in given
        self.forms += tag == "form" and given.get("method") == "post"
        if tag == "div" and (self.depth or "dw-error-summary" in (given.get("class") or "")):
            self.depth += 1
        if tag == "a" and self.depth and (given.get("href") or "").startswith("#"):
            self.links.append(str(given["href"])[1:])

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "div" and self.depth > 0


def _who(subject: Subject, address: str) -> str:
    allowed = subject.table[address]
    if allowed in {EVERYBODY, SIGNED_IN}:
        return next(iter(PEOPLE))
    people = {**PEOPLE, **subject.people}
    return next(who for who in people if who in subject.may[allowed])


def _faults(client: Client, path: str) -> list[str]:
    answer = client.post(path, SENT)
    if answer.status_code not in {409, 422} or not answer.headers["Content-Type"].startswith("text/html"):
        return []
    html = answer.content.decode()
    page, wrong = _Page(html.partition("<main")[2]), []
    if not TITLE.search(html):
        wrong.append("its title does not say so")
    if page.forms and not page.first and "Dit kan nu niet</h1>" not in html:
        wrong.append("nothing takes the focus")
    wrong += [f"a fault leads to #{link}, which is not there" for link in page.links if link not in page.ids]
    return [f"{answer.status_code} {one}" for one in wrong]


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_refused_form_says_so_in_its_title_first_and_with_links_that_lead_somewhere(name: str) -> None:
    subject = SUBJECTS[name]
    here = make.organisation(name="Duinrade")
    filled = subject.lay_out(here)
    people, found = {**PEOPLE, **subject.people}, {}
    for address in subject.table:
        block = transaction.atomic()
        block._from_testcase = True  # part of the test: what has to be the outermost transaction may begin in it
        with block:
            client = _signed_in(people[_who(subject, address)](Organisation.objects.get(pk=here.pk)))
            if (wrong := _faults(client, _path(address, filled))) and address not in CLOSED:
                found[address] = wrong
            transaction.set_rollback(True)
    assert found == {}
