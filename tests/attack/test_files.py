"""Every file that an address gives, asked for in ways that no page of ours does, and by whoever is signed in no more."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, reverse

from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.access.subject import EVERYBODY, PEOPLE, Filled
from tests.access.test_access import ASKED, SUBJECTS

pytestmark = pytest.mark.django_db
STRANGE = ("exe", "PDF", "pdf ", "docx.html", "../pdf", "html", "")
"""Other forms than any page offers."""
FILES = {
    "agenda:feed",
    "barriers:checklist",
    "barriers:download",
    "barriers:standing",
    "barriers:whole_list",
    "barriers:workbook",
    "bibob:timeline",
    "damocles:download",
    "damocles:timeline",
    "halfway:download",
    "legal:download",
    "log:download",
    "measures:download",
    "organisation:calendar",
    "pictures:download",
    "plan:handover_file",
    "plan:implementation",
    "products:copy_file",
    "products:download",
    "products:list",
    "programme:download",
    "roadmap:calendar",
    "sources:guide_file",
    "work:workbook",
}
"""Every address that gives a file to whoever may have it, when it is only opened."""
NARROWED = ({"Range": "bytes=0-9"}, {"If-None-Match": "*"}, {"If-Modified-Since": "Wed, 01 Jan 2200 00:00:00 GMT"})
"""Ways to get a part of a file, or to hear that it is the same as before."""


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_file_is_held_and_leaves_nothing_behind(name: str) -> None:
    found = dict(files_of(name))
    assert [f"{address}: {fault}" for address, faults in found.items() for fault in faults] == []
    # Each file is tried: one that could not be opened here would pass without a word.
    assert {*found} == {address for address in FILES if address.startswith(f"{name}:")}


def outermost() -> transaction.Atomic:
    """Part of the test: what has to be the outermost transaction may begin in it."""
    block = transaction.atomic()
    block._from_testcase = True
    return block


def files_of(name: str) -> Iterator[tuple[str, list[str]]]:
    """Every address of a subject that gives a file, with what is wrong about it."""
    subject, here = SUBJECTS[name], make.organisation(name="Duinrade")
    filled, people = subject.lay_out(here), {**PEOPLE, **subject.people}
    left = [address for address in subject.table if not address.endswith(("logout", "end"))]
    for who, person in people.items():
        asked = [address for address in left if subject.allows(who, address)]
        if not asked:
            continue
        with outermost():
            client = Client(raise_request_exception=False)
            client.force_login(person(Organisation.objects.get(pk=here.pk)))
            for address in asked:
                path = path_of(address, filled)
                answer = client.get(path)
                if answer.status_code == 200:
                    left.remove(address)
                    if answer.has_header("Content-Disposition"):
                        ways = ways_around(client, path, is_open=subject.table[address] == EVERYBODY)
                        yield address, [*bad_heads(answer), *ways, *forms(client, address, filled)]
            transaction.set_rollback(True)


def path_of(address: str, filled: Filled, **changed: str) -> str:
    own: Mapping[str, Any] = {**filled, **filled.get(address, {}), **changed}
    return reverse(address, kwargs={asked: own[asked] for asked in ASKED[address]})


def bad_heads(answer: HttpResponseBase) -> Iterator[str]:
    """What a browser or a server on the way is told wrongly."""
    asked = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
    for head, value in asked.items():
        if answer.get(head) != value:
            yield f"{head} is {answer.get(head)}"
    if "default-src 'none'" not in answer.get("Content-Security-Policy", ""):
        yield "no policy for its content"
    for head in ("ETag", "Last-Modified", "Accept-Ranges"):
        if answer.has_header(head):
            yield f"says {head}"
    if "html" in answer.get("Content-Type", "") or "svg" in answer.get("Content-Type", ""):
        yield "a browser opens it as a page"


def ways_around(client: Client, path: str, *, is_open: bool) -> Iterator[str]:
    """Parts of it, its heads alone, and whoever is signed in no more."""
    for heads in NARROWED:
        if client.get(path, headers=heads).status_code != 200:
            yield f"answers {heads}"
    head = client.head(path)
    if head.status_code == 200 and (b"".join(head) or [*bad_heads(head)]):
        yield "HEAD gives more or other than GET"
    for method in ("put", "delete", "patch", "post"):
        if (status := getattr(client, method)(path).status_code) not in {404, 405}:
            yield f"{method} answers {status}"
    if not is_open:
        yield from to_nobody(path)


def to_nobody(path: str) -> Iterator[str]:
    """Whoever is not signed in gets none of it."""
    for method in ("get", "head"):
        nobody = getattr(Client(), method)(path)
        if nobody.status_code != 302 or nobody.has_header("Content-Disposition"):
            yield f"{method} by a stranger answers {nobody.status_code}"


def forms(client: Client, address: str, filled: Filled) -> Iterator[str]:
    """The same in a form that is not offered."""
    if "form" not in ASKED[address]:
        return
    for form in STRANGE:
        try:
            path = path_of(address, filled, form=form)
        except NoReverseMatch:
            continue
        if (status := client.get(path).status_code) != 404:
            yield f"as ‘{form}’ answers {status}"
