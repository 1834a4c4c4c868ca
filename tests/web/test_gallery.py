"""The gallery shows every component, to everybody."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from dijkwacht import web

COMPONENTS = Path(web.__file__).parent / "templates/cotton"
# Parts of the page's frame or of another component; the gallery shows them through those.
PARTS = {"icon", "wordmark", "nav_list", "account_menu", "field_notes", "file_fault", "notice"}


@pytest.fixture
def gallery(client: Client) -> str:
    response = client.get(reverse("gallery:index"))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
def test_a_stranger_may_look(gallery: str) -> None:
    assert "Welke bouwsteen past hier?" in gallery


@pytest.mark.django_db
def test_no_component_tag_is_left_undone(gallery: str) -> None:
    assert "<c-" not in gallery
    assert "{%" not in gallery


@pytest.mark.django_db
def test_nothing_needs_inline_script_or_style(gallery: str) -> None:
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)", gallery)


def test_every_component_has_a_place_in_the_gallery() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in (COMPONENTS.parent / "gallery").glob("*.html"))
    names = {path.stem for path in COMPONENTS.glob("*.html")} - PARTS
    absent = {name for name in names if f"<c-{name.replace('_', '-')}" not in sheets and f"cotton/{name}.html" not in sheets}
    assert not absent


@pytest.mark.django_db
def test_the_theme_can_be_chosen_and_nothing_else(client: Client) -> None:
    address = reverse("gallery:index")
    assert 'data-theme="dark"' in client.get(address, {"thema": "dark"}).content.decode()
    assert "data-theme" not in client.get(address, {"thema": '"><b>'}).content.decode()


@pytest.mark.django_db
def test_the_gallery_takes_no_posts(client: Client) -> None:
    assert client.post(reverse("gallery:index")).status_code == 405
