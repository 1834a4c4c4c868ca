"""The manuals as pages of the site: each opens, each link leads on, and one's own stand first."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.web.help.manuals import FOR, SHELVES, folder, manual, manuals
from tests import factories as make

pytestmark = pytest.mark.django_db
PAGES = [(shelf, path.stem) for shelf, place in SHELVES.items() for path in sorted((folder() / place).glob("*.md"))]
LINK = re.compile(r'href="(/[^"#]*)')


@pytest.mark.parametrize(("shelf", "name"), PAGES)
def test_every_manual_opens_and_leads_only_to_pages_of_the_site(shelf: str, name: str, client: Client) -> None:
    page = client.get(reverse("help:page", args=[shelf, name]))
    html = page.content.decode()
    assert page.status_code == 200
    assert ".md" not in html.partition('<div class="dw-manual">')[2].partition("</main>")[0]
    assert [url for url in LINK.findall(html) if url.startswith("/hulp/") and client.get(url).status_code != 200] == []


def test_every_manual_of_use_says_whom_it_is_for() -> None:
    assert {one.name for one in manuals()} == set(FOR)


def test_a_page_that_is_not_there_and_a_folder_for_builders_are_not_found(client: Client) -> None:
    assert client.get("/hulp/doen/bestaat-niet/").status_code == 404
    assert client.get("/hulp/adr/0002-rooms-and-walls/").status_code == 404
    assert manual("reference", "roles") is None


@pytest.mark.parametrize(
    ("role", "first"),
    [(Role.RESPONDENT, "respondent"), (Role.CLIENT, "opdrachtgever"), (Role.EXECUTIVE, "bestuurder"), (Role.AUDITOR, "auditor")],
)
def test_ones_own_manual_stands_first(role: Role, first: str, client: Client) -> None:
    user = make.user("iemand@example.org")
    make.membership(user, make.organisation(), role)
    client.force_login(user)
    html = client.get("/hulp/").content.decode()
    assert LINK.findall(html.partition(">Voor u</h2>")[2])[0] == reverse("help:page", args=["doen", first])


def test_without_an_account_all_stand_together(client: Client) -> None:
    html = client.get("/hulp/").content.decode()
    assert "Voor u" not in html
    assert html.count("/hulp/doen/") == len(FOR)


def test_every_page_leads_to_help_contact_privacy_and_accessibility_and_to_the_promise(client: Client) -> None:
    foot = client.get(reverse("account_login")).content.decode().partition("<footer")[2]
    places = [
        "/hulp/",
        "/hulp/contact/",
        *(f"/hulp/begrijpen/{name}/" for name in ("privacyverklaring", "toegankelijkheid", "geen-toezicht")),
    ]
    assert [place for place in places if f'href="{place}"' not in foot] == []


def test_what_is_for_builders_stands_on_the_demo_only(client: Client, settings: settings) -> None:
    assert "Bouwstenen" in client.get("/hulp/").content.decode()
    settings.IS_DEMO = False
    assert "Bouwstenen" not in client.get("/hulp/").content.decode()


@pytest.mark.parametrize(
    ("contact", "link"),
    [("hulp@provincie.example", "mailto:hulp@provincie.example"), ("https://hulp.example/", "https://hulp.example/")],
)
def test_the_contact_of_the_installation_stands_first(contact: str, link: str, client: Client, settings: settings) -> None:
    settings.CONTACT = contact
    assert f'href="{link}"' in client.get("/hulp/contact/").content.decode()


def test_without_a_contact_it_says_whom_to_ask(client: Client, settings: settings) -> None:
    settings.CONTACT = ""
    html = client.get("/hulp/contact/").content.decode()
    assert "de adviseur van uw organisatie" in html
    assert "mailto:" not in html


def test_what_is_installed_holds_the_manuals() -> None:
    built = (Path(settings.HERE).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert [place for place in SHELVES.values() if f'"docs/{place}" = "dijkwacht/manuals/{place}"' not in built] == []
