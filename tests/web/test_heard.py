"""What is heard: regions that stand outside what is replaced, titles that say what came of it, faults that get the focus."""

import re

import pytest
from django.contrib import messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import Client, RequestFactory
from django.urls import reverse

from tests import factories as make
from tests.house.tree import TEMPLATES, ours

LIVE = re.compile(r'role="(?:status|alert)"|aria-live')
TARGET = re.compile(r'hx-target="#([a-z]+)"')
PARTS = {
    *("questions/saved.html", "questions/personal_part.html", "questions/not_saved.html", "questions/closed_part.html"),
    *("questions/conflict_part.html", "questions/standing.html", "errors/csrf_part.html"),
    *("group_sessions/count.html", "group_sessions/saved.html", "cotton/saved_mark.html"),
}
pytestmark = pytest.mark.django_db


def _text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def test_what_is_put_into_a_region_brings_no_region_of_its_own() -> None:
    assert [part for part in sorted(PARTS) if LIVE.search(_text(part))] == []


def test_whatever_a_script_replaces_stands_in_a_region_that_was_there() -> None:
    found = {}
    for path in ours("*.html", below=TEMPLATES):
        text = path.read_text(encoding="utf-8")
        for target in set(TARGET.findall(text)) - {"inhoud"}:
            found[path.name, target] = re.search(rf'id="{target}"[^>]*role="(?:status|alert)"', text) is not None
    assert found
    assert [place for place, is_heard in found.items() if not is_heard] == []


def test_every_page_has_the_regions_before_anything_is_said(client: Client) -> None:
    html = client.get(reverse("account_login")).content.decode()
    assert '<div class="dw-hidden" role="status" data-heard></div>' in html
    assert html.index('role="alert" id="melding"></div>') < html.index("<main")


def test_a_refused_sign_in_says_so_in_its_title_and_first(client: Client) -> None:
    page = client.post(reverse("account_login"), {"login": "iemand@example.org", "password": "niet-dit-woord"})
    html = page.content.decode()
    assert "<title>Fout: Inloggen – dijkwacht" in html
    assert html.index("data-focus-first") < html.index("<label")


def test_what_was_done_stands_in_the_title(client: Client) -> None:
    request = RequestFactory().get("/")
    request.session = client.session  # type: ignore[assignment]
    storage = FallbackStorage(request)
    request._messages = storage  # type: ignore[attr-defined]
    messages.success(request, "Bewaard.")
    client.force_login(make.user("iemand@example.org"))
    response = client.get("/hulp/")
    storage.update(response)
    client.cookies.update(response.cookies)
    html = client.get("/hulp/").content.decode()
    assert "<title>Gelukt: Bewaard. – Help – dijkwacht</title>" in html
    assert "data-said" in html


def test_signing_in_goes_by_tab_from_address_to_password_to_button_to_forgotten(client: Client) -> None:
    html = client.get(reverse("account_login")).content.decode().partition("<main")[2]
    order = [html.index(mark) for mark in ('name="login"', 'name="password"', ">Inloggen</button>", "Wachtwoord vergeten?")]
    assert order == sorted(order)
    assert html.count("Wachtwoord vergeten?") == 1


def test_a_page_that_says_fout_is_sent_to_its_end(client: Client) -> None:
    page = client.post(reverse("account_login"), {"login": "iemand@example.org", "password": "niet-dit-woord"})
    assert int(page["Content-Length"]) == len(page.content)
