"""A page that says that something is not possible now leads back to where one sees how it stands."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from dijkwacht.apps.damocles import actions as damocles
from dijkwacht.apps.damocles.rules.facts import Taken
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.web.request import way_back
from tests import bibob
from tests import damocles as given
from tests import factories as make

SAMPLE = {
    "uuid": "11111111-1111-4111-8111-111111111111",
    "int": "1",
    "slug": "gm9901",
    "str": "aa",
    "path": "a/b",
}


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> Iterator[str]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one.url_patterns, route)
        else:
            yield re.sub(r"<(\w+):\w+>", lambda found: SAMPLE.get(found[1], "1"), route)


def only_posts(url: str) -> bool:
    view = resolve(url).func
    found = dict(zip(view.__code__.co_freevars, view.__closure__ or (), strict=True)) if hasattr(view, "__code__") else {}
    methods = found.get("request_method_list")
    return methods is not None and "GET" not in methods.cell_contents


def test_every_page_leads_back_to_one_that_can_be_read() -> None:
    wrong, number = [], 0
    for url in addresses(get_resolver().url_patterns):
        if re.search(r"[\^$?()<>\\]", url):
            continue  # those of the library that signs in
        back = way_back(RequestFactory().post(url))
        number += 1
        if back and only_posts(back.url):
            wrong.append(f"{url} leads to {back.url}")
    assert wrong == []
    assert number > 150


def test_from_another_site_nothing_is_taken_over() -> None:
    request = RequestFactory().post("/werk/", headers={"Referer": "https://elders.example/bibob/zaken/"})
    assert way_back(request) is None
    request = RequestFactory().post("/berichten/", headers={"Referer": "http://testserver/plan/?a=1"})
    assert way_back(request).url == "/plan/"  # type: ignore[union-attr]


@pytest.mark.django_db
def test_who_was_too_late_in_a_case_finds_the_case_and_what_was_typed() -> None:
    here = make.organisation(name="Duinrade")
    given.policy(here)
    officer = given.officer(here)
    case = given.case(officer, here)
    client = Client()
    client.force_login(officer)
    address = f"/damocles/zaken/{case.pk}/"
    damocles.move(case=case, to=S.TEST, taken=Taken(given.today()), by=officer)
    for path in (f"{address}stap/{S.TEST}/", f"{address}daarna/lift-asked/", f"{address}regel/weg-1/"):
        for answer in (client.get(path), client.post(path, {"on": "2026-01-05", "why": "een hele reden"})):
            if answer.status_code == 409:
                page = answer.content.decode()
                assert f'href="{address}"' in page
                assert "Terug" in page
    answer = client.post(f"{address}regel/weg-1/", {"why": "een hele reden"})
    assert (answer.status_code, "een hele reden" in answer.content.decode()) == (409, True)
    assert f'href="{address}">Terug naar de zaak' in answer.content.decode()


@pytest.mark.django_db
def test_in_a_bibob_case_too() -> None:
    here = make.organisation(name="Duinrade")
    officer = bibob.officer(here)
    case = bibob.case(officer, here)
    client = Client()
    client.force_login(officer)
    answer = client.get(f"/bibob/zaken/{case.pk}/daarna/appeal/")
    assert answer.status_code == 409
    assert f'href="/bibob/zaken/{case.pk}/">Terug naar de zaak' in answer.content.decode()
